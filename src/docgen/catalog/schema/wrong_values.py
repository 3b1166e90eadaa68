"""Values of a wrong type, form, size or number."""

from collections.abc import Iterator
from datetime import date
from json import dumps
from re import compile as regex

from docgen.catalog.schema.document import nearest, node_at
from docgen.catalog.schema.fault import Fault, shown
from docgen.findings import Finding, ValueEdit

_TYPES = {
    "string": ("文字", "请写成一段文字"),
    "integer": ("整数", "请写阿拉伯数字，不加引号，不带单位和小数点"),
    "number": ("数字", "请写阿拉伯数字，不加引号，不带单位"),
    "boolean": ("真假值", "是写 true，否写 false，不加引号"),
    "array": ("列表", "每项另起一行，前面写“- ”；短的可以写成 [甲, 乙]"),
    "object": ("一组“键: 值”", "每行写一个键，后面是英文冒号、一个空格和值"),
    "null": ("空", "请写 null"),
}
_INTEGER, _NUMBER = regex(r"-?[0-9]{1,15}"), regex(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_TRUTH = dict.fromkeys(("是", "有", "对", "需要", "yes", "Yes", "YES", "True", "TRUE"), "true") | dict.fromkeys(
    ("否", "无", "不", "不需要", "no", "No", "NO", "False", "FALSE"), "false"
)
_DAY = regex(r"([0-9]{4})(?:[-./年—－]([0-9]{1,2})[-./月—－]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
BOUNDS = {
    "minimum": "不能小于 {}",
    "maximum": "不能大于 {}",
    "exclusiveMinimum": "要大于 {}",
    "exclusiveMaximum": "要小于 {}",
    "minLength": "至少要写 {} 个字",
    "maxLength": "最多写 {} 个字",
}
"""Keyword -> what a value must be."""


def wrong_type(fault: Fault) -> Iterator[Finding]:
    """DG203."""
    value, expected = fault.value, fault.limit
    expected = expected if isinstance(expected, str) else expected[0]
    name, how = _TYPES[expected]
    if value is None:
        yield _nothing(fault, "DG203", expected)
    elif expected == "string" and isinstance(value, bool | int | float):
        yield from _unquoted(fault, "真假值" if isinstance(value, bool) else "数字")
    else:
        message = f"{fault.subject}应当是{name}，这里是{_kind_of(value)}。"
        fix = _as_meant(fault, expected)
        shown = f"{fault.place[-1]}: {fix[0].text}" if fix and isinstance(fault.place[-1], str) else fault.example
        yield fault.finding("DG203", message, how, example=shown, fix=fix)


def _as_meant(fault: Fault, expected: str) -> tuple[ValueEdit, ...]:
    """`"20"`, `20,` and `否` have one right answer."""
    if not isinstance(fault.value, str):
        return ()
    bare = fault.value.strip().rstrip(",，;；").strip()
    if expected == "boolean" and bare in _TRUTH:
        return (ValueEdit(fault.place, _TRUTH[bare], is_bare=True),)
    form = {"integer": _INTEGER, "number": _NUMBER}.get(expected)
    if form and form.fullmatch(bare):
        return (ValueEdit(fault.place, bare, is_safe=bare == fault.value, is_bare=True),)
    return ()


def _unquoted(fault: Fault, written: str) -> Iterator[Finding]:
    """Where only listed words may stand, quotes alone would not help: that is for `enum` to say."""
    listed = fault.node.get("enum")
    if listed is None or str(fault.value) in listed:
        message = f"{fault.subject}写成了{written}，请加英文引号。"
        fix = (ValueEdit(fault.place, is_safe=True),)
        yield fault.finding("DG203", message, example=fault.example, fix=fix)


def _nothing(fault: Fault, code: str, expected: str = "string") -> Finding:
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
            return f"文字{shown(value)}"
        case list():
            return "列表"
        case dict():
            return "一组“键: 值”"
    return "别的内容"


def not_listed(fault: Fault) -> Iterator[Finding]:
    """DG204, or DG208 for a version of the format that this docgen does not know."""
    allowed = [str(choice) for choice in fault.limit]
    if fault.place == ("schema_version",):
        yield _other_version(fault, allowed)
        return
    meant = nearest(str(fault.value), dict(zip(allowed, allowed, strict=True)), likeness=0.5)
    question = f"是不是“{meant[0]}”？" if meant else ""
    message = f"{fault.subject}不能写{shown(fault.value)}。"
    is_sure = len(meant) == 1 and isinstance(fault.value, str) and not fault.is_key
    fix = (ValueEdit(fault.place, meant[0]),) if is_sure else ()
    yield fault.finding("DG204", message, f"{question}可以写：{'、'.join(allowed)}", fix=fix)


def _other_version(fault: Fault, known: list[str]) -> Finding:
    message = f"这个目录的格式版本是{shown(fault.value)}，这一版 docgen 只认识“{'、'.join(known)}”。"
    newer = "目录是用更新的 docgen 编写的，请改用那一版 docgen"
    return fault.finding("DG208", message, newer, f'只是写错了的，改成 schema_version: "{known[-1]}"')


def wrong_form(fault: Fault) -> Iterator[Finding]:
    """DG205, or DG206 for a text of spaces."""
    value = fault.value
    if not value.strip():
        yield _nothing(fault, "DG206")
    elif fault.node.get("format") == "date":
        yield _wrong_date(fault)
    else:
        form = fault.node.get("patternErrorMessage", "不符合规定的写法。")
        yield fault.finding("DG205", f"{fault.subject}{shown(value)}的写法不对：{form}", example=fault.example)


def _wrong_date(fault: Fault) -> Finding:
    """Never with another day as an example: somebody might copy it."""
    if fault.keyword == "format":
        return fault.finding("DG205", f"{fault.subject}{shown(fault.value)}这一天不存在。", "请核对日期")
    form = fault.node.get("patternErrorMessage", "不符合规定的写法。")
    day = _day(fault.value)
    fix = (ValueEdit(fault.place, day),) if day else ()
    advice = f'请写成 "{day}"' if day else "请照原件写明是哪一天"
    return fault.finding("DG205", f"{fault.subject}{shown(fault.value)}的写法不对：{form}", advice, fix=fix)


def _day(text: str) -> str | None:
    """2024.5.28, 2024/5/28, 2024年5月28日, 20240528 -> 2024-05-28."""
    found = _DAY.fullmatch(text.strip().rstrip(",，"))
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def out_of_range(fault: Fault) -> Iterator[Finding]:
    """DG206."""
    value, keyword = fault.value, fault.keyword
    bound = BOUNDS[keyword].format(fault.limit)
    if isinstance(value, str) and not value.strip():
        yield _nothing(fault, "DG206")
    else:
        size = f"有 {len(value)} 个字" if isinstance(value, str) else f"是 {dumps(value)}"
        yield fault.finding("DG206", f"{fault.subject}{size}，{bound}。", example=fault.example)


def wrong_number_of_items(fault: Fault) -> Iterator[Finding]:
    """DG207."""
    bound = "至少要有" if fault.keyword == "minItems" else "最多只能有"
    message = f"{fault.subject}有 {len(fault.value)} 项，{bound} {fault.limit} 项。"
    yield fault.finding("DG207", message, example=fault.example)


def repeated_items(fault: Fault) -> Iterator[Finding]:
    """DG207, for each item that stands there again."""
    for index, item in enumerate(fault.value):
        first = fault.value.index(item)
        if first < index:
            message = f"{fault.subject}第 {index + 1} 项{shown(item)}与第 {first + 1} 项重复。"
            yield Finding("DG207", message, fault.file, (*fault.place, index), help="请删去重复的一项。")


def other(fault: Fault) -> Iterator[Finding]:
    """DG209, in the words of the schema."""
    words = fault.node.get("errorMessage") or node_at(fault.document, fault.place).get("description", "")
    value = shown(fault.value)
    yield fault.finding("DG209", f"{fault.subject}{value}不符合这里的规定。", words.rstrip("。"))
