"""Finished DOCX -> HTML, ODT or plain text; page headers and footers stay behind.

HTML and ODT are pandoc's. Every copy is read back: it says what the document says, character by character.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from io import BytesIO
from zipfile import ZipFile

from docgen.documents.writers import pandoc
from docgen.documents.writers.archive import parse
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.plaintext import plaintext
from docgen.documents.writers.readable import Readable, readable, text
from docgen.documents.writers.readback import difference
from docgen.errors import RenderError, UsageError

FORMATS = ("html", "odt", "txt")
_ARGUMENTS = {
    "html": ("--to=html5", "--standalone", "--embed-resources", "--wrap=none", "--metadata=pagetitle:-"),
    "odt": ("--to=odt",),
}
_BODY = re.compile(r"<body>\n(.*)</body>", re.DOTALL)
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 70em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; line-height: 1.7; }}
table {{ width: 100%; margin: 1em 0; border-collapse: collapse; }}
th, td {{ border: 1px solid #767676; padding: .3em .5em; text-align: left; vertical-align: top; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
@media print {{ body {{ max-width: none; margin: 0; padding: 0; }} }}
</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def convert(content: bytes, to: str, title: str) -> bytes:
    """`content` is a DOCX, `title` names an HTML page. No copy carries a clock: in its sandbox pandoc's stands at 1970.

    UsageError for an unknown format, MissingError without pandoc, RenderError when pandoc fails or warns, or when the
    copy would not say the same.
    """
    if to not in FORMATS:
        raise UsageError(f"不能转换成 {to}", f"可以转换成：{'、'.join(FORMATS)}。")
    document = readable(content)
    if to == "txt":
        made = plaintext(document.body).encode()
    else:
        made = pandoc.run(document.content, "--from=docx", *_ARGUMENTS[to], "--output=-")
        made = _page(made.decode(), title) if to == "html" else made
    if problem := difference(_dense(_of_document(document)), _dense(_READ[to](made))):
        raise RenderError(
            f"{to} 格式读回核对不符：{problem}", "没有生成这一份。请把模板和这条数据交给 docgen 的维护者。"
        )
    return made


def _of_document(document: Readable) -> str:
    return "".join(text(paragraph) for paragraph in document.body.iter(f"{W}p"))


def _of_page(made: bytes) -> str:
    return unescape(re.sub(r"<[^>]*>", "", made.decode().partition("<body>")[2]))


def _of_odt(made: bytes) -> str:
    with ZipFile(BytesIO(made)) as archive:
        root = parse(archive.read("content.xml"), "content.xml")
    return "".join(str(piece) for piece in next(root.iter("{*}text")).itertext())


_READ: dict[str, Callable[[bytes], str]] = {"html": _of_page, "odt": _of_odt, "txt": bytes.decode}


def _dense(said: str) -> str:
    """Without spaces, line ends and the bars between cells, which each format sets in its own way."""
    return "".join(said.replace("|", "").split())


def _page(made: str, title: str) -> bytes:
    body = _BODY.search(made)
    if body is None:
        raise RenderError("pandoc 写出的网页没有正文", "请把 pandoc 换成 pypandoc_binary 自带的版本。")
    return _PAGE.format(title=escape(title), body=body[1]).encode()
