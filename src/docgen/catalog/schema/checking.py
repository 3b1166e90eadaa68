"""schemas/<name>.schema.json -> Schema; data x Schema -> findings."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from json import loads
from typing import TYPE_CHECKING, Any

from docgen.catalog.schema.document import Document, inlined
from docgen.catalog.schema.formats import FORMATS
from docgen.errors import MissingError, UsageError
from docgen.findings import Finding
from docgen.project import Project

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

try:
    from jsonschema_rs import Draft202012Validator as _Fast
except ImportError:
    _fast: Callable[..., Any] | None = None
else:
    _fast = _Fast


@dataclass(frozen=True)
class Schema:
    """A loaded schema, its references put in. `verdict`, where there is one, says only valid or not, but fast."""

    name: str
    document: Document
    verdict: Callable[[Any], bool] | None

    @cached_property
    def validator(self) -> "Validator":
        """jsonschema's, imported when it is asked: where every file is surely valid, nobody does."""
        from docgen.catalog.schema.keywords import strict

        return strict(self.document)


@cache
def load(project: Project, name: str, edition: str = "") -> Schema:  # noqa: ARG001 - a part of the key
    """The schema called `name`, once per process; a process that outlives it says which `edition` it means now."""
    relative = f"schemas/{name}.schema.json"
    path = project.find(relative)
    if path is None:
        raise MissingError(f"缺少校验文件 {relative}。", "请恢复 schemas 文件夹，或重新安装 docgen。")
    try:
        return compiled(name, loads(path.read_bytes()))
    except ValueError as error:
        raise UsageError(f"校验文件 {relative} 无法使用：{error}。", "请恢复这个文件。") from error


def compiled(name: str, document: Document) -> Schema:
    """Both engines know the same formats, and neither has anything to fetch."""
    whole = inlined(document)
    fast = _fast and _fast(whole, formats=FORMATS, validate_formats=True)
    return Schema(name, whole, fast.is_valid if fast else None)


def check(data: Any, file: str, schema: Schema) -> tuple[Finding, ...]:
    """All DG2xx findings of one file, with pointers and no lines yet."""
    if _is_surely_valid(data, schema):
        return ()
    from docgen.catalog.schema.faults import findings_of, once

    errors = schema.validator.iter_errors(data)
    return once(finding for error in errors for finding in findings_of(error, schema.document, file))


def _is_surely_valid(data: Any, schema: Schema) -> bool:
    if schema.verdict is None:
        return False
    try:
        return schema.verdict(data) and not _has_whole_float(data)
    except ValueError:  # data that no JSON can hold: jsonschema says what is wrong with it
        return False


def _has_whole_float(data: object) -> bool:
    """JSON Schema takes 1.0 for an integer; the model and our jsonschema do not. Most data is seen to have none."""
    written = repr(data)
    return (".0" in written or "e+" in written) and _contains_whole_float(data)


def _contains_whole_float(data: object) -> bool:
    if isinstance(data, dict):
        return any(map(_contains_whole_float, data.values()))
    if isinstance(data, list):
        return any(map(_contains_whole_float, data))
    return isinstance(data, float) and data.is_integer()
