"""Whatever changes in a permit is told, under the field where it changed, and nothing else is."""

from collections import Counter
from dataclasses import replace as swap
from typing import Any

import pytest
from districts import ROOT
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from mutated_permits import SECRET, mutations, parts_in, rich_permit

from docgen.catalog import schema
from docgen.catalog.model import Catalog, Department, Permit
from docgen.catalog.model.permit import Basis, Condition, Event, Fee, Material, Step, TimeLimit
from docgen.catalog.model.record import Part
from docgen.catalog.model.supervision import Supervision
from docgen.history.changes import Detail, ItemChange, compare
from docgen.history.changes.matching import KEYS, match
from docgen.history.changes.meaning import meaning
from docgen.project import Project

PROJECT = Project(ROOT)
RICH = rich_permit()
MUTATIONS = list(mutations(RICH))
DEPARTMENTS = tuple(
    Department(file=f"catalogs/{id}/department.yaml", id=id, name=f"区{id}局", short=id, role="主管")
    for id in ("health", "water")
)


def catalog(*permits: Permit, **others: Any) -> Catalog:
    return Catalog((*DEPARTMENTS, *permits), **others)


def changes(before: Permit | None, after: Permit | None) -> tuple[ItemChange, ...]:
    return compare(*(catalog(permit) if permit else catalog() for permit in (before, after)), PROJECT)


def details(**changed: Any) -> tuple[Detail, ...]:
    """From a plain permit with the first of each pair to one with the second."""
    before, after = (
        Permit(
            **{"id": "a", "name": "甲许可", "status": "划转", "department": "health", "basis": ()}
            | {name: pair[side] for name, pair in changed.items()}
        )
        for side in (0, 1)
    )
    return tuple(detail for change in changes(before, after) for detail in change.details)


def told(*found: Detail) -> list[tuple[str, str, str | None, str | None]]:
    return [(detail.title, detail.action, detail.before, detail.after) for detail in found]


class TestEveryMutation:
    def test_none_is_told_of_what_is_the_same(self) -> None:
        assert changes(RICH, rich_permit()) == ()

    def test_is_told_under_its_field_and_nowhere_else(self) -> None:
        for place, after in MUTATIONS:
            (change,) = changes(RICH, after)
            assert {detail.field for detail in change.details} == {place[0]}, place
            assert all(detail.before != detail.after for detail in change.details), place
            public = [detail for detail in change.details if not detail.is_internal]
            assert len(public) <= 1 or {detail.action for detail in public} == {"删除"}, place

    def test_is_told_by_the_titles_of_the_schema(self) -> None:
        for place, after in MUTATIONS:
            (change,) = changes(RICH, after)
            assert all(detail.title.startswith(_titles(place)[0]) for detail in change.details), place
            if place[-1] not in {name for names in KEYS.values() for name in names}:
                assert any(_titles(place)[-1] in detail.title for detail in change.details), place

    def test_reaches_every_field_of_the_model(self) -> None:
        reached = {place for place, _ in MUTATIONS}
        assert {(field.name,) for field in fields(Permit)} - reached == {("id",), ("file",)}
        assert ("responsibility", "approval", "basis") in reached and ("push", "deadline", "unit") in reached

    @given(st.data())
    def test_several_at_once_and_back(self, data: st.DataObject) -> None:
        after = RICH
        for _ in range(data.draw(st.integers(1, 4))):
            after = data.draw(st.sampled_from(list(mutations(after))))[1]
        there, back = changes(RICH, after), changes(after, RICH)
        assert bool(there) == bool(back) == (after != RICH)
        assert _counted(there) == _counted(tuple(replace(c, details=tuple(map(_reversed, c.details))) for c in back))

    @given(st.data())
    def test_lets_nothing_internal_out(self, data: st.DataObject) -> None:
        sides = []
        for _ in range(2):
            permit = RICH
            for _ in range(data.draw(st.integers(0, 4))):
                permit = data.draw(st.sampled_from(list(mutations(permit))))[1]
            sides.append(permit)
        for change in changes(*sides):
            public = [detail for detail in change.details if not detail.is_internal]
            assert SECRET not in repr(public)
            assert all(SECRET in repr(d) or d.field in ("push", "allow") for d in change.details if d.is_internal)

    def test_what_is_internal_inside_of_what_comes_is_told_apart(self) -> None:
        (change,) = changes(replace(RICH, certificate=None), RICH)
        public, internal = change.details
        assert (public.is_internal, internal.is_internal) == (False, True)
        assert internal.title == "许可证件的提供机关" and SECRET in (internal.after or "")


def _titles(place: tuple[str, ...]) -> list[str]:
    node, found = schema.load(PROJECT, "permit").document, []
    for name in place:
        node = node.get("items", node)["properties"].get(name, {"title": "主管部门"})
        found.append(node["title"])
    return found


def _reversed(detail: Detail) -> Detail:
    action = {"新增": "删除", "删除": "新增"}.get(detail.action, detail.action)
    return replace(detail, action=action, before=detail.after, after=detail.before)  # type: ignore[arg-type]


def _counted(found: tuple[ItemChange, ...]) -> Counter[tuple[Any, ...]]:
    """Titles name an entry as it is called afterwards, so they differ."""
    return Counter(
        (d.field, d.action, d.before, d.after, d.is_substantive, d.is_internal) for c in found for d in c.details
    )


class TestKinds:
    def kind(self, **changed: Any) -> str:
        (change,) = changes(RICH, replace(RICH, **changed))
        return change.kind

    def test_a_permit_comes_and_goes(self) -> None:
        (come,), (gone,) = changes(None, RICH), changes(RICH, None)
        assert (come.kind, come.is_substantive, come.details) == ("新增", True, ())
        assert (gone.kind, gone.is_substantive, gone.name) == ("移出目录", True, RICH.name)

    def test_the_weightiest_names_the_change(self) -> None:
        assert self.kind(status="改为备案", department="water", name="乙") == "改为备案"
        assert self.kind(department="water", name="乙") == "主管部门调整"
        assert self.kind(name="乙", fee=None) == "更名"
        assert self.kind(name=f"{RICH.name}。") == self.kind(fee=None) == "变更"

    def test_a_file_that_could_not_be_read_is_neither_new_nor_gone(self) -> None:
        broken = catalog(broken=frozenset((RICH.file,)))
        assert compare(broken, catalog(RICH), PROJECT) == compare(catalog(RICH), broken, PROJECT) == ()

    def test_they_come_in_the_order_of_their_files(self) -> None:
        files = ("b/a", "a/b", "a/a", "c/a")
        permits = [replace(RICH, id=f, department=f[0], file=f"catalogs/{f}.yaml") for f in files]
        after = [replace(permits[0], name="乙"), permits[1], replace(permits[2], name="乙"), permits[3]]
        found = compare(catalog(*permits[:3]), catalog(*after), PROJECT)
        assert [(change.department, change.kind) for change in found] == [("a", "更名"), ("b", "更名"), ("c", "新增")]

    def test_a_department_is_called_by_its_name(self) -> None:
        assert told(*details(department=("health", "water"))) == [("主管部门", "修改", "区health局", "区water局")]


class TestEntries:
    FORM, ID, MAP = (Material(name=name) for name in ("申请表", "身份证明", "卫生平面图"))

    def test_are_known_by_name_not_by_place(self) -> None:
        before, after = (self.FORM, self.ID), (self.MAP, self.FORM, replace(self.ID, copies=2))
        assert told(*details(materials=(before, after))) == [
            ("申请材料“身份证明”的份数", "新增", None, "2 份"),
            ("申请材料", "新增", None, "卫生平面图"),
        ]

    def test_reworded_are_the_same_entry(self) -> None:
        longer = replace(self.FORM, name="许可申请表", copies=3)
        assert told(*details(materials=((self.FORM, self.ID), (self.ID, longer)))) == [
            ("申请材料", "更名", "申请表", "许可申请表"),
            ("申请材料“许可申请表”的份数", "新增", None, "3 份"),
            ("申请材料", "调整顺序", "申请表、身份证明", "身份证明、许可申请表"),
        ]

    def test_that_share_a_name_are_told_apart_by_the_rest(self) -> None:
        one, other = Step(step="受理", days=1), Step(step="受理", days=2)
        assert told(*details(flow=((one, other), (other,)))) == [("办理流程", "删除", "受理（天数：1 个工作日）", None)]

    def test_with_two_keys_say_which_changed(self) -> None:
        before = Supervision(matter="卫生监督检查", regulator="区卫生健康局")
        (detail,) = details(supervision=((before,), (replace(before, regulator="区疾病预防控制局"),)))
        assert detail.title == "监管目录“卫生监督检查，区疾病预防控制局”的监管部门"

    def test_a_long_one_is_cut_in_titles(self) -> None:
        long = Condition(text="符合" * 30)
        (detail,) = details(conditions=((long,), (replace(long, note="注"),)))
        assert detail.title == f"办理条件“{'符合' * 12}…”的备注"

    def test_every_list_of_the_model_has_keys(self) -> None:
        def listed(part: type[Part]) -> set[type[Part]]:
            inner = {one: field for field in fields(part) for one in parts_in(field.type)}
            own = {one for one, field in inner.items() if str(field.type).startswith("tuple")}
            return own.union(*map(listed, inner))

        assert listed(Permit) == set(KEYS)
        assert all(name in {field.name for field in fields(part)} for part, names in KEYS.items() for name in names)

    @given(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6), st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6))
    def test_each_has_at_most_one_counterpart(self, one: list[str], other: list[str]) -> None:
        olds, news = ([Step(step=name, days=days) for days, name in enumerate(names)] for names in (one, other))
        found = match(olds, news, str)
        assert sorted([old for old, _ in found.pairs] + [*found.gone]) == list(range(len(olds)))
        assert sorted([new for _, new in found.pairs] + [*found.new]) == list(range(len(news)))
        assert Counter(one) & Counter(other) == Counter(olds[old].step for old, _ in found.pairs)
        back = match(news, olds, str)
        assert {(new, old) for old, new in found.pairs} == set(back.pairs)


class TestWords:
    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            (TimeLimit(promised=0), TimeLimit(promised=0.5), ("当场办结", "0.5 个工作日")),
            (TimeLimit(unit="月", statutory=2), TimeLimit(unit="月", statutory=3), ("2 个月", "3 个月")),
            (TimeLimit(unit="年", acceptance=4), TimeLimit(unit="年", acceptance=5), ("4 个工作日", "5 个工作日")),
            (TimeLimit(basis=("《法》第一条",)), TimeLimit(basis=("《法》第二条",)), ("《法》第一条", "《法》第二条")),
            (TimeLimit(extension=10), None, ("可延长时间：10 个工作日", None)),
            (None, TimeLimit(), (None, "（没有内容）")),
        ],
    )
    def test_of_a_time_limit(self, before: Any, after: Any, words: tuple[str, str]) -> None:
        (detail,) = details(time_limit=(before, after))
        assert (detail.before, detail.after) == words

    def test_of_yes_and_no_days_dates_and_forms(self) -> None:
        assert told(*details(fee=(Fee(charged=False), Fee(charged=True)))) == [("收费的是否收费", "修改", "否", "是")]
        (detail,) = details(time_limit=(TimeLimit(unit="日"),) * 2, flow=((Step(step="受理", days=1),), ()))
        assert detail.before == "受理（天数：1 日）"
        (detail,) = details(history=((), (Event(date="2024-05-08", event="划转", decision="决定"),)))
        assert detail.after == "2024年5月8日，划转（决定文件：决定）"
        (detail,) = details(
            materials=((Material(name="表", form=("原件",)),), (Material(name="表", form=("原件", "纸质")),))
        )
        assert (detail.before, detail.after) == ("原件", "原件、纸质")

    def test_of_another_permit_are_its_name(self) -> None:
        other = replace(RICH, id="other", file="catalogs/health/x.yaml", name="另一许可")
        before = catalog(RICH, other)
        after = catalog(replace(RICH, successors=("other", "unknown")), other)
        (detail,) = compare(before, after, PROJECT)[0].details
        assert detail.after == "另一许可、unknown"


class TestMeaning:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("卫生质量符合标准", "卫生质量，符合标准。"),
            ("ＧＢ 37488", "GB37488"),
            ("三十日内", "三十日 内"),
            ("《行政许可法》第8条第（三）项", "《行政许可法》第八条第三项"),
            ("《行政许可法》第三条、第五条", "《中华人民共和国行政许可法》第三条，第五条"),
            ("第（一）类", "第一类"),
        ],
    )
    def test_is_the_same_in_another_form(self, one: str, other: str) -> None:
        laws = {"中华人民共和国行政许可法"}
        assert one != other and meaning(one, laws) == meaning(other, laws)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("1.5倍", "15倍"),
            ("3、5日", "35日"),
            ("三、五日", "三五日"),
            ("5%", "5"),
            ("1，，5", "15"),
            ("10-20日", "1020日"),
            ("≥5", "≤5"),
            ("应当", "不应当"),
            ("《甲法》第八条", "《甲法》第九条"),
            ("《甲法》第八条", "《乙法》第八条"),
            ("《甲法》第三条至第五条", "《甲法》第三条、第五条"),
        ],
    )
    def test_is_another(self, one: str, other: str) -> None:
        assert meaning(one, ()) != meaning(other, ())

    @pytest.mark.parametrize(
        "changed",
        [
            {"note": ("甲", "乙")},
            {"sources": ((), RICH.sources)},
            {"history": ((), RICH.history)},
            {"code": (None, "1")},
            {"name": ("甲许可", "甲 许可")},
            {"basis": ((Basis(cite="《法》第8条", role="设定依据"),), (Basis(cite="《法》第八条", role="设定依据"),))},
            {"materials": ((Material(name="甲", note="一"),), (Material(name="甲", note="二"),))},
            {"materials": ((Material(name="甲"), Material(name="乙")), (Material(name="乙"), Material(name="甲")))},
            {"service_objects": (("甲", "乙"), ("乙", "甲"))},
            {
                "conditions": (
                    (Condition(text="甲", basis=("《法》第1条",)),),
                    (Condition(text="甲", basis=("《法》第一条",)),),
                )
            },
        ],
    )
    def test_is_wording_only(self, changed: dict[str, Any]) -> None:
        found = details(**changed)
        assert found and not any(detail.is_substantive for detail in found)

    @pytest.mark.parametrize(
        "field",
        [
            *("status", "name", "conditions", "materials", "flow", "time_limit", "fee", "certificate", "basis"),
            *("quantity_limit", "intermediaries", "inspection", "supervision", "department", "responsibility"),
            *("handling_items", "level", "successors", "service_objects", "key_domains"),
        ],
    )
    def test_of_what_people_must_know_is_substantive(self, field: str) -> None:
        found = [compare_one(after) for place, after in MUTATIONS if place == (field,)]
        assert any(change.is_substantive for change in found)


def compare_one(after: Permit) -> ItemChange:
    (change,) = changes(RICH, after)
    return change


def test_what_is_identical_is_not_looked_into() -> None:
    assert compare(catalog(RICH), swap(catalog(RICH)), PROJECT) == ()
