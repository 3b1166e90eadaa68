"""A row of the 法规库, added or changed -> catalogs/laws.jsonl, every other line byte for byte as it was."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from filelock import FileLock, Timeout

from docgen.catalog import schema
from docgen.catalog.contents import LAWS
from docgen.errors import MissingError, RefusedError, UsageError
from docgen.law.lawbook import registry
from docgen.machine import placing
from docgen.project import Project

_FIRST = ("title", "level", "version", "effective", "source", "articles", "status", "repealed_on", "replaced_by")
_LAST = ("sources_agree", "doubts", "shape", "inserted")
_TEXT = frozenset({"version", "articles", "shape", "inserted"})
"""What changes with the text of a law: two sources that agreed on the old one say nothing of the new one."""

_PATIENCE = 5
"""Seconds; a write takes less than one."""

Values = Mapping[str, Any]


def add(project: Project, values: Values) -> dict[str, Any]:
    """A new last line; the whole row. Articles whose text nobody gave are null. RefusedError when it is there."""
    row = {"status": "废止" if "repealed_on" in values else "现行", "version": None, "effective": None, **values}
    row.setdefault("shape", [None] * int(row["articles"]))
    with _held(project):
        lines = _lines(project)
        if _place(lines, row["title"]) is not None:
            raise RefusedError(
                f"法规库中已经有《{row['title']}》，没有改动它。", "要改其中的内容，用 docgen laws update。"
            )
        return _write(project, [*lines, b""], len(lines), row)


def update(project: Project, values: Values) -> dict[str, Any]:
    """The law's own line with the given values; the whole row. A new number of articles makes the old shape void."""
    with _held(project):
        lines = _lines(project)
        place = _place(lines, values["title"])
        if place is None:
            raise UsageError(f"法规库中没有《{values['title']}》。", "写全称；要新加一部，用 docgen laws add。")
        old = json.loads(lines[place])
        row = {**old, **({"status": "废止"} if "repealed_on" in values else {}), **values}
        if any(row.get(key) != old.get(key) for key in _TEXT):
            row.pop("sources_agree", None)
        if row["articles"] != old["articles"] and "shape" not in values:
            row["shape"] = [None] * int(row["articles"])
            row.pop("inserted", None)
        return _write(project, lines, place, row)


def _write(project: Project, lines: list[bytes], place: int, row: dict[str, Any]) -> dict[str, Any]:
    _require_valid(project, row)
    ordered = {key: row[key] for key in (*_FIRST, *_LAST) if key in row}
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    lines[place] = json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode() + end
    placing.put(project.root / LAWS, b"".join(lines))
    return ordered


def _require_valid(project: Project, row: dict[str, Any]) -> None:
    """UsageError with everything that the schema, or the row itself, has against it."""
    wrong = [finding.message for finding in schema.check(row, LAWS, schema.load(project, "law"))]
    if not wrong and len(row["shape"]) != row["articles"]:
        wrong.append(f"款项结构有 {len(row['shape'])} 条，条数写的是 {row['articles']}。")
    if not wrong and row["status"] == "现行" and ("repealed_on" in row or "replaced_by" in row):
        wrong.append("写了废止日期或替代法规，效力状态却是现行。")
    if wrong:
        raise UsageError(f"《{row['title']}》这一行没有写入：{''.join(wrong)}", "改正后再运行；法规库没有改动。")


@contextmanager
def _held(project: Project) -> Iterator[None]:
    """One keeper at a time."""
    try:
        project.state.mkdir(exist_ok=True)
        lock = FileLock(project.state / "laws.lock").acquire(timeout=_PATIENCE)
    except Timeout:
        raise RefusedError("另一个 docgen 正在改法规库。", "等它结束后再运行。") from None
    except OSError as error:
        raise MissingError(f"不能写入项目文件夹：{error.strerror}。", "请核对权限和磁盘空间。") from error
    with lock:
        yield


def _lines(project: Project) -> list[bytes]:
    """With their ends, of which the last may lack its own. A project that has no 法规库 starts from docgen's."""
    registry.load(project)  # refuses a file with a line that cannot be read
    path = project.find(LAWS)
    lines = path.read_bytes().splitlines(keepends=True) if path else []
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    return lines


def _place(lines: list[bytes], title: str) -> int | None:
    rows = ((index, json.loads(line)) for index, line in enumerate(lines) if line.strip())
    return next((index for index, row in rows if row["title"] == title), None)
