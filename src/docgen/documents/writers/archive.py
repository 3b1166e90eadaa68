"""bytes of a DOCX -> its parts, checked before anything in them is believed."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from docgen.documents.writers.codes import BROKEN
from docgen.documents.writers.contract import Fault

Element = etree._Element

MAX_ENTRIES = 2_000
MAX_TOTAL = 64 * 2**20
MAX_XML = 8 * 2**20
MAX_RATIO = 200
_SMALL = 2**20  # below this a high ratio is no danger
_SAVE_AGAIN = "请用 Word 或 WPS 打开模板，另存为“Word 文档（*.docx）”，不要加密码、不要用 .doc。"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False,
    remove_comments=True, remove_pis=True,
)  # fmt: skip
_MACRO = re.compile(r"vba(Project|Data)|macroEnabled|attachedToolbars|activeX", re.IGNORECASE)
_FORBIDDEN_RELATIONS = {
    "aFChunk": "嵌入了另一份文件（altChunk）",
    "oleObject": "嵌入了对象（OLE）",
    "package": "嵌入了另一份文件",
    "control": "含有控件（ActiveX）",
    "vbaProject": "含有宏",
    "attachedTemplate": "挂着别处的模板",
    "subDocument": "引用了子文档",
}


class Broken(Exception):  # noqa: N818 - carries the fault, is not one
    """The file is no template that can be used."""

    def __init__(self, reason: str, help: str = _SAVE_AGAIN) -> None:
        super().__init__(reason)
        self.fault = Fault(BROKEN, reason, help=help)


def read(content: bytes) -> dict[str, bytes]:
    """Name of part -> its bytes, in the order of the file. Broken when it is no sound, harmless DOCX."""
    parts = _unzipped(content)
    for required in ("[Content_Types].xml", "_rels/.rels"):
        if required not in parts:
            raise Broken("不是 Word 文档（.docx）：缺少必需的部分")
    for name, part in parts.items():
        if name.endswith((".rels", ".xml")) or part[:5] == b"<?xml":
            root = parse(part, name)
            if name.endswith(".rels"):
                _check_relations(root)
    if any(_MACRO.search(name) for name in parts) or _MACRO.search(
        parts["[Content_Types].xml"].decode("utf-8", "replace")
    ):
        raise Broken("模板里有宏或控件", "请用 Word 打开，另存为不带宏的“Word 文档（*.docx）”。")
    return parts


def parse(part: bytes, name: str) -> Element:
    """The root of an XML part: whole, and without a document type. Broken."""
    if len(part) > MAX_XML:
        raise Broken(f"模板的 {name} 超过 {MAX_XML // 2**20} MB", "请删去模板里不用的内容。")
    try:
        root = etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Broken(f"模板的 {name} 已损坏（{error}）") from None
    if b"<!DOCTYPE" in part or root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise Broken(f"模板的 {name} 里有 <!DOCTYPE>，正常的 Word 文档没有")
    return root


def _unzipped(content: bytes) -> dict[str, bytes]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Broken("模板是旧版 .doc，或者加了密码")
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            for problem in _problems(entries):
                raise Broken(problem)
            return {entry.filename: _read(archive.open(entry), entry) for entry in entries}
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
        raise Broken(f"模板不是完好的 Word 文档（.docx）：{error}") from None


def _problems(entries: list[ZipInfo]) -> Iterator[str]:
    """Judged by the directory, before anything is unpacked."""
    if len(entries) > MAX_ENTRIES:
        yield f"模板里有 {len(entries)} 个部分，超过 {MAX_ENTRIES} 个"
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        yield f"模板展开后有 {total // 2**20} MB，超过 {MAX_TOTAL // 2**20} MB"
    seen = set()
    for entry in entries:
        name = entry.filename
        if (
            name.startswith(("/", "\\"))
            or "\\" in name
            or ":" in name
            or ".." in name.split("/")
            or not name.isprintable()
        ):
            yield f"模板里有不安全的文件名 {name!r}"
        if name.casefold() in seen:
            yield f"模板里有重名的部分 {name}"
        if entry.flag_bits & 1:
            yield "模板加了密码"
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield f"模板的 {name} 用了 Word 不用的压缩方式"
        if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
            yield f"模板的 {name} 压缩比超过 {MAX_RATIO} 倍，不像正常的 Word 文档"
        seen.add(name.casefold())


def _read(stream: IO[bytes], entry: ZipInfo) -> bytes:
    """Never more than the directory promised."""
    with stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise BadZipFile(f"{entry.filename} 的大小不符")
    return content


def _check_relations(root: Element) -> None:
    """A link to a web page stays a link; everything else that lies outside, or can run, is refused."""
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if kind in _FORBIDDEN_RELATIONS:
            raise Broken(f"模板{_FORBIDDEN_RELATIONS[kind]}", "请在 Word 或 WPS 里删去它，再保存。")
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            raise Broken(f"模板引用了外部内容 {relation.get('Target')}", "请把图片等内容直接放进模板，再保存。")
