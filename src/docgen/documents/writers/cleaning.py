"""What of a template is its keeper's own, and never reaches a document: comments, names of people, paths, old values.

ISO/IEC 29500-1 names the parts; those that Word and WPS add are recognised by the last word of their type.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from docgen.documents.writers.archive import Element, parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"
_KEEPERS = frozenset(
    (
        "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml", "thumbnail",
        "extended-properties", "custom-properties", "keyMapCustomizations", "recipientData",
    )
)  # fmt: skip
"""Kinds of part, as relationships name them. `customXml`: stores that content controls show instead of their text."""
_PROPERTIES = frozenset(("lastModifiedBy", "revision", "created", "modified", "lastPrinted"))
_MARKS = frozenset(
    W + name
    for name in (
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd", "proofErr",
        "lastRenderedPageBreak", "dataBinding", "docVars", "trackRevisions", "rsids", "mailMerge",
    )
)  # fmt: skip
_OWN = ("_GoBack", "_Toc", "_Hlk", "OLE_LINK")
_DATA_BINDING = re.compile(r"\}dataBinding$")
_WRAPPINGS = frozenset((f"{W}smartTag", f"{W}customXml"))
_DESCRIBING = frozenset(("descr", "title", "name"))
_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:Users|home|tmp|var)/)")


def cleaned(files: Mapping[str, bytes], properties: Collection[str]) -> dict[str, bytes]:
    """All parts but the keeper's; nothing refers to those any more. `properties` are the parts with 文档属性."""
    gone: set[str] = set()
    kept: dict[str, bytes] = {}
    for name, content in files.items():
        if name.endswith(".rels"):
            kept[name] = _without_relations(name, content, gone)
        elif name in properties:
            kept[name] = _without_people(name, content)
        else:
            kept[name] = content
    gone |= {name for name in kept if name.startswith("customXml/") or _belongs_to(name, gone)}
    if not gone:
        return kept
    kept[_TYPES] = _without_types(kept[_TYPES], gone)
    return {name: content for name, content in kept.items() if name not in gone}


def clean(root: Element) -> bool:
    """Takes marks of comments, permissions, bindings and checking out of a part; whether there were any."""
    found = [element for element in root.iter() if _is_mark(element)] + _own_bookmarks(root)
    wrapped = list(root.iter(*_WRAPPINGS))
    for element in found:
        run = element.getparent()
        _remove(element)
        if run is not None and run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
            _remove(run)
    for element in wrapped:
        _unwrap(element)
    return bool(found or wrapped) | _without_paths(root)


def _own_bookmarks(root: Element) -> list[Element]:
    """Those that Word sets for itself; every loop would double them."""
    starts = [start for start in root.iter(f"{W}bookmarkStart") if start.get(f"{W}name", "").startswith(_OWN)]
    ids = {start.get(f"{W}id") for start in starts}
    return [*starts, *(end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") in ids)]


def _is_mark(element: Element) -> bool:
    return element.tag in _MARKS or (isinstance(element.tag, str) and _DATA_BINDING.search(element.tag) is not None)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    """Its content in its place; its own properties go."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = [child for child in element if child.tag not in (f"{W}smartTagPr", f"{W}customXmlPr")]


def _without_paths(root: Element) -> bool:
    """Where a picture lay on the keeper's disk, as older versions of Word write into its description."""
    is_changed = False
    for element in root.iter("{*}docPr", "{*}cNvPr"):
        for key in _DESCRIBING:
            if _PATH.match(element.get(key, "")):
                element.set(key, "")
                is_changed = True
    return is_changed


def _without_relations(name: str, content: bytes, gone: set[str]) -> bytes:
    """`gone` learns which parts they led to."""
    root = parse(content, name)
    home = dirname(dirname(name))
    unwanted = [r for r in root.iter("{*}Relationship") if r.get("Type", "").rsplit("/", 1)[-1] in _KEEPERS]
    for relation in unwanted:
        gone.add(normpath(join("/" + home, relation.get("Target", ""))).lstrip("/"))
        _remove(relation)
    return written(root) if unwanted else content


def _belongs_to(name: str, gone: Iterable[str]) -> bool:
    """The relationships of a part that is gone."""
    return any(name == f"{dirname(part)}/_rels/{part.rsplit('/', 1)[-1]}.rels".lstrip("/") for part in gone)


def _without_types(content: bytes, gone: set[str]) -> bytes:
    root = parse(content, _TYPES)
    for entry in [e for e in root.iter("{*}Override") if e.get("PartName", "").lstrip("/") in gone]:
        _remove(entry)
    return written(root)


def _without_people(name: str, content: bytes) -> bytes:
    """The document properties (文档属性) without who made the template, and when; what has a tag is filled in."""
    root = parse(content, name)
    unwanted = [entry for entry in root if _is_personal(etree.QName(entry).localname, entry.text or "")]
    for entry in unwanted:
        root.remove(entry)
    return written(root) if unwanted else content


def _is_personal(property: str, text: str) -> bool:
    return property in _PROPERTIES or (property == "creator" and "{{" not in text)


def written(root: Element) -> bytes:
    """A part's bytes."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
