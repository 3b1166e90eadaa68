"""Words on the command line -> one pipeline call -> a report and an exit code."""

import gc
import gettext
import os
import sys
from collections.abc import Iterable
from errno import ENOSPC
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from docgen import __version__
from docgen.errors import DocgenError, Exit, UsageError

COMMANDS = {
    "check": "检查目录：格式、引用、时限、依据、移交是否齐全",
    "build": "生成移交清单、监管清单、责任清单、移交函等文书",
    "serve": "在本机浏览器里预览网站和文书，保存后自己更新",
    "diff": "两个版本的目录有什么不同，按部门、事项列出改前改后",
    "publish": "生成网站，发布到文件夹、服务器、对象存储或 git 分支",
    "releases": "列出发布过的版本",
    "rollback": "让网站退回以前的版本",
    "verify": "核对网站是否和发布时一字不差",
    "explain": "解释一个检查代码：为什么、怎么改",
    "laws": "查法规库：条款、效力、哪些事项引用；补收法规",
    "new": "新建部门、事项或划转批次",
    "init": "新建一个项目文件夹",
    "hooks": "让 git 在每次提交前检查，有错误就不提交",
    "lsp": "供编辑器启动：边写边查，给出改法",
    "doctor": "查看本机装了什么、缺什么、离线怎么装",
}


def _speak_chinese() -> None:
    """click's own sentences come from our catalog, also where the system says no language (Windows, LANG=C)."""
    os.environ.setdefault("LANGUAGE", "zh_CN")
    gettext.bindtextdomain("docgen", str(Path(__file__).parent / "locale"))
    gettext.textdomain("docgen")


_speak_chinese()


class _Help(click.HelpFormatter):
    """click pads and wraps by characters; a Han character is two cells wide, and needs no blank to end a line at."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        from docgen.machine.cells import width, wrapped

        rows = list(rows)
        widest = min(max((width(term) for term, _ in rows), default=0), col_max)
        start = self.current_indent + widest + col_spacing
        for term, text in rows:
            lines = wrapped(text, max(self.width - start - 2, 20))
            gap = widest - width(term) + col_spacing
            first = lines.pop(0) if gap > 0 and lines else ""
            self.write(f"{'':>{self.current_indent}}{term}{'':{max(gap, 0)}}{first}".rstrip() + "\n")
            for line in lines:
                self.write(f"{'':>{start}}{line}\n")

    def write_text(self, text: str) -> None:
        from docgen.machine.cells import wrapped

        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            for line in wrapped(" ".join(paragraph.split()), max(self.width - self.current_indent - 2, 20)):
                self.write(f"{'':>{self.current_indent}}{line}\n")


click.Context.formatter_class = _Help


class Group(click.Group):
    """A command that nobody knows is answered with the one that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), known, 1, 0.5)
        raise UsageError(
            f"没有 {name} 这个命令。" + (f"是不是 {near[0]}？" if near else ""), f"可用：{'、'.join(known)}"
        )


class _Commands(Group):
    """Commands are imported when they run, so that --help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"docgen.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s")
def cli() -> None:
    """docgen：把各部门写的行政许可事项目录，检查、排版成可以盖章的移交文书。"""


def main() -> NoReturn:
    """The one place that decides how a failure looks and which code the process ends with."""
    gc.set_threshold(100_000, 50, 50)  # most of what a run makes lives to its end: looking for garbage costs 8 %
    try:
        _speak_any_encoding()
        _require_here()
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else Exit.OK)
    except DocgenError as error:
        _say("错误", error.message, error.help)
        sys.exit(error.exit)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断；原来的输出没有改动。", err=True)
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.OK)
    except OSError as error:
        if error.errno != ENOSPC:
            _report_bug()
            sys.exit(Exit.INTERNAL)
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - what could not be written is not tried again
        _say("错误", "写不下去了：磁盘已满。", "请腾出空间，或把结果写到别的磁盘；原来的输出没有改动。")
        sys.exit(Exit.ENVIRONMENT)
    except Exception:
        _report_bug()
        sys.exit(Exit.INTERNAL)


def _speak_any_encoding() -> None:
    """What a console or pipe in GBK cannot hold is shown by its number, \\u2713: nothing is lost or crashes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _require_here() -> None:
    """Paths are meant from here; the folder of a terminal may have been deleted by somebody else."""
    try:
        Path.cwd()
    except FileNotFoundError:
        raise UsageError("现在所在的文件夹已经被删除或移走。", "请先 cd 到项目文件夹，再运行 docgen。") from None


def _say(kind: str, message: str, help: str) -> None:
    click.secho(f"{kind}：{message}", fg="red", err=True)
    if help:
        click.echo(f"出路：{help}", err=True)


def _report_bug() -> None:
    from traceback import format_exc

    _say("内部错误", "docgen 自己出了问题，目录和输出都没有改动。", "请把下面的内容发给维护人员。")
    click.echo(f"docgen {__version__}  Python {sys.version.split()[0]}  {sys.platform}\n{format_exc()}", err=True)
