"""Small projects on disk for tests of whole runs."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]


def district(folder: Path, *departments: str) -> Path:
    """All departments of the sample catalog, but permits and batches of the named ones only; health by default."""
    chosen = departments or ("health",)
    (folder / "catalogs" / "transfers").mkdir(parents=True)
    for source in (ROOT / "catalogs").rglob("*.yaml"):
        name = source.relative_to(ROOT)
        owner = source.stem.rsplit("-", 1)[0] if source.parent.name == "transfers" else source.parent.name
        if source.name in ("district.yaml", "department.yaml") or owner in (*chosen, "calendar"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """Change a file's text, and make sure that it did change."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def own_template(project: Path, kind: str) -> Path:
    """A copy of one kind's folder in the project, where it hides the packaged one."""
    shutil.copytree(ROOT / "templates" / kind, project / "templates" / kind)
    return project / "templates" / kind


def a_kind(writer: str, for_each: str = "department") -> str:
    """Some kind of this writer and unit; no test names one."""
    manifests = sorted((ROOT / "templates").glob("*/kind.yaml"))
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in manifests}
    return next(k for k, text in texts.items() if f"writer: {writer}" in text and f"for_each: {for_each}" in text)
