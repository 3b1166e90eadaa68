"""A Difference -> lines for a terminal."""

from collections.abc import Iterable, Iterator

from docgen.history.changes import Detail, ItemChange
from docgen.history.diff.difference import Difference, Side
from docgen.machine.cells import visible, width

_ROOM = 90
"""Cells in which a change has room on one line."""


def lines(found: Difference) -> Iterator[str]:
    """Both sides, each department with its permits, a summary."""
    yield f"{_side(found.base)} → {_side(found.head)}"
    for group in found.departments:
        yield f"\n{visible(group.name)}"
        for change in group.changes:
            yield from _change(change)
    if found.others:
        yield f"\n事项以外不同的文件：{_files(found.others)}"
    yield ""
    yield _summary(found)


def doubts(found: Difference) -> Iterator[str]:
    """What a reader must know besides: files that were not compared, a date that nobody changed."""
    for side in (found.base, found.head):
        if side.unread:
            why = "有错，先运行 docgen check" if side.name is None else "现在的 docgen 读不懂"
            yield f"{side.date} 的目录有 {len(side.unread)} 个文件没有比较（{why}）：{_files(side.unread)}"
    if found.is_same_edition:
        yield (
            f"两边的目录日期都是 {found.head.date}，内容却不同：网站用目录日期分辨版本，不会把这些改动记成一次变更。"
            "要记成新版本，请改 catalogs/district.yaml 的 dated。"
        )


def _side(side: Side) -> str:
    if side.commit is None:
        return f"{side.date} 的目录（工作区，含没有提交的改动）"
    called = "" if side.name is None or side.name in (side.date, side.commit) else f"{visible(side.name)}，"
    return f"{side.date} 的目录（{called}提交 {side.commit[:12]}）"


def _change(change: ItemChange) -> Iterator[str]:
    kind = "文字修订" if change.kind == "变更" and not change.is_substantive else change.kind
    yield f"  {kind}  {_line(change.name)}（{change.id}）"
    for detail in change.details:
        yield from _detail(detail, has_mark=change.is_substantive)


def _detail(detail: Detail, has_mark: bool) -> Iterator[str]:
    """Short changes on one line; `has_mark`: what is only form must be told from the rest."""
    marks = ["只是文字"] if has_mark and not detail.is_substantive else []
    marks += ["不公开"] if detail.is_internal else []
    head = f"    {detail.action}  {_line(detail.title)}" + (f"（{'，'.join(marks)}）" if marks else "")
    words = " → ".join(_line(words) for words in (detail.before, detail.after) if words is not None)
    if detail.before is None or detail.after is None or width(f"{head}：{words}") <= _ROOM:
        yield f"{head}：{words}"
    else:
        yield head
        yield f"      原：{_line(detail.before)}"
        yield f"      现：{_line(detail.after)}"


def _summary(found: Difference) -> str:
    if not found:
        return "目录内容相同。"
    if not found.departments:
        return "事项没有变化。"
    substantive = sum(change.is_substantive for change in found.changes)
    return f"{len(found.departments)} 个部门、{len(found.changes)} 个事项有变化，其中 {substantive} 个是实质变更。"


def _line(text: str) -> str:
    return visible(" ".join(text.split("\n")))


def _files(names: Iterable[str]) -> str:
    return "、".join(map(visible, names))
