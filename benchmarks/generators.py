"""The pages of a site as Markdown, and two public generators that make a site of them: MkDocs and Hugo."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_HUGO_PAGE = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css"></head>'
    '<body><header><a href="/">首页</a></header><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>\n'
)


def sources(site: Path, folder: Path) -> int:
    """Every page of the site as a Markdown file with the data of its JSON twin; returns how many."""
    twins = sorted(site.rglob("index.json"))
    for twin in twins:
        page = json.loads(twin.read_bytes())
        target = folder / twin.relative_to(site).with_name("index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join((f'---\ntitle: "{page["title"]}"\n---\n', page["notice"], "", *_blocks(page["data"], 2)))
        target.write_text(text + "\n", encoding="utf-8")
    return len(twins)


def mkdocs(content: Path, folder: Path) -> list[str]:
    """The command. No menu of all pages: MkDocs would print it on each of them, and take minutes more."""
    settings = {
        "site_name": "permits",
        "docs_dir": str(content),
        "site_dir": str(folder / "mkdocs"),
        "nav": [{"home": "index.md"}],
        "plugins": ["search"],
    }
    file = folder / "mkdocs.yml"
    file.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    return ["-m", "mkdocs", "build", "--quiet", "--clean", "--config-file", str(file)]


def hugo(content: Path, folder: Path) -> list[str]:
    """The command; one layout for all pages, no lists, no feeds, no search."""
    root = folder / "hugo"
    (root / "layouts/_default").mkdir(parents=True)
    for name in ("single", "list"):
        (root / f"layouts/_default/{name}.html").write_text(_HUGO_PAGE, encoding="utf-8")
    (root / "layouts/index.html").write_text(_HUGO_PAGE, encoding="utf-8")
    settings = {"disableKinds": ["taxonomy", "term", "RSS", "sitemap", "404"], "title": "permits"}
    (root / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    found = shutil.which("hugo")
    assert found, "hugo is not installed (Debian: apt-get install hugo)"
    return [found, "--quiet", "--source", str(root), "--contentDir", str(content), "--destination", str(root / "out")]


def _blocks(data: Any, level: int) -> Iterator[str]:
    """Mappings as headings, rows of like mappings as tables, other lists as bullets."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{'#' * min(level, 6)} {key}\n"
            yield from _blocks(value, level + 1)
    elif isinstance(data, list) and data and all(isinstance(row, dict) for row in data):
        columns = list(dict.fromkeys(key for row in data for key in row))
        yield f"| {' | '.join(columns)} |\n| {' | '.join('---' for _ in columns)} |"
        yield from (f"| {' | '.join(_cell(row.get(column, '')) for column in columns)} |" for row in data)
        yield ""
    elif isinstance(data, list):
        yield from (f"- {_cell(value)}" for value in data)
        yield ""
    else:
        yield f"{_cell(data)}\n"


def _cell(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("\n", " ").replace("|", "\\|")
