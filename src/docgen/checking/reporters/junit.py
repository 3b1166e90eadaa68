"""Report -> JUnit XML, which every CI shows as test results: one suite per file, one case per finding."""

from itertools import groupby
from re import compile as regex
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Finding, Severity

_NO_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Outside the production Char of XML 1.0; a file name or a value may hold such a character."""


def write(report: Report, _look: Look = PLAIN) -> str:
    """Errors and warnings are failures, hints are passed cases with a note."""
    root = Element("testsuites", name="docgen check")
    for file, findings in groupby(report.findings, key=lambda finding: finding.file):
        _suite(root, file, list(findings))
    if not report.findings:
        suite = SubElement(root, "testsuite", name="catalogs", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", name=f"检查了 {report.file_total} 个文件，没有发现问题", classname="catalogs")
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, 0)) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, file: str, findings: list[Finding]) -> None:
    failures = sum(finding.severity is not Severity.INFO for finding in findings)
    counts = {"tests": str(len(findings)), "failures": str(failures), "errors": "0"}
    suite = SubElement(root, "testsuite", {"name": _xml(file)} | counts)
    for finding in findings:
        _case(suite, finding)


def _case(suite: Element, finding: Finding) -> None:
    place = "/".join(map(str, finding.pointer))
    name = f"{finding.code} {place}".rstrip()
    case = SubElement(suite, "testcase", name=_xml(name), classname=_xml(finding.file), file=_xml(finding.file))
    if finding.span:
        case.set("line", str(finding.span.line))
    text = _xml(_words(finding))
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = text
    else:
        SubElement(case, "failure", type=finding.severity, message=_xml(finding.message)).text = text


def _words(finding: Finding) -> str:
    at = f"{finding.file}:{finding.span.line}:{finding.span.column}" if finding.span else finding.file
    advice = f"\n出路：{finding.help}" if finding.help else ""
    return f"{at} {finding.severity.label} {finding.code} {finding.message}{advice}"


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
