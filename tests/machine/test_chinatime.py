"""One time zone, said in one place, in two notations that agree."""

from datetime import datetime

from docgen.machine.chinatime import CHINA, midnight


def test_a_day_begins_at_its_midnight_in_beijing() -> None:
    moment = datetime.fromisoformat(midnight("2026-11-23"))
    assert moment == datetime(2026, 11, 23, tzinfo=CHINA)
    assert moment.astimezone(CHINA).date().isoformat() == "2026-11-23"
