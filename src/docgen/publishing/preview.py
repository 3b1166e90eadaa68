"""Two releases -> what changes for a visitor: addresses of pages, and how many other files."""

from collections.abc import Iterable

import msgspec

from docgen.portal import release
from docgen.portal.release import Release

_PAGE = ".html"
_INDEX = "index.html"


class Counts(msgspec.Struct, frozen=True):
    added: int
    changed: int
    removed: int


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses of pages in their order, such as `/items/a/`; `others` counts what is no page.

    `pages_before` is how many pages the site has until then. A page that moves is one removed and one added.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    others: Counts
    pages_before: int

    @property
    def files(self) -> Counts:
        """Pages and others together."""
        return Counts(
            len(self.added) + self.others.added,
            len(self.changed) + self.others.changed,
            len(self.removed) + self.others.removed,
        )


def preview(before: Release | None, after: Release) -> Preview:
    """`before` is None at a place where nothing was published yet."""
    old = before.files if before else ()
    found = release.compare(old, after.files)
    added = sorted((*found.extra, *(new for _, new in found.renamed)))
    removed = sorted((*found.missing, *(old for old, _ in found.renamed)))
    return Preview(
        added=_pages(added),
        changed=_pages(found.changed),
        removed=_pages(removed),
        others=Counts(_others(added), _others(found.changed), _others(removed)),
        pages_before=len(_pages(file.path for file in old)),
    )


def address(path: str) -> str:
    """`items/a/index.html` -> `/items/a/`"""
    return "/" + (path.removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else path)


def _pages(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(address(path) for path in paths if path.endswith(_PAGE))


def _others(paths: Iterable[str]) -> int:
    return sum(not path.endswith(_PAGE) for path in paths)
