"""DG701–DG706, DG711, DG713: what `check` says about templates, and `docgen explain` prints."""

from docgen.findings import Explanation

UNKNOWN, MAY_BE_ABSENT, NEVER_PRINTED, SYNTAX, FORBIDDEN, BROKEN = (f"DG70{n}" for n in range(1, 7))
INTERNAL = "DG711"
REVISED = "DG713"

CODES = (
    Explanation(
        code=UNKNOWN,
        title="模板标签里的名称在目录里没有",
        why="印不出来的名称等于漏掉一项内容；在读入数据之前就能查出。",
        bad="{{ permit.nmae }}",
        good="{{ permit.name }}",
        remedy="按提示改正拼写；可以用的名称见该文书种类的 README。",
    ),
    Explanation(
        code=MAY_BE_ABSENT,
        title="可能没有的值直接印出",
        why="目录里未查到的内容不填；模板没有说明没有值时怎么办，生成到那一条就会停下。",
        bad="{{ permit.code }}",
        good="{{ permit.code | or_blank(“基本编码”) }}",
        remedy="写成 | or_blank(“名称”)（留空手填并列入清单），或先用 {% if … %} 判断。",
    ),
    Explanation(
        code=NEVER_PRINTED,
        title="必须印出的内容模板里没有",
        why="kind.yaml 的 requires 列出的内容是这份文书不能缺的。",
        bad="requires: [permit.supervision]，模板里没有用到 permit.supervision",
        good="{%tr for row in permit.supervision %}",
        remedy="在模板里加上这一项，或从 requires 里去掉。",
    ),
    Explanation(
        code=SYNTAX,
        title="模板标签写法有误",
        why="写错的标签不能生成文书，或会吃掉它旁边的文字。",
        bad="{%tr for row in rows %} 没有 {%tr endfor %}",
        good="{%tr for row in rows %} … {%tr endfor %}",
        remedy="按提示改正：循环和判断成对，整行、整段的标签独占一行、一段，符号用半角。",
    ),
    Explanation(
        code=FORBIDDEN,
        title="模板里用了不允许的写法",
        why="模板只放内容的位置、循环和判断；能运行程序、引用外部内容或改动域代码的写法有安全风险。",
        bad="{{ permit.name.upper() }}",
        good="{{ permit.name }}",
        remedy="改用允许的写法；需要计算的内容放进目录。",
    ),
    Explanation(
        code=BROKEN,
        title="模板文件不能用",
        why="文件损坏、带宏、带外部引用或加了密码的模板，生成的文书也会打不开或不安全。",
        bad="把旧版 .doc 改名为 template.docx",
        good="在 Word 或 WPS 里另存为“Word 文档（*.docx）”",
        remedy="用 Word 或 WPS 打开，去掉宏、密码和外部链接，另存为 .docx。",
    ),
    Explanation(
        code=INTERNAL,
        title="公开的文书用到不公开的内容",
        why="kind.yaml 写了 audience: public 的文书会放到公开网站上；校验文件标为 audience: internal 的内容不公开。",
        bad="audience: public，模板里有 {{ department.liaisons[0].name }}",
        good="audience: internal，或模板里不用它",
        remedy="从模板里删去这一项；确实要印的，把 kind.yaml 的 audience 改成 internal，这种文书就不上网站。",
    ),
    Explanation(
        code=REVISED,
        title="模板里留有未接受的修订",
        why="划掉的文字和标签还在文件里，标签照样起作用；修订人的姓名、改动的时间会随每一份文书发出去。",
        bad="在修订状态下把 {{ department.name }} 划掉，改成 {{ department.short }}，就保存了",
        good="接受修订以后的 {{ department.short }}",
        remedy="在 Word 或 WPS 的“审阅”里接受或拒绝所有修订，关掉修订，再保存。",
    ),
)
