"""A department is called in running text by a name that the registry lists as not to be used.

Fields that hold a department are another rule's; behind 原 an old name is history.
"""

from collections.abc import Iterator
from re import compile as regex
from re import escape

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import signs, texts

CODE = "DG634"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "文字中的部门名称不是登记的名称"
WHY = "《党政机关公文处理工作条例》第十九条：使用规范化名称；同一部门几种叫法，责任就分不清。"
REMEDY = "改为登记的名称；沿革中的旧名称前加“原”字。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 由区卫生健康局解释，原区卫计局的批件继续有效。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 由区卫健局解释。  # DG634
"""

_FIELDS = frozenset({"actor", "regulator", "giver", "receiver", "supervisor", "joint_with", "name", "short"})


def check(catalog: Catalog) -> Iterator[Flag]:
    known = {alias: department for department in catalog.departments for alias in department.aliases}
    if not known:
        return
    # Registered names go first: an alias inside one of them is no alias.
    names = sorted((*catalog.department_by_name, *known), key=len, reverse=True)
    aliases = regex("|".join(map(escape, names)))
    for text in texts(catalog).holding(signs(*known), ("prose", "name")):
        hits = [m[0] for m in aliases.finditer(text.text) if text.text[: m.start()][-1:] != "原"]
        for file, pointer in text.places:
            for alias in dict.fromkeys(hit for hit in hits if hit in known and not _FIELDS & {*pointer[-2:]}):
                department = known[alias]
                related = (Related("登记的名称在这里", department.file, ("short",)),)
                message = f"“{alias}”是别称，登记的名称是“{department.short}”。"
                yield Flag(message, file, pointer, related=related)
