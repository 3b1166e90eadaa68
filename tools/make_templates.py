"""tools/starters/*.py -> templates/: the committed Word templates, made again.

    python tools/make_templates.py            writes them
    python tools/make_templates.py --check    says which committed template is not what it makes

Once a keeper edits a template in Word or WPS, that file is the original:
delete its module from tools/starters/, so that nothing here overwrites the keeper's work.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from docgen.documents.writers.gb9704 import load
from docgen.project import Project
from starter import build

ROOT = Path(__file__).resolve().parents[1]
STARTERS = ROOT / "tools" / "starters"


def templates() -> Iterator[tuple[Path, bytes]]:
    """Where each template belongs, and its bytes. A module may name its own `PLACE` under templates/."""
    layout = load(Project(ROOT))
    for path in sorted(STARTERS.glob("[!_]*.py")):
        module = import_module(f"starters.{path.stem}")
        place = getattr(module, "PLACE", f"{path.stem.replace('_', '-')}/template.docx")
        yield ROOT / "templates" / place, build(module.STARTER, layout)


def main(arguments: list[str]) -> int:
    differing = [(path, made) for path, made in templates() if not path.is_file() or path.read_bytes() != made]
    for path, made in differing:
        print(path.relative_to(ROOT))
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    return 1 if differing and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
