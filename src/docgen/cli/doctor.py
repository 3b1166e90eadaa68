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
    from docgen.machine.cells import width

    rows = [("", "名称", "用途", "本机"), *map(_row, items)]
    widths = [max(width(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        padded = (text + " " * (widest - width(text)) for text, widest in zip(row, widths, strict=False))
        click.echo("  ".join((*padded, row[-1])).rstrip())
    for item in items:
        if not item.found:
            click.echo(f"{item.name}：{item.remedy}")


def _row(item: "Item") -> tuple[str, str, str, str]:
    mark = "✓" if item.found else ("✗" if item.is_required else "–")
    return mark, item.name, item.purpose, item.found or ("缺" if item.is_required else "没有（可选）")
