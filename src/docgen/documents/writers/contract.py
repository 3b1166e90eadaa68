"""What a writer is: a module of this folder that compiles templates, and checks them before any data is seen."""

from pathlib import Path
from typing import Any, Protocol

import msgspec

from docgen.documents.writers.shape import Shape
from docgen.errors import RenderError
from docgen.findings import Finding, Span


class Rendered(msgspec.Struct, frozen=True):
    """A document, and the labels of what must be filled in by hand, each once, in the order met."""

    content: bytes
    blanks: tuple[str, ...] = ()


class Tag(msgspec.Struct, frozen=True):
    """One `{{ … }}` or `{% … %}` as its keeper wrote it, and where: 正文第3段, 表1第2行第3格, 第12行 (with a span)."""

    text: str
    place: str
    span: Span | None = None


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a template: `reason` and `help` in Chinese, `tag` where one is to blame."""

    code: str
    reason: str
    tag: Tag | None = None
    help: str = ""

    @property
    def sentence(self) -> str:
        if self.tag is None:
            return self.reason
        is_tag = self.tag.text.lstrip().startswith("{")
        return f"{self.tag.place}{f'的标签 {self.tag.text}' if is_tag else f'“{self.tag.text}”'}：{self.reason}"


class TemplateError(RenderError):
    """A template that cannot be used, whatever the data; `faults` is never empty."""

    def __init__(self, template: str, faults: tuple[Fault, ...]) -> None:
        more = f"（另有 {len(faults) - 1} 处）" if len(faults) > 1 else ""
        super().__init__(f"模板 {template}：{faults[0].sentence}{more}", faults[0].help)
        self.faults = faults


class Template(Protocol):
    """A compiled template. It keeps nothing between renders: the same context gives the same bytes."""

    def render(self, context: dict[str, Any], record: str) -> Rendered:
        """`context` is plain data; `record` says in messages what is being rendered. RenderError."""
        ...


class Writer(Protocol):
    """`layout` is the letterhead that a letter is set in."""

    def compile(self, template: Path, layout: Path | None = None) -> Template:
        """TemplateError when the template is wrong."""
        ...

    def check(
        self, template: Path, shape: Shape, file: str, layout: Path | None = None, required: tuple[str, ...] = ()
    ) -> tuple[Finding, ...]:
        """DG701–DG706. `file` is how findings call the template; `required` are dotted names that must be printed."""
        ...


def name_of(template: Path) -> str:
    """How messages call a template: its folder is its kind."""
    return f"{template.parent.name}/{template.name}"
