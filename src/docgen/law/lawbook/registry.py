"""catalogs/laws.jsonl -> laws by title, and what one is asked about them."""

from collections.abc import Mapping
from difflib import get_close_matches
from re import compile as regex
from typing import NamedTuple

import msgspec

from docgen.catalog import loader
from docgen.catalog.contents import LAWS
from docgen.catalog.model import Law
from docgen.errors import UsageError
from docgen.law.citation import NATION, Citation, find, parse
from docgen.project import Project

_BARE = regex("([^《》]+?)(第[0-9零〇一二三四五六七八九十百千]+条.*)?")


class Article(NamedTuple):
    """`paragraphs` has the number of 项 of each 款; None when the text was not found."""

    number: int
    inserted: int | None
    paragraphs: tuple[int, ...] | None


class Lookup(NamedTuple):
    """A law and the place in it that was asked for, with the registered title; `is_short` is how it was called."""

    law: Law
    place: Citation
    is_short: bool


def load(project: Project) -> dict[str, Law]:
    """Empty when there is none; UsageError names the first line that cannot be read."""
    path = project.find(LAWS)
    return loader.laws(path.read_bytes() if path else b"")


def lookup(text: str, laws: Mapping[str, Law]) -> Lookup:
    """《行政许可法》第四十二条, 行政许可法第四十二条 or 行政许可法; UsageError when it is not there."""
    citation = citation_of(text, laws)
    found = find(citation.title, laws)
    if found is None:
        raise UsageError(f"法规库中没有《{citation.title}》。", _near(citation.title, laws))
    law = laws[found.title]
    place = msgspec.structs.replace(citation, title=found.title)
    if place.article and (fault := _fault(law, place)):
        raise UsageError(f"{Citation(law.title)}{fault}。", "条号可能因修改而变动；不写条号可看全部各条。")
    return Lookup(law, place, found.is_short)


def citation_of(text: str, laws: Mapping[str, Law]) -> Citation:
    """What was typed as a citation; 《》 may be left out."""
    text = text.strip()
    if text in laws:
        return Citation(text)
    bare = _BARE.fullmatch(text)
    citation = parse(f"《{bare[1]}》{bare[2] or ''}" if bare else text)
    if citation is None:
        raise UsageError(
            f"“{text}”不是法规名称，也不是条文的写法。", "写成 行政许可法，或者 《行政许可法》第四十二条。"
        )
    return citation


def search(words: str, laws: Mapping[str, Law]) -> tuple[Law, ...]:
    """Laws whose title has all the words (parted by blanks), with or without 中华人民共和国; shortest title first."""
    parts = [part.strip("《》").removeprefix(NATION) or NATION for part in words.split()]
    hits = [law for law in laws.values() if all(part in law.title for part in parts)]
    return tuple(sorted(hits, key=lambda law: (len(law.title.removeprefix(NATION)), law.title)))


def articles(law: Law, place: Citation) -> tuple[Article, ...]:
    """The article asked for, or all of them in order, the inserted ones after their own number."""
    known = [Article(number, None, shape) for number, shape in enumerate(law.shape, start=1)]
    for key, shape in law.inserted.items():
        number, _, inserted = key.partition("之")
        known.append(Article(int(number), int(inserted), shape))
    chosen = (a for a in known if place.article in (None, a.number))
    wanted = (a for a in chosen if place.article is None or place.inserted == a.inserted)
    return tuple(sorted(wanted, key=lambda a: (a.number, a.inserted or 0)))


def _fault(law: Law, place: Citation) -> str | None:
    """What the law has instead of the place; None when it is there, or its shape is not known."""
    article = Citation("", place.article, place.inserted).place
    found = articles(law, place)
    if not found:
        return f"共 {law.articles} 条，没有{article}"
    paragraphs = found[0].paragraphs
    if paragraphs is None:
        return None
    if place.paragraph and place.paragraph > len(paragraphs):
        return f"{article}共 {len(paragraphs)} 款，没有{place.place}"
    most = paragraphs[place.paragraph - 1] if place.paragraph else max(paragraphs)
    return f"{article}没有{place.place.removeprefix(article)}" if place.item and place.item > most else None


def _near(title: str, laws: Mapping[str, Law]) -> str:
    bare = {name.removeprefix(NATION): name for name in laws}
    near = [law.title for law in search(title, laws)[:3]]
    near = near or [bare[name] for name in get_close_matches(title.removeprefix(NATION), bare, 3)]
    named = "、".join(f"《{name}》" for name in near)
    return f"相近的有{named}。" if near else "用 docgen laws search 查名称；确实没有收的，用 docgen laws add 补上。"
