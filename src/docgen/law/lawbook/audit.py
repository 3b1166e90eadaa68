"""Catalog x 法规库 -> how far the citations are covered, what is in doubt, and what is older than the law.

A permit's limits, fees and materials bear no date, so whether they are older than their basis cannot be told.
What can: the catalog's own date, and the 施行日期 of every 规范性文件 that was handed over.
"""

from collections import Counter
from collections.abc import Iterator

import msgspec

from docgen.catalog.model import Catalog, Law, Permit, Transfer
from docgen.catalog.model.citations import texts
from docgen.catalog.model.transfer import NormativeFile
from docgen.law.citation import find, parse_list


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """`citations` counts every place that cites; `laws` different laws, of which `known` are in the 法规库."""

    citations: int
    unreadable: int
    laws: int
    known: int
    checked: int
    unverified: tuple["Unverified", ...]


class Unverified(msgspec.Struct, frozen=True, kw_only=True):
    """A cited law that the 法规库 does not have: 未核, not wrong."""

    title: str
    citations: int
    permits: tuple[str, ...]


class Weak(msgspec.Struct, frozen=True, kw_only=True):
    """What of a permit's citations could not be held against a sure text; titles of laws, each once."""

    permit: str
    name: str
    department: str
    file: str
    doubtful: tuple[str, ...]
    unverified: tuple[str, ...]


class Newer(msgspec.Struct, frozen=True, kw_only=True):
    """A cited law whose text the 法规库 dates after the catalog."""

    title: str
    version: str | None
    effective: str | None
    permits: tuple[str, ...]


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A 规范性文件 of a batch that the 法规库 sees otherwise; `fault` says how."""

    transfer: str
    title: str
    file: str
    fault: str


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """`undated` are cited laws without 施行日期 in the 法规库; `undated_total` all such rows."""

    dated: str | None
    coverage: Coverage
    weak: tuple[Weak, ...]
    newer: tuple[Newer, ...]
    handed: tuple[Handed, ...]
    undated: tuple[str, ...]
    undated_total: int
    library_total: int
    broken: tuple[str, ...]


def audit(catalog: Catalog) -> Audit:
    """Reads only; says nothing of right and wrong, which the rules do."""
    cited = {permit.file: _cited(permit, catalog) for permit in catalog.permits}
    citing: dict[str, list[str]] = {}
    for permit in catalog.permits:
        for title in dict.fromkeys(cited[permit.file]):
            citing.setdefault(title, []).append(permit.id)
    return Audit(
        dated=catalog.district.dated if catalog.district else None,
        coverage=_coverage(catalog, cited, citing),
        weak=tuple(weak for permit in catalog.permits if (weak := _weak(permit, cited[permit.file], catalog))),
        newer=tuple(_newer(catalog, citing)),
        handed=tuple(_handed(catalog)),
        undated=tuple(title for title in citing if (row := catalog.laws.get(title)) and not row.effective),
        undated_total=sum(not row.effective for row in catalog.laws.values()),
        library_total=len(catalog.laws),
        broken=tuple(sorted(catalog.broken)),
    )


def _cited(permit: Permit, catalog: Catalog) -> list[str]:
    """The title of the law of every place cited, as often as it is; "" for what cannot be read."""
    titles = []
    for text in texts(permit):
        named = dict.fromkeys(mention.citation.title for mention in parse_list(text)) or ("",)
        titles += [found.title if (found := find(title, catalog.laws)) else title for title in named]
    return titles


def _coverage(catalog: Catalog, cited: dict[str, list[str]], citing: dict[str, list[str]]) -> Coverage:
    counts = Counter(title for titles in cited.values() for title in titles)
    unreadable = counts.pop("", 0)
    unknown = sorted((title for title in counts if title not in catalog.laws), key=lambda t: (-counts[t], t))
    return Coverage(
        citations=counts.total() + unreadable,
        unreadable=unreadable,
        laws=len(counts),
        known=len(counts) - len(unknown),
        checked=sum(count for title, count in counts.items() if title in catalog.laws),
        unverified=tuple(Unverified(title=t, citations=counts[t], permits=tuple(citing[t])) for t in unknown),
    )


def _weak(permit: Permit, titles: list[str], catalog: Catalog) -> Weak | None:
    each = [title for title in dict.fromkeys(titles) if title]
    doubtful = tuple(title for title in each if title in catalog.laws and catalog.laws[title].doubts)
    unverified = tuple(title for title in each if title not in catalog.laws)
    if not doubtful and not unverified:
        return None
    return Weak(
        permit=permit.id,
        name=permit.name,
        department=permit.department,
        file=permit.file,
        doubtful=doubtful,
        unverified=unverified,
    )


def _newer(catalog: Catalog, citing: dict[str, list[str]]) -> Iterator[Newer]:
    today = catalog.district.dated if catalog.district else "9999"
    for title, permits in citing.items():
        row = catalog.laws.get(title)
        if row and max(row.version or "", row.effective or "") > today:
            yield Newer(title=title, version=row.version, effective=row.effective, permits=tuple(permits))


def _handed(catalog: Catalog) -> Iterator[Handed]:
    today = catalog.district.dated if catalog.district else "9999"
    for transfer in catalog.transfers:
        for row in transfer.normative_files or ():
            found = find(row.title.strip("《》"), catalog.laws)
            fault = _fault(row, catalog.laws[found.title], transfer, today) if found else None
            if fault:
                yield Handed(transfer=transfer.id, title=row.title, file=transfer.file, fault=fault)


def _fault(row: NormativeFile, law: Law, transfer: Transfer, today: str) -> str | None:
    """The gravest difference. A law keeps the 施行日期 of its first text, so a later version is none by itself."""
    if law.status == "废止" and (law.repealed_on or today) <= today:
        if row.validity == "已废止":
            return None
        return f"法规库是废止（{law.repealed_on or '日期不明'}），清单写的是{row.validity or '（未写）'}"
    if row.effective_on and law.effective and row.effective_on not in (law.effective, law.version):
        return f"清单写 {row.effective_on} 施行，法规库是 {law.effective} 施行、{law.version or '日期不明'} 的文本"
    handed_over = transfer.handed_over_on or transfer.effective_on
    if handed_over and law.version and law.version > handed_over:
        return f"{handed_over} 移交以后，{law.version} 又有修改"
    return None
