"""folder -> the commit that HEAD names, without the git program: every command waits for this."""

from pathlib import Path
from re import compile as regex

_ID = regex(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def head(root: Path) -> str:
    """The id, or "" where there is no whole history: no repository, no commit yet, a shallow clone.

    A repository that keeps its refs in tables (reftable) gives something else that changes with every commit.
    """
    git = _repository(root)
    if git is None:
        return ""
    shared = git / (_text(git / "commondir") or ".")
    if (shared / "shallow").exists():
        return ""
    name = _text(git / "HEAD")
    if not name.startswith("ref: "):
        return name if _ID.fullmatch(name) else ""
    ref = name.removeprefix("ref: ")
    return _text(shared / ref) or _packed(shared, ref) or _tables(git, shared)


def _repository(root: Path) -> Path | None:
    """As git looks for it; in a linked worktree and a submodule .git is a file that says where."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        if place.is_dir():
            return place
        if place.is_file():
            return folder / _text(place).removeprefix("gitdir: ")
    return None


def _packed(shared: Path, ref: str) -> str:
    rows = (line.split(" ", 1) for line in _text(shared / "packed-refs").splitlines())
    return next((row[0] for row in rows if row[1:] == [ref]), "")


def _tables(*folders: Path) -> str:
    return " ".join(_text(folder / "reftable" / "tables.list") for folder in folders).strip()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="surrogateescape").strip()
    except OSError:
        return ""
