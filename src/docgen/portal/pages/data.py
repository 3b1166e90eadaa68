"""The catalog for other programs: what can be downloaded, and what it is."""

from collections.abc import Iterator

from docgen.portal import address
from docgen.portal.model import Link, Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 100
ENTRY = Entry("开放数据", address.DATA, is_at_foot=True)

_TABLES = (
    ("items", "事项", "每个事项一行：编码、状态、主管和审批部门、时限、收费、证件"),
    ("materials", "申请材料", "每份材料一行"),
    ("conditions", "办理条件", "每个条件一行"),
    ("basis", "设定和实施依据", "每条依据一行"),
    ("flow", "办理流程", "每个环节一行"),
    ("supervision", "监管目录", "每项监管一行"),
)


class Download(Shown, frozen=True, kw_only=True):
    """One table, for a double click and for programs."""

    title: str
    description: str
    excel: str
    plain: str


class Data(Shown, frozen=True, kw_only=True):
    permit_total: int
    workbook: Link
    tables: tuple[Download, ...]
    records: tuple[Link, ...]
    schemas: tuple[Link, ...]


def pages(world: World) -> Iterator[Page]:
    yield Page(
        path=address.DATA,
        template="data.html",
        title="开放数据",
        description="整个目录的表格和数据文件，供下载、核对和程序读取。",
        data=_data(world),
        dated=world.last_date,
    )


def _data(world: World) -> Data:
    tables = (
        Download(title=title, description=text, excel=address.for_excel(name), plain=f"{address.DATA}{name}.csv")
        for name, title, text in _TABLES
        if name == "items" or name in world.catalog.schemas["permit"]["properties"]
    )
    return Data(
        permit_total=len(world.items),
        workbook=Link(name="全部表格（XLSX）", path=address.WORKBOOK),
        tables=tuple(tables),
        records=(
            Link(name="全部事项（JSON）", path=address.CATALOG_JSON),
            Link(name="每行一个事项（NDJSON）", path=address.CATALOG_LINES),
            Link(name="表格的字段说明（Data Package）", path=f"{address.DATA}datapackage.json"),
        ),
        schemas=tuple(
            Link(name=f"{title}的 JSON Schema", path=f"{address.SCHEMAS}{name}.schema.json")
            for name, title in (("item", "事项"), ("catalog", "全部事项"), ("page", "页面数据"))
        ),
    )
