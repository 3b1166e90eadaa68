"""The address of an open document -> the project it belongs to and its name there."""

from pathlib import Path
from typing import NamedTuple

from pygls.uris import to_fs_path

from docgen.errors import UsageError
from docgen.project import Project


class Place(NamedTuple):
    """`file` is relative to the project, with forward slashes."""

    project: Project
    file: str


def place_of(uri: str) -> Place | None:
    """None for what no check reads: a text without a file, no YAML, outside catalogs/ of a project."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if not path or not path.lower().endswith((".yaml", ".yml")):
        return None
    folder = next(parent for parent in Path(path).parents if parent.is_dir())
    try:
        project = Project.locate(folder)
    except UsageError:
        return None
    file = project.name_of(Path(path))
    return Place(project, file) if file.startswith("catalogs/") else None
