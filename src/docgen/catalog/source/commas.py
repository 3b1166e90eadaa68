"""A Chinese comma between the brackets of a list -> DG117: `[甲，乙]` is one entry to every YAML parser."""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Problem

_COMMA = regex(r"[，、；](?!第)[ ]?")
_IN_BRACKETS = regex(r"(?:\[|\]\s*,)[^\[\]]*[，、；](?!第)")  # most texts have none, and are not walked
_NESTED = regex(r"《[^》\n]*》|（[^）\n]*）|“[^”\n]*”|\([^)\n]*\)")
_LONGEST_SHOWN = 30


def joined_entries(body: str, marks: bytes) -> Iterator[Problem]:
    """In a text that libyaml has read to its end.

    Commas inside 《》, （） and “” belong to what is in them, those before 第 to a citation.
    """
    if not _IN_BRACKETS.search(body):
        return
    starts, ends = columns(marks)
    brackets: list[tuple[str, int]] = []  # those that are open, each with its end
    for start, end in zip(starts, ends, strict=True):
        while brackets and start >= brackets[-1][1]:
            brackets.pop()
        if start < end and body[start] in "[{":
            brackets.append((body[start], end))
        elif brackets and brackets[-1][0] == "[" and body[start] not in "\"'":
            yield from _joined(body, start, end)


def _joined(body: str, start: int, end: int) -> Iterator[Problem]:
    entry = body[start:end]
    bare = _NESTED.sub(lambda nested: "x" * len(nested[0]), entry)
    commas = tuple((start + comma.start(), start + comma.end(), ", ") for comma in _COMMA.finditer(bare))
    if commas:
        shown = entry if len(entry) <= _LONGEST_SHOWN else f"{entry[:_LONGEST_SHOWN]}…"
        message = f"方括号里用了「{body[commas[0][0]]}」，“{shown}”只算一项。"
        help = "列表各项之间用英文逗号；本来就是一项的，给它加英文引号。"
        yield Problem("DG117", message, help, start, end, patches=commas, is_guess=True)
