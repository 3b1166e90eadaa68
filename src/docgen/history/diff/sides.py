"""What a user calls a state of the catalog -> that edition."""

import datetime
from re import compile as regex

from docgen.catalog.model import Catalog, WholeCatalog
from docgen.catalog.units.district import UNIT
from docgen.errors import UsageError
from docgen.history import editions
from docgen.history.editions import Edition
from docgen.project import Project

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def side(project: Project, name: str, now: WholeCatalog) -> Edition:
    """A day (YYYY-MM-DD) is the committed edition in force on it, anything else what git calls a commit.

    A tag that looks like a day is reached as tags/2024-05-28. UsageError when there is no such edition.
    """
    return editions.on(project, _day(name), now) if _DAY.fullmatch(name) else editions.at(project, name, now)


def here(now: Catalog) -> Edition:
    """The working tree; UsageError when its district cannot be read, because then nobody knows its date."""
    if not isinstance(now, WholeCatalog):
        raise UsageError(
            f"{UNIT.place} 或它写的行政审批局缺失或有错，不知道目录日期。", "先运行 docgen check，照提示改正。"
        )
    dated = now.district.dated
    return Edition(dated, None, now.on(dated), tuple(sorted(now.broken)))


def _day(name: str) -> str:
    try:
        return datetime.date.fromisoformat(name).isoformat()
    except ValueError:
        raise UsageError(f"没有 {name} 这一天。", "日期写成 2024-05-28 的样子。") from None
