"""What is missing is named by its own name, never by one that belongs to others on the public index."""

from pathlib import Path

import pytest
from districts import ROOT

from docgen.machine.extras import missing


def test_the_remedy_works_with_and_without_internet() -> None:
    error = missing("pygls", "用不了。")
    assert error.message == "用不了。"
    assert "pip install pygls" in error.help and "--no-index --find-links . pygls" in error.help


@pytest.mark.parametrize("folder", ["src", "docs"])
def test_nobody_is_told_to_install_another_projects_docgen(folder: str) -> None:
    texts = [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.md"), *(ROOT / folder).rglob("*.yml")]
    assert texts
    assert not [path for path in texts if asks_for_docgen(path)]


def asks_for_docgen(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return any(
        f"pip install {quote}docgen" in text or f"pip download {quote}docgen" in text for quote in ("", "'", '"')
    )
