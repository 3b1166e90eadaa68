"""A permit's history -> the events that change who holds the power, and a batch's day in it."""

from typing import get_args

from docgen.catalog.model import Catalog, Permit, Transfer
from docgen.catalog.model.permit import Event, Status

STATUSES = frozenset(get_args(Status))

Turn = tuple[int, Event]
"""index in `history`, the event"""


def turns(permit: Permit) -> list[Turn]:
    """The events that are a status, by date; what else is written there changes nobody's competence."""
    found = [(index, event) for index, event in enumerate(permit.history) if event.event in STATUSES]
    return sorted(found, key=lambda turn: turn[1].date) if len(found) > 1 else found


Move = tuple[Transfer, int]
"""a batch, the index in its `rules`"""


def moves(catalog: Catalog) -> dict[str, list[Move]]:
    """Permit id -> its rows in batches, by the day they take effect; undated batches last, then by file."""
    found: dict[str, list[Move]] = {}
    for transfer in sorted(catalog.transfers, key=lambda t: (t.effective_on is None, t.effective_on or "", t.file)):
        for index, row in enumerate(transfer.rules):
            found.setdefault(row.permit, []).append((transfer, index))
    return found
