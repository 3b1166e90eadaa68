"""A broken JSON Schema keyword -> what an author can act on: one function per kind of mistake, one code each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from json import dumps
from typing import Any

from jsonschema.exceptions import ValidationError, best_match

from docgen.catalog.schema.document import (
    Document,
    example_at,
    label,
    meant_keys,
    nearest,
    node_at,
    titled_key,
    titled_keys,
)
from docgen.findings import Finding, Pointer, ValueEdit

_UNKNOWN, _MISSING = "DG201", "DG202"
_TYPES = {
    "string": ("文字", "请写成一段文字"),
    "integer": ("整数", "请写阿拉伯数字，不加引号，不带单位和小数点"),
    "number": ("数字", "请写阿拉伯数字，不加引号，不带单位"),
    "boolean": ("真假值", "是写 true，否写 false，不加引号"),
    "array": ("列表", "每项另起一行，前面写“- ”；短的可以写成 [甲, 乙]"),
    "object": ("一组“键: 值”", "每行写一个键，后面是英文冒号、一个空格和值"),
    "null": ("空", "请写 null"),
}
_BOUNDS = {
    "minimum": "不能小于 {}",
    "maximum": "不能大于 {}",
    "exclusiveMinimum": "要大于 {}",
    "exclusiveMaximum": "要小于 {}",
    "minLength": "至少要写 {} 个字",
    "maxLength": "最多写 {} 个字",
}


@dataclass(frozen=True)
class _Fault:
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


def findings_of(error: ValidationError, document: Document, file: str) -> Iterator[Finding]:
    """One jsonschema error -> findings; of a broken anyOf or oneOf, what is wrong in the branch that was meant."""
    cause = best_match([error]) or error
    fault = _Fault(
        document=document,
        file=file,
        place=tuple(cause.absolute_path),
        is_key="propertyNames" in cause.absolute_schema_path,
        value=cause.instance,
        keyword=str(cause.validator),
        limit=cause.validator_value,
        node=cause.schema if isinstance(cause.schema, dict) else {},
    )
    return _SAY.get(fault.keyword, _other)(fault)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of several complaints about one value the first in order of codes: a wrong type before a wrong form."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.code):
        is_about_keys = finding.code in (_UNKNOWN, _MISSING)
        kept.setdefault((finding.pointer, finding.on_key, finding.message if is_about_keys else ""), finding)
    return tuple(kept.values())


def _shown(value: object) -> str:
    """A value as the author wrote it, on one line and not too long."""
    written = value if isinstance(value, str) else dumps(value, ensure_ascii=False, default=str)
    written = written.replace("\n", "⏎")
    return f"「{written if len(written) <= 40 else written[:40] + '…'}」"


def _unknown_keys(fault: _Fault) -> Iterator[Finding]:
    inside = label(fault.document, fault.place)
    for key in _strangers(fault):
        meant = meant_keys(fault.node, str(key))
        allowed = "、".join(titled_keys(fault.node))
        help = f"是不是想写 {titled_key(fault.node, meant[0])}？" if meant else f"这里可以写：{allowed}。"
        message = f"{inside}里有不认识的键 `{key}`。" if inside else f"不认识的键 `{key}`。"
        place = (*fault.place, key)
        fix = (ValueEdit(place, meant[0], on_key=True),) if _is_surely(fault, meant) else ()
        yield Finding(_UNKNOWN, message, fault.file, place, help=help, on_key=True, value_edits=fix)


def _is_surely(fault: _Fault, meant: tuple[str, ...]) -> bool:
    """One key looks alike, it is not written yet, and no other unknown key looks like it."""
    others = [other for key in _strangers(fault) for other in meant_keys(fault.node, str(key))[:1]]
    return len(meant) == 1 and meant[0] not in fault.value and others.count(meant[0]) == 1


def _strangers(fault: _Fault) -> list[Any]:
    return [key for key in fault.value if key not in fault.node.get("properties", {})]


def _missing_keys(fault: _Fault) -> Iterator[Finding]:
    """A misspelt key is said once, as unknown, and not once more as missing."""
    inside = label(fault.document, fault.place)
    misspelt = [key for stranger in _strangers(fault) for key in meant_keys(fault.node, str(stranger))[:1]]
    for key in fault.limit:
        name = label(fault.document, (*fault.place, key))
        if key not in fault.value and key not in misspelt:
            example = example_at(fault.document, (*fault.place, key))
            yield fault.finding(_MISSING, f"{inside}缺少 {name}。", "请补上一行", example=example)


def _wrong_type(fault: _Fault) -> Iterator[Finding]:
    value, expected = fault.value, fault.limit
    expected = expected if isinstance(expected, str) else expected[0]
    name, how = _TYPES[expected]
    if value is None:
        yield _nothing(fault, "DG203", expected)
    elif expected == "string" and isinstance(value, bool | int | float):
        yield from _unquoted(fault, "真假值" if isinstance(value, bool) else "数字")
    else:
        message = f"{fault.subject}应当是{name}，这里是{_kind_of(value)}。"
        yield fault.finding("DG203", message, how, example=fault.example)


def _unquoted(fault: _Fault, written: str) -> Iterator[Finding]:
    """Where only listed words may stand, quotes alone would not help: that is for `enum` to say."""
    listed = fault.node.get("enum")
    if listed is None or str(fault.value) in listed:
        message = f"{fault.subject}写成了{written}，请加英文引号。"
        fix = (ValueEdit(fault.place, is_safe=True),)
        yield fault.finding("DG203", message, example=fault.example, fix=fix)


def _nothing(fault: _Fault, code: str, expected: str = "string") -> Finding:
    if not fault.place:
        return fault.finding(code, "整个文件是空的。", "请写上内容，或者删去这个文件")
    drop = "没有查到的，删去这一行" if fault.may_go else ""
    none = "清点过确实没有的，写 []" if fault.may_go and expected == "array" else ""
    fill = "有内容的，写上内容" if fault.may_go else "请写上内容"
    return fault.finding(code, f"{fault.subject}是空的。", drop, none, fill, example=fault.example)


def _kind_of(value: object) -> str:
    match value:
        case bool() | int() | float():
            return f" {dumps(value)}"
        case str():
            return f"文字{_shown(value)}"
        case list():
            return "列表"
        case dict():
            return "一组“键: 值”"
    return "别的内容"


def _not_listed(fault: _Fault) -> Iterator[Finding]:
    allowed = [str(choice) for choice in fault.limit]
    if fault.place == ("schema_version",):
        yield _other_version(fault, allowed)
        return
    meant = nearest(str(fault.value), dict(zip(allowed, allowed, strict=True)), likeness=0.5)
    question = f"是不是“{meant[0]}”？" if meant else ""
    message = f"{fault.subject}不能写{_shown(fault.value)}。"
    is_sure = len(meant) == 1 and isinstance(fault.value, str) and not fault.is_key
    fix = (ValueEdit(fault.place, meant[0]),) if is_sure else ()
    yield fault.finding("DG204", message, f"{question}可以写：{'、'.join(allowed)}", fix=fix)


def _other_version(fault: _Fault, known: list[str]) -> Finding:
    message = f"这个目录的格式版本是{_shown(fault.value)}，这一版 docgen 只认识“{'、'.join(known)}”。"
    newer = "目录是用更新的 docgen 编写的，请改用那一版 docgen"
    return fault.finding("DG208", message, newer, f'只是写错了的，改成 schema_version: "{known[-1]}"')


def _wrong_form(fault: _Fault) -> Iterator[Finding]:
    value = fault.value
    if not value.strip():
        yield _nothing(fault, "DG206")
    elif fault.keyword == "format":
        yield fault.finding("DG205", f"{fault.subject}{_shown(value)}这一天不存在。", "请核对日期")
    else:
        form = fault.node.get("patternErrorMessage", "不符合规定的写法。")
        yield fault.finding("DG205", f"{fault.subject}{_shown(value)}的写法不对：{form}", example=fault.example)


def _out_of_range(fault: _Fault) -> Iterator[Finding]:
    value, keyword = fault.value, fault.keyword
    bound = _BOUNDS[keyword].format(fault.limit)
    if isinstance(value, str) and not value.strip():
        yield _nothing(fault, "DG206")
    else:
        size = f"有 {len(value)} 个字" if isinstance(value, str) else f"是 {dumps(value)}"
        yield fault.finding("DG206", f"{fault.subject}{size}，{bound}。", example=fault.example)


def _wrong_number_of_items(fault: _Fault) -> Iterator[Finding]:
    bound = "至少要有" if fault.keyword == "minItems" else "最多只能有"
    message = f"{fault.subject}有 {len(fault.value)} 项，{bound} {fault.limit} 项。"
    yield fault.finding("DG207", message, example=fault.example)


def _repeated_items(fault: _Fault) -> Iterator[Finding]:
    for index, item in enumerate(fault.value):
        first = fault.value.index(item)
        if first < index:
            message = f"{fault.subject}第 {index + 1} 项{_shown(item)}与第 {first + 1} 项重复。"
            yield Finding("DG207", message, fault.file, (*fault.place, index), help="请删去重复的一项。")


def _other(fault: _Fault) -> Iterator[Finding]:
    words = fault.node.get("errorMessage") or node_at(fault.document, fault.place).get("description", "")
    value = _shown(fault.value)
    yield fault.finding("DG209", f"{fault.subject}{value}不符合这里的规定。", words.rstrip("。"))


_SAY: dict[str, Callable[[_Fault], Iterator[Finding]]] = {
    **dict.fromkeys(_BOUNDS, _out_of_range),
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_listed,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "uniqueItems": _repeated_items,
    "minItems": _wrong_number_of_items,
    "maxItems": _wrong_number_of_items,
}
