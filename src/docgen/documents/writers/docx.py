"""Word template x context -> DOCX, every printed value read back from the finished bytes.

A template is compiled once per process. Rendering it fills its XML as text, appends it to the parts that
never change, and reads the result again. Templates whose tables change their columns, or that repeat drawings,
take the longer way through docxtpl's own repairs; the same proof is made before and after.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup, escape

from docgen.documents.writers import dialect, program, splice, tags
from docgen.documents.writers.codes import BROKEN
from docgen.documents.writers.contract import Fault, Rendered, TemplateError, name_of
from docgen.documents.writers.environment import PlainEnvironment
from docgen.documents.writers.filters import Token
from docgen.documents.writers.inspection import Inspected, inspect
from docgen.documents.writers.ledger import Ledger, PlainContext
from docgen.documents.writers.readback import Literals, lines, prove
from docgen.documents.writers.shape import Shape
from docgen.documents.writers.values import written
from docgen.errors import RenderError
from docgen.findings import Finding

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


@pass_context
def _print(context: PlainContext, value: Any) -> str:
    """Every value that a template prints comes through here."""
    if type(value) is Token:
        context.ledger.values.append("")
        return value
    text = value if type(value) is str else written(value)
    ledger = context.ledger
    ledger.values.append(text)
    return text if text.isprintable() else _marked_up(written(text), ledger)


def _marked_up(text: str, ledger: Ledger) -> str:
    if not ledger.is_word or ("\n" not in text and "\t" not in text):
        return text
    ledger.has_breaks = True
    return Markup(str(escape(text)).replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704 - escaped one call before


ENVIRONMENT = PlainEnvironment(_print)


@dataclass(frozen=True)
class _Sheet:
    """A part with tags, compiled. `is_fixed`: docxtpl has to count columns or number drawings afterwards."""

    name: str
    label: str
    program: program.Program
    is_word: bool
    is_fixed: bool
    literals: Literals = field(default_factory=Literals)


@dataclass(frozen=True, eq=False)
class DocxTemplate:
    """A compiled Word template; `sheets` are its parts with tags, `frame` all others."""

    name: str
    sheets: tuple[_Sheet, ...]
    frame: splice.Frame

    def render(self, context: dict[str, Any], record: str) -> Rendered:
        """RenderError names the template, the place, the tag and the record."""
        printed = [(sheet, *self._printed(sheet, context, record)) for sheet in self.sheets]
        content = self.frame.filled({sheet.name: xml for sheet, xml, _, _ in printed})
        finished = splice.unpacked(content, frozenset(sheet.name for sheet in self.sheets))
        for sheet, _, pieces, ledger in printed:
            self._prove(sheet, finished[sheet.name], pieces, ledger, record)
        blanks = dict.fromkeys(label for _, _, _, ledger in printed for label in ledger.blanks)
        return Rendered(content, tuple(blanks))

    def text(self, content: bytes) -> str:
        """What a file made from this template says in the parts that were filled, part after part."""
        finished = splice.unpacked(content, frozenset(sheet.name for sheet in self.sheets))
        return "\n".join(lines(xml) for xml in finished.values())

    def _printed(self, sheet: _Sheet, context: dict[str, Any], record: str) -> tuple[bytes, list[str], Ledger]:
        ledger = Ledger(sheet.is_word)
        pieces = sheet.program.run(context, ledger, record)
        xml = dialect.closed("".join(pieces))
        if sheet.is_fixed:
            xml = dialect.without_empty_rows(xml)
            self._prove(sheet, xml.encode(), pieces, ledger, record)
            xml = self._with_columns(xml, record)
        return (_DECLARATION + xml).encode(), pieces, ledger

    def _with_columns(self, xml: str, record: str) -> str:
        try:
            return dialect.with_columns(xml)
        except (AttributeError, TypeError, ValueError, ArithmeticError):
            help = "请在 Word 或 WPS 里重新画这张表，让每一列都有宽度。"
            raise RenderError(f"模板 {self.name} 的表格没有列宽，不能增减列。正在生成：{record}", help) from None

    def _prove(self, sheet: _Sheet, xml: bytes, pieces: list[str], ledger: Ledger, record: str) -> None:
        if problem := prove(xml, pieces, ledger, sheet.literals):
            raise RenderError(
                f"模板 {self.name} 的{sheet.label}读回核对不符：{problem}。正在生成：{record}",
                "这份文书没有写出。请把模板和这条数据交给 docgen 的维护者。",
            )


def compile(template: Path, layout: Path | None = None) -> DocxTemplate:  # noqa: ARG001 - a letter's
    """TemplateError when the template is wrong. The same bytes are compiled once per process."""
    return compiled(name_of(template), _content(template))


@lru_cache(maxsize=128)
def compiled(name: str, content: bytes) -> DocxTemplate:
    """`content` is that of a DOCX; `name` is how messages call it."""
    inspection = inspect(ENVIRONMENT, content)
    if inspection.faults:
        raise TemplateError(name, inspection.faults)
    sheets = tuple(_sheet(name, part) for part in inspection.parts)
    filled = {sheet.name for sheet in sheets}
    still = {file: content for file, content in inspection.files.items() if file not in filled}
    return DocxTemplate(name, sheets, splice.frame(still))


def check(
    template: Path,
    shape: Shape,
    file: str,
    layout: Path | None = None,  # noqa: ARG001 - a letter's
    required: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """DG701–DG706, all of them, before any data is seen."""
    try:
        inspection = inspect(ENVIRONMENT, _content(template))
    except TemplateError as error:
        return tuple(tags.finding(fault, file) for fault in error.faults)
    return tags.check(inspection.trees, inspection.faults, shape, file, required)


def _sheet(name: str, part: Inspected) -> _Sheet:
    assert part.tree is not None, "a part without a tree has faults"
    compiled = program.build(ENVIRONMENT, part.tree, name, part.tags)
    return _Sheet(part.part.name, part.part.label, compiled, part.part.is_word, part.is_fixed)


def _content(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        help = "请核对 kind.yaml 里的文件名和文件的读取权限。"
        raise TemplateError(
            name_of(template), (Fault(BROKEN, f"读不出模板文件（{error.strerror}）", help=help),)
        ) from None
