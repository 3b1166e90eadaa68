"""`[路径]... --select --ignore` -> which findings are meant."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.checking.baseline import Debt
    from docgen.findings import Finding
    from docgen.project import Project


@dataclass(frozen=True)
class Scope:
    """`names` are files and folders relative to the project, all when empty; codes are given by their beginnings."""

    names: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, project: "Project", paths: tuple[Path, ...], select: str, ignore: str) -> "Scope":
        return cls(
            tuple(_name(project, path) for path in paths), _codes("--select", select), _codes("--ignore", ignore)
        )

    def __contains__(self, flagged: "Finding | Debt") -> bool:
        is_selected = not self.select or flagged.code.startswith(self.select)
        return (
            is_selected and not (self.ignore and flagged.code.startswith(self.ignore)) and self._is_below(flagged.file)
        )

    def _is_below(self, file: str) -> bool:
        return not self.names or any(name in (".", file) or file.startswith(f"{name}/") for name in self.names)


def _name(project: "Project", path: Path) -> str:
    if not path.exists():
        raise UsageError(f"没有这个文件或文件夹：{path}", "请核对路径；不写路径就检查整个目录。")
    return project.name_of(path)


def _codes(option: str, text: str) -> tuple[str, ...]:
    """A slip of the pen must not silence or pass everything: each beginning has to be that of a known code."""
    beginnings = tuple(part.strip().upper() for part in text.replace("，", ",").split(",") if part.strip())
    if beginnings:
        from docgen.checking.explain import explanations

        known = explanations()
        for beginning in beginnings:
            if not any(code.startswith(beginning) for code in known):
                help = "写代码或其前几位，用逗号分开，如 DG3,DG403；全部代码见 docgen explain。"
                raise UsageError(f"{option} 里没有“{beginning}”这样的代码。", help)
    return beginnings
