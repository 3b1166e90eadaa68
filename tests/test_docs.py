"""Documentation is tested: generated pages are current, and everything a user can meet is written down."""

import subprocess
import sys
from gettext import GNUTranslations
from io import BytesIO

from districts import ROOT

from docgen.checking.explain import explanations
from docgen.cli import COMMANDS


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/make_docs.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


def test_every_command_is_in_the_docs() -> None:
    for command in COMMANDS:
        assert f"docgen {command}" in page("README.md")
        assert f"## docgen {command}" in page("docs/cli.md")


def test_every_code_and_every_kind_is_in_the_docs() -> None:
    assert all(f"### {code} " in page("docs/rules.md") for code in explanations())
    kinds = [path.parent.name for path in (ROOT / "templates").glob("*/kind.yaml")]
    assert kinds and all(f"`{kind}`" in page("docs/kinds.md") for kind in kinds)


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads(page("pyproject.toml"))["project"]
    names = [requirement.split(">")[0].split("[")[0] for requirement in project["dependencies"]]
    assert all(
        f"| {name}" in page("docs/architecture.md") or f", {name}" in page("docs/architecture.md") for name in names
    )


def test_every_kind_has_a_readme_for_its_keeper() -> None:
    for manifest in (ROOT / "templates").glob("*/kind.yaml"):
        assert (manifest.parent / "README.md").is_file()


def test_the_messages_of_click_are_compiled() -> None:
    """Message for message: the header of a compiled file carries the day it was compiled."""
    sys.path.insert(0, str(ROOT / "tools"))
    from make_messages import MESSAGES, compiled

    def messages(content: bytes) -> dict[object, str]:
        catalog = GNUTranslations(BytesIO(content))._catalog  # type: ignore[attr-defined]
        return {key: text for key, text in catalog.items() if key}

    assert messages(compiled()) == messages((MESSAGES / "docgen.mo").read_bytes())
