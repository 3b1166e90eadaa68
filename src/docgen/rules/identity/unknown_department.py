"""A department is called by a name, or referred to by an id, that no department.yaml registers.

Silent where the department's own file is broken: what it would have registered is not known.
"""

from collections.abc import Iterator, Mapping
from re import compile as regex

from docgen.catalog.model import Catalog, Department
from docgen.findings import Pointer, Related, Severity, ValueEdit
from docgen.rules.contract import Example, Flag
from docgen.rules.nearest import nearest

CODE = "DG403"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "部门没有登记"
WHY = "《办法》第二条：衔接协同的双方是区行政审批局和各区行业主管部门；名称不统一，文件就分不清由谁负责。"
REMEDY = "改用登记的名称；确是新部门的，新建 catalogs/部门/department.yaml。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局}
supervision:
  - {matter: 公共场所卫生监督检查, regulator: 区卫生健康局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批中心}  # DG403
supervision:
  - {matter: 公共场所卫生监督检查, regulator: 区卫健局}  # DG403
"""

_Place = tuple[str, Pointer, str]
"""file, pointer, the name or id that stands there"""


_NO_DEPARTMENTS = frozenset(("申请人", "被许可人", "乡镇（街道）", "乡镇、街道", "所在乡镇（街道）"))
_GOVERNMENTS = ("人民政府", "街道办事处", "街道办", "乡政府", "镇政府")
_BETWEEN = regex(r"[、，,;；/ ]+|和|与|及|会同")


def check(catalog: Catalog) -> Iterator[Flag]:
    aliases = {alias: department for department in catalog.departments for alias in department.aliases}
    is_registry_whole = not any(file.endswith("/department.yaml") for file in catalog.broken)
    for file, pointer, name in _names(catalog):
        if name in catalog.department_by_name or _is_outside(name):
            continue
        if name in aliases:
            yield _alias(file, pointer, name, aliases[name])
        elif several := _several(name, catalog, aliases):
            message = f"“{name}”是几个部门，这里只能写一个。"
            help = f"请分开写：{'、'.join(several)}各写一行；联合监管的，写进 joint_with。"
            yield Flag(message, file, pointer, help=help)
        elif is_registry_whole:
            message = f"部门“{name}”没有登记。"
            yield Flag(message, file, pointer, help=nearest(name, catalog.department_by_name) + REMEDY)
    for file, pointer, id in _ids(catalog):
        home = f"catalogs/{id}/department.yaml"
        if id not in catalog.department_by_id and home not in catalog.broken:
            message = f"没有部门“{id}”：缺少 {home}，或其中的 id 不是“{id}”。"
            yield Flag(message, file, pointer, help=nearest(id, catalog.department_by_id) + REMEDY)


def _is_outside(name: str) -> bool:
    """Who acts and is no department of the district: the applicant, governments, 乡镇 and 街道."""
    return name in _NO_DEPARTMENTS or name.endswith(_GOVERNMENTS)


def _several(name: str, catalog: Catalog, aliases: Mapping[str, Department]) -> tuple[str, ...]:
    """The parts of a value that names more than one body, one of them at least registered."""
    parts = tuple(part for part in _BETWEEN.split(name) if part)
    known = any(part in catalog.department_by_name or part in aliases for part in parts)
    return parts if len(parts) > 1 and known else ()


def _alias(file: str, pointer: Pointer, name: str, department: Department) -> Flag:
    related = (Related("登记的名称在这里", department.file, ("short",)),)
    message = f"“{name}”是别称，登记的名称是“{department.short}”。"
    help, fix = f"请改为“{department.short}”。", (ValueEdit(pointer, department.short),)
    return Flag(message, file, pointer, help=help, related=related, value_edits=fix)


def _names(catalog: Catalog) -> Iterator[_Place]:
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow):
            if step.actor is not None:
                yield permit.file, ("flow", index, "actor"), step.actor
        for index, row in enumerate(permit.supervision):
            yield permit.file, ("supervision", index, "regulator"), row.regulator
            for number, name in enumerate(row.joint_with):
                yield permit.file, ("supervision", index, "joint_with", number), name
        for index, duty in enumerate(permit.responsibility.supervision if permit.responsibility else ()):
            if duty.regulator is not None:
                yield permit.file, ("responsibility", "supervision", index, "regulator"), duty.regulator
    for transfer in catalog.transfers:
        yield transfer.file, ("giver",), transfer.transferor
        yield transfer.file, ("receiver",), transfer.receiver
        if transfer.supervisor is not None:
            yield transfer.file, ("supervisor",), transfer.supervisor


def _ids(catalog: Catalog) -> Iterator[_Place]:
    """A permit's department is its folder; it is said once, at the folder's first permit."""
    if catalog.district:
        yield catalog.district.file, ("bureau",), catalog.district.bureau
    for id, permits in catalog.permits_by_department.items():
        yield permits[0].file, (), id
    for transfer in catalog.transfers:
        yield transfer.file, ("department",), transfer.department
