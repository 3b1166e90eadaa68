"""A row of the 法规库."""

import msgspec


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """One law or regulation.

    `shape[i]` is article i+1: one number per paragraph (款), saying how many items (项) it has.
    An article that the source did not have is None. `inserted` has the same for 第N条之M, under the key "N之M".
    `doubts` says in words what is uncertain; a doubtful row must never turn into an error.
    """

    title: str
    level: str
    version: str | None = None
    effective: str | None = None
    status: str
    repealed_on: str | None = None
    replaced_by: str | None = None
    articles: int
    shape: tuple[tuple[int, ...] | None, ...]
    inserted: dict[str, tuple[int, ...]] = {}
    sources_agree: bool | None = None
    doubts: str | None = None
    source: str
