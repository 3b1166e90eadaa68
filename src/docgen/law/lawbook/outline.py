"""Laws and their articles -> lines for a terminal, or plain data for JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.catalog.model import Law
from docgen.law.citation import Citation
from docgen.law.lawbook.registry import Article, Lookup, articles


def card(law: Law) -> dict[str, Any]:
    """A row without its shape."""
    names = (name for name in law.__struct_fields__ if name not in ("shape", "inserted"))
    return {name: getattr(law, name) for name in names}


def data(lookup: Lookup) -> dict[str, Any]:
    chosen = articles(lookup.law, lookup.place)
    return {
        "law": card(lookup.law),
        "is_short": lookup.is_short,
        "articles": [{"place": _place(article), "paragraphs": article.paragraphs} for article in chosen],
    }


def overview(laws: Sequence[Law]) -> Iterator[str]:
    """One line a law, its doubts below."""
    for law in laws:
        version = f"{law.version} 版" if law.version else "版本不明"
        yield f"{Citation(law.title)}  {law.level}  {version}  {_status(law)}  {law.articles} 条"
        if law.doubts:
            yield f"  存疑：{law.doubts}"
    yield f"共 {len(laws)} 部。"


def lines(lookup: Lookup) -> Iterator[str]:
    """The law's card; then one article as a small tree, or all of them, alike ones together."""
    law = lookup.law
    yield f"{Citation(law.title)}（{law.level}，{_status(law)}）" + ("，所写是简称" if lookup.is_short else "")
    version = f"{law.version} 的文本" if law.version else "文本日期不明"
    effective = f"{law.effective} 起施行" if law.effective else "施行日期不明"
    yield f"  {version}，{effective}，共 {law.articles} 条"
    if law.replaced_by:
        yield f"  由《{law.replaced_by}》取代"
    if law.doubts:
        yield f"  存疑：{law.doubts}"
    yield f"  来源：{law.source}" + {True: "（两个来源一致）", False: "（两个来源不一致）", None: ""}[law.sources_agree]
    yield ""
    chosen = articles(law, lookup.place)
    yield from _tree(chosen[0]) if lookup.place.article else _runs(chosen)


def _tree(article: Article) -> Iterator[str]:
    """第十二条：1 款 / └ 第一款：6 项"""
    yield f"{_place(article)}：{_shape(article)}"
    paragraphs = article.paragraphs or ()
    for number, items in enumerate(paragraphs, start=1):
        branch = "└" if number == len(paragraphs) else "├"
        has = f"{items} 项" if items else "没有分项"
        name = Citation("", paragraph=number).place if len(paragraphs) > 1 else "只有一款，引用时不写“第一款”"
        yield f"  {branch} {name}：{has}"


def _runs(chosen: Sequence[Article]) -> Iterator[str]:
    for shape, run in groupby(chosen, key=_shape):
        first, *more = run
        yield f"{_place(first)}至{_place(more[-1])}：各 {shape}" if more else f"{_place(first)}：{shape}"


def _shape(article: Article) -> str:
    """3 款（第二款 5 项）"""
    if article.paragraphs is None:
        return "款项没有查到"
    itemised = ((Citation("", paragraph=n).place, items) for n, items in enumerate(article.paragraphs, 1) if items)
    items = "、".join(
        f"{name} {items} 项" if len(article.paragraphs) > 1 else f"{items} 项" for name, items in itemised
    )
    return f"{len(article.paragraphs)} 款" + (f"（{items}）" if items else "")


def _place(article: Article) -> str:
    return Citation("", article.number, article.inserted).place


def _status(law: Law) -> str:
    return f"{law.repealed_on} 废止" if law.status == "废止" and law.repealed_on else law.status
