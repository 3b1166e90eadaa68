"""What every record of the catalog has in common."""

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A piece of a record. Absent means 未查到 or not applicable; nothing is filled in for it."""


class Record(Part, frozen=True, kw_only=True):
    """One file of the catalog. `file` is its project-relative name, set by the loader, not by the author."""

    file: str = ""


class Origin(Part, frozen=True, kw_only=True):
    """Where a value was taken from. 来源"""

    title: str
    url: str | None = None
    note: str | None = None


class Instrument(Part, frozen=True, kw_only=True):
    """An official document that something rests on. 文件: 标题、文号、成文日期、施行日期、失效日期"""

    title: str
    number: str | None = None
    dated: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    note: str | None = None
