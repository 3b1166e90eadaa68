"""Who held which power on which day, and which references hold."""

from typing import Any

import msgspec

from docgen.catalog import loader
from docgen.catalog.model import Catalog, Department, District, Permit, Transfer, WholeCatalog


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
    catalog = Catalog((permit(), transfer(effective_on="2024-07-01")))
    assert [status(catalog, day) for day in ("2024-06-30", "2024-07-01")] == ["保留", "划转"]


def test_the_last_event_up_to_the_day_decides() -> None:
    history = [{"date": "2024-07-01", "event": "划转"}, {"date": "2025-03-01", "event": "改为备案"}]
    catalog = Catalog((permit(status="改为备案", history=history),))
    days = ("2024-06-30", "2024-07-01", "2025-02-28", "2025-03-01")
    assert [status(catalog, day) for day in days] == ["保留", "划转", "划转", "改为备案"]


def test_without_any_date_the_status_holds_on_every_day() -> None:
    assert status(Catalog((permit(), transfer())), "1999-01-01") == "划转"


def a_whole() -> WholeCatalog:
    district = dict.fromkeys(("code", "name", "short", "city", "province", "dated", "notice", "government"), "x")
    records = (
        msgspec.convert(
            district | {"schema_version": "1", "bureau": "bureau", "measures": {"title": "办法"}}, District
        ),
        Department(id="bureau", name="甲区行政审批局", short="区行政审批局", role="审批"),
        Department(id="health", name="甲区卫生健康局", short="区卫生健康局", role="主管"),
        permit(),
        transfer(),
    )
    found = loader.catalog(records, {})
    assert isinstance(found, WholeCatalog)
    return found


def test_a_catalog_is_consistent_when_every_reference_leads_to_a_record() -> None:
    assert a_whole().is_consistent


def test_a_dangling_reference_makes_a_catalog_inconsistent() -> None:
    catalog = a_whole()
    assert not catalog.holding(Permit, [permit(department="nobody")]).is_consistent
    assert not catalog.holding(Transfer, [transfer(giver="县卫生局")]).is_consistent
    assert not catalog.holding(Transfer, [transfer(systems=[{"name": "平台", "permits": ["q"]}])]).is_consistent


def test_a_catalog_without_its_bureau_or_its_district_is_not_whole() -> None:
    catalog = a_whole()
    without_bureau = catalog.holding(Department, catalog.departments[1:])
    assert not isinstance(loader.catalog(without_bureau.records, {}), WholeCatalog)
    assert not isinstance(loader.catalog(catalog.holding(District, []).records, {}), WholeCatalog)
