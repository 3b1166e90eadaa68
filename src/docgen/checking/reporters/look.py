"""A stream and its environment -> how wide a report is, and whether it has colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TextIO

_WIDTH = 100


@dataclass(frozen=True)
class Look:
    """`width` in cells; a Han character is two."""

    width: int = _WIDTH
    has_colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """`style` is an SGR number of ECMA-48, such as 31 for red."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.has_colour and text else text


PLAIN = Look()


def look_of(stream: TextIO, environ: Mapping[str, str]) -> Look:
    """Colour on a terminal only, and not under NO_COLOR (any value) or TERM=dumb; FORCE_COLOR asks for it."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        has_colour = False
    else:
        has_colour = bool(environ.get("FORCE_COLOR")) or stream.isatty()
    return Look(get_terminal_size((_WIDTH, 24)).columns if stream.isatty() else _WIDTH, has_colour)
