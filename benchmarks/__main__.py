"""`python -m benchmarks [name ...]` -> one table; all files are made in a temporary folder."""

import json
import platform
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import synthetic
from benchmarks.figures import Figure, table
from benchmarks.workplace import Workplace

NAMES = (
    "starting",
    "docx",
    "checking",
    "past",
    "ruling",
    "building",
    "chain",
    "memory",
    "portal",
    "browsing",
    "switching",
)


def main() -> int:
    asked = _asked()
    if asked.write:
        synthetic.write(asked.write, asked.permits)
        return 0
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="docgen-benchmarks-") as folder:
        place = Workplace(Path(folder), asked.rounds, asked.permits)
        for name in asked.names or NAMES:
            print(f"{name} …", file=sys.stderr, flush=True)
            figures += import_module(f"benchmarks.{name}").measure(place)
    _show(figures)
    if asked.json:
        found = {"date": date.today().isoformat(), "machine": _machine(), "figures": [f.plain() for f in figures]}
        asked.json.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if any(figure.is_met is False for figure in figures) else 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description="Speed of docgen against public peers, as ratios.")
    parser.add_argument("names", nargs="*", metavar="name", choices=[*NAMES, []], help=f"any of: {', '.join(NAMES)}")
    parser.add_argument("--permits", type=int, default=2000, help="size of the synthetic catalog (default: 2000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is repeated (default: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples there too")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="only write a synthetic project there")
    return parser.parse_args()


def _show(figures: list[Figure]) -> None:
    print(f"{date.today()}  {_machine()}  median of the rounds ±half their spread\n")
    print(table(figures))
    notes = [f"  {figure.name}: {figure.note}" for figure in figures if figure.note]
    print("\nNotes", *notes, sep="\n")


def _machine() -> str:
    from docgen.machine.executor import available

    return f"{platform.system()} {platform.machine()}, {available()} processors, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
