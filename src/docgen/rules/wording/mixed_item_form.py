"""One record writes an item of a law in two ways: 第（三）项 and 第三项.

Both are read; a document should have one.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import texts

CODE = "DG636"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "项的写法前后不一致"
WHY = "同一份文件里“第（三）项”和“第三项”只用一种；docgen 印出的引用写作“第三项”。"
REMEDY = "统一写成“第三项”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 卫生质量符合标准, basis: [《中华人民共和国行政许可法》第十二条第（一）项]}
  - {text: 有固定场所, basis: [《中华人民共和国行政许可法》第十二条第（六）项]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 卫生质量符合标准, basis: [《中华人民共和国行政许可法》第十二条第（一）项]}  # DG636
  - {text: 有固定场所, basis: [《中华人民共和国行政许可法》第十二条第六项]}
"""

_BRACKETED = regex("第[（(]([^（()）]{1,5})[)）]项")
_PLAIN = regex("第[一二三四五六七八九十百]+项")


def check(catalog: Catalog) -> Iterator[Flag]:
    bracketed = list(texts(catalog).holding(_BRACKETED, ("citation",)))
    plain = texts(catalog).holding(_PLAIN, ("citation",)) if bracketed else ()
    files = {file for text in plain for file, _ in text.places}
    for text in bracketed:
        right = _BRACKETED.sub(r"第\1项", text.text)
        for file, pointer in text.places:
            if file in files:
                message = f"“{text.text}”的项写法与同一文件的其他引用不一致。"
                yield Flag(message, file, pointer, help=f"改为“{right}”。{REMEDY}")
