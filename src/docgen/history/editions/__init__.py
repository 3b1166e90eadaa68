"""git history of catalogs/ -> the editions of the catalog: what held from which day on.

commits    git -> which files the catalog had, commit by commit
shelf      their contents -> records, each read once and remembered
joining    records -> the catalog of one edition
"""

from docgen.history.editions.joining import Edition, at, editions, on

__all__ = ["Edition", "at", "editions", "on"]
