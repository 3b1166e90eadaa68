"""`docgen verify`"""

from pathlib import Path

import click

from docgen.cli import options
from docgen.errors import Exit


@click.command("verify", options_metavar="[选项]")
@click.argument("subject", metavar="网站")
@click.option(
    "--allowed-signers", type=click.Path(path_type=Path), metavar="文件", help="可以签名的人，每行一人：名字 公钥"
)
@options.style
@click.pass_context
def command(ctx: click.Context, subject: str, allowed_signers: Path | None, style: str) -> None:
    """核对网站是否和发布时一字不差、谁签的名：网站文件夹、zip，或发布的地方。"""
    from docgen.publishing import as_text
    from docgen.publishing.verifying import verify

    found = verify(subject, allowed_signers)
    options.say(style, "verify", found, as_text.verified(found))
    ctx.exit(Exit.OK if found.is_good else Exit.FINDINGS)
