"""What `docgen explain` prints about the codes of this stage, DG101 to DG113."""

from docgen.findings import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="DG101",
        title="文件不是 UTF-8 编码",
        why="同一个字在 GBK 和 UTF-8 里字节不同；猜错编码，文书里就是乱码，所以 docgen 不猜、也不悄悄转换。",
        bad="（用 GBK 保存的）name: 食品经营许可\n",
        good="name: 食品经营许可\n",
        remedy="另存为 UTF-8：记事本「另存为」时编码选 UTF-8；VS Code 先「通过编码重新打开」，再「通过编码保存」；"
        "WPS 另存为「纯文本」时选 Unicode (UTF-8)。",
    ),
    Explanation(
        code="DG102",
        title="不合 YAML 的写法",
        why="缩进、引号、括号或冒号写得不合规矩，计算机就读不出这份文件。",
        bad="name: 食品经营许可\nnote: 时间: 三天\n",
        good="name: 食品经营许可\nnote: 时间：三天\n",
        remedy="按提示的行列改正。文字里有英文冒号加空格、引号、括号，或以 @ % & * ! > | ` 开头时，给它加英文引号。",
    ),
    Explanation(
        code="DG103",
        title="同一层里键重复",
        why="重复的键只有一处起作用，另一处的内容会不声不响地丢失。",
        bad="name: 食品经营许可\nnote: 甲\nname: 食品经营许可新办\n",
        good="name: 食品经营许可\nnote: 甲\n",
        remedy="合并两处，或删掉多余的一处。",
    ),
    Explanation(
        code="DG104",
        title="锚点、引用、合并、类型标记和 YAML 指令",
        why="这些写法让一处内容悄悄出现在别处，或改变值的类型，看文件的人看不出来；目录文件里的内容所见即所得。",
        bad="materials: &shared\n  - name: 申请表\nattachments: *shared\n",
        good="materials:\n  - name: 申请表\nattachments:\n  - name: 申请表\n",
        remedy="把内容原样再写一遍；如果 & * ! << 本来就是文字的一部分，给整个值加英文引号。",
    ),
    Explanation(
        code="DG105",
        title="一个文件里有两份文档",
        why="单独一行的「---」把文件分成两份文档，后一份会被丢掉。",
        bad="name: 食品经营许可\n---\nname: 烟草专卖零售许可\n",
        good="---\nname: 食品经营许可\n",
        remedy="删掉中间的「---」，或把后面的内容移到另一个文件。",
    ),
    Explanation(
        code="DG106",
        title="看不见的控制字符",
        why="XML 1.0 第 2.2 节不允许控制字符，含有它们的 Word 文件打不开；"
        "YAML 1.2 第 5.1 节也不允许直接写 DEL 和 C1 控制符；NEL、行分隔符、段分隔符和文中的 BOM，各种软件理解不一。",
        bad='name: "食品\\x07经营许可"\n',
        good='name: "食品\\t经营许可"\n',
        remedy="删掉这个字符。看不见时，把这一处前后的字删掉重新输入，不要再粘贴。",
    ),
    Explanation(
        code="DG107",
        title="用 Tab 键或全角空格缩进",
        why="YAML 1.2 第 6.1 节规定缩进只能用半角空格：Tab 在不同软件里宽度不同，层次会看错；"
        "全角空格会被当成键的第一个字，内容就挪了位。",
        bad="time_limit:\n\tstatutory: 20\n",
        good="time_limit:\n  statutory: 20\n",
        remedy="换成普通的半角空格，每层两个；VS Code 里可以用命令「将缩进转换为空格」处理 Tab。",
    ),
    Explanation(
        code="DG108",
        title="键后面用了中文冒号",
        why="YAML 只认英文冒号加空格。写成中文冒号，整行会变成一句话，键和值都丢了，有时还不报错。",
        bad="materials:\n  - name：申请表\n",
        good="materials:\n  - name: 申请表\n    note: 附件：身份证\n",
        remedy="把键后面的「：」改成英文冒号加一个空格。值里面的中文冒号不用改。",
    ),
    Explanation(
        code="DG109",
        title="冒号后面缺空格",
        why="YAML 靠「冒号加空格」分开键和值；缺了空格，整段会变成一句话。",
        bad="materials:\n  - name:申请表\n",
        good="materials:\n  - name: 申请表\n    url: https://example.cn\n",
        remedy="在冒号后面加一个空格。",
    ),
    Explanation(
        code="DG110",
        title="超出限度",
        why="一个文件最多 1 MB、32 层、50000 个值，不加引号的整数最多 64 位：超过的多半是粘贴错了，也会拖垮检查。",
        bad="code: 530303000000000000000000\n",
        good='code: "530303000000000000000000"\n',
        remedy="编号、代码加引号；内容太多的拆成几个文件，一个文件只写一项。",
    ),
    Explanation(
        code="DG111",
        title="文件是空的，或最外层不是「键: 值」",
        why="目录文件的每一项内容都要有名字，才知道印到文书的哪一格。",
        bad="- 食品经营许可\n- 烟草专卖零售许可\n",
        good="name: 食品经营许可\n",
        remedy="每行写成「键: 值」；不再需要的文件请删掉。",
    ),
    Explanation(
        code="DG112",
        title="文件读不出来",
        why="文件不存在、没有权限，或者磁盘有故障。",
        bad="（没有读取权限的文件）\n",
        good="name: 食品经营许可\n",
        remedy="核对文件名和权限；网络盘、U 盘上的文件先复制到本机。",
    ),
    Explanation(
        code="DG113",
        title="键不是文字",
        why="没有加引号的 1、true、null 会被读成数字、是否和空值，不能作键；整个列表也不能作键。",
        bad="years:\n  2024: 甲\n",
        good='years:\n  "2024": 甲\n',
        remedy="改正键名，或给它加英文引号。",
    ),
)
