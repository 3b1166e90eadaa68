"""`docgen lsp`"""

from pathlib import Path

import click

from docgen.cli import options
from docgen.errors import MissingError


@click.command("lsp", options_metavar="[选项]")
@options.project
def command(project: Path) -> None:
    """由编辑器启动（Language Server Protocol）：边写边查整个目录，给出改法，鼠标停在法条上显示款项。"""
    from docgen.project import Project

    found = Project.locate(project)
    try:
        from docgen.lsp.server import serve
    except ImportError as error:
        help = "运行 pip install 'docgen[lsp]'；不能上网的，在能上网的电脑上 pip download pygls，把下载的文件拷来安装。"
        raise MissingError("本机没有装 pygls，编辑器里的检查用不了。", help) from error
    serve(found)
