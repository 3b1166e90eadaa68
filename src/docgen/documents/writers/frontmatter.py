"""The front matter of a letter's body, as its keeper wrote it -> what the catalog's reader says of it, and of its keys.

pandoc reads it when the letter is made, tags filled in; held against our own reader before, nothing is retyped or lost.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from msgspec.structs import replace

from docgen.catalog import source
from docgen.documents.writers.codes import SYNTAX
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.dialect import TAG
from docgen.findings import Finding, Span

_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_VALUE = "值"


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter (None where there is none), body, and the number of the body's first line."""
    front = _FRONT.match(text)
    return (front[1], text[front.end() :], text.count("\n", 0, front.end()) + 1) if front else (None, text, 1)


def faults(front: str, keys: tuple[str, ...]) -> Iterator[Fault]:
    """DG704 for keys that no letter has."""
    for number, line in enumerate(front.split("\n"), start=2):
        key = re.match(r"([A-Za-z_][\w-]*):", line)
        if key and key[1] not in keys:
            near = get_close_matches(key[1], keys, 1)
            hint = f"（是不是 {near[0]}？）" if near else ""
            tag = Tag(key[1], f"第{number}行", Span(number, 1, number, len(key[1]) + 1))
            yield Fault(SYNTAX, f"文头里没有 {key[1]} 这一项{hint}", tag, f"可以用：{'、'.join(keys)}。")


def findings(front: str, file: str) -> Iterator[Finding]:
    """DG1xx of the reader, by the lines of the template, and DG203 where a value is no text."""
    masked = TAG.sub(lambda tag: (_VALUE if tag[0].startswith("{{") else " ") * len(tag[0]), front)
    read = source.read(f"{masked}\n".encode(), file)
    has_branches = "{%" in front  # then a key may well stand twice
    for finding in read.findings:
        if not (has_branches and finding.code == "DG103"):
            yield replace(finding, span=_lower(finding.span), fix=(), related=())
    for pointer, value in _leaves(read.data, ()):
        if value is not None and not isinstance(value, str):
            raw = read.positions.raw(pointer)
            help = f'请加英文引号：{pointer[0]}: "{raw}"'
            message = (
                f"文头的 {pointer[0]} 没有加引号，“{raw}”会被读成{'是否' if isinstance(value, bool) else '数字'}。"
            )
            yield Finding("DG203", message, file, help=help, span=_lower(read.positions.value(pointer)))


def _lower(span: Span | None) -> Span | None:
    """Below the `---` of the first line."""
    return span and Span(span.line + 1, span.column, span.end_line + 1, span.end_column)


def _leaves(data: Any, at: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(value, (*at, key))
    elif at:
        yield at, data
