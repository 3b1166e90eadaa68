"""Who held which power on which day, and which references hold."""

from dataclasses import replace
from typing import Any

import msgspec

from docgen.catalog.model import Catalog, Department, District, Permit, Transfer


def permit(**values: Any) -> Permit:
    basis = [{"cite": "《公共场所卫生管理条例》第八条", "role": "设定依据"}]
    plain = {"id": "p", "name": "许可", "status": "划转", "department": "health", "basis": basis} | values
    return msgspec.convert(plain, Permit)


def transfer(**values: Any) -> Transfer:
    plain = {
        "id": "t",
        "title": "第一批",
        "department": "health",
        "giver": "区卫生健康局",
        "receiver": "区行政审批局",
        "rules": [{"permit": "p"}],
    }
    return msgspec.convert(plain | values, Transfer)


def status(catalog: Catalog, day: str) -> str:
    return catalog.on(day).permits[0].status


def test_a_transfer_that_takes_effect_later_has_not_happened_yet() -> None:
    catalog = Catalog(None, permits=(permit(),), transfers=(transfer(effective_on="2024-07-01"),))
    assert [status(catalog, day) for day in ("2024-06-30", "2024-07-01")] == ["保留", "划转"]


def test_the_last_event_up_to_the_day_decides() -> None:
    history = [{"date": "2024-07-01", "event": "划转"}, {"date": "2025-03-01", "event": "改为备案"}]
    catalog = Catalog(None, permits=(permit(status="改为备案", history=history),))
    days = ("2024-06-30", "2024-07-01", "2025-02-28", "2025-03-01")
    assert [status(catalog, day) for day in days] == ["保留", "划转", "划转", "改为备案"]


def test_without_any_date_the_status_holds_on_every_day() -> None:
    assert status(Catalog(None, permits=(permit(),), transfers=(transfer(),)), "1999-01-01") == "划转"


def whole() -> Catalog:
    district = dict.fromkeys(("code", "name", "short", "city", "province", "dated", "notice", "government"), "x")
    return Catalog(
        msgspec.convert(
            district | {"schema_version": "1", "bureau": "bureau", "measures": {"title": "办法"}}, District
        ),
        departments=(
            Department(id="bureau", name="甲区行政审批局", short="区行政审批局", role="审批"),
            Department(id="health", name="甲区卫生健康局", short="区卫生健康局", role="主管"),
        ),
        permits=(permit(),),
        transfers=(transfer(),),
    )


def test_a_catalog_is_whole_when_every_reference_leads_to_a_record() -> None:
    assert whole().is_whole


def test_a_dangling_reference_makes_a_catalog_not_whole() -> None:
    catalog = whole()
    assert not replace(catalog, permits=(permit(department="nobody"),)).is_whole
    assert not replace(catalog, transfers=(transfer(giver="县卫生局"),)).is_whole
    assert not replace(catalog, transfers=(transfer(systems=[{"name": "平台", "permits": ["q"]}]),)).is_whole
    assert not replace(catalog, departments=catalog.departments[1:]).is_whole
