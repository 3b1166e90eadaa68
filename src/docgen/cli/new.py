"""`docgen new department|permit|transfer|…`: one command for each unit that authors add records of."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.catalog.unit import Unit
from docgen.catalog.units import UNITS
from docgen.cli import Group, options
from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.project import Project


_EXAMPLES = {"department": "health", "id": "public-place-hygiene"}


@click.group("new", cls=Group, options_metavar="[选项]", subcommand_metavar="种类 …")
def command() -> None:
    """新建一个部门、事项或划转批次的文件，其中写明每一项填什么。"""


def _named(unit: Unit) -> str:
    """What its place asks for: 部门编号/事项编号."""
    titles = {"id": unit.title.removeprefix("划转"), **{word: other.title for word, other in UNITS.items()}}
    return "/".join(f"{titles[name]}编号" for name in unit.placeholders)


def _command(unit: Unit) -> click.Command:
    scaffold, named = unit.scaffold, _named(unit)
    if scaffold is None:
        raise ValueError(f"nobody adds records of {unit.word}")

    def run(place: str, project: Path, **asked: str) -> None:
        _add(project, unit, place, {**scaffold.preset, **asked})

    wrapped = options.project(run)
    for key, (title, help) in reversed([*scaffold.asked.items()]):
        is_required = key in scaffold.required
        wrapped = click.option(
            f"--{key}", key, default=None if is_required else "", required=is_required, metavar=title, help=help
        )(wrapped)
    wrapped = click.argument("place", metavar=named)(wrapped)
    help = f"新建 {unit.place.format(**dict(zip(unit.placeholders, named.split('/'), strict=True)))}。"
    return click.command(unit.word, help=help, options_metavar="[选项]")(wrapped)


def _add(start: Path, unit: Unit, place: str, values: Mapping[str, str]) -> None:
    from docgen.authoring import scaffold
    from docgen.project import Project

    project = Project.locate(start)
    given = place.split("/")
    if len(given) != len(unit.placeholders):
        example = "/".join(_EXAMPLES[name] for name in unit.placeholders)
        raise UsageError(f"“{place}”少了或多了编号。", f"写成 {_named(unit)}，如 {example}")
    placed = dict(zip(unit.placeholders, given, strict=True))
    owner = {**values, **placed}.get("department")
    if owner:
        _require_department(project, owner)
    scaffold.require_id(placed["id"])
    relative = scaffold.add(project, unit, {**placed, **{key: value for key, value in values.items() if value}})
    click.echo(f"已新建 {relative}")
    click.echo("下一步：填写后运行 docgen check", err=True)


def _require_department(project: "Project", id: str) -> None:
    department = UNITS["department"]
    if not (project.root / department.file(id=id)).is_file():
        known = "、".join(sorted(path.parent.name for path in project.root.glob(department.glob)))
        raise UsageError(f"没有编号为 {id} 的部门。", f"先运行 docgen new department {id}；现有：{known or '无'}")


for _unit in UNITS.values():
    if _unit.scaffold:
        command.add_command(_command(_unit))
