"""Schemas and the packaged sample -> new files for an author to fill in."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from docgen.catalog.contents import LAWS
from docgen.catalog.schema import load
from docgen.catalog.unit import Unit
from docgen.catalog.units import UNITS
from docgen.catalog.units.calendar import UNIT as CALENDAR
from docgen.catalog.units.department import UNIT as DEPARTMENT
from docgen.catalog.units.district import UNIT as DISTRICT
from docgen.errors import RefusedError, UsageError
from docgen.project import Project

_ID = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z)[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COMMENTED = ("sources", "unknown", "note", "allow")


def _globs(unit: Unit) -> str | list[str]:
    """A pattern that also covers the places of others leaves them out."""
    others = (other.glob for other in UNITS.values() if other is not unit and fnmatchcase(other.glob, unit.glob))
    without = [f"!{glob}" for glob in others]
    return [unit.glob, *without] if without else unit.glob


_EDITOR_FILES: Mapping[str, str] = {
    ".editorconfig": "root = true\n\n[*.{yaml,yml,md}]\ncharset = utf-8\nend_of_line = lf\nindent_style = space\n"
    "indent_size = 2\ninsert_final_newline = true\ntrim_trailing_whitespace = true\n",
    ".gitattributes": "*.yaml text eol=lf\n*.md text eol=lf\n*.docx binary\n",
    ".gitignore": "output/\n.docgen/\n.output.docgen/\n",
    ".vscode/settings.json": json.dumps(
        {
            "files.encoding": "utf8",
            "files.eol": "\n",
            "yaml.schemaStore.enable": False,
            "yaml.schemas": {f"schemas/{unit.schema}.schema.json": _globs(unit) for unit in UNITS.values()},
        },
        ensure_ascii=False,
        indent=2,
    )
    + "\n",
    ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
}


def require_id(id: str) -> str:
    """UsageError unless it can be an id: it names files for ever."""
    if len(id) > 60 or not _ID.fullmatch(id):
        raise UsageError(
            f"“{id}”不能作为编号（id）。",
            "用小写英文字母、数字和连字符，如 public-place-hygiene；不用 con、aux、nul 这些 Windows 的设备名；"
            "定了以后不再改，也不再给别的事项用。",
        )
    return id


def add(project: Project, unit: Unit, values: Mapping[str, str]) -> str:
    """A new record; gives its project-relative name.

    `values` say where it lies and are filled in, every other key stands as a comment with its title and an example.
    """
    relative = unit.file(**{key: values[key] for key in unit.placeholders})
    target = project.root / relative
    if target.exists():
        raise RefusedError(f"{relative} 已经存在，没有改动它。", "请换一个编号。")
    up = "../" * relative.count("/")
    lines = (
        f"# yaml-language-server: $schema={up}schemas/{unit.schema}.schema.json",
        *_skeleton(project, unit.schema, values),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return relative


def start(folder: Path, with_sample: bool, values: Mapping[str, Any]) -> Project:
    """A new project folder. RefusedError when it already has files."""
    if folder.exists() and any(folder.iterdir()):
        raise RefusedError(f"{folder} 不是空文件夹，没有改动它。", "请换一个新的文件夹名。")
    for unit in UNITS.values():
        if "{" not in unit.folder:
            (folder / unit.folder).mkdir(parents=True, exist_ok=True)
    project = Project(folder.resolve())
    _copy_all(project, "schemas/*.json")
    for name, text in _EDITOR_FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if with_sample:
        _copy_all(project, *(unit.glob for unit in UNITS.values()), LAWS)
    else:
        _copy_all(project, CALENDAR.glob)
        add(project, DISTRICT, values)
        add(project, DEPARTMENT, {"id": "approval-bureau", "short": "区行政审批局", "role": "审批"})
    return project


def _copy_all(project: Project, *patterns: str) -> None:
    wanted = {name: path for pattern in patterns for name, path in project.listing(pattern).items()}
    for name, path in wanted.items():
        target = project.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _skeleton(project: Project, schema: str, values: Mapping[str, Any]) -> Iterator[str]:
    document = load(project, schema).document
    for key, described in document["properties"].items():
        title = _resolved(document, described).get("title", "")
        if key in values:
            yield f"{key}: {_flow(values[key])}  # {title}"
        elif key in document.get("required", ()):
            yield f'{key}: ""  # {title}（必填），例：{_flow(_example(document, described))}'
        elif key not in _COMMENTED:
            yield f"# {key}: {_flow(_example(document, described))}  # {title}"


def _resolved(document: Mapping[str, Any], described: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = described.get("$ref", "").removeprefix("#/$defs/")
    return {**document["$defs"][reference], **described} if reference else described


def _example(document: Mapping[str, Any], described: Mapping[str, Any]) -> Any:
    return next(iter(_resolved(document, described).get("examples", ())), "")


def _flow(value: Any) -> str:
    """JSON is YAML; an inner quote mark, a colon or a number in quotes cannot be misread."""
    return json.dumps(value, ensure_ascii=False)
