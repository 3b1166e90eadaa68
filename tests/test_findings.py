"""Findings have one order, and the same thing is said once."""

from docgen.findings import Finding, Severity, Span, in_order


def at(line: int, code: str = "DG301", file: str = "a.yaml", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, "…", file, span=Span(line, 1, line, 2), severity=severity)


def test_findings_are_ordered_by_file_place_severity_and_code() -> None:
    expected = [
        at(1),
        at(2, "DG305"),
        at(2, "DG301", severity=Severity.WARNING),
        at(2, "DG302", severity=Severity.WARNING),
        at(1, file="b.yaml"),
    ]
    assert in_order(reversed(expected)) == expected


def test_the_same_finding_is_kept_once() -> None:
    assert in_order([at(1), at(1)]) == [at(1)]


def test_a_finding_without_a_place_comes_first_in_its_file() -> None:
    nowhere = Finding("DG115", "…", "a.yaml")
    assert in_order([at(1), nowhere]) == [nowhere, at(1)]


def test_severities_have_a_chinese_name_and_a_rank() -> None:
    assert [severity.label for severity in Severity] == ["错误", "警告", "提示"]
    assert Severity.ERROR.rank < Severity.WARNING.rank < Severity.INFO.rank
