"""bytes of a template -> the parts that may hold tags, each with the names its keeper knows it by."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from docgen.documents.writers.archive import Broken, Element, parse, read
from docgen.documents.writers.cleaning import W, clean, cleaned, written

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_MAIN = f"{_WORD}document.main+xml"
_LABELS = {
    f"{_WORD}header+xml": "页眉",
    f"{_WORD}footer+xml": "页脚",
    f"{_WORD}footnotes+xml": "脚注",
    f"{_WORD}endnotes+xml": "尾注",
}
_WORDS = frozenset((_MAIN, f"{_WORD}settings+xml", f"{_WORD}document.glossary+xml", *_LABELS))
_TYPES = {"first": "首页", "even": "偶数页"}


@dataclass(frozen=True)
class Part:
    """One XML part. `label` is 正文, 页眉, 首页页脚, 脚注, 文档属性; `is_word` tells WordprocessingML."""

    name: str
    label: str
    root: Element
    is_word: bool = True


@dataclass(frozen=True)
class Package:
    """All parts of a DOCX as bytes, and those that docgen fills in, the main one first."""

    files: dict[str, bytes]
    parts: tuple[Part, ...]


def opened(content: bytes) -> Package:
    """Broken when it is no Word document that can serve as a template."""
    files = read(content)
    types = _types(files["[Content_Types].xml"])
    files = cleaned(files, [name for name, kind in types.items() if kind == _CORE])
    roots = {name: _word(name, files[name]) for name, kind in types.items() if name in files and kind in _WORDS}
    files |= {name: written(root) for name, root in roots.items() if clean(root)}
    main = next((name for name, kind in types.items() if kind == _MAIN and name in files), None)
    if main is None:
        raise Broken("不是普通的 Word 文档（.docx），可能是 .dotx、.docm 或别的文件改了名")
    body = Part(main, "正文", roots[main])
    labels = _page_labels(body.root, files.get(_relations_of(main), b""), main)
    parts = [body]
    for name, kind in types.items():
        if name in files and kind in _LABELS:
            parts.append(Part(name, labels.get(name, "") + _LABELS[kind], roots[name]))
        elif name in files and kind == _CORE:
            parts.append(Part(name, "文档属性", parse(files[name], name), is_word=False))
    return Package(files, tuple(parts))


def _types(content: bytes) -> dict[str, str]:
    root = parse(content, "[Content_Types].xml")
    overrides = root.iter("{*}Override")
    return {entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "") for entry in overrides}


def _word(name: str, content: bytes) -> Element:
    root = parse(content, name)
    if root.nsmap.get("w") != W[1:-1]:
        raise Broken(f"模板的 {name} 不是常用格式的 Word 文档（可能存成了“Strict Open XML”）")
    for element in root.iter():
        for key in element.attrib:
            if isinstance(key, str) and key.startswith((f"{W}rsid", f"{_W14}paraId", f"{_W14}textId")):
                del element.attrib[key]  # of the editing, and doubled by every loop
    return root


def _relations_of(name: str) -> str:
    return f"{dirname(name)}/_rels/{name.rsplit('/', 1)[-1]}.rels".lstrip("/")


def _page_labels(body: Element, relations: bytes, main: str) -> dict[str, str]:
    """Name of a header or footer -> 首页, 偶数页; none for the ordinary ones."""
    if not relations:
        return {}
    targets = {r.get("Id"): r.get("Target", "") for r in parse(relations, "rels").iter("{*}Relationship")}
    references = [*body.iter(f"{W}headerReference"), *body.iter(f"{W}footerReference")]
    return {
        normpath(join(dirname(main), targets.get(reference.get(f"{_R}id"), ""))): _TYPES.get(
            reference.get(f"{W}type", ""), ""
        )
        for reference in references
    }
