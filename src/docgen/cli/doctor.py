"""`docgen doctor`"""

from typing import TYPE_CHECKING

import click

from docgen.errors import Exit

if TYPE_CHECKING:
    from docgen.machine.doctor import Item


@click.command("doctor", options_metavar="[选项]")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.pass_context
def command(ctx: click.Context, style: str) -> None:
    """查看本机装了什么、缺什么，没有网络时怎么补。"""
    from docgen.machine import doctor

    items = doctor.examine()
    if style == "json":
        import msgspec

        envelope = {"version": 1, "items": items}
        click.echo(msgspec.json.format(msgspec.json.encode(envelope)).decode())
    else:
        _show(items)
    ctx.exit(Exit.ENVIRONMENT if any(item.is_required and not item.found for item in items) else Exit.OK)


def _show(items: "tuple[Item, ...]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("", "名称", "用途", "本机", box=None, pad_edge=False)
    for item in items:
        mark = "✓" if item.found else ("✗" if item.is_required else "–")
        table.add_row(mark, item.name, item.purpose, item.found or ("缺" if item.is_required else "没有（可选）"))
    Console(highlight=False).print(table)
    for item in items:
        if not item.found:
            click.echo(f"{item.name}：{item.remedy}")
