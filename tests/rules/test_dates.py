"""History, batches, days and calendars: what the examples of those rules cannot show."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import judged
from ruleexamples import BASE, BATCH, FILE, LAWS, PERMIT, TRANSFER, catalog, dated, of, plain

from docgen.catalog import loader
from docgen.catalog.model import Permit
from docgen.catalog.model.permit import Event
from docgen.findings import Severity
from docgen.rules.events import STATUSES

DISTRICT = "catalogs/district.yaml"
SECOND = "catalogs/transfers/health-2.yaml"
THIRD = "catalogs/transfers/health-3.yaml"
MOVED = PERMIT.replace("保留", "划转")


def history(*events, status="划转"):
    """`2024-06-01 划转`, with a decision unless a `?` follows."""
    rows = []
    for text in events:
        date, event = text.rstrip("?").split(" ")
        decision = "" if text.endswith("?") else ", decision: 决定"
        rows.append(f'  - {{date: "{date}", event: {event}{decision}}}\n')
    return PERMIT.replace("保留", status) + "history:\n" + "".join(rows)


def batch(id="health-1", **fields):
    dates = "".join(f'{key}: "{value}"\n' if value[:1] == "2" else f"{key}: {value}\n" for key, value in fields.items())
    return TRANSFER.replace("health-1", id) + dates


def pointers(code, example):
    return [finding.pointer for finding in of(code, example)]


class TestStatus:
    @pytest.mark.parametrize(
        ("events", "status", "is_right"),
        [
            (["2024-06-01 划转"], "划转", True),
            (["2024-06-01 划转", "2025-06-01 改为备案"], "划转", False),
            (["2025-06-01 改为备案", "2024-06-01 划转"], "改为备案", True),
            (["2024-06-01 划转", "2027-01-01 改为备案"], "划转", True),
            (["2024-06-01 划转", "2027-01-01 改为备案"], "改为备案", True),
            (["2027-01-01 划转"], "保留", True),
            (["2027-01-01 划转"], "划转", True),
            (["2027-01-01 划转"], "承接中", False),
            (["2024-06-01 更名"], "承接中", True),
            (["2024-06-01 划转", "2026-11-23 改为备案", "2027-01-01 取消"], "改为备案", True),
            (["2024-06-01 划转", "2026-11-23 改为备案", "2027-01-01 取消"], "划转", False),
        ],
    )
    def test_is_that_of_the_last_event_or_of_the_catalogs_day(self, events, status, is_right):
        assert (not of("DG801", history(*events, status=status))) == is_right

    @settings(max_examples=60)
    @given(
        st.lists(
            st.tuples(st.dates().map(str), st.sampled_from(sorted(STATUSES))), max_size=4, unique_by=lambda e: e[0]
        ),
        st.sampled_from(sorted(STATUSES)),
    )
    def test_a_status_that_passes_is_one_that_a_build_would_print(self, events, status):
        whole = catalog(PERMIT)
        made = tuple(Event(date=date, event=event) for date, event in events)
        permit = msgspec.structs.replace(whole.permits[0], history=made, status=status)
        whole = whole.holding(Permit, [permit])
        days = [whole.district.dated, *(date for date, _ in events)]
        printed = {whole.on(day).permits[0].status for day in days}
        if "DG801" not in {finding.code for finding in judged(whole).findings}:
            assert status in printed


class TestHistory:
    @pytest.mark.parametrize(
        ("before", "after", "is_possible"),
        [
            ("保留", "划转", True),
            ("划转", "保留", True),
            ("划转", "取消", True),
            ("划转", "改为备案", True),
            ("承接中", "划转", True),
            ("改为备案", "划转", False),
            ("改为备案", "保留", True),
            ("上收", "划转", False),
            ("上收", "下放", True),
            ("取消", "保留", True),
            ("取消", "改为备案", False),
            ("合并", "划转", False),
            ("划转", "划转", False),
            ("保留", "保留", False),
        ],
    )
    def test_what_may_follow_what(self, before, after, is_possible):
        text = history(f"2023-01-01 {before}", f"2024-01-01 {after}", status=after)
        assert (not of("DG804", text)) == is_possible

    def test_the_order_is_that_of_the_dates_not_of_the_lines(self):
        text = history("2024-01-01 划转", "2023-01-01 承接中")
        assert of("DG802", text) and not of("DG801", text) and not of("DG804", text)

    def test_other_events_may_share_a_day(self):
        text = history("2024-01-01 更名", "2024-01-01 划转", "2024-01-01 编码变更")
        assert not of("DG803", text)
        assert of("DG803", history("2024-01-01 划转", "2024-01-01 划转"))

    @pytest.mark.parametrize(
        ("events", "indexes"),
        [
            (["2024-01-01 划转?"], [0]),
            (["2024-01-01 承接中?"], []),
            (["2019-01-01 保留?"], []),
            (["2024-01-01 划转", "2025-01-01 保留?"], [1]),
            (["2024-01-01 承接中", "2025-01-01 保留?"], []),
            (["2024-01-01 更名?"], []),
        ],
    )
    def test_which_events_need_a_decision(self, events, indexes):
        assert [pointer[1] for pointer in pointers("DG805", history(*events))] == indexes

    def test_the_decision_of_the_batch_counts_for_its_day(self):
        example = {FILE: history("2024-06-03 划转?"), BATCH: batch(effective_on="2024-06-03")}
        decided = {BATCH: example[BATCH] + "decision: {title: 划转决定}\n"}
        assert {finding.file for finding in of("DG805", example)} == {FILE, BATCH}
        assert not of("DG805", example | decided)
        assert [f.file for f in of("DG805", example | decided | {FILE: history("2024-06-04 划转?")})] == [FILE]

    def test_a_batch_without_a_day_needs_no_decision_yet(self):
        assert not of("DG805", {FILE: MOVED, BATCH: TRANSFER})


class TestBatches:
    BACK = "划回"

    def test_accepted_and_handed_over_on_the_day_itself_are_in_time(self):
        day = "2024-06-03"
        assert not of("DG806", {BATCH: batch(effective_on=day, accepted_on=day, handed_over_on=day)})
        assert not of("DG806", {BATCH: batch(accepted_on=day, handed_over_on="2024-07-01")})

    def test_effect_is_not_before_the_decision_is_in_force(self):
        decision = 'decision: {title: 决定, dated: "2024-05-01", effective_on: "2024-07-01"}\n'
        (finding,) = of("DG807", {BATCH: batch(effective_on="2024-06-03") + decision})
        assert "施行" in finding.message and finding.related[0].pointer == ("decision", "effective_on")

    def test_an_event_is_not_before_the_year_of_its_decision(self):
        text = history("2024-06-01 划转").replace("决定", "沾政发〔2024〕3号")
        assert not of("DG807", text)
        assert of("DG807", text.replace("〔2024〕", "〔2025〕"))

    def test_the_nearest_event_before_is_the_one_that_differs(self):
        events = ("2020-01-01 划转", "2022-01-01 保留", "2024-06-01 划转")
        example = {FILE: history(*events), BATCH: batch(effective_on="2024-07-01")}
        assert pointers("DG808", example) == [("history", 2, "date")]
        assert pointers("DG808", example | {BATCH: batch(effective_on="2020-01-01")}) == []

    def test_a_return_is_held_against_the_end_of_a_transfer(self):
        events = ("2019-01-01 保留", "2020-01-01 划转", "2024-06-01 保留")
        back = {
            BATCH: batch(effective_on="2020-01-01"),
            SECOND: batch("health-2", direction="划回", effective_on="2024-07-01"),
        }
        example = {FILE: history(*events, status="保留")} | back
        assert pointers("DG808", example) == [("history", 2, "date")]

    def test_a_record_that_says_nothing_of_a_transfer_is_not_compared(self):
        assert not of("DG808", {FILE: history("2019-01-01 承接中"), BATCH: batch(effective_on="2024-07-01")})

    @pytest.mark.parametrize(
        ("handed_over", "returned", "is_matched"),
        [
            ("2024-06-03", "2025-06-03", True),
            ("2024-06-03", "2024-06-03", False),
            ("2024-06-03", "2023-06-03", False),
            (None, "2023-06-03", True),
            ("2024-06-03", None, True),
            (None, None, True),
        ],
    )
    def test_what_is_given_back_was_received_before(self, handed_over, returned, is_matched):
        first = batch(**({"effective_on": handed_over} if handed_over else {}))
        second = batch("health-2", direction="划回", **({"effective_on": returned} if returned else {}))
        assert (not of("DG809", {FILE: PERMIT, BATCH: first, SECOND: second})) == is_matched

    def test_a_return_alone_is_flagged(self):
        assert of("DG809", {FILE: PERMIT, BATCH: batch(direction="划回")})

    def test_one_handover_is_given_back_once(self):
        back = {
            BATCH: batch(effective_on="2024-06-03"),
            SECOND: batch("health-2", direction="划回", effective_on="2025-06-03"),
            THIRD: batch("health-3", direction="划回", effective_on="2026-06-03"),
        }
        assert [finding.file for finding in of("DG809", {FILE: PERMIT} | back)] == [THIRD]
        assert not of("DG809", {FILE: PERMIT} | back, broken=["catalogs/transfers/health-0.yaml"])

    @pytest.mark.parametrize(
        ("status", "fields", "is_right"),
        [
            ("保留", {"effective_on": "2024-06-03"}, False),
            ("承接中", {"effective_on": "2026-11-23"}, False),
            ("保留", {"effective_on": "2026-11-24"}, True),
            ("保留", {}, False),
            ("承接中", {}, False),
            ("划转", {}, True),
            ("划转", {"direction": "划回"}, False),
            ("改为备案", {"effective_on": "2024-06-03"}, True),
        ],
    )
    def test_a_batch_in_force_moved_its_permits(self, status, fields, is_right):
        example = {FILE: PERMIT.replace("保留", status), BATCH: batch(**fields)}
        assert (not of("DG810", example)) == is_right

    def test_only_the_last_batch_counts(self):
        back = {
            BATCH: batch(effective_on="2024-06-03"),
            SECOND: batch("health-2", direction="划回", effective_on="2025-06-03"),
        }
        assert not of("DG810", {FILE: PERMIT} | back)
        assert of("DG810", {FILE: MOVED} | back)

    def test_the_last_batch_is_that_of_the_last_day_not_of_the_last_file(self):
        back = {
            BATCH: batch(direction="划回", effective_on="2025-06-03"),
            SECOND: batch("health-2", effective_on="2024-06-03"),
        }
        assert not of("DG810", {FILE: PERMIT} | back) and not of("DG809", {FILE: PERMIT} | back)

    def test_of_two_returns_the_undated_one_is_flagged(self):
        back = {
            BATCH: batch(direction="划回"),
            SECOND: batch("health-2", effective_on="2024-06-03"),
            THIRD: batch("health-3", direction="划回", effective_on="2025-06-03"),
        }
        assert [finding.file for finding in of("DG809", {FILE: PERMIT} | back)] == [BATCH]

    def test_a_later_event_outweighs_the_batch(self):
        text = history("2024-06-03 划转", "2025-06-03 保留", status="保留")
        assert not of("DG810", {FILE: text, BATCH: batch(effective_on="2024-06-03")})
        assert of("DG810", {FILE: text, BATCH: batch(effective_on="2025-06-03")})
        assert not of("DG810", {FILE: text, BATCH: batch()})


class TestInstruments:
    def district(self, measures, **changes):
        text = BASE[DISTRICT].replace(
            "measures: {title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）}", f"measures: {{{measures}}}"
        )
        for old, new in changes.items():
            text = text.replace(old, new)
        return {DISTRICT: text}

    @pytest.mark.parametrize(
        ("measures", "is_silent"),
        [
            ("title: 办法", True),
            ("title: 办法（试行）", False),
            ('title: 办法（试行）, expires_on: "2026-12-31"', True),
            ("title: 办法（试行）, note: 试行，未载明有效期。", True),
            ("title: 办法（试行）, note: 文号未查到。", False),
        ],
    )
    def test_a_trial_has_an_end_or_an_explanation(self, measures, is_silent):
        assert (not of("DG812", self.district(measures))) == is_silent

    def test_the_last_day_still_counts(self):
        assert not of("DG813", self.district('title: x, expires_on: "2026-11-23"'))
        assert of("DG813", self.district('title: x, expires_on: "2026-11-22"'))

    def test_a_departments_rules_expire_too(self):
        health = BASE["catalogs/health/department.yaml"]
        rules_of = 'accountability_rules: {title: x, dated: "2027-01-01", expires_on: "2026-01-01"}\n'
        example = {"catalogs/health/department.yaml": health + rules_of}
        assert (pointers("DG813", example), pointers("DG816", example)) == (
            [("accountability_rules", "expires_on")],
            [("accountability_rules", "dated")],
        )

    def test_an_event_that_no_batch_plans_does_not_lie_ahead(self):
        assert pointers("DG816", {FILE: history("2030-01-01 取消")}) == [("history", 0, "date")]

    def test_planned_things_may_lie_ahead(self):
        example = {FILE: history("2030-01-01 划转"), BATCH: batch(effective_on="2030-01-01", trial_until="2031-01-01")}
        assert not of("DG816", example)


class TestLaws:
    def with_row(self, day="2026-11-23", **fields):
        whole = catalog(PERMIT)
        title = "公共场所卫生管理条例"
        law = msgspec.structs.replace(LAWS[title], **fields)
        return judged(replace(dated(whole, day), laws={**LAWS, title: law})).findings

    def found(self, code, **fields):
        return [finding for finding in self.with_row(**fields) if finding.code == code]

    def test_a_text_that_is_passed_but_not_in_force_is_a_warning_and_in_doubt_a_hint(self):
        future = {"version": "2026-10-01", "effective": "2027-01-01"}
        assert [f.severity for f in self.found("DG814", doubts=None, **future)] == [Severity.WARNING]
        assert [f.severity for f in self.found("DG814", doubts="x", **future)] == [Severity.INFO]
        assert not self.found("DG814", version="2026-10-01", effective="2026-11-23")

    def test_a_law_that_will_replace_others_is_new_and_citing_it_early_an_error(self):
        whole = catalog(PERMIT.replace("《公共场所卫生管理条例》第八条", "《中华人民共和国生态环境法典》"))
        before = dated(whole, "2026-08-14")
        assert [f.severity for f in judged(before).findings if f.code == "DG814"] == [Severity.ERROR]
        assert "DG814" not in {f.code for f in judged(whole).findings}

    def test_a_year_in_full_width_digits_is_not_known(self):
        assert not self.found("DG814", version="2019-04-23", effective="２０１３-01-01")

    def test_a_text_passed_after_the_catalog_is_said_once_at_its_date(self):
        (finding,) = self.found("DG815", day="2024-05-28", version="2024-12-06", effective="2025-01-20")
        assert (finding.file, finding.pointer) == (DISTRICT, ("dated",)) and "2024-12-06" in finding.message
        assert not self.found("DG814", day="2024-05-28", version="2024-12-06", effective="2025-01-20")


class TestDays:
    CALENDAR = {
        "catalogs/calendar/2026.yaml": """\
notice: {title: 国务院办公厅关于2026年部分节假日安排的通知}
holidays: [{name: 国庆节, first: "2026-10-01", last: "2026-10-07"}]
workdays: ["2026-10-10"]
"""
    }

    @pytest.mark.parametrize(
        ("day", "then"),
        [("2026-10-03", "2026-10-08"), ("2026-10-08", None), ("2026-10-10", None), ("2026-11-22", "2026-11-23")],
    )
    def test_a_day_off_is_told_the_next_workday(self, day, then):
        found = of("DG818", self.CALENDAR | {BATCH: batch(effective_on=day)})
        assert [then in finding.help for finding in found] == [True] * (then is not None)

    def test_at_the_end_of_the_last_known_year_nobody_knows_the_next_workday(self):
        assert not of("DG818", self.CALENDAR | {BATCH: batch(effective_on="2026-12-31")})
        weekend = {"catalogs/calendar/2022.yaml": self.CALENDAR["catalogs/calendar/2026.yaml"]}
        assert not of("DG818", weekend | {BATCH: batch(effective_on="2022-12-31")})

    def test_a_year_is_said_once_and_not_when_its_file_is_broken(self):
        example = {BATCH: batch(effective_on="2030-01-01"), SECOND: batch("health-2", effective_on="2030-02-01")}
        assert len(of("DG820", example)) == 1
        assert not of("DG820", example, broken=["catalogs/calendar/2030.yaml"])

    def test_a_case_that_is_due_on_the_day_of_the_handover_is_not_overdue(self):
        cases = 'pending_cases: [{case_number: x, permit: public-place-hygiene, due_on: "2024-05-31"}]\n'
        assert not of("DG819", {BATCH: batch(handed_over_on="2024-05-31") + cases})
        assert of("DG819", {BATCH: batch(handed_over_on="2024-06-03") + cases})
        assert not of("DG819", {BATCH: TRANSFER + cases})

    def test_new_year_may_begin_in_december(self):
        text = self.CALENDAR["catalogs/calendar/2026.yaml"].replace(
            "holidays: [", 'holidays: [{name: 元旦, first: "2025-12-31", last: "2026-01-02"}, '
        )
        assert not of("DG821", {"catalogs/calendar/2026.yaml": text})

    def test_a_holiday_may_have_one_day(self):
        text = self.CALENDAR["catalogs/calendar/2026.yaml"].replace("2026-10-07", "2026-10-01")
        assert not of("DG821", {"catalogs/calendar/2026.yaml": text})

    def test_two_holidays_do_not_overlap(self):
        text = self.CALENDAR["catalogs/calendar/2026.yaml"].replace(
            "holidays: [", 'holidays: [{name: 中秋节, first: "2026-09-29", last: "2026-10-01"}, '
        )
        assert "重叠" in of("DG821", {"catalogs/calendar/2026.yaml": text})[0].message


days = st.one_of(st.none(), st.dates().map(str))


@settings(max_examples=60)
@given(st.data())
def test_no_dates_and_no_events_crash_a_rule(data):
    event = st.fixed_dictionaries({"date": st.dates().map(str), "event": st.sampled_from([*sorted(STATUSES), "更名"])})
    permit = plain(MOVED) | {"history": data.draw(st.lists(event, max_size=4))}
    files = {file: plain(text) for file, text in BASE.items()} | {FILE: permit}
    for file in (BATCH, SECOND, THIRD):
        dates = {key: data.draw(days) for key in ("effective_on", "accepted_on", "trial_until", "handed_over_on")}
        direction = data.draw(st.sampled_from(["划入", "划回"]))
        files[file] = plain(TRANSFER) | {"direction": direction} | {k: v for k, v in dates.items() if v}
    whole = loader.catalog([loader.record(values, file) for file, values in files.items()], LAWS)
    assert "DG900" not in {finding.code for finding in judged(whole).findings}
