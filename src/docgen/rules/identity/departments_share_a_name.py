"""Two departments have one name, short name, alias or 统一社会信用代码: nobody can tell which is meant."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Department
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG419"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "两个部门同名或同码"
WHY = "《办法》第二条：衔接协同的是区行政审批局和各区行业主管部门；一个名称只能指一个部门，否则分不清由谁负责。"
REMEDY = "改正其中一个；机构改革前两家共用的旧称，只登记在承接其职责的一家。"
GOOD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
aliases: [区卫健局]
""",
    "catalogs/disease-control/department.yaml": """\
id: disease-control
name: 曲靖市沾益区疾病预防控制局
short: 区疾病预防控制局
role: 主管
""",
}
BAD: Example = {
    "catalogs/disease-control/department.yaml": """\
id: disease-control
name: 曲靖市沾益区疾病预防控制局
short: 区疾病预防控制局
role: 主管
aliases: [区卫生健康局]
""",
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局  # DG419
role: 主管
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    first: dict[str, tuple[Department, Pointer]] = {}
    for department in catalog.departments:
        for pointer, name in _names(department):
            owner, at = first.setdefault(name, (department, pointer))
            if owner is not department:
                related = (Related("已经登记在这里", owner.file, at),)
                message = f"“{name}”已经属于{owner.short}。"
                yield Flag(message, department.file, pointer, related=related)


def _names(department: Department) -> Iterator[tuple[Pointer, str]]:
    yield ("name",), department.name
    yield ("short",), department.short
    for index, alias in enumerate(department.aliases):
        yield ("aliases", index), alias
    if department.uscc:
        yield ("uscc",), department.uscc
