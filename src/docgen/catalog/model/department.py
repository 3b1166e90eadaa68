"""A department of the district: the registry that every name in the catalog is held against."""

from typing import Literal

from docgen.catalog.model.record import Instrument, Origin, Part, Record


class Liaison(Part, frozen=True, kw_only=True):
    """专人 (办法第十四条). Exactly one active A per unit; `until` absent means still in post."""

    name: str
    post: str | None = None
    office_phone: str | None = None
    shift: Literal["A", "B"] = "A"
    since: str | None = None
    until: str | None = None

    def is_in_post(self, day: str) -> bool:
        """Whether on that day (YYYY-MM-DD)."""
        return (self.since or "") <= day <= (self.until or day)


class Department(Record, frozen=True, kw_only=True):
    """部门. `name` 全称, `short` 规范化简称; `aliases` are names seen elsewhere that must not be used here."""

    id: str
    name: str
    short: str
    role: Literal["审批", "主管", "其他"]
    aliases: tuple[str, ...] = ()
    uscc: str | None = None
    document_code: str | None = None
    affiliation: str | None = None
    duties: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    liaisons: tuple[Liaison, ...] = ()
    address: str | None = None
    phone: str | None = None
    accountability_rules: Instrument | None = None
    sources: tuple[Origin, ...] = ()
    note: str | None = None
    allow: dict[str, str] = {}

    def first_liaisons(self, day: str) -> tuple[Liaison, ...]:
        """The A角 in post on that day (YYYY-MM-DD): one, unless the catalog is wrong (DG506)."""
        return tuple(person for person in self.liaisons if person.shift == "A" and person.is_in_post(day))
