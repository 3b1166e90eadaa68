"""`docgen explain`"""

import difflib

import click

from docgen.errors import UsageError


@click.command("explain", options_metavar="[选项]")
@click.argument("code", metavar="[代码]", required=False)
def command(code: str | None) -> None:
    """解释一个检查代码：查什么、为什么、错例、对例、怎么改。不写代码时列出全部。"""
    from docgen.checking.explain import explanations

    known = explanations()
    if code is None:
        click.echo("\n".join(f"{entry.code}  {entry.title}" for entry in known.values()))
        return
    if (entry := known.get(code.upper())) is None:
        near = "、".join(difflib.get_close_matches(code.upper(), known, 3))
        raise UsageError(f"没有这个代码：{code}", f"相近的有 {near}。" if near else "运行 docgen explain 看全部代码。")
    click.echo(f"{entry.code}  {entry.title}\n\n为什么\n{_indented(entry.why)}")
    for heading, text in (("错例", entry.bad), ("对例", entry.good), ("怎么改", entry.remedy)):
        if text:
            click.echo(f"\n{heading}\n{_indented(text)}")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.strip("\n").splitlines())
