"""`docgen lsp`"""

import click

from docgen.machine.extras import missing


@click.command("lsp", options_metavar="[选项]")
def command() -> None:
    """由编辑器启动（Language Server Protocol）：边写边查整个目录，给出改法，鼠标停在法条上显示款项。"""
    try:
        from docgen.authoring.lsp.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise missing("pygls", "本机没有装 pygls，编辑器里的检查用不了。") from error
    serve()
