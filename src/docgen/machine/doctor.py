"""This machine -> what docgen needs, what is there, and how to get the rest without internet."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import metadata

import msgspec

from docgen.machine import programs

_OTHER_NAMES = {
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXBSJW"),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
}
"""As the registry of an English Windows has them."""
_FONTS = ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked for. `remedy` says how to get it on a machine without internet."""

    name: str
    purpose: str
    found: str | None
    is_required: bool
    remedy: str


def examine() -> tuple[Item, ...]:
    """Everything, required things first. Programs are started, never downloaded."""
    return (*_required(), *_optional())


def _required() -> Iterator[Item]:
    yield Item(
        name="Python",
        purpose="运行 docgen",
        found=sys.version.split()[0],
        is_required=True,
        remedy="安装 Python 3.11 或更高版本",
    )
    for package, purpose in (
        ("ruamel.yaml.clib", "读 YAML（C 解析器）"),
        ("jsonschema", "检查格式"),
        ("docxtpl", "编译 Word 模板"),
        ("lxml", "检查生成的 Word 文件"),
        ("pypandoc_binary", "信函正文，html、odt、txt"),
    ):
        yield _package(package, purpose, is_required=True)
    yield Item(
        name="pandoc",
        purpose="信函正文，html、odt、txt",
        found=_asked(_pandoc),
        is_required=True,
        remedy="在能上网的电脑上 pip download pypandoc_binary，把 .whl 拷来后 pip install --no-index",
    )
    yield Item(
        name="SM3",
        purpose="文件清单的国密摘要（GB/T 32905-2016）",
        found=_asked(lambda: hashlib.new("sm3").name),
        is_required=True,
        remedy="换用带 OpenSSL 1.1.1 以上的 Python",
    )


def _optional() -> Iterator[Item]:
    yield _package("jsonschema-rs", "检查格式更快", is_required=False)
    yield _package("watchfiles", "预览网站和文书（docgen serve）", is_required=False)
    for program, purpose, remedy in (
        ("git", "目录的历史和变更", "从系统软件源或安装盘安装 git"),
        ("soffice", "预览和转换 PDF", "安装 LibreOffice 离线安装包；只用 Word 或 WPS 时不需要"),
        ("pdftoppm", "预览文书的页面图片", "从系统软件源或安装盘安装 poppler-utils；没有它也可以看 PDF"),
    ):
        found = programs.find(program)
        yield Item(name=program, purpose=purpose, found=found, is_required=False, remedy=remedy)
    yield _fonts()


def _fonts() -> Item:
    """Which of the fonts that the documents name are here: only printing and PDF need them."""
    known = _asked(_font_list) or ""
    missing = [font for font in _FONTS if not any(name in known for name in (font, *_OTHER_NAMES.get(font, ())))]
    return Item(
        name="公文字体",
        purpose="打印和转 PDF 的电脑上要有（GB/T 9704-2012）",
        found=None if missing else "、".join(_FONTS),
        is_required=False,
        remedy=f"从单位的正版字库安装 {'、'.join(missing)}；没有时 Word、WPS 会用别的字体代替，版面可能变",
    )


def _package(name: str, purpose: str, is_required: bool) -> Item:
    return Item(
        name=name,
        purpose=purpose,
        found=_asked(lambda: metadata.version(name)),
        is_required=is_required,
        remedy=f"在能上网的电脑上 pip download {name}，把下载的文件拷来后 pip install --no-index --find-links . {name}",
    )


def _asked(question: Callable[[], str]) -> str | None:
    """The answer, or None when there is nobody to give it."""
    try:
        return question()
    except (OSError, ValueError, ImportError, metadata.PackageNotFoundError, subprocess.SubprocessError):
        return None


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def _font_list() -> str:
    """Names of the fonts that are installed; on Windows the registry has them, in two languages."""
    if sys.platform == "win32":
        return "\n".join(_registered_fonts())
    return subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True, timeout=30).stdout  # noqa: S607


def _registered_fonts() -> Iterator[str]:
    import winreg

    path = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined]
        with suppress(OSError), winreg.OpenKey(hive, path) as key:  # type: ignore[attr-defined]
            for number in range(winreg.QueryInfoKey(key)[1]):  # type: ignore[attr-defined]
                yield winreg.EnumValue(key, number)[0]  # type: ignore[attr-defined]
