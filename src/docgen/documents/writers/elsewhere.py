"""Tags where docgen fills in nothing: descriptions of pictures, watermarks, field codes, formulas, links."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from docgen.documents.writers.archive import Element, parse
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.codes import FORBIDDEN, SYNTAX
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.dialect import TAG
from docgen.documents.writers.places import Places

_OPENED = re.compile(r"\{\{|\{%")
_HELP = "docgen 只填写普通文字：请改成正文里普通的 {{ … }}，或写上不变的文字。"
_ATTRIBUTES = {
    "docPr": "图片的替代文字", "cNvPr": "图片的替代文字", "shape": "图形的替代文字", "textpath": "水印或艺术字",
    "hyperlink": "链接的提示文字", "alias": "内容控件的名称", "tag": "内容控件的标记", "default": "窗体域的默认值",
    "listEntry": "下拉窗体的选项", "listItem": "下拉框的选项", "tblCaption": "表格的替代文字",
    "tblDescription": "表格的替代文字",
}  # fmt: skip
_LOCAL = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\|/)", re.IGNORECASE)


def misplaced(root: Element, places: Places) -> Iterator[Fault]:
    """DG705 for every tag of a part that stands in no text."""
    for element in root.iter():
        for value in element.attrib.values():
            if _OPENED.search(str(value)):
                what = _ATTRIBUTES.get(str(element.tag).rpartition("}")[2], "文字以外的地方")
                yield Fault(
                    FORBIDDEN, f"写在{what}里，那里不填写", Tag(_tag(str(value)), places.around(element)), _HELP
                )
    for name, what in ((f"{W}instrText", "域代码"), ("{*}oMath", "公式")):
        for place, text in _texts(root, name, places).items():
            if _OPENED.search(text):
                yield Fault(FORBIDDEN, f"写在{what}里，那里不填写", Tag(_tag(text), place), _HELP)


def links(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """DG704 for addresses with a tag, which Word writes percent-encoded, and for those of this machine alone."""
    for name, content in files.items():
        if name.endswith(".rels"):
            for relation in parse(content, name).iter("{*}Relationship"):
                target = unquote(relation.get("Target", ""))
                if _OPENED.search(target):
                    yield Fault(SYNTAX, "写在链接的地址里，那里不填写", Tag(_tag(target), "链接"), _HELP)
                elif relation.get("TargetMode") == "External" and _LOCAL.match(target):
                    help = "别人打不开，还会露出本机的文件夹：请删去这个链接，或换成网址。"
                    yield Fault(SYNTAX, "指向本机或局域网的文件", Tag(target, "链接"), help)


def _texts(root: Element, name: str, places: Places) -> dict[str, str]:
    """Place -> what its field codes or formulas say; Word cuts them as it cuts all text."""
    found: defaultdict[str, str] = defaultdict(str)
    for element in root.iter(name):
        found[places.around(element)] += "".join(str(text) for text in element.itertext())
    return found


def _tag(text: str) -> str:
    tag = TAG.search(text)
    return tag[0] if tag else text[:40]
