"""An id that once named something else, deleted since, names something new.

Documents already issued, packages already handed over and letters in the files still call the old one by it.
"""

from collections.abc import Iterator, Mapping

from docgen.catalog.model import Catalog, Retired
from docgen.catalog.units import UNITS
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG427"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "用过的 id 给了别的事项"
WHY = (
    "标识永久不变，删除以后也不再给别的事项、批次、部门用：已经发出的文书、移交的材料仍用它指原来的那一个，"
    "再用就会张冠李戴。docgen 按 git 历史核对；没有历史时不核对。"
)
REMEDY = "请另起一个 id，文件名也一并改；确是同一事项改了名称的，在 allow 中写上 DG427 和理由。"
GOOD: Example = {
    "catalogs/health/food-hygiene.yaml": """\
id: food-hygiene  # 恢复原来的事项，名称没有变
name: 食品卫生许可
status: 取消
basis:
  - {cite: 《中华人民共和国食品安全法》第三十五条, role: 设定依据}
""",
    "catalogs/health/catering-service.yaml": """\
id: catering-service  # 新事项用新的 id
name: 餐饮服务许可
status: 取消
basis:
  - {cite: 《中华人民共和国食品安全法》第三十五条, role: 设定依据}
""",
}
BAD: Example = """\
id: food-hygiene  # DG427
name: 餐饮服务许可
status: 取消
basis:
  - {cite: 《中华人民共和国食品安全法》第三十五条, role: 设定依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    taken: dict[tuple[str, str], dict[str, Retired]] = {}
    for old in catalog.retired:
        taken.setdefault((old.unit, old.id), {})[old.name] = old
    if not taken:
        return
    for unit in UNITS.values():
        if unit.label:
            for record in catalog.of(unit.record):
                id, name = getattr(record, "id", ""), getattr(record, unit.label)
                yield from _reused(record.file, id, name, taken.get((unit.word, id)))


def _reused(file: str, id: str, name: str, earlier: Mapping[str, Retired] | None) -> Iterator[Flag]:
    """Silent when it was also retired under the very name that it has."""
    if not earlier or name in earlier:
        return
    old = [*earlier.values()][-1]
    message = f"id “{id}”原来是“{old.name}”，不能再给“{name}”用。"
    related = (Related(f"“{old.name}”于 {old.on} 从这里删除", old.file),)
    yield Flag(message, file, ("id",), related=related)
