"""A basis and the ranks that would carry it -> why it does not, if that is certain."""

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.ranks import law, rank


def shortfall(catalog: Catalog, basis: tuple[str, ...], enough: frozenset[str]) -> tuple[Severity, str] | None:
    """How severe, and the fault in words. None where one citation is enough, or one cannot be judged (未核).

    国务院决定 are not in the 法规库, so they are never called too low.
    """
    if not basis:
        return Severity.ERROR, "没有写依据"
    ranks = {rank(catalog, text) for text in basis}
    if ranks & enough or None in ranks:
        return None
    is_doubtful = any(row.doubts for text in basis if (row := law(catalog, text)))
    named = "、".join(f"{text}（{rank(catalog, text)}）" for text in basis)
    return Severity.WARNING if is_doubtful else Severity.ERROR, f"所引依据的位阶不够：{named}"
