"""`docgen new department|permit|transfer`"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from docgen.cli import options
from docgen.errors import UsageError


@click.group("new", options_metavar="[选项]", subcommand_metavar="种类 …")
def command() -> None:
    """新建一个部门、事项或划转批次的文件，其中写明每一项填什么。"""


@command.command("department", options_metavar="[选项]")
@click.argument("id", metavar="部门编号")
@click.option("--name", default="", metavar="全称", help="如 曲靖市沾益区水务局")
@click.option("--short", default="", metavar="简称", help="如 区水务局")
@options.project
def department(id: str, name: str, short: str, project: Path) -> None:
    """新建 catalogs/部门编号/department.yaml。"""
    _add(project, "catalogs/{id}/department.yaml", "department", id, {"name": name, "short": short, "role": "主管"})


@command.command("permit", options_metavar="[选项]")
@click.argument("place", metavar="部门编号/事项编号")
@click.option("--name", default="", metavar="名称", help="事项名称，与国家和省的清单一字不差")
@options.project
def permit(place: str, name: str, project: Path) -> None:
    """新建 catalogs/部门编号/事项编号.yaml。"""
    owner, slash, id = place.partition("/")
    if not slash:
        raise UsageError(f"“{place}”少了部门编号。", "写成 部门编号/事项编号，如 health/public-place-hygiene")
    _require_department(project, owner)
    _add(project, f"catalogs/{owner}/{{id}}.yaml", "permit", id, {"name": name, "status": "划转"})


@command.command("transfer", options_metavar="[选项]")
@click.argument("id", metavar="批次编号")
@click.option("--department", "owner", required=True, metavar="部门编号", help="移交的部门")
@options.project
def transfer(id: str, owner: str, project: Path) -> None:
    """新建 catalogs/transfers/批次编号.yaml。"""
    _require_department(project, owner)
    _add(project, "catalogs/transfers/{id}.yaml", "transfer", id, {"department": owner})


def _require_department(project: Path, id: str) -> None:
    from docgen.project import Project

    catalogs = Project.locate(project).catalogs
    if not (catalogs / id / "department.yaml").is_file():
        known = "、".join(sorted(path.parent.name for path in catalogs.glob("*/department.yaml")))
        raise UsageError(f"没有编号为 {id} 的部门。", f"先运行 docgen new department {id}；现有：{known or '无'}")


def _add(start: Path, pattern: str, schema: str, id: str, values: Mapping[str, Any]) -> None:
    from docgen.authoring import scaffold
    from docgen.project import Project

    project = Project.locate(start)
    relative = pattern.format(id=scaffold.require_id(id))
    filled = {"id": id, **{key: value for key, value in values.items() if value}}
    scaffold.add(project, relative, schema, filled)
    click.echo(f"已新建 {relative}")
    click.echo("下一步：填写后运行 docgen check", err=True)
