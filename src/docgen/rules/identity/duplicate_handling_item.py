"""A handling item is named twice in one permit, or two items anywhere carry one code."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG416"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "业务办理项重复"
WHY = "《办法》第八条：审批规则要明确事项名称；办理项重名、同码，受理时就分不清办的是哪一项，数据也会串。"
REMEDY = "删去重复的一项，或者改正名称、编码。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
handling_items:
  - {name: 公共场所卫生许可新办, code: "00012300600001"}
  - {name: 公共场所卫生许可延续, code: "00012300600002"}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
handling_items:
  - name: 公共场所卫生许可新办
    code: "00012300600001"
  - name: 公共场所卫生许可延续
    code: "00012300600001"  # DG416
  - name: 公共场所卫生许可延续  # DG416
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    coded: dict[str, tuple[str, Pointer]] = {}
    for permit in catalog.permits:
        named: dict[str, tuple[str, Pointer]] = {}
        for index, item in enumerate(permit.handling_items):
            yield from _again(named, item.name, "名称", permit.file, ("handling_items", index, "name"))
            yield from _again(coded, item.code, "编码", permit.file, ("handling_items", index, "code"))


def _again(seen: dict[str, tuple[str, Pointer]], word: str | None, what: str, file: str, at: Pointer) -> Iterator[Flag]:
    first = seen.setdefault(word, (file, at)) if word else (file, at)
    if first != (file, at):
        related = (Related("第一次用在这里", *first),)
        yield Flag(f"业务办理项的{what}“{word}”已经用过了。", file, at, related=related)
