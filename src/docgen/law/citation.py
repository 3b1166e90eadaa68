"""《法》第N条(之N)第N款第N项(第N目) <-> Citation: one place in one law, or a law as a whole; free text -> its Mentions.

立法技术规范: 条、款、项、目 in Chinese numerals; a 《》 inside 《》 is written 〈〉.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec.structs import astuple, replace

from docgen.law import gongwen

NATION = "中华人民共和国"

_NUMBER = "(?:[0-9]{1,4}|[零〇一二三四五六七八九十百千]{1,9})"
_ITEM = f"(?:{_NUMBER}|[（(]{_NUMBER}[）)])"
_TITLE = "《((?:[^《》]|《[^《》]*》)+)》"
_NOTES = "((?:[（(][^（）()]{1,100}[）)]){0,3})"
_NUMBERED = "(?:[（(][^（）()]{1,100}号[）)])?"
_CITATION = re.compile(
    f"{_TITLE}{_NUMBERED}(?:第({_NUMBER})条(?:之({_NUMBER}))?(?:第({_NUMBER})款)?"
    f"(?:第({_ITEM})项(?:第({_NUMBER})目)?)?)?"
)
_NAMED = re.compile(_TITLE + _NOTES)
_SHORT = re.compile("以下(?:简称|统称)[:：为]?[《“‘]?([^《》“”‘’，。）)]+)")
_EDITION = re.compile("[（(][0-9]{4}年?(?:修正|修订|修改)?[）)]$")

_RANGE = ("至", "到", "—", "－", "～", "~", "-")
_THROUGH = "".join(_RANGE)
_AND = "、|，|,|和|及|与|或者|或|以及"
_STEP = re.compile(f"({_AND}|[{_THROUGH}])?第({_ITEM}(?:[、{_THROUGH}]{_ITEM})*)(条|款|项|目)(?:(?<=条)之({_NUMBER}))?")
_ENTRY = re.compile(f"([、{_THROUGH}]?)({_ITEM})")
_LINK = re.compile(f"(?:{_AND}|[；;\\s])*")
_LEVEL = {"条": 1, "款": 3, "项": 4, "目": 5}
_TO_OUTER, _TO_INNER = str.maketrans("〈〉", "《》"), str.maketrans("《》", "〈〉")


class Citation(msgspec.Struct, frozen=True):
    """`title` is the law's registered title; all numbers are 1-based, None where the citation stops short of them.

    `inserted` is N in 第x条之N, `paragraph` 款, `item` 项, `point` 目. `str()` writes it the statutory way.
    """

    title: str
    article: int | None = None
    inserted: int | None = None
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    def __str__(self) -> str:
        return f"《{self.title.translate(_TO_INNER)}》{self.place}"

    @property
    def order(self) -> tuple[int, ...]:
        """Sorts places of one law as the law has them."""
        return tuple(number or 0 for number in astuple(self)[1:])

    @property
    def place(self) -> str:
        """Everything after the title: 第九条第一款第三项; empty for a law as a whole."""
        article = _part(self.article, "条") + (f"之{gongwen.numeral(self.inserted)}" if self.inserted else "")
        return article + _part(self.paragraph, "款") + _part(self.item, "项") + _part(self.point, "目")


class Mention(NamedTuple):
    """A place named in a text at `start:end`: title and place of the first, the bare place of those that follow.

    第五条至第七条 is one mention of 第五条 `through` 第七条.
    """

    citation: Citation
    start: int
    end: int
    through: Citation | None = None

    def touches(self, place: Citation) -> bool:
        """Whether a change of `place` may concern it: one holds the other. A range is held article by article."""
        if place.title != self.citation.title:
            return False
        if place.article is None or self.citation.article is None:
            return True
        first, last = _article(self.citation), _article(self.through or self.citation)
        if self.through or not first <= _article(place) <= last:
            return first <= _article(place) <= last
        pairs = zip(astuple(self.citation)[3:], astuple(place)[3:], strict=True)
        return all(mine is None or other is None or mine == other for mine, other in pairs)


class Registered(NamedTuple):
    """`is_short` says that a text called the law by less than its registered title."""

    title: str
    is_short: bool


@cache
def parse(text: str) -> Citation | None:
    """The whole text as one citation, or None. A 文号 in brackets after the title, Arabic numerals and 第（三）项
    are read, never written.
    """
    match = _CITATION.fullmatch(text)
    if match is None:
        return None
    title, *parts = match.groups()
    numbers = [_number(part) for part in parts]
    return None if 0 in numbers else Citation(title.translate(_TO_OUTER), *numbers)


@cache
def parse_all(text: str) -> tuple[Mention, ...]:
    """Every citation in free text, in its order: 《甲法》第三条、第五条至第七条和《乙法》 has three.

    第一款、第二款 and 第三、五条 go on from the place before. A short name that the text itself defines,
    （以下简称《…》）, stands for its law from there on.
    """
    found: list[Mention] = []
    shorts: dict[str, str] = {}
    for match in _NAMED.finditer(text):
        title = match[1].translate(_TO_OUTER)
        found += _mentions(_points(text, match.start(), match.end(), shorts.get(title, title)))
        shorts |= dict.fromkeys(_SHORT.findall(match[2]), title)
    return tuple(found)


@cache
def parse_list(text: str) -> tuple[Mention, ...]:
    """`parse_all` of a text that is citations and nothing else, joined by 、；和 and the like; else empty."""
    if citation := parse(text):
        return (Mention(citation, 0, len(text)),)
    mentions, end = parse_all(text), 0
    for mention in mentions:
        if not _LINK.fullmatch(text, end, mention.start):
            return ()
        end = mention.end
    return mentions if end == len(text) else ()


def short_names(text: str) -> dict[str, str]:
    """Short name -> title, for every 《…》（以下简称《…》） of a text."""
    return {
        short: match[1].translate(_TO_OUTER) for match in _NAMED.finditer(text) for short in _SHORT.findall(match[2])
    }


def find(title: str, laws: Container[str]) -> Registered | None:
    """The title that the 法规库 has: also for one without 中华人民共和国, or with （2019修订） at its end."""
    bare = _EDITION.sub("", title)
    known = next((name for name in (title, bare, NATION + bare) if name in laws), None)
    return Registered(known, known != title) if known else None


class _Point(NamedTuple):
    """A place on its way to a mention; `is_last` of a range that the point before began."""

    citation: Citation
    start: int
    end: int
    is_last: bool = False


def _mentions(points: Iterator[_Point]) -> Iterator[Mention]:
    """Ranges folded: 第七条至第五条 is none, but two places."""
    mention = Mention(*next(points)[:3])
    for citation, start, end, is_last in points:
        if is_last and not mention.through and mention.citation.order < citation.order:
            mention = mention._replace(end=end, through=citation)
        else:
            yield mention
            mention = Mention(citation, start, end)
    yield mention


def _points(text: str, start: int, end: int, title: str) -> Iterator[_Point]:
    """One title, and the places after it one by one."""
    point = _Point(Citation(title), start, end)
    while step := _STEP.match(text, end):
        sign, unit = step[1], step[3]
        for entry in _ENTRY.finditer(step[2]):
            is_joined = bool(sign) or entry.start() > 0
            end = step.start(2) + entry.end() if entry.end() < len(step[2]) else step.end()
            inserted = step[4] if end == step.end() else None
            place = _after(point.citation, unit, is_joined, _number(entry[2]), _number(inserted))
            if place is None:
                yield point
                return
            if is_joined:
                yield point
                begin = step.start(2) + entry.start(2) - (entry.start() == 0)
                point = _Point(place, begin, end, (entry[1] if entry.start() else sign) in _RANGE)
            else:
                point = point._replace(citation=place, end=end)
    yield point


def _after(before: Citation, unit: str, is_joined: bool, number: int | None, inserted: int | None) -> Citation | None:
    """第三条 then 第二款 goes deeper; joined by 、 it stays or comes up again. None for what does neither."""
    level, values = _LEVEL[unit], astuple(before)
    deepest = max(index for index in (0, *_LEVEL.values()) if values[index] is not None)
    needed = values[4] if unit == "目" else values[1] if unit != "条" else values[0]
    if needed is None or not number or inserted == 0 or (level <= deepest) != is_joined:
        return None
    place = Citation(*(*values[:level], number))
    return replace(place, inserted=inserted) if inserted else place


def _article(citation: Citation) -> tuple[int, int]:
    return citation.article or 0, citation.inserted or 0


def _part(number: int | None, unit: str) -> str:
    return f"第{gongwen.numeral(number)}{unit}" if number else ""


@cache
def _number(text: str | None) -> int | None:
    """0 for what is no numeral, such as 一百五 or 二二. Brackets around it do not count."""
    if text is None:
        return None
    bare = text.strip("（）()")
    return int(bare) if bare.isascii() else gongwen.number(bare) or 0


def by_law(texts: Iterable[str]) -> list[str]:
    """Citations in their order; places of one law that follow each other share its title: 《法》第三条、第五条第一款.

    What is no citation of a place, or is not written the statutory way, stays as it is.
    """
    grouped: list[str] = []
    before: str | None = None
    for text in texts:
        found = parse(text)
        title = found.title if found and found.article and str(found) == text else None
        if found and title and title == before:
            grouped[-1] += f"、{found.place}"
        else:
            grouped.append(text)
        before = title
    return grouped
