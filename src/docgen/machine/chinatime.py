"""The time of Beijing, which has no summer time: all days of catalogs, documents and editions are days there."""

from datetime import timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def midnight(day: str) -> str:
    """The first moment of a day (YYYY-MM-DD), as RFC 3339 writes it."""
    return f"{day}T00:00:00+08:00"
