"""Parts -> a DOCX: the same parts make the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from starter.markup import Element

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def relation(part: str) -> str:
    """The id by which document.xml refers to a part."""
    return f"rId_{part}"


def pack(document: Element, parts: Mapping[str, Element], title: str) -> bytes:
    """`parts`: name under word/, without .xml -> content; a digit at its end is no part of its type."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            *((relation(part), f"{_OFFICE}/{_type(part)}", f"{part}.xml") for part in parts)
        ),
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }
    return _zip(
        {
            name: etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, part in files.items()
        }
    )


def _zip(files: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED, 9)
    return packed.getvalue()


def _type(part: str) -> str:
    return part.rstrip("0123456789")


def _content_type(part: str) -> str:
    return _THEME if _type(part) == "theme" else f"{_WORD}.{_type(part)}+xml"


def _content_types(parts: Mapping[str, Element]) -> Element:
    root = _root("Types", _TYPES)
    xml = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, content_type in xml.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD}.document.main+xml",
        **{f"/word/{part}.xml": _content_type(part) for part in parts},
    }
    for name, content_type in overrides.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=content_type)
    return root


def _relations(*relations: tuple[str, str, str]) -> Element:
    root = _root("Relationships", _RELATIONS)
    for id, kind, target in relations:
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=id, Type=kind, Target=target)
    return root


def _root(tag: str, namespace: str) -> Element:
    return etree.Element(f"{{{namespace}}}{tag}", nsmap={None: namespace})  # type: ignore[dict-item]  # lxml takes None


def _properties(title: str) -> Element:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN})
    etree.SubElement(root, f"{{{_DUBLIN}}}title").text = title
    etree.SubElement(root, f"{{{_DUBLIN}}}language").text = "zh-CN"
    return root
