"""Catalog x kinds -> jobs: which document, of which record, to which place in output/."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.catalog.model import Part, Permit, Record, WholeCatalog
from docgen.catalog.units import PRESENTED
from docgen.documents.kinds import DocumentKind
from docgen.findings import Explanation, Finding, Related, Severity

_FIELD = re.compile(r"\{([a-z_]+)\.([a-z_]+)\}")
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|^$|^\.\.?$|[. ]$|^ ')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_MAX_NAME, _MAX_PATH = 240, 180  # UTF-8 bytes of one name; characters of the whole, as Windows counts them


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make. `path` is relative to output/, with forward slashes.

    `ids` say what it belongs to: the ids of records, by the word of their unit.
    """

    kind: DocumentKind
    record: Record
    path: str
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How messages call it: 监管清单（catalogs/health/department.yaml）."""
        return f"{self.kind.title}（{self.record.file}）"


def plan(catalog: WholeCatalog, kinds: Iterable[DocumentKind]) -> tuple[Job, ...]:
    """Every kind for every record of its unit, in the order of the kinds and of the files."""
    return tuple(_jobs(catalog, kinds))


def check(catalog: WholeCatalog, jobs: Iterable[Job]) -> tuple[Finding, ...]:
    """Why some of the jobs must not be started (DG708–DG710)."""
    jobs = tuple(jobs)
    return (*_unsafe(jobs), *_collisions(jobs), *_missing(catalog, jobs))


def view_of(catalog: WholeCatalog, job: Job, as_of: str) -> Part:
    """What the job's template gets to see on a day (YYYY-MM-DD)."""
    return PRESENTED[job.kind.for_each].show(catalog, job.record, as_of)


def files_of(catalog: WholeCatalog, job: Job) -> tuple[str, ...]:
    """The catalog files that the job's document speaks of."""
    others = PRESENTED[job.kind.for_each].speaks_of(catalog, job.record)
    return (job.record.file, *(record.file for record in others))


def _jobs(catalog: WholeCatalog, kinds: Iterable[DocumentKind]) -> Iterator[Job]:
    for kind in kinds:
        unit = PRESENTED[kind.for_each]
        for record in unit.subjects(catalog):
            names = unit.names(catalog, record)
            yield Job(kind, record, _path(kind.output, names), _ids(names))


def _ids(names: Mapping[str, tuple[Record, ...]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(getattr(record, "id", "") for record in records) for word, records in names.items()}


def _path(pattern: str, names: Mapping[str, tuple[Record, ...]]) -> str:
    """The pattern filled in, e.g. `{department.id}`; what it does not know stays, and is unsafe by its braces."""

    def value(match: re.Match[str]) -> str:
        records = names.get(match[1], ())
        is_one = len(records) == 1 and match[2] in ("id", "code")
        known = getattr(records[0], match[2], None) if is_one else None
        return str(known) if known is not None else match[0]

    return _FIELD.sub(value, pattern)


def _unsafe(jobs: Iterable[Job]) -> Iterator[Finding]:
    for job in jobs:
        if problem := name_problem(job.path):
            yield Finding(
                "DG708",
                f"输出文件名 {job.path} 不能用：{problem}",
                job.kind.file,
                ("output",),
                help="文件名来自 kind.yaml 的 output 和记录的 id；请改正其中不能用的部分。",
            )


def name_problem(path: str) -> str | None:
    """Why a file of this name cannot be written on every office PC; None when it can."""
    if "{" in path or "}" in path:
        return "大括号里的名称不是这种文书能用的，只能用记录的 id（如 {department.id}）"
    if path.startswith("/") or len(path) > _MAX_PATH:
        return "不能以 / 开头" if path.startswith("/") else f"超过 {_MAX_PATH} 个字符"
    for name in path.split("/"):
        if _FORBIDDEN.search(name):
            return f"“{name}”含有 Windows 不允许的字符、以点或空格结尾，或会跳出输出文件夹"
        if _RESERVED.fullmatch(name):
            return f"“{name}”是 Windows 的保留名称"
        if len(name.encode()) > _MAX_NAME:
            return f"“{name}”太长"
    return None


def _collisions(jobs: Iterable[Job]) -> Iterator[Finding]:
    """Two documents with one name, also where only case or the Unicode form differs."""
    first: dict[str, Job] = {}
    for job in jobs:
        holder = first.setdefault(unicodedata.normalize("NFC", job.path).casefold(), job)
        if holder is not job:
            yield Finding(
                "DG709",
                f"{job.label}和{holder.label}要写到同一个文件 {job.path}",
                job.kind.file,
                ("output",),
                help="请在 output 里加上能区分两者的 id，例如 {department.id}、{transfer.id}。",
                related=(Related("另一份由这里生成", holder.kind.file, ("output",)),),
            )


def _missing(catalog: WholeCatalog, jobs: Iterable[Job]) -> Iterator[Finding]:
    """Records that lack what their kind `requires`."""
    for job in jobs:
        if not job.kind.requires:
            continue
        view = view_of(catalog, job, "")
        for dotted in job.kind.requires:
            if not _present(view, dotted.split(".")):
                yield Finding(
                    "DG710",
                    f"缺少 {dotted}，“{job.kind.title}”会是空的",
                    job.record.file,
                    severity=Severity.WARNING,
                    help="请在目录里补上这一项；确实没有的，用 allow 写明理由。",
                )


def _present(value: Any, path: list[str]) -> bool:
    """Whether something stands at the end of the path; in a list, in every entry that still counts.

    Nothing is asked of a permit that nobody decides any more.
    """
    if isinstance(value, tuple):
        asked = (entry for entry in value if not (isinstance(entry, Permit) and entry.is_closed))
        return bool(value) and all(_present(entry, path) for entry in asked)
    if not path:
        return value is not None and value != ""
    return isinstance(value, Part) and _present(getattr(value, path[0], None), path[1:])


CODES = (
    Explanation(
        code="DG708",
        title="输出文件名不能用",
        why="文件名要能在各单位的 Windows、统信和麒麟电脑上使用，也不能写到输出文件夹之外。",
        bad='output: "../{department.id}/清单.docx"',
        good='output: "{department.id}/清单.docx"',
        remedy="只用字母、数字、汉字和 - _，不用 con、nul 等保留名称，不以点或空格结尾。",
    ),
    Explanation(
        code="DG709",
        title="两份文书同名",
        why="后生成的会盖掉先生成的；只有大小写不同的名称在 Windows 上也算同名。",
        bad='output: "清单.docx"               # for_each: department，每个部门都写到这里',
        good='output: "{department.id}/清单.docx"',
        remedy="在 output 里加上能区分它们的 id。",
    ),
    Explanation(
        code="DG710",
        title="记录缺少这种文书必需的内容",
        why="kind.yaml 的 requires 写明了这种文书少不了的内容；缺了就会印出一张空表。",
        bad="requires: [transferred.supervision]   # 而该部门的事项没有监管内容",
        good="supervision:\n  - {matter: 日常监督检查, regulator: 区卫生健康局}",
        remedy="在目录里补上缺的内容。",
    ),
)
