"""A rule itself failed: docgen's fault, said as a finding so that the other rules are still heard."""

from traceback import extract_tb

from docgen.catalog.model import Catalog
from docgen.findings import Finding, Severity
from docgen.rules.contract import Example, Rule

CODE = "DG900"
SEVERITY = Severity.ERROR
TITLE = "规则自身出错"
WHY = "这是 docgen 的缺陷，不是目录的错误；其余规则照常检查，但这条规则没有查完。"
REMEDY = "请把这一项原样告诉 docgen 的维护者。"
GOOD: Example = ""
BAD: Example = ""


def crash(rule: Rule, error: Exception, catalog: Catalog) -> Finding:
    """The module and line that failed go into the help, for the maintainer."""
    frames = extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    file = catalog.district.file if catalog.district else "catalogs/district.yaml"
    message = f"规则 {rule.CODE}（{rule.TITLE}）检查时出错，没有查完。"
    return Finding(CODE, message, file, (), SEVERITY, f"{REMEDY}（{type(error).__name__}: {error}，{place}）")
