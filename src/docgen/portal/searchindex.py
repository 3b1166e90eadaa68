"""Items -> search-index.js: what the search of the site looks through, as one plain script.

A script, not JSON: a page opened from a folder (file://) may load a script but fetch nothing.
Each text stands once, with the numbers of the items that have it; the browser looks for the words as they are
(assets/search.js), so Chinese needs no segmentation and nothing is found that does not match.
Columns instead of rows: a fifth smaller when compressed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from docgen.portal.model import Item, Unit

PATH = "search-index.js"

Names = tuple[str, ...]
"""What one thing is called: the name that is shown, then others it is found by."""

Departments = Mapping[str, Mapping[str, Any]]
"""Public fields of each department, by id."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of text, with the title that a hit is explained by.

    `items[i]` has the numbers of the items that have `names[i]`, ascending, each as its distance from the one before;
    the first one's is from the first of `items[i - 1]`.
    """

    title: str
    names: tuple[Names, ...]
    items: tuple[tuple[int, ...], ...]


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """The value of `docgenSearch`: columns with one place for each item, in the order of the site's lists.

    `competents` are numbers into the names of the field with that title, 主管部门; `closed` numbers of items.
    A hit is explained by the first of the `fields` that has the word.
    """

    names: tuple[str, ...]
    paths: tuple[str, ...]
    initials: tuple[str, ...]
    departments: tuple[str, ...]
    competents: tuple[int, ...]
    closed: tuple[int, ...]
    fields: tuple[Field, ...]


def script(items: Sequence[Item], departments: Departments) -> bytes:
    """The bytes of search-index.js: one assignment to one global."""
    return b"var docgenSearch = " + msgspec.json.encode(index(items, departments)) + b";\n"


def index(items: Sequence[Item], departments: Departments) -> Index:
    shorts = {item.competent.short: None for item in items}
    numbers = {short: number for number, short in enumerate(shorts)}
    return Index(
        names=tuple(item.name for item in items),
        paths=tuple(item.path for item in items),
        initials=tuple(item.initials for item in items),
        departments=tuple(numbers),
        competents=tuple(numbers[item.competent.short] for item in items),
        closed=tuple(number for number, item in enumerate(items) if not item.is_current),
        fields=tuple(_fields(items, departments)),
    )


def _fields(items: Sequence[Item], departments: Departments) -> Iterator[Field]:
    def called(unit: Unit) -> Names:
        aliases = departments.get(unit.id or "", {}).get("aliases", ())
        return tuple(dict.fromkeys((unit.name, unit.short, *aliases)))

    yield _field("基本编码", items, lambda item: _single(item.code))
    yield _field("曾用编码", items, lambda item: _each(item.permit.get("previous_codes", ())))
    yield _field("业务办理项", items, lambda item: _each(row["name"] for row in item.permit.get("handling_items", ())))
    yield _field("许可证件", items, lambda item: _single(item.permit.get("certificate", {}).get("name")))
    yield _field("申请材料", items, lambda item: _each(row["name"] for row in item.permit.get("materials", ())))
    yield _field("审批部门", items, lambda item: [called(item.approver)])
    yield _field("主管部门", items, lambda item: [called(item.competent)])
    yield _field("监管部门", items, lambda item: map(called, item.regulators))
    yield _field("主题", items, lambda item: _single(item.theme))
    yield _field("法律法规", items, lambda item: _each(law.title for law in item.laws))


def _single(text: str | None) -> Iterable[Names]:
    return [(text,)] if text else ()


def _each(texts: Iterable[str]) -> Iterable[Names]:
    return ((text,) for text in texts)


def _field(title: str, items: Sequence[Item], names_of: Callable[[Item], Iterable[Names]]) -> Field:
    having: dict[Names, list[int]] = {}
    for number, item in enumerate(items):
        for names in dict.fromkeys(names_of(item)):
            having.setdefault(names, []).append(number)
    return Field(title=title, names=tuple(having), items=tuple(_distances(having.values())))


def _distances(lists: Iterable[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Small numbers that repeat, which pack well."""
    first = 0
    for numbers in lists:
        starts = (first, *numbers)
        yield tuple(number - before for before, number in zip(starts, numbers, strict=False))
        first = numbers[0]
