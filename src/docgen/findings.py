"""What is said about the input: a code, a sentence, a place and a way out."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

Pointer = tuple[str | int, ...]
"""A path into one file's data: mapping keys and list indexes, as in JSON Schema errors."""


class Severity(StrEnum):
    """Where the demand comes from: law or 规定 / 一般, 推荐 or habit / a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)

    @property
    def label(self) -> str:
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one file: 1-based lines and columns, counted in characters; end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(msgspec.Struct, frozen=True):
    """Replace the characters `start:end` (offsets into the decoded text, BOM included) by `text`."""

    start: int
    end: int
    text: str
    is_safe: bool = True


class ValueEdit(msgspec.Struct, frozen=True):
    """A fix by one who knows no positions, such as a rule; `fixing` makes an Edit of it.

    The value at `pointer`, with `on_key` its key, becomes the text `text`.
    Without `text` it becomes a text of the characters that the author wrote: 000123 becomes "000123".
    `is_bare`: a number or a truth value, written as `text` and in no quotes.
    """

    pointer: Pointer
    text: str | None = None
    on_key: bool = False
    is_safe: bool = False
    is_bare: bool = False


class Related(msgspec.Struct, frozen=True):
    """A second place that explains the first: «法定 20 个工作日在这里»."""

    message: str
    file: str
    pointer: Pointer = ()
    span: Span | None = None


class Finding(msgspec.Struct, frozen=True):
    """One thing an author can put right.

    `file` is relative to the project, with forward slashes.
    A rule gives a `pointer`; `source.locate` turns it into a `span`.
    `on_key` asks for the key's own position instead of its value's.
    A fix is all of its edits or none; `replacements` become `fix` together with the span.
    """

    code: str
    message: str
    file: str
    pointer: Pointer = ()
    severity: Severity = Severity.ERROR
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] = ()
    on_key: bool = False
    span: Span | None = None
    value_edits: tuple[ValueEdit, ...] = ()

    @property
    def is_safely_fixable(self) -> bool:
        """Whether the fix keeps what was meant; an unsafe one changes words, and somebody should look at it first."""
        return bool(self.fix) and all(edit.is_safe for edit in self.fix)


class Explanation(msgspec.Struct, frozen=True):
    """What `docgen explain CODE` prints: `title` says what is flagged, `why` with the article that asks for it."""

    code: str
    title: str
    why: str
    bad: str
    good: str
    remedy: str


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file, place, severity and code; the same finding said twice is kept once."""

    def key(f: Finding) -> tuple[str, Span, int, str, str]:
        return (f.file, f.span or Span(0, 0, 0, 0), f.severity.rank, f.code, f.message)

    return sorted(dict.fromkeys(findings), key=key)
