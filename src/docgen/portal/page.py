"""What one page is: its address, its template, its data; and where menus lead.

HTML and JSON twin are both made from a Page.
"""

from dataclasses import dataclass, field

from docgen.portal.model import Link, Shown


@dataclass(frozen=True)
class Page:
    """`data` is what the template sees and what the JSON twin says.

    `dated` (YYYY-MM-DD) is the day of the edition that last changed what the page tells (PubDate).
    `trail` leads from the home page to the page above; `keywords` are for the page marks.
    `is_listed`: search engines and the site map are told of it.
    """

    path: str
    template: str
    title: str
    data: Shown
    dated: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    trail: tuple[Link, ...] = ()
    is_listed: bool = True
    extras: dict[str, str] = field(default_factory=dict)
    """Further files beside the page, by media type."""
    linked: str = ""
    """JSON-LD for the page's head, safe inside a script element."""


@dataclass(frozen=True)
class Entry:
    """Where the menus of every page lead to a page: the one at the top, or the one at the foot."""

    name: str
    path: str
    is_at_foot: bool = False


@dataclass(frozen=True)
class Menus:
    """In the order in which they are shown."""

    top: tuple[Entry, ...]
    foot: tuple[Entry, ...]
