"""A result -> the JSON envelope that all commands' reports share (schemas/); within a version it only grows."""

from typing import Any

import msgspec

from docgen import __version__

_VERSION = 1


def envelope(command: str, result: Any) -> str:
    """`result` is a struct or plain data, `command` such as "laws show"."""
    whole = {
        "version": _VERSION,
        "tool": {"name": "docgen", "version": __version__},
        "command": command,
        "result": msgspec.to_builtins(result),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
