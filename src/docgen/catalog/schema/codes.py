"""DG2xx -> what `docgen explain` says about each."""

from docgen.findings import Explanation

CODES = (
    Explanation(
        code="DG201",
        title="不认识的键",
        why="拼错的键等于没有写：它下面的内容不会进入任何文书，而表面上看不出来。所以不认识的键一律报告，不会忽略。",
        bad="nmae: 公共场所卫生许可   # 应为 name",
        good="name: 公共场所卫生许可",
        remedy="按提示改正拼写。想记下没有对应键的内容，写在 note（备注）里。",
    ),
    Explanation(
        code="DG202",
        title="缺少必须写的键",
        why="没有它，这个文件就不能成为一条完整的记录。例如事项没有名称和依据，就不成其为审批规则（办法第八条）。",
        bad="id: public-place-hygiene\nstatus: 划转           # 没有 name 和 basis",
        good="id: public-place-hygiene\nname: 公共场所卫生许可\nstatus: 划转\n"
        "basis:\n  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}",
        remedy="补上提示的那一行。确实没有查到的，先向原主管部门核实，不要编造。",
    ),
    Explanation(
        code="DG203",
        title="值的类型不对",
        why="每一项规定了是文字、数字、真假值、列表还是一组键值，写成别的就印不到该印的地方。"
        "编码、编号、年度是文字：不加引号会被读成数字，前面的 0 随之丢失。",
        bad="code: 000120209000      # 读成了数字",
        good='code: "000120209000"',
        remedy="应当是文字的，加英文引号；应当是数字的，去掉引号和单位；应当是列表的，每项另起一行并以“- ”开头；"
        "冒号后面什么也没有的，补上内容或删去这一行。",
    ),
    Explanation(
        code="DG204",
        title="值不在允许的范围内",
        why="这些词会原样印在文书上，也是统计和检查的依据，各部门必须用同一套说法。",
        bad="status: 已划转",
        good="status: 划转",
        remedy="从提示列出的词里选一个。都不合适的，选最接近的，并在 note（备注）里说明。",
    ),
    Explanation(
        code="DG205",
        title="写法不合格式",
        why="标识、编码、日期、法条都有固定的写法，写法不统一就无法核对和排序。2024-02-30 这样不存在的日期也在此列。",
        bad='date: "2024-6-1"',
        good='date: "2024-06-01"',
        remedy="照提示的写法和例子改。",
    ),
    Explanation(
        code="DG206",
        title="数字或字数超出范围",
        why="负的天数、几千天的时限、空白的名称，多半是误填。",
        bad="promised: -1",
        good="promised: 7",
        remedy="核对后改正。当场办结的写 0；没有查到的删去这一行，不要留空白。",
    ),
    Explanation(
        code="DG207",
        title="列表有重复，或者项数不对",
        why="重复的一项会在文书里印两遍；要求至少一项的列表，空着就等于没有写。",
        bad="form: [原件, 原件]",
        good="form: [原件, 纸质]",
        remedy="删去重复的一项；不够的补上。",
    ),
    Explanation(
        code="DG208",
        title="目录的格式版本不对",
        why="目录的格式会随 docgen 更新。版本对不上时，继续往下做可能丢失内容，所以先停下来。",
        bad='schema_version: "2"     # 这一版 docgen 只认识 "1"',
        good='schema_version: "1"',
        remedy="换用认识这个版本的 docgen；只是写错了的，改回来。",
    ),
    Explanation(
        code="DG209",
        title="不符合其他规定",
        why="单独看每个值都对，合在一起却不行。例如用 Word 模板填写的文书（writer: docx）没有公文版式（layout）可套。",
        bad="writer: docx\nlayout: letter.docx",
        good="writer: docx",
        remedy="照提示的说明改。",
    ),
)
