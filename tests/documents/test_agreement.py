"""No document says of a permit what another one denies: who decides it, on the day that the document speaks of."""

from pathlib import Path

import pytest
from districts import district, replace
from docx import Document

from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions
from docgen.project import Project

FUTURE, PAST = "2099-01-05", "2024-06-03"
CLOSED = """\
id: closed
name: 旧的卫生许可
status: 取消
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  approval: [{duty: 保存档案}]
  supervision: [{duty: 继续检查, basis: [《公共场所卫生管理条例》第十条]}]
note: 已经取消。
"""


@pytest.fixture
def health(tmp_path: Path) -> Path:
    """A project of the permits and the batch of 区卫生健康局."""
    return district(tmp_path / "区")


def made(root: Path) -> dict[str, str]:
    """File name -> text of the department's documents."""
    built = build.build(Project(root), BuildOptions(), lambda *_: None)
    assert built.manifest and not built.failed, built.verdict.findings
    return {path.stem: text_of(path) for path in (root / "output" / "health").glob("*.docx")}


def text_of(path: Path) -> str:
    """Paragraphs and cells in their order; a cell that goes over several columns is said once."""
    document = Document(str(path))
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["|".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def give_day(root: Path, day: str) -> None:
    batch = root / "catalogs" / "transfers" / "health-1.yaml"
    replace(batch, "receiver: 区行政审批局\n", f'receiver: 区行政审批局\neffective_on: "{day}"\n')


@pytest.mark.parametrize("day", [FUTURE, PAST])
def test_the_lists_of_a_batch_say_what_its_letter_says_whatever_its_day(health: Path, day: str) -> None:
    give_day(health, day)
    texts = made(health)
    assert "划转至贵局实施的3项行政许可事项" in texts["移交函-health-1"]
    assert "划转事项（区行政审批局审批，区卫生健康局监管）" in texts["责任清单-health-1"]


def test_the_lists_of_a_department_speak_of_the_day_of_the_catalog(health: Path) -> None:
    give_day(health, FUTURE)
    assert "划转事项0项，未划转事项3项" in made(health)["责任清单"]


def test_the_letter_names_the_liaison_in_post_and_the_phone_that_the_catalog_knows(health: Path) -> None:
    file = health / "catalogs" / "health" / "department.yaml"
    text = file.read_text(encoding="utf-8")
    text += 'liaisons:\n  - {name: 某甲, until: "2020-01-02"}\n  - {name: 某乙, shift: B}\n  - {name: 某丙}\n'
    file.write_text(f"{text}phone: '12345'\n", encoding="utf-8")
    assert "联系人：某丙，联系电话：12345" in made(health)["移交函-health-1"]
    replace(file, "{name: 某丙}", "{name: 某丙, office_phone: 12345-678}")
    assert "联系人：某丙，联系电话：12345-678" in made(health)["移交函-health-1"]


def test_what_nobody_decides_any_more_has_no_approver_and_no_blanks(health: Path) -> None:
    closed = health / "catalogs" / "health" / "closed.yaml"
    closed.write_text(CLOSED, encoding="utf-8")
    texts = made(health)
    assert "划转事项3项，未划转事项0项，不再办理的事项1项" in texts["责任清单"]
    assert "审批并监管" not in texts["责任清单"]
    end = texts["责任清单"].rpartition("不再办理的事项")[2]
    assert "旧的卫生许可（取消）" in end and "1.保存档案" in end
    assert "1.继续检查（《公共场所卫生管理条例》第十条）" in end
    assert "旧的卫生许可（取消）|目录中没有记载监管事项。" in texts["监管清单"]
    assert not any("旧的卫生许可" in text for name, text in texts.items() if name.endswith("-health-1"))
    assert "旧的卫生许可的" not in (health / "output" / "manifest.json").read_text(encoding="utf-8")
