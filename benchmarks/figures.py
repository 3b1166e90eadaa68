"""Seconds of several rounds -> figures: medians, ratios, and whether a target is met."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

Work = Callable[[], float]
"""Does something once; gives the seconds it took."""


@dataclass(frozen=True)
class Figure:
    """One row of the table: docgen's samples and its peer's, round by round, in `unit`.

    `ratio` is how many times better docgen is; when the peer `is_floor`, how many times as much docgen needs;
    without a peer the value itself. `note` says what the peer is and what is odd.
    """

    name: str
    ours: tuple[float, ...]
    peer: tuple[float, ...] = ()
    unit: str = "s"
    at_least: float | None = None
    at_most: float | None = None
    is_floor: bool = False
    note: str = ""

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: what disturbs the machine for a while disturbs both sides of a round."""
        if not self.peer:
            return median(self.ours)
        is_rate = self.unit.endswith("/s")
        pairs = zip(self.ours, self.peer, strict=True)
        ratios = [ours / peer if is_rate != self.is_floor else peer / ours for ours, peer in pairs]
        return median(ratios)

    @property
    def is_met(self) -> bool | None:
        if self.at_least is not None:
            return self.ratio >= self.at_least
        return self.ratio <= self.at_most if self.at_most is not None else None

    @property
    def target(self) -> str:
        if self.at_least is not None:
            return f">= {self.at_least:g}x"
        unit = "x" if self.peer else f" {self.unit}"
        return f"<= {self.at_most:g}{unit}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "MISSED"}[self.is_met]

    def plain(self) -> Mapping[str, Any]:
        return {
            "name": self.name,
            "unit": self.unit,
            "docgen": self.ours,
            "peer": self.peer,
            "ratio": self.ratio,
            "target": self.target,
            "met": self.is_met,
            "note": self.note,
        }


def alternating(rounds: int, *works: Work) -> tuple[tuple[float, ...], ...]:
    """The seconds of each work, in every round; every other round backwards, so that nobody always comes first."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        pairs = list(zip(works, taken, strict=True))
        for work, seconds in reversed(pairs) if number % 2 else pairs:
            seconds.append(work())
    return tuple(map(tuple, taken))


def rates(count: int, seconds: Iterable[float]) -> tuple[float, ...]:
    return tuple(count / taken for taken in seconds)


def table(figures: Iterable[Figure]) -> str:
    head = ("measurement", "docgen", "peer", "ratio", "target", "")
    rows = [head, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((lines[0], "-" * len(lines[0]), *lines[1:]))


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = f"{figure.ratio:.2f}x" if figure.peer else ""
    values = (_value(figure.ours, figure.unit), _value(figure.peer, figure.unit))
    return (figure.name, *values, ratio, figure.target, figure.verdict)


def _value(samples: tuple[float, ...], unit: str) -> str:
    """Median, and half the spread in percent of it."""
    if not samples:
        return ""
    middle = median(samples)
    spread = f" ±{50 * (max(samples) - min(samples)) / middle:.0f}%" if len(samples) > 1 and middle else ""
    return f"{middle:.{0 if middle >= 100 else 3 if middle < 10 else 1}f} {unit}{spread}"
