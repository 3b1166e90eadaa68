"""Values -> the words that a page prints: dates, days, forms, places of law."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from docgen.law import citation, gongwen
from docgen.portal import address
from docgen.portal.model import Item


def date(value: str) -> str:
    """2026-11-23 -> 2026年11月23日."""
    return gongwen.date(value)


def days(limit: Mapping[str, Any], key: str) -> str:
    """`statutory` or `promised` of a time limit: 20 个工作日; 0 is 当场办结."""
    value = limit[key]
    unit = {"工作日": "个工作日", "日": "日", "月": "个月", "年": "年"}[limit.get("unit", "工作日")]
    return "当场办结" if value == 0 else f"{number(value)} {unit}"


def limits(limit: Mapping[str, Any]) -> Iterator[str]:
    """法定时限 20 个工作日, 承诺时限 当场办结: those that are known."""
    for key, title in (("statutory", "法定时限"), ("promised", "承诺时限")):
        if key in limit:
            yield f"{title} {days(limit, key)}"


def summary(item: Item) -> str:
    """What a permit is, in one sentence."""
    regulators = "、".join(unit.short for unit in item.regulators)
    supervised = f"，由{regulators}监管" if regulators else ""
    return f"{item.name}是由{item.approver.name}审批的行政许可事项{supervised}。"


def number(value: float) -> str:
    """3.0 -> 3; 0.5 stays."""
    return str(int(value)) if float(value).is_integer() else str(value)


def sizes(size: int) -> str:
    """Bytes as KB or MB, as a download says it."""
    return f"{max(1, round(size / 1024))} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def by_law(texts: Iterable[str]) -> list[str]:
    """Citations, those of one law that follow each other under its title once."""
    return citation.by_law(texts)


def needs(materials: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Materials as somebody packs them: always needed, needed in some cases, may follow, not said."""
    titles = {"必要": "都要交", "情形必要": "符合情形才交", "容缺后补": "可以后补", None: "未注明是否必交"}
    grouped: dict[str | None, list[Mapping[str, Any]]] = {need: [] for need in titles}
    for material in materials:
        grouped[material.get("need")].append(material)
    return [(titles[need], rows) for need, rows in grouped.items() if rows]


def citing(laws: Container[str], paged: frozenset[str]) -> Callable[[str, str], Markup]:
    """A filter: citations -> the same text, each linked to the page of its law where there is one (`paged` titles)."""

    @cache  # the same few laws are cited on every page
    def cite(text: str, root: str) -> Markup:
        out, end = Markup(), 0
        for mention in citation.parse_all(text):
            found = citation.find(mention.citation.title, laws)
            title = found.title if found else mention.citation.title
            if title in paged and mention.start >= end:
                link = Markup('<a href="{}{}">{}</a>').format(
                    root, address.law(title), text[mention.start : mention.end]
                )
                out += escape(text[end : mention.start]) + link
                end = mention.end
        return out + escape(text[end:])

    return cite
