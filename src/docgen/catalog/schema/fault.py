"""A value that breaks a JSON Schema, and a finding about it in the words of the schema."""

from dataclasses import dataclass
from json import dumps
from typing import Any

from docgen.catalog.schema.document import Document, example_at, label, node_at
from docgen.findings import Finding, Pointer, ValueEdit


@dataclass(frozen=True)
class Fault:
    """`value` breaks the `keyword` of `node`, which demands `limit`.

    `place` is the value's; for a wrong key (`is_key`) it is the mapping's that holds the key.
    """

    document: Document
    file: str
    place: Pointer
    is_key: bool
    value: Any
    keyword: str
    limit: Any
    node: Document

    @property
    def subject(self) -> str:
        """What the sentence is about: `days`（天数）."""
        name = label(self.document, self.place) or "整个文件"
        return f"{name}的键" if self.is_key else name

    @property
    def example(self) -> str:
        return "" if self.is_key else example_at(self.document, self.place)

    @property
    def may_go(self) -> bool:
        """Whether the line may simply be deleted: an optional key, not an item of a list."""
        *above, last = self.place
        return isinstance(last, str) and last not in node_at(self.document, tuple(above)).get("required", ())

    def finding(
        self, code: str, message: str, *advice: str, example: str = "", fix: tuple[ValueEdit, ...] = ()
    ) -> Finding:
        """`advice` are clauses; empty ones are left out."""
        pointer = (*self.place, str(self.value)) if self.is_key else self.place
        clauses = "；".join(filter(None, advice))
        sentence = clauses and f"{clauses}。"
        help = sentence + (f"例如 {example}" if example else "")
        return Finding(code, message, self.file, pointer, help=help, on_key=self.is_key, value_edits=fix)


def shown(value: object) -> str:
    """A value as the author wrote it, on one line and not too long."""
    written = value if isinstance(value, str) else dumps(value, ensure_ascii=False, default=str)
    written = written.replace("\n", "⏎")
    return f"「{written if len(written) <= 40 else written[:40] + '…'}」"
