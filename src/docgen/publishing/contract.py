"""What a place must be able to do, and no more; what they all share is in publish.py and rollback.py.

At every place several releases stand side by side, each whole, and one pointer names the one that the public sees.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from docgen.publishing.journal import Event
from docgen.publishing.owner import Owner
from docgen.publishing.site import Site


class Pointer(msgspec.Struct, frozen=True):
    """`token` tells this state of the pointer from any later one, where the place knows such a thing."""

    release: str
    token: str = ""


class Sent(msgspec.Struct, frozen=True):
    """How many files went to the place, and how many were there already."""

    new: int
    kept: int


class Place(Protocol):
    """OSError and what a place's own library raises never leave it: they become DocgenErrors.

    Only `current`, `releases`, `files`, `read` and `journal` may be asked without holding the place.
    """

    @property
    def name(self) -> str:
        """How messages call it."""

    def hold(self, owner: Owner, is_forced: bool) -> AbstractContextManager[None]:
        """Nobody else publishes meanwhile. RefusedError names who does; `is_forced` takes it from them."""

    def current(self) -> Pointer | None:
        """None where nothing was published yet."""

    def releases(self) -> tuple[str, ...]:
        """The ids of all that stand there whole."""

    def put(self, site: Site, before: Pointer | None) -> Sent:
        """The release, whole and verified, beside the others; what did not change since `before` is not sent again."""

    def switch(self, event: Event, before: Pointer | None) -> str:
        """The public sees `event.release` from now on, in one step; returns what else the user should know.

        RefusedError when the pointer is no longer `before`.
        """

    def record(self, event: Event) -> None:
        """One more line in the journal."""

    def journal(self) -> tuple[Event, ...]:
        """Oldest first."""

    def files(self, release: str) -> Iterator[tuple[str, bytes]]:
        """Everything that the place has of a release, its manifest included."""

    def read(self, release: str, path: str) -> bytes:
        """One file of it. KeyError when it is not there."""

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:
        """Removes all releases but these, and what killed runs left; returns the ids that went."""
