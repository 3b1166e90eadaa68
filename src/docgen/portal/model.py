"""What the site is made from: the catalog's records as the public may see them, joined, named and addressed.

Every struct here is also the JSON twin of a page, so its keys are the field's own words.
A `path` is relative to the site's root, with a slash at the end of a page's: `items/public-place-hygiene/`.
"""

from typing import Any

import msgspec


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of the site's data; what is absent is not known or does not apply."""


class Link(Shown, frozen=True, kw_only=True):
    """A page that another one names. `path` is None where there is no page to go to."""

    name: str
    path: str | None = None


class Unit(Shown, frozen=True, kw_only=True):
    """A department: `name` 全称, `short` 规范化简称. A name that the registry does not have has no id and no path."""

    name: str
    short: str
    id: str | None = None
    path: str | None = None


class LawCited(Shown, frozen=True, kw_only=True):
    """A law with the places of it that one permit rests on: 第八条、第十三条第一款."""

    title: str
    path: str
    places: tuple[str, ...] = ()


class Document(Shown, frozen=True, kw_only=True):
    """A file of output/ that is public. `format` is its suffix: docx, pdf, html, odt, txt."""

    title: str
    format: str
    path: str
    size: int


class Detail(Shown, frozen=True, kw_only=True):
    """One element of a permit that changed, in the words of `docgen.history.changes`."""

    title: str
    action: str
    before: str | None = None
    after: str | None = None
    is_substantive: bool = True


class Change(Shown, frozen=True, kw_only=True):
    """What one edition of the catalog (`date`, YYYY-MM-DD) changed in one permit. `kind`: 新增, 取消, 变更, …"""

    date: str
    id: str
    name: str
    path: str | None
    department: Unit
    kind: str
    is_substantive: bool = True
    details: tuple[Detail, ...] = ()


class Version(Shown, frozen=True, kw_only=True):
    """A permit as an edition of the catalog had it. `until` is the day before the next version, None for the last."""

    date: str
    path: str
    until: str | None = None
    commit: str | None = None


class Item(Shown, frozen=True, kw_only=True):
    """One permit.

    `permit` has the keys of `schemas/permit.schema.json` that are public.
    `initials` are those of its name in pinyin, `letter` the one it stands under in the index.
    `is_current`: it is applied for here; otherwise the page tells where to go (`successors`).
    `approver` decides, `competent` is the 行业主管部门, `regulators` supervise.
    `published_on`, `updated_on`: the editions that first had it and that last changed what an applicant must know.
    """

    id: str
    name: str
    path: str
    initials: str
    letter: str
    status: str
    is_current: bool
    approver: Unit
    competent: Unit
    regulators: tuple[Unit, ...]
    published_on: str
    updated_on: str
    permit: dict[str, Any]
    theme: str | None = None
    code: str | None = None
    index_number: str | None = None
    removed_on: str | None = None
    laws: tuple[LawCited, ...] = ()
    parent: Link | None = None
    children: tuple[Link, ...] = ()
    successors: tuple[Link, ...] = ()
    transfers: tuple[Link, ...] = ()
    documents: tuple[Document, ...] = ()
    changes: tuple[Change, ...] = ()
    versions: tuple[Version, ...] = ()
    aliases: tuple[str, ...] = ()


class SiteInfo(Shown, frozen=True, kw_only=True):
    """What every page shares. `url` is the site's address, with a slash at its end, where it is known.

    `meta` are the page marks of 国办发〔2017〕47号 that are the same on every page.
    """

    title: str
    district: str
    government: str
    bureau: Unit
    notice: str
    effective_on: str
    url: str | None = None
    commit: str | None = None
    tool: str = ""
    content_source: str = ""
    meta: dict[str, str] = {}
