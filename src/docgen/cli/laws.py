"""`docgen laws search|show|cited|add|update|audit`"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli import Group, options
from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.catalog.contents import Contents
    from docgen.catalog.model import Catalog
    from docgen.project import Project

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LEVELS = ("法律", "行政法规", "国务院决定", "地方性法规", "部门规章", "地方政府规章", "规范性文件")


@click.group("laws", cls=Group, options_metavar="[选项]", subcommand_metavar="做什么 …")
def command() -> None:
    """查法规库：某部法规、某一条有几款几项，哪些事项引用它；补收、修改一部法规。"""


def _values(command: _Command) -> _Command:
    """The fields of a row that the keeper may give."""
    for option in (
        click.option("--source", required=True, metavar="来源", help="条文取自哪里（必填）"),
        click.option("--doubts", metavar="说明", help="还有什么不确定"),
        click.option("--replaced-by", metavar="名称", help="由哪一部取代"),
        click.option("--repealed-on", metavar="日期", help="从哪天起废止；写了就算废止"),
        click.option("--shape", metavar="JSON", help="每条各款的项数，如 [[0],[0,3]]；不写的款项待查"),
        click.option("--effective", metavar="日期", help="施行日期，如 2026-05-01"),
        click.option("--version", metavar="日期", help="这个文本公布或最近修改的日期"),
    ):
        command = option(command)
    return command


@command.command("search", options_metavar="[选项]")
@click.argument("words", metavar="词...", nargs=-1, required=True)
@options.style
@options.project
def search(words: tuple[str, ...], style: str, project: Path) -> None:
    """按名称查法规，可以不写“中华人民共和国”；几个词用空格隔开。"""
    from docgen.law.lawbook import outline, registry

    asked = " ".join(words)
    hits = registry.search(asked, registry.load(_located(project)))
    result = {"words": asked, "laws": [outline.card(law) for law in hits]}
    options.say(style, "laws search", result, outline.overview(hits))


@command.command("show", options_metavar="[选项]")
@click.argument("cite", metavar="法规或条文")
@options.style
@options.project
def show(cite: str, style: str, project: Path) -> None:
    """看一部法规或其中一条：几款几项、是否有效、有何疑问。如 《行政许可法》第四十二条"""
    from docgen.law.lawbook import outline, registry

    lookup = registry.lookup(cite, registry.load(_located(project)))
    options.say(style, "laws show", outline.data(lookup), outline.lines(lookup))


@command.command("cited", options_metavar="[选项]")
@click.argument("cite", metavar="法规或条文")
@options.style
@options.jobs
@options.project
def cited(cite: str, style: str, jobs: int | None, project: Path) -> None:
    """法规修改时要核对什么：哪些部门、哪些事项、哪一行引用它（办法第十八条）。"""
    from docgen.law.lawbook import as_text, registry
    from docgen.law.lawbook.citing import citing

    found = _located(project)
    contents, catalog = _read(found, jobs)
    result = citing(found, contents, catalog, registry.citation_of(cite, catalog.laws))
    options.say(style, "laws cited", result, as_text.citing(result))


@command.command("audit", options_metavar="[选项]")
@options.style
@options.jobs
@options.project
def audit(style: str, jobs: int | None, project: Path) -> None:
    """全面核对：引用的法规收了多少，哪些存疑、未核，哪些比目录新。"""
    from docgen.law.lawbook import as_text
    from docgen.law.lawbook.audit import audit

    _, catalog = _read(_located(project), jobs)
    result = audit(catalog)
    options.say(style, "laws audit", result, as_text.audit(result))


@command.command("add", options_metavar="[选项]")
@click.argument("title", metavar="全称")
@click.option("--level", required=True, type=click.Choice(_LEVELS), help="效力级别")
@click.option("--articles", required=True, type=click.IntRange(min=1), metavar="N", help="一共多少条")
@_values
@options.project
def add(project: Path, **values: Any) -> None:
    """在法规库末尾补收一部法规，必须写明来源；其他各行一字不动。"""
    from docgen.law.lawbook import editing

    found = _located(project)
    _written(editing.add(found, _given(values)))


@command.command("update", options_metavar="[选项]")
@click.argument("title", metavar="全称")
@click.option("--level", type=click.Choice(_LEVELS), help="效力级别")
@click.option("--articles", type=click.IntRange(min=1), metavar="N", help="一共多少条；改了条数，款项要重新查")
@_values
@options.project
def update(project: Path, **values: Any) -> None:
    """修改法规库中的一部法规，只改写明的项；其他各行一字不动。"""
    from docgen.law.lawbook import editing

    found = _located(project)
    _written(editing.update(found, _given(values)))


def _located(start: Path) -> "Project":
    from docgen.project import Project

    return Project.locate(start)


def _read(project: "Project", jobs: int | None) -> "tuple[Contents, Catalog]":
    """The catalog as far as it can be read; what cannot is in `broken`."""
    from docgen.catalog import loader
    from docgen.catalog.contents import Contents
    from docgen.catalog.intake import intake
    from docgen.law.lawbook import registry

    registry.load(project)  # says which line it is that cannot be read
    contents = Contents.of(project)
    read = intake(project, contents, options.processes(jobs))
    return contents, loader.catalog(read.records, read.laws, read.broken)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    import json

    given = {key: value for key, value in values.items() if value is not None}
    given["title"] = given["title"].strip().removeprefix("《").removesuffix("》")
    if "shape" in given:
        try:
            given["shape"] = json.loads(given["shape"])
        except ValueError:
            raise UsageError(f"--shape 读不懂：{given['shape']}", "每条一个列表，写成 [[0],[0,3]] 的样子。") from None
    return given


def _written(row: Mapping[str, Any]) -> None:
    from docgen.catalog.contents import LAWS

    click.echo(f"已写入 {LAWS}：《{row['title']}》{row['level']}，{row['articles']} 条，{row['status']}")
    unknown = sum(shape is None for shape in row["shape"])
    if unknown:
        click.echo(f"其中 {unknown} 条的款项没有查到，引用到款、项时不核对；可用 --shape 补上。", err=True)
    click.echo("下一步：docgen check", err=True)
