"""A word is written with a wrong character, or for another that sounds alike.

Only pairs where one is always wrong, or wrong before the words that follow it; other pairs need a reader.
What stands in 《》 or is quoted is left alone: older laws write 帐簿 and 其它.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import is_in_title, misspellings
from docgen.rules.texts import AUTHORED, END

CODE = "DG619"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "词语误用或有错别字"
WHY = "《党政机关公文处理工作条例》第十九条：表述准确、文字精练；用字以《现代汉语词典》和《第一批异形词整理表》为准。"
REMEDY = "按正确的写法改。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 按装机容量登录系统签订协议，既使用原件又留复印件，截至2024年5月28日；作出决定，其他事项记账，登陆点在海边。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 登陆系统签定协议，截止2024年5月28日做出审批决定。  # DG619
"""

_RIGHT = {
    "帐户": "账户",
    "帐号": "账号",
    "帐簿": "账簿",
    "帐册": "账册",
    "帐目": "账目",
    "台帐": "台账",
    "记帐": "记账",
    "查帐": "查账",
    "对帐": "对账",
    "报帐": "报账",
    "转帐": "转账",
    "结帐": "结账",
    "入帐": "入账",
    "会计帐": "会计账",
    "签定": "签订",
    "其它": "其他",
    "布署": "部署",
    "凭藉": "凭借",
    "既日起": "即日起",
    "身分证": "身份证",
    "执照付本": "执照副本",
    "许可证付本": "许可证副本",
    "装璜": "装潢",
    "录象": "录像",
    "摄象": "摄像",
    "分辩率": "分辨率",
    "辩别": "辨别",
    "松驰": "松弛",
    "防碍": "妨碍",
    "幅射": "辐射",
    "编篡": "编纂",
    "迁徒": "迁徙",
    "暴竹": "爆竹",
    "通迅": "通讯",
    "人民检查院": "人民检察院",
    "行政处份": "行政处分",
    "截止目前": "截至目前",
    "权利清单": "权力清单",
    "权利运行": "权力运行",
    "泄漏国家秘密": "泄露国家秘密",
    "泄漏商业秘密": "泄露商业秘密",
    "泄漏个人信息": "泄露个人信息",
}
_MERIT = "(?:突出|重大|显著|积极|应有)?(?:贡献|成绩|努力|成果|牺牲|榜样|表率)"
_IN_CONTEXT = {
    "登陆": ("登录", "登陆(?=系统|平台|网站|网址|账号|政务|官网|门户|一网通办)"),
    "截止": ("截至", "截止(?=(?:19|20)[0-9]{2}年)"),
    "做出": ("作出", f"做出(?!{_MERIT})(?=[^，。；、]{{0,12}}(?:决定|处罚|许可|判决|裁定|裁决|答复|批准|规定|批复))"),
    "必需": ("必须", "必需(?=依法|遵守|提交|经过|按照)"),
    "渡假": ("度假", "渡假(?<!过渡假)"),
    "图象": ("图像", "图象(?!征)"),
    "家俱": ("家具", "家俱(?!乐)"),
    "竟争": ("竞争", "竟争(?=力|性|者|优势|机制|市场|审查|秩序|环境)"),
    "纂改": ("篡改", "纂改(?<!编纂改)"),
    "座落": ("坐落", "座落(?=于|在|位置)"),
    "按装": ("安装", "按装(?![机修置载配卸订箱潢备运])"),
    "既使": ("即使", f"既使(?![用得]|[^。；{END}]{{0,40}}(?:又|并|也使|也让))"),
    "部份": ("部分", "部份(?!额)"),
    "成份": ("成分", "成份(?!额)"),
    "水份": ("水分", "水份(?!额)"),
    "复盖": ("覆盖", "复盖(?!章|印|戳)"),
    "防犯": ("防范", "防犯(?!罪|法|规)"),
    "辩认": ("辨认", "辩认(?!为|定|可)"),
    "撤消": ("撤销", "撤消(?!防|费|毒|耗)"),
    "吊消": ("吊销", "吊消"),
    "注消": ("注销", "注消(?=登记|许可|手续|营业|证|决定|备案)"),
}
_WRONG = regex("|".join([*_RIGHT, *(pattern for _, pattern in _IN_CONTEXT.values())]))


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _WRONG, _fix, AUTHORED):
        yield from found.flags(f"“{found.hit}”有误。", REMEDY)


def _fix(match: Match[str]) -> str:
    if is_in_title(match):
        return match[0]
    return _RIGHT.get(match[0]) or _IN_CONTEXT[match[0]][0]
