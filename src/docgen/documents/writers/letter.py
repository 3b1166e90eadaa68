"""body.md x context x layout -> DOCX: a letter's words in Markdown, set in a letterhead that many letters share.

body.md is YAML front matter and Markdown, both with tags. The layout is a Word template, rendered by `docx` with
the context of the body and, in it, `letter` (`letterhead.Letter`): the front matter's fields, and `blocks`.
Every text that a letter has must be printed by its layout, or the letter is refused.

A printed value is text and never markup. While pandoc reads the Markdown a placeholder of private-use characters
stands in its stead; afterwards the value takes its place in the document tree. No parser ever sees a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from jinja2 import nodes, pass_context

from docgen.documents.writers import body, docx, frontmatter, grammar, places, program, tags
from docgen.documents.writers.codes import BROKEN, SYNTAX
from docgen.documents.writers.contract import Fault, Rendered, Tag, TemplateError, name_of
from docgen.documents.writers.dialect import TAG
from docgen.documents.writers.environment import PlainEnvironment
from docgen.documents.writers.ledger import Ledger, PlainContext
from docgen.documents.writers.letterhead import Attachment, Letter
from docgen.documents.writers.prose import Prose, read
from docgen.documents.writers.shape import Shape, shape_of
from docgen.documents.writers.values import written
from docgen.errors import RenderError
from docgen.findings import Finding, Span

_NO_LAYOUT = Fault(BROKEN, "没有指定版式", help="请在 kind.yaml 里写 layout，如 layout: letter.docx。")
_LISTS = ("attachments", "cc", "present", "absent", "observers")
_KEYS = tuple(name for name in Letter.__struct_fields__ if name != "blocks")
_OPEN, _CLOSE, _ZERO = "\ue000", "\ue001", 0xE010
_PLACEHOLDER = re.compile(f"{_OPEN}([{chr(_ZERO)}-{chr(_ZERO + 9)}]+){_CLOSE}")
_RESERVED = re.compile("[\ue000-\ue01f]")
_TO_DIGITS = {_ZERO + digit: str(digit) for digit in range(10)}
_FROM_DIGITS = {ord(str(digit)): chr(_ZERO + digit) for digit in range(10)}


@pass_context
def _hold(context: PlainContext, value: Any) -> str:
    """Every value that a letter prints comes through here, and waits in the ledger."""
    values = context.ledger.values
    values.append(written(value))
    return _OPEN + str(len(values) - 1).translate(_FROM_DIGITS) + _CLOSE


ENVIRONMENT = PlainEnvironment(_hold, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


@dataclass(frozen=True)
class LetterTemplate:
    """A compiled body and the compiled layout it is set in."""

    name: str
    program: program.Program
    layout: docx.DocxTemplate

    def render(self, context: dict[str, Any], record: str) -> Rendered:
        """RenderError names the template, the line, the tag and the record."""
        ledger = Ledger()
        markdown = "".join(self.program.run(context, ledger, record))
        try:
            letter = _letter(_read(markdown, ledger.values))
        except RenderError as error:
            raise RenderError(f"模板 {self.name}：{error.message}。正在生成：{record}", error.help) from None
        set_in = self.layout.render({**context, "letter": msgspec.to_builtins(letter)}, record)
        self._prove(letter, set_in.content, record)
        return Rendered(set_in.content, tuple(dict.fromkeys((*ledger.blanks, *set_in.blanks))))

    def _prove(self, letter: Letter, content: bytes, record: str) -> None:
        """Every text of the letter stands in the file, the blocks in their order."""
        text, at = self.layout.text(content), 0
        for part in _texts(letter):
            if part not in text:
                raise self._lost(part, record)
        for part in (part for block in letter.blocks for part in (block.number, block.text)):
            found = text.find(part, at)
            if found < 0:
                raise self._lost(part, record)
            at = found + len(part)

    def _lost(self, text: str, record: str) -> RenderError:
        reason = f"模板 {self.name} 的内容“{text[:30]}”没有印进版式 {self.layout.name}，或次序不对。正在生成：{record}"
        return RenderError(reason, "请在版式里加上这一项的标签，或在文头里去掉它。")


def compile(template: Path, layout: Path | None = None) -> LetterTemplate:
    """TemplateError when the body or the layout is wrong."""
    if layout is None:
        raise TemplateError(name_of(template), (_NO_LAYOUT,))
    return _compiled(name_of(template), _content(template), docx.compile(layout))


def check(
    template: Path, shape: Shape, file: str, layout: Path | None = None, required: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """DG701–DG706 of the body and of its layout, before any data is seen."""
    try:
        source = _content(template)
    except TemplateError as error:
        return tuple(tags.finding(fault, file) for fault in error.faults)
    tree, lines, faults = _inspected(source)
    trees = [(tree, lines)] if tree else []
    front, _, _ = frontmatter.split(source)
    findings = tags.check(trees, faults, shape, file, required)
    findings += tuple(frontmatter.findings(front, file)) if front else ()
    if layout is None:
        return (*findings, tags.finding(_NO_LAYOUT, file))
    name = f"{PurePosixPath(file).parent.parent}/{layout.parent.name}/{layout.name}"
    return (*findings, *docx.check(layout, shape.with_fields(letter=shape_of(Letter)), name))


@lru_cache(maxsize=128)
def _compiled(name: str, source: str, layout: docx.DocxTemplate) -> LetterTemplate:
    tree, lines, faults = _inspected(source)
    if tree is None or faults:
        raise TemplateError(name, faults)
    return LetterTemplate(name, program.build(ENVIRONMENT, tree, name, lines), layout)


def _inspected(source: str) -> tuple[nodes.Template | None, grammar.Tags, tuple[Fault, ...]]:
    found = list(_tags(source))
    lines: dict[int, Tag] = {}
    for tag in found:
        assert tag.span
        before = lines.get(tag.span.line)
        text = f"{before.text} {tag.text}" if before else tag.text
        lines[tag.span.line] = Tag(text, tag.place, before.span if before else tag.span)
    if broken := (*_broken_braces(source), *places.pairs(found)):
        return None, lines, broken
    tree, faults = grammar.parse(ENVIRONMENT, source, lines)
    return tree, lines, (*_own_faults(source), *faults)


def _tags(source: str) -> Iterator[Tag]:
    for tag in TAG.finditer(source):
        line = source.count("\n", 0, tag.start()) + 1
        column = tag.start() - (source.rfind("\n", 0, tag.start()) + 1) + 1
        yield Tag(tag[0], f"第{line}行", Span(line, column, line, column + len(tag[0])))


def _broken_braces(source: str) -> Iterator[Fault]:
    for number, line in enumerate(source.split("\n"), start=1):
        for near in places.residues(line):
            help = "标签的括号用半角，{{ 与 }}、{% 与 %} 成对写在同一行里。"
            yield Fault(SYNTAX, "有不成对或写错的标签括号", Tag(near, f"第{number}行"), help)


def _own_faults(source: str) -> Iterator[Fault]:
    """What the words of the template itself must not hold."""
    if _RESERVED.search(source):
        yield Fault(SYNTAX, "有 docgen 自用的字符（U+E000–U+E01F）", help="请删去这个看不见的字符。")
    front, text, first_line = frontmatter.split(source)
    if front is None:
        yield Fault(SYNTAX, "没有文头", help="请在开头写 ---、title: 等各项、---，再写正文。")
        return
    yield from frontmatter.faults(front, _KEYS)
    yield from body.faults(text, first_line)


def _read(markdown: str, values: list[str]) -> Prose:
    """The document tree with the values in it, each of them at least once."""
    seen: set[int] = set()

    def value(match: re.Match[str]) -> str:
        index = int(match[1].translate(_TO_DIGITS))
        seen.add(index)
        return values[index]

    prose = read(markdown, lambda text: _PLACEHOLDER.sub(value, text))
    for index, text in enumerate(values):
        if index not in seen:
            raise RenderError(
                f"值“{text[:30]}”没有进入正文", "它可能写在了链接定义、注释等不印出的地方，请移到段落里。"
            )
    return prose


def _letter(prose: Prose) -> Letter:
    fields: dict[str, Any] = {}
    for key, value in prose.meta.items():
        entries = tuple(text for text in ((value,) if isinstance(value, str) else value) if text)
        if key not in _LISTS and not isinstance(value, str):
            raise RenderError(f"文头的 {key} 只能写一行文字", "请把它写成“名称: 文字”。")
        fields[key] = entries if key in _LISTS else value or None
    titles = fields.pop("attachments", ())
    numbers = range(1, len(titles) + 1) if len(titles) > 1 else [None]
    attachments = tuple(Attachment(title, number) for title, number in zip(titles, numbers, strict=False))
    return Letter(blocks=prose.blocks, attachments=attachments, **fields)


def _texts(letter: Letter) -> Iterator[str]:
    """Every text of the letter that its layout must print, but for the blocks themselves."""
    for key in _KEYS:
        value = getattr(letter, key)
        for entry in value if isinstance(value, tuple) else (value,):
            yield entry.title if isinstance(entry, Attachment) else entry or ""
    for block in letter.blocks:
        yield from (cell.text for row in (block.head, *block.rows) for cell in row)


def _content(template: Path) -> str:
    try:
        return template.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise TemplateError(
            name_of(template), (Fault(BROKEN, "不是 UTF-8 编码", help="请用编辑器另存为 UTF-8。"),)
        ) from None
    except OSError as error:
        help = "请核对 kind.yaml 里的文件名和文件的读取权限。"
        raise TemplateError(
            name_of(template), (Fault(BROKEN, f"读不出模板文件（{error.strerror}）", help=help),)
        ) from None
