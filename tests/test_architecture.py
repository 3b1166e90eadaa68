"""The habits of this repository that a machine can hold: imports, sizes, names."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "docgen"
MODULES = sorted(SOURCE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "core", "base", "manager", "misc"}


def functions(module: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def test_imports_keep_the_contracts() -> None:
    """The layers and forbidden imports of pyproject.toml; a module in no layer fails too."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(SOURCE).as_posix())
class TestEveryModule:
    def test_is_at_most_400_lines(self, module: Path) -> None:
        assert len(module.read_text(encoding="utf-8").splitlines()) <= 400

    def test_has_functions_of_at_most_50_lines(self, module: Path) -> None:
        for node in functions(module):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert length <= 50, f"{node.name} has {length} lines"

    def test_says_what_it_is_for(self, module: Path) -> None:
        assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))

    def test_has_a_name_that_tells_its_subject(self, module: Path) -> None:
        assert not FORBIDDEN_NAMES & set(module.relative_to(SOURCE).with_suffix("").parts)


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Not even where only a type is meant: a circle is one module that was cut in the wrong place."""
    graph = grimp.build_graph("docgen", cache_dir=None)
    for package in [module for module in graph.modules if graph.find_children(module)]:
        graph.remove_module(package)  # a package's own face is no part of what is in it
    circles = [
        (a, b) for a in graph.modules for b in graph.find_modules_directly_imported_by(a) if graph.chain_exists(b, a)
    ]
    assert circles == []


def test_git_is_run_in_one_place() -> None:
    starts = re.compile(r"""(?:run|Popen)\(\s*\[?\s*["']git["']|\[\s*["']git["']""")
    assert [m.relative_to(SOURCE).as_posix() for m in MODULES if starts.search(m.read_text(encoding="utf-8"))] == [
        "machine/git.py"
    ]


def test_the_pipeline_fits_the_eye() -> None:
    assert len((SOURCE / "pipeline/build.py").read_text(encoding="utf-8").splitlines()) <= 141


def test_no_module_and_no_test_names_a_kind() -> None:
    """Adding a kind is adding a folder: nobody else may have to know it."""
    kinds = [folder.parent.name for folder in (ROOT / "templates").glob("*/kind.yaml")]
    assert kinds
    code = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    named = [(kind, file.name) for file in code for kind in kinds if f'"{kind}' in file.read_text(encoding="utf-8")]
    assert not named


def test_every_module_has_its_test() -> None:
    """tests/ mirrors src/: a package may have one test for all of it, a module without any function needs none."""
    tests = {
        path.relative_to(ROOT / "tests").with_suffix("").as_posix() for path in (ROOT / "tests").rglob("test_*.py")
    }
    without = []
    for module in MODULES:
        parts = module.relative_to(SOURCE).with_suffix("").parts
        if parts[-1] in ("__init__", "__main__", "contract") or not any(functions(module)):
            continue
        wing, inside = parts[0], parts[1:]
        names = {f"{wing}/test_" + "_".join(inside[:length]) for length in range(1, len(inside) + 1)}
        if not {f"test_{wing}", f"{wing}/test_{wing}", *names} & tests:
            without.append("/".join(parts))
    assert not without
