"""A department with permits handed over has no liaison in post, or more than one first liaison (A 角).

办法第十四条: a person is named for the joint work. Who is in post is asked for the catalog's date.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Department
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG506"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "联络员不是恰好一人"
WHY = (
    "《办法》第十四条：区行业主管部门要明确专人负责行政审批与监管联动工作；没有人或者有两个第一联络人，都等于没有专人。"
)
REMEDY = "在 liaisons 里写明在任的 A 角一人，其他人写 shift: B；已经卸任的写 until。"
GOOD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
liaisons:
  - {name: 甲, shift: A, since: "2024-06-01", until: "2025-12-31"}
  - {name: 乙, shift: A, since: "2026-01-01"}
  - {name: 丙, shift: B}
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
}
BAD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
liaisons:  # DG506
  - {name: 甲}
  - {name: 乙}
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.district is None:
        return
    for department in catalog.departments:
        if department.liaisons:
            yield from _first_ones(department, catalog.district.dated)
        elif any(permit.is_transferred for permit in catalog.permits_by_department.get(department.id, ())):
            message = f"{department.short}没有写联络员。"
            yield Flag(message, department.file, ("short",), severity=Severity.INFO)


def _first_ones(department: Department, day: str) -> Iterator[Flag]:
    names = [person.name for person in department.first_liaisons(day)]
    if len(names) != 1:
        many = f"有 {len(names)} 个 A 角联络员（{'、'.join(names)}）" if names else "没有在任的 A 角联络员"
        message = f"{day} 这一天，{department.short}{many}。"
        yield Flag(message, department.file, ("liaisons",), on_key=True)
