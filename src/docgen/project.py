"""A folder on disk -> where everything in it is."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent
_PACKAGED_DATA = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parents[1]


@dataclass(frozen=True)
class Project:
    """One district's folder: the only module that spells the folder names.

    `find` and `listing` look in the project, then in the checkout that docgen runs from, then in the
    data inside the package, file by file: a project may replace one template and inherit the rest.
    """

    root: Path

    @classmethod
    def locate(cls, start: Path) -> "Project":
        """The nearest folder at or above `start` that holds `catalogs/`; UsageError when there is none."""
        if not start.is_dir():
            raise UsageError(f"没有这个文件夹：{start}", "请核对路径，或用 docgen init 新建一个项目。")
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "catalogs").is_dir():
                return cls(folder)
        raise UsageError(
            f"在 {start.resolve()} 及其上级文件夹中都没有找到 catalogs 文件夹。",
            "请进入项目文件夹再运行，或用 --project 指明；还没有项目时：docgen init 文件夹 --sample",
        )

    @property
    def catalogs(self) -> Path:
        return self.root / "catalogs"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def state(self) -> Path:
        """What docgen remembers between runs; safe to delete."""
        return self.root / ".docgen"

    @cached_property
    def layers(self) -> tuple[Path, ...]:
        """Roots in look-up order: project, checkout, package."""
        checkout = [_CHECKOUT] if (_CHECKOUT / "pyproject.toml").is_file() and self.root != _CHECKOUT else []
        packaged = [_PACKAGED_DATA] if _PACKAGED_DATA.is_dir() else []
        return (self.root, *checkout, *packaged)

    def find(self, relative: str) -> Path | None:
        """The first layer's file or folder of this name, e.g. `schemas/permit.schema.json`."""
        candidates = (layer / relative for layer in self.layers)
        return next((path for path in candidates if path.exists()), None)

    def listing(self, pattern: str) -> dict[str, Path]:
        """Relative name -> path of all files that match the glob; upper layers hide lower ones."""
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            found |= {path.relative_to(layer).as_posix(): path for path in layer.glob(pattern)}
        return dict(sorted(found.items()))

    def name_of(self, path: Path) -> str:
        """How messages call a file: relative to the project where it lies inside, with forward slashes."""
        resolved = path.resolve()
        return resolved.relative_to(self.root).as_posix() if resolved.is_relative_to(self.root) else resolved.as_posix()
