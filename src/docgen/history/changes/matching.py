"""Two lists of entries -> which entry of one is which of the other: by what they are called, never by position."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen.catalog.model import Origin
from docgen.catalog.model.permit import Basis, Charge, Condition, Event, HandlingItem, Intermediary, Material, Step
from docgen.catalog.model.record import Part
from docgen.catalog.model.supervision import Accountability, Duty, Push, Supervision, SupervisionDuty

KEYS: Mapping[type[Part], tuple[str, ...]] = {
    Accountability: ("situation",),
    Basis: ("cite",),
    Charge: ("name",),
    Condition: ("text",),
    Duty: ("duty",),
    SupervisionDuty: ("duty",),
    Event: ("date", "event"),
    HandlingItem: ("name",),
    Intermediary: ("name",),
    Material: ("name",),
    Origin: ("title",),
    Push: ("direction", "trigger"),
    Step: ("step",),
    Supervision: ("matter", "regulator"),
}
"""Which fields say what an entry is."""

_LIKENESS = 0.6
"""How much of two keys must be the same, in their order, for one to be the other reworded."""

Meaning = Callable[[str], str]
"""A key's text without what is only its form."""


@dataclass(frozen=True)
class Matched:
    """Indices: `pairs` (before, after) in the order of before, and what has no counterpart."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def match(before: Sequence[Part], after: Sequence[Part], meaning: Meaning) -> Matched:
    """Equal entries first, then those with the same key, then those whose keys are most alike."""
    earlier = {index: _key(entry, meaning) for index, entry in enumerate(before)}
    later = {index: _key(entry, meaning) for index, entry in enumerate(after)}
    pairs: list[tuple[int, int]] = []

    def pair(found: Iterable[tuple[int, int]]) -> None:
        for old, new in found:
            if old in earlier and new in later:
                pairs.append((old, new))
                del earlier[old], later[new]

    pair(_same(dict(enumerate(before)), dict(enumerate(after))))
    pair(_same(dict(earlier), dict(later)))
    pair(_alike(earlier, later))
    return Matched(tuple(sorted(pairs)), tuple(earlier), tuple(later))


def _key(entry: Part, meaning: Meaning) -> str:
    return "\n".join(meaning(getattr(entry, name)) for name in KEYS[type(entry)])


def _same(earlier: Mapping[int, Hashable], later: Mapping[int, Hashable]) -> Iterator[tuple[int, int]]:
    """Of several with the same value the first goes with the first."""
    waiting: dict[Hashable, deque[int]] = {}
    for new, value in later.items():
        waiting.setdefault(value, deque()).append(new)
    for old, value in earlier.items():
        if waiting.get(value):
            yield old, waiting[value].popleft()


def _alike(earlier: Mapping[int, str], later: Mapping[int, str]) -> list[tuple[int, int]]:
    """The most alike first; what came before and after may be exchanged without changing who goes with whom."""
    found = []
    for old, one in earlier.items():
        for new, other in later.items():
            low, high = sorted((one, other))  # difflib does not see a and b as it sees b and a
            likeness = SequenceMatcher(None, low, high, autojunk=False).ratio()
            if likeness >= _LIKENESS:
                found.append((-likeness, low, high, old + new, abs(old - new), old, new))
    return [(old, new) for *_, old, new in sorted(found)]
