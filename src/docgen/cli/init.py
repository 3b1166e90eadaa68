"""`docgen init`"""

from pathlib import Path

import click

from docgen.errors import UsageError


@click.command("init", options_metavar="[选项]")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="附上沾益区样例目录（依公开资料整理，不是官方清单）")
@click.option("--name", default="", metavar="区名", help="区的全称，如 曲靖市沾益区")
@click.option("--code", default="", metavar="代码", help="六位行政区划代码，如 530303")
def command(folder: Path, sample: bool, name: str, code: str) -> None:
    """新建一个项目文件夹：目录、格式说明和编辑器设置。"""
    from docgen.authoring import scaffold

    if sample and (name or code):
        raise UsageError(
            "--sample 附的是沾益区的目录，不能改用别的区名、代码。",
            "要新建自己的目录，去掉 --sample；要看样例，去掉 --name、--code。",
        )
    values = {"schema_version": "1", "bureau": "approval-bureau"}
    values |= {key: value for key, value in (("code", code), ("name", name)) if value}
    project = scaffold.start(folder, sample, values)
    click.echo(f"已建好 {project.root}")
    step = "docgen build" if sample else "填写 catalogs/district.yaml，再运行 docgen new department 部门编号"
    click.echo(f"下一步：进入这个文件夹，运行 docgen check；然后{step}", err=True)
