"""Finished DOCX -> HTML, ODT or plain text, through pandoc; page headers and footers stay behind."""

import re
from html import escape

from docgen.documents.writers import pandoc
from docgen.errors import RenderError, UsageError

FORMATS = ("html", "odt", "txt")
_ARGUMENTS = {
    "html": ("--to=html5", "--standalone", "--embed-resources", "--wrap=none", "--metadata=pagetitle:-"),
    "odt": ("--to=odt",),
    "txt": ("--to=plain", "--wrap=none"),
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

    UsageError for an unknown format, MissingError without pandoc, RenderError when pandoc fails or warns.
    """
    if to not in _ARGUMENTS:
        raise UsageError(f"不能转换成 {to}", f"可以转换成：{'、'.join(FORMATS)}。")
    made = pandoc.run(content, "--from=docx", *_ARGUMENTS[to], "--output=-")
    return _page(made.decode(), title) if to == "html" else made


def _page(made: str, title: str) -> bytes:
    body = _BODY.search(made)
    if body is None:
        raise RenderError("pandoc 写出的网页没有正文", "请把 pandoc 换成 pypandoc_binary 自带的版本。")
    return _PAGE.format(title=escape(title), body=body[1]).encode()
