"""`docgen lsp`"""

import click

from docgen.errors import MissingError


@click.command("lsp", options_metavar="[选项]")
def command() -> None:
    """由编辑器启动（Language Server Protocol）：边写边查整个目录，给出改法，鼠标停在法条上显示款项。"""
    try:
        from docgen.authoring.lsp.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        help = (
            "能上网时运行 pip install 'docgen[lsp]'；不能上网时，在能上网的电脑上 pip download pygls，"
            "把下载的文件拷来后 pip install --no-index --find-links . pygls"
        )
        raise MissingError("本机没有装 pygls，编辑器里的检查用不了。", help) from error
    serve()
