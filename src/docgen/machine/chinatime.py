"""The time of Beijing, which has no summer time: all days of catalogs, documents and editions are days there."""

from datetime import datetime, timedelta, timezone
from os import environ

from docgen.errors import UsageError

CHINA = timezone(timedelta(hours=8))


def midnight(day: str) -> str:
    """The first moment of a day (YYYY-MM-DD), as RFC 3339 writes it."""
    return f"{day}T00:00:00+08:00"


def epoch_day() -> str | None:
    """The day (YYYY-MM-DD) of SOURCE_DATE_EPOCH in China, where the documents are dated; None when it is not set."""
    seconds = environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    if not seconds.isdecimal():
        raise UsageError(f"环境变量 SOURCE_DATE_EPOCH 应是秒数，现在是“{seconds}”。", "请改正或取消这个变量。")
    return datetime.fromtimestamp(int(seconds), CHINA).date().isoformat()
