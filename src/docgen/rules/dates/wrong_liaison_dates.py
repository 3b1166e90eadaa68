"""A liaison left the post before taking it."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG817"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "联络员的任职日期颠倒"
WHY = "《办法》第十四条：明确专人负责联动工作；起止日期颠倒，就不知道哪一天由谁负责。"
REMEDY = "核对 since 和 until，改正写错的一个。"
GOOD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
liaisons:
  - {name: 甲, since: "2024-06-01", until: "2025-12-31"}
"""
}
BAD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
liaisons:
  - name: 甲
    since: "2025-12-31"
    until: "2024-06-01"  # DG817
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for department in catalog.departments:
        for index, person in enumerate(department.liaisons):
            if person.since and person.until and person.until < person.since:
                related = (Related("任职日期", department.file, ("liaisons", index, "since")),)
                message = f"{person.name} {person.since} 任职，{person.until} 却已经卸任。"
                at = ("liaisons", index, "until")
                yield Flag(message, department.file, at, related=related)
