"""What goes wrong in an office: each gives a clear sentence, the right exit code, and loses nothing."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from commandline import Run
from districts import ROOT, a_kind, district, own_template, replace
from docx import Document
from killing import Step, killed_at, steps

from docgen.documents import output
from docgen.errors import Exit

ENV = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = district(tmp_path / "区", "tobacco")
    monkeypatch.chdir(folder)
    return folder


def permit(project: Path) -> Path:
    return project / "catalogs/tobacco/tobacco-retail.yaml"


def documents(project: Path) -> dict[str, bytes]:
    return {p.relative_to(project).as_posix(): p.read_bytes() for p in (project / "output").rglob("*") if p.is_file()}


def test_a_folder_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    code, _, err = run("check", "-C", tmp_path / "没有")
    assert (code, "没有这个文件夹" in err) == (Exit.USAGE, True)


def test_a_folder_that_is_no_project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("check")
    assert (code, "docgen init" in err) == (Exit.USAGE, True)


def test_an_empty_catalog(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalogs").mkdir()
    code, out, _ = run("check", "-C", tmp_path)
    assert (code, "DG115" in out) == (Exit.FINDINGS, True)
    assert run("build", "-C", tmp_path)[0] == Exit.FINDINGS


def test_a_file_that_cannot_be_read(run: Run, project: Path) -> None:
    (project / "catalogs/tobacco/gone.yaml").symlink_to("nowhere.yaml")
    code, out, _ = run("check")
    assert (code, "DG112" in out, "gone.yaml" in out) == (Exit.FINDINGS, True, True)


def test_broken_yaml_in_one_file_hides_nothing_of_the_others(run: Run, project: Path) -> None:
    (project / "catalogs/health/hygiene.yaml").write_text("id: hygiene\nname：卫生许可\n", encoding="utf-8")
    replace(permit(project), "status: 保留", "status: 保流")
    _, out, _ = run("check")
    assert "catalogs/health/hygiene.yaml:2:" in out and "DG108" in out
    assert "DG204" in out and "保流" in out
    assert "DG502" not in out and "DG404" not in out


def test_an_error_keeps_the_old_output(run: Run, project: Path) -> None:
    run("build")
    before = documents(project)
    permit(project).write_bytes(permit(project).read_text(encoding="utf-8").encode("gb18030"))
    code, out, err = run("build")
    assert (code, "DG101" in out, "没有改动" in err) == (Exit.FINDINGS, True, True)
    assert documents(project) == before


def test_a_catalog_of_another_version(run: Run, project: Path) -> None:
    replace(project / "catalogs/district.yaml", 'schema_version: "1"', 'schema_version: "2"')
    code, out, _ = run("check")
    assert (code, "DG208" in out) == (Exit.FINDINGS, True)


def test_a_kind_that_does_not_exist(run: Run, project: Path) -> None:
    code, _, err = run("build", "--select", "kind:命令")
    assert (code, "命令" in err, "现有" in err) == (Exit.USAGE, True, True)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("writer: docx", "writer: wps", "DG204"),
        ("template: template.docx", "template: 模板.docx", "DG707"),
        ("for_each: department", "for_each: office", "DG204"),
        ('output: "{department.id}/', 'output: "../{department.id}/', "DG205"),
        ("title:", "titel:", "DG201"),
    ],
)
def test_a_wrong_manifest_is_found_at_its_line(run: Run, project: Path, old: str, new: str, finding: str) -> None:
    manifest = own_template(project, a_kind("docx")) / "kind.yaml"
    replace(manifest, old, new)
    line = manifest.read_text(encoding="utf-8").split(new)[0].count("\n") + 1
    code, out, _ = run("check")
    assert (code, finding in out) == (Exit.FINDINGS, True)
    assert f"kind.yaml:{line}:" in out


@pytest.mark.parametrize(
    ("tag", "finding"),
    [
        ("{{ department.nmae }}", "DG701"),
        ("{{ department.name", "DG704"),
        ("{% for permit in permits %}{{ permit.name }}", "DG704"),
        ("{{ department.name.__class__ }}", "DG701"),
        ("{% include 'x' %}", "DG705"),
        ("{{ department.name | shell }}", "DG70"),
    ],
)
def test_a_wrong_tag_is_found_before_any_data_is_seen(run: Run, project: Path, tag: str, finding: str) -> None:
    template = own_template(project, a_kind("docx")) / "template.docx"
    document = Document(str(template))
    document.add_paragraph(tag)
    document.save(str(template))
    code, out, _ = run("check")
    assert (code, finding in out) == (Exit.FINDINGS, True), out
    assert "template.docx" in out


def test_a_template_that_is_no_word_file(run: Run, project: Path) -> None:
    (own_template(project, a_kind("docx")) / "template.docx").write_bytes(b"hello")
    code, out, _ = run("check")
    assert (code, "DG706" in out) == (Exit.FINDINGS, True)


def test_a_value_with_tags_in_it_is_said_and_once_allowed_printed_as_it_is(run: Run, project: Path) -> None:
    """It looks like a leftover of a template; whoever means it says so, and then no character of it is lost."""
    name = "区烟草{{ 7*7 }}{% raw %}<局>&amp;"
    department = project / "catalogs/tobacco/department.yaml"
    replace(department, "name: 曲靖市沾益区烟草专卖局", f'name: "{name}"')
    code, out, _ = run("check", "--format", "json")
    assert code == Exit.FINDINGS
    said = {finding["code"] for finding in json.loads(out)["findings"] if finding["severity"] != "info"}
    reasons = "".join(f"  {code}: 测试用的名称\n" for code in sorted(said))
    department.write_text(department.read_text(encoding="utf-8") + f"allow:\n{reasons}", encoding="utf-8")
    assert run("build", "--formats", "txt")[0] == Exit.OK
    assert any(name in p.read_text(encoding="utf-8").replace("\n", "") for p in project.rglob("output/**/*.txt"))


def test_an_output_folder_that_cannot_be_made(run: Run, project: Path) -> None:
    (project / "file").write_text("")
    code, _, err = run("build", "--output", project / "file" / "out")
    assert (code, "错误：" in err, "内部错误" in err) == (Exit.ENVIRONMENT, True, False)


def test_an_output_folder_of_somebody_else(run: Run, project: Path) -> None:
    (project / "output").mkdir()
    (project / "output/论文.docx").write_bytes(b"x")
    code, _, err = run("build")
    assert (code, "--output" in err) == (Exit.REFUSED, True)
    assert documents(project) == {"output/论文.docx": b"x"}


def test_a_full_disk(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build")
    before = documents(project)
    replace(project / "catalogs/district.yaml", "供编制参考", "供编制时参考")
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: full.open("wb", buffering=0).write(data))
    code, _, err = run("build", "--jobs", "1")
    monkeypatch.undo()
    assert (code, "磁盘空间不足" in err) == (Exit.ENVIRONMENT, True)
    assert documents(project) == before


def test_one_document_that_cannot_be_made_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    """A template prints a note as if everybody had one; one department has none."""
    folder = district(tmp_path / "两个部门", "tobacco", "fire-rescue")
    run("build", "-C", folder)
    everything = set(documents(folder))
    kind = a_kind("docx")
    template = own_template(folder, kind) / "template.docx"
    document = Document(str(template))
    document.add_paragraph("{{ department.note }}")
    document.save(str(template))
    lines = (folder / "catalogs/tobacco/department.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("note:")]
    assert len(kept) == len(lines) - 1
    (folder / "catalogs/tobacco/department.yaml").write_text("".join(kept), encoding="utf-8")
    code, _, err = run("build", "-C", folder)
    assert code == Exit.DOCUMENTS
    (failed,) = json.loads((folder / "output/manifest.json").read_text())["failed"]
    assert failed["path"].startswith("tobacco/") and failed["path"] in err
    assert set(documents(folder)) == everything - {f"output/{failed['path']}"}
    assert run("build", "-C", folder)[0] == Exit.DOCUMENTS


def test_two_builds_at_once(project: Path) -> None:
    with output.hold(project / "output"):
        done = subprocess.run(
            [sys.executable, "-m", "docgen", "build"], cwd=project, env=ENV, capture_output=True, text=True
        )
    assert done.returncode == Exit.REFUSED
    assert "另一个 docgen" in done.stderr


_BUILD = "from docgen.cli import main; sys.argv[1:] = ['build', '--jobs', '1', '-C', sys.argv[1]]; main()"
STEPS = (
    "/docgen/pipeline/",
    "/docgen/documents/rendering.py",
    "/docgen/documents/output.py",
    "/docgen/machine/exchange.py",
)


@pytest.mark.slow
def test_killed_in_the_middle_of_a_build_the_output_is_old_or_new(project: Path, tmp_path: Path) -> None:
    """Killed at steps spread over the whole run; every file is what its manifest says, and all of one run."""
    every = steps(_BUILD, STEPS, project, most=7, note=tmp_path / "steps.json")
    for turn, step in enumerate(every):
        replace(project / "catalogs/district.yaml", "供编制参考", f"供编制参考{turn}")
        killed_at(step, _BUILD, STEPS, project)
        manifest = json.loads((project / "output/manifest.json").read_text())
        for entry in manifest["files"]:
            content = (project / "output" / entry["path"]).read_bytes()
            assert sha256(content).hexdigest() == entry["sha256"], step
        assert len(documents(project)) == len(manifest["files"]) + 1, step
    replace(project / "catalogs/district.yaml", "供编制参考", "最后供编制参考")
    killed_at(Step("nothing", 1), _BUILD, STEPS, project)
    assert "最后" in json.loads((project / "output/manifest.json").read_text())["notice"]


@pytest.mark.parametrize("suffix", [".yml", ".YAML", ".json", ".yaml.txt"])
def test_a_permit_saved_under_another_ending_is_not_withdrawn(run: Run, project: Path, suffix: str) -> None:
    """It stops everything; nothing of what stands is taken for deleted."""
    run("build", "-C", project)
    before = documents(project)
    permit(project).rename(permit(project).with_suffix(suffix))
    for command in (("check",), ("build",), ("publish", "--to", project.parent / "www")):
        code, out, err = run(*command, "-C", project)
        assert code == Exit.FINDINGS and "DG114" in out + err, command
    assert documents(project) == before and not (project.parent / "www").exists()


def test_a_full_disk_behind_standard_output_is_one_sentence(project: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        command = [sys.executable, "-m", "docgen", "check"]
        done = subprocess.run(command, cwd=project, env=ENV, stdout=out, stderr=subprocess.PIPE, text=True)
    assert done.returncode == Exit.ENVIRONMENT
    assert "磁盘已满" in done.stderr and "Traceback" not in done.stderr


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "没有了"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); sys.argv[1:] = ['check']; from docgen.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=gone, env=ENV, capture_output=True, text=True)
    assert done.returncode == Exit.USAGE
    assert "已经被删除" in done.stderr and "Traceback" not in done.stderr
