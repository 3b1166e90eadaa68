"""Small finished sites, as `docgen publish --site` takes them."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from docgen.portal import release
from docgen.publishing.site import Site

PAGES: Mapping[str, str] = {
    "index.html": "<h1>首页</h1>",
    "lost.html": "<h1>没有这个网页</h1>",
    "assets/portal.css": "body{}",
    "data/目录 1.csv": "甲,乙\r\n",
    **{f"items/item-{number}/index.html": f"<h1>事项 {number}</h1>" for number in range(12)},
}


def site(folder: Path, pages: Mapping[str, str] = PAGES, *, day: str = "2026-11-23", commit: str | None = None) -> Site:
    """`folder` is made anew. The home page and `items/item-0` name the day, so that a mixture can be seen."""
    shutil.rmtree(folder, ignore_errors=True)
    marked = {
        path: text + (day if path in ("index.html", "items/item-0/index.html") else "") for path, text in pages.items()
    }
    for path, text in marked.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    files = [release.file(path, text.encode()) for path, text in marked.items()]
    made = release.of(files, tool="docgen 0", commit=commit, effective_on=day, notice="试验")
    (folder / release.MANIFEST).write_bytes(release.encode(made))
    return Site.open(folder)
