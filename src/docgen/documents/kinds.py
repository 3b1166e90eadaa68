"""templates/*/kind.yaml -> DocumentKind: a folder with a manifest is a kind of document."""

from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec

from docgen.catalog import schema, source
from docgen.findings import Explanation, Finding
from docgen.project import Project


class DocumentKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind.yaml. `id` is its folder; `layout` a file of `templates/_layouts/`, for letters.

    `digest` changes with the manifest, the template and the layout: what is printed depends on all three.
    """

    id: str
    title: str
    genre: str
    article: tuple[int, ...]
    writer: str
    template: Path
    layout: Path | None = None
    for_each: str
    output: str
    requires: tuple[str, ...] = ()
    audience: Literal["public", "internal"] = "internal"
    note: str | None = None
    file: str = ""
    digest: str = ""


def discover(project: Project) -> tuple[tuple[DocumentKind, ...], tuple[Finding, ...]]:
    """All kinds that this project can see, and what is wrong with the rest (DG1xx, DG2xx, DG706)."""
    kinds: list[DocumentKind] = []
    findings: list[Finding] = []
    for name, path in project.listing("templates/*/kind.yaml").items():
        kind, problems = _read(project, name, path)
        findings += problems
        kinds += [kind] if kind else []
    return tuple(kinds), tuple(findings)


def _read(project: Project, name: str, path: Path) -> tuple[DocumentKind | None, tuple[Finding, ...]]:
    content = path.read_bytes()
    file = project.name_of(path)
    read = source.read(content, file)
    problems = read.findings or schema.check(read.data, file, schema.load(project, "kind"))
    problems = problems or _missing(project, name, read.data, file)
    if problems:
        return None, source.locate(problems, (read,))
    return _kind(project, name, content, read.data, file), ()


def _parts(name: str, data: dict[str, Any]) -> dict[str, str]:
    """Key of kind.yaml -> project-relative file that it names."""
    folder = name.rsplit("/", 1)[0]
    parts = {"template": f"{folder}/{data['template']}"}
    if data.get("layout"):
        parts["layout"] = f"templates/_layouts/{data['layout']}"
    return parts


def _missing(project: Project, name: str, data: dict[str, Any], file: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "DG707",
            f"找不到{'模板' if key == 'template' else '版式'}文件 {relative}",
            file,
            (key,),
            help="请把文件放到这个位置，或改正 kind.yaml 里的文件名（区分大小写）。",
        )
        for key, relative in _parts(name, data).items()
        if project.find(relative) is None
    )


def _kind(project: Project, name: str, content: bytes, data: dict[str, Any], file: str) -> DocumentKind:
    paths = {key: project.find(relative) for key, relative in _parts(name, data).items()}
    digest = sha256(content)
    for path in paths.values():
        digest.update(path.read_bytes() if path else b"")
    plain = {**data, "id": name.split("/")[1], "file": file, "digest": digest.hexdigest()}
    return msgspec.convert({**plain, **paths}, DocumentKind)


CODES = (
    Explanation(
        code="DG707",
        title="文书种类所指的模板或版式文件不存在",
        why="kind.yaml 的 template、layout 指向的文件找不到，这一种文书就无法生成。",
        bad="template: 模板.docx      # 文件夹里没有 模板.docx",
        good="template: template.docx",
        remedy="把文件放到 kind.yaml 所在的文件夹（版式放在 templates/_layouts/），或改正文件名。",
    ),
)
