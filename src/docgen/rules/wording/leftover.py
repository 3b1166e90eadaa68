"""A placeholder, a template tag or a note to oneself was left standing.

What is not known stays away and is named in `unknown`; a placeholder would be printed.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import AUTHORED, END, texts

CODE = "DG621"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "有没写完的内容"
WHY = "《党政机关公文处理工作条例》第二十条：公文签发前要审核，文字、数字、标点准确完整；占位的字样会原样印出来。"
REMEDY = "补上内容；不知道的删去这一项，把名称记在 unknown 里。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
unknown: [收费标准]
note: 等待补正材料的时间不计入；待定价文件公布后另行补充；收录XXL号防护服。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 收费标准待定，依据××发〔2024〕×号。  # DG621
materials:
  - {name: "{{ material.name }}", basis: [《公共场所卫生管理条例》第八条]}  # DG621
"""

_LEFTOVER = regex(
    r"[×Xx](?<![0-9A-Za-z][×Xx])[×Xx]+(?![0-9A-Za-z])|×(?=[年月日号])|[〕第] ?[xX○] ?号|TODO|FIXME|TBD|某某|此处填写"
    r"|[〇○](?<![〇○一二三四五六七八九].)[〇○]+(?=[省市区县乡镇局委厅])|[*＊]{2,}(?=[省市区县乡镇局委厅年月日号])"
    r"|\{\{|\}\}|\{%|%\}|【(?:】|[^】]{0,20}[待填补][^】]{0,20}】)|_{3,}|＿{2,}|\?{3,}|？{3,}"
    f"|待[补填定][充写全]?(?=[，。；）】{END}]|$)"
)
_SEEK = regex(
    r"×|X|x|【|〕○|第○|〇〇|○○|\*\*|＊＊|TODO|FIXME|TBD|某某|此处填写|\{\{|\}\}|\{%|%\}|___|＿＿|\?\?\?|？？？|待补|待填|待定"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).holding(_LEFTOVER, (*AUTHORED, "citation", "number"), _SEEK):
        left = "”“".join(dict.fromkeys(_LEFTOVER.findall(text.text)))
        for file, pointer in text.places:
            yield Flag(f"“{left}”像是没写完的内容。", file, pointer)
