"""A legal act is named by a word that belongs to another act.

Only combinations that no law has: 撤销, 撤回, 注销 and 吊销 of a permit need a reader to tell them apart.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import is_in_title, misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG620"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "法律用语搭配有误"
WHY = "《中华人民共和国行政许可法》第六十九条、第七十条：撤销针对决定，吊销针对证件，注销是手续；用语不同，后果不同。"
REMEDY = "按法律的用语改；拿不准的，照所依据的条文书写。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 作出吊销许可决定后，依法申请行政复议或者提起行政诉讼；法定代表人须到场。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 违法作出的，应当吊销行政许可决定；不服的提起行政复议，由法人代表签字。  # DG620
"""

_RIGHT = {
    "提起行政复议": "申请行政复议",
    "提出行政诉讼": "提起行政诉讼",
    "申请行政诉讼": "提起行政诉讼",
    "法人代表": "法定代表人",
    "颁布许可证": "颁发许可证",
    "吊销备案": "注销备案",
    "并处注销": "并予以注销",
    "吊销行政许可决定": "撤销行政许可决定",
    "吊销许可决定": "撤销许可决定",
}
_WRONG = regex(
    "提起行政复议|提出行政诉讼|申请行政诉讼|法人代表(?!人)|颁布许可证|吊销备案|并处注销"
    "|吊销(?<=(?:依法|可以|应当|有权|予以)吊销)(?:行政)?许可决定(?!书)"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _WRONG, _fix, AUTHORED):
        yield from found.flags(f"“{found.hit}”不是法律的用语。", REMEDY)


def _fix(match: Match[str]) -> str:
    return match[0] if is_in_title(match) else _RIGHT[match[0]]
