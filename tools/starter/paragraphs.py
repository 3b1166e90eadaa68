"""Text -> a paragraph of runs."""

from starter.markup import Element, run, w
from starter.spec import Control, Run


def control(statement: Control) -> Element:
    return paragraph(f"{{%p {statement.statement} %}}", "Tag")


def paragraph(
    text: str | tuple[Run, ...],
    style: str,
    keep_next: bool = False,
    new_page: bool = False,
    frame: Element | None = None,
) -> Element:
    runs = (Run(text),) if isinstance(text, str) else text
    properties = w(
        "pPr",
        w("pStyle", val=style) if style != "Normal" else None,
        w("keepNext") if keep_next else None,
        w("pageBreakBefore") if new_page else None,
        frame,
    )
    return w("p", properties if len(properties) else None, *(_run(part) for part in runs if part.text))


def _run(part: Run) -> Element:
    return run(f"{{%r {part.text} %}}" if part.is_control else part.text, part.style)
