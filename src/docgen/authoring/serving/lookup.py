"""The path of a request -> the file below a folder that it means."""

from pathlib import Path
from urllib.parse import unquote

from docgen.documents.plan import name_problem

INDEX = "index.html"


def file_of(folder: Path, path: str) -> Path | None:
    """`path` is as it came over the wire, without its query; a slash at its end means `index.html`.

    None for what is not there, what cannot be a name on every system, what is hidden,
    and what lies outside the folder once links are followed.
    """
    name = name_of(path)
    if name is None:
        return None
    file = (folder / name / INDEX if path.endswith("/") else folder / name).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


def name_of(path: str) -> str | None:
    """`/items/x/` -> `items/x`; None when that is no plain name. It is decoded once: `%252e` stays what it says."""
    try:
        name = unquote(path, errors="strict").removeprefix("/").removesuffix("/")
    except UnicodeDecodeError:
        return None
    if not path.startswith("/") or any(part.startswith(".") for part in name.split("/")):
        return None
    return name if not name or name_problem(name) is None else None
