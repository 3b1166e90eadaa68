"""catalogs/ -> records, and what is wrong with each file: read once, examined only when changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

import msgspec

from docgen.catalog import loader, schema, source
from docgen.catalog.contents import LAWS, Contents
from docgen.catalog.model import Law, Record
from docgen.catalog.units import UNITS, unit_at
from docgen.catalog.units.district import UNIT as DISTRICT
from docgen.findings import Explanation, Finding, Severity
from docgen.machine import cache, executor
from docgen.project import Project

_CACHE = "records"


class Examined(msgspec.Struct, frozen=True):
    """One file's record, encoded (None when it has none), and its findings, already located."""

    digest: str
    record: bytes | None
    findings: tuple[Finding, ...]


class _Memory(msgspec.Struct, frozen=True):
    """What each file said when it was held against the schemas of this digest."""

    schemas: str
    examined: dict[str, Examined]


@dataclass(frozen=True)
class Intake:
    """What the catalog's files say: records, the 法规库, findings, and the files that became no record."""

    records: tuple[Record, ...]
    laws: Mapping[str, Law]
    findings: tuple[Finding, ...]
    broken: frozenset[str]


def intake(project: Project, contents: Contents, processes: int) -> Intake:
    """Every file examined, in parallel when many are new; what did not change comes from the cache."""
    memory = project.state / _CACHE
    last = cache.load(memory, _Memory)
    known = last.examined if last and last.schemas == contents.schemas else {}
    new = [file for file, digest in contents.digests.items() if file not in known or known[file].digest != digest]
    tasks = [(file, contents.digests[file], contents.files[file]) for file in new]
    fresh = executor.run(partial(examine, project, contents.schemas), tasks, processes, worthwhile=200)
    made = dict(zip(new, fresh, strict=True))
    examined = {file: made.get(file) or known[file] for file in contents.digests}
    if new or len(examined) != len(known):
        cache.store(memory, _Memory(contents.schemas, examined))
    unread = {file: error for file, error in contents.files.items() if isinstance(error, OSError)}
    return _collect(project, examined, unread)


def _collect(project: Project, examined: Mapping[str, Examined], unread: Mapping[str, OSError]) -> Intake:
    findings = [finding for entry in examined.values() for finding in entry.findings]
    findings += [f for file, error in unread.items() for f in source.unreadable(file, error).findings]
    if DISTRICT.place not in (*examined, *unread):
        findings.append(_no_district())
    return Intake(
        records=tuple(loader.decode(entry.record, file) for file, entry in examined.items() if entry.record),
        laws=_laws(project),
        findings=tuple(findings),
        broken=frozenset((*unread, *(file for file, entry in examined.items() if not entry.record))),
    )


def examine(project: Project, schemas: str, task: tuple[str, str, bytes]) -> Examined:
    """One file, its digest and its bytes: bytes -> data -> schema -> record. `schemas` is a digest of all of them."""
    file, digest, content = task
    unit = unit_at(file)
    if unit is None:
        return Examined(digest, None, (_stray(file),))
    read = source.read(content, file)
    if read.data is None:
        return Examined(digest, None, read.findings)
    faults = source.locate(schema.check(read.data, file, schema.load(project, unit.schema, schemas)), (read,))
    findings = (*read.findings, *(fault for fault in faults if not _is_explained(fault, read.findings)))
    if any(fault.severity is Severity.ERROR for fault in faults):
        return Examined(digest, None, findings)
    return Examined(digest, loader.encode(read.data, file), findings)


def _is_explained(fault: Finding, findings: tuple[Finding, ...]) -> bool:
    """Whether the reader has already said what is wrong with the very value that breaks the schema."""
    return any(finding.span == fault.span for finding in findings)


def _laws(project: Project) -> dict[str, Law]:
    path = project.find(LAWS)
    return loader.laws(path.read_bytes()) if path else {}


def _stray(file: str) -> Finding:
    if file.endswith(".yaml"):
        message = "这个文件不在 docgen 读取的位置，没有读：写在里面的事项或批次等于没有。"
        homes = "，".join(f"{unit.title}放在 {unit.where}" for unit in UNITS.values() if unit.scaffold)
        help = f"{homes}；不要的文件请移出 catalogs。"
    else:
        message = (
            f"docgen 只读扩展名是 .yaml 的文件，没有读“{PurePosixPath(file).name}”：写在里面的事项或批次等于没有。"
        )
        help = "是事项或批次的，把扩展名改成小写的 .yaml（内容要是 YAML）；不是的，请移出 catalogs。"
    return Finding("DG114", message, file, help=help)


def _no_district() -> Finding:
    return Finding(
        "DG115",
        f"没有 {DISTRICT.place}",
        DISTRICT.place,
        help="每个项目要有一个区划文件；可用 docgen init 文件夹 --sample 生成一份照着改。",
    )


CODES = (
    Explanation(
        code="DG114",
        title="像是目录的文件没有读",
        why="放错文件夹，或扩展名写成 .yml、.YAML、.json、.yaml.txt 的文件不会被读：其中的事项、批次等于被删去，"
        "文书和网站上都没有它。",
        bad="catalogs/卫生许可.yml",
        good="catalogs/health/public-place-hygiene.yaml",
        remedy="移到 catalogs/部门/ 或 catalogs/transfers/ 下，扩展名改为小写的 .yaml；不是目录内容的，移出 catalogs。",
    ),
    Explanation(
        code="DG115",
        title="缺少区划文件",
        why="区划文件给出区名、行政审批局、《办法》和目录日期，所有文书都要用。",
        bad="catalogs/                      # 没有 district.yaml",
        good="catalogs/district.yaml",
        remedy="运行 docgen init 文件夹 --sample，照样例改写。",
    ),
)
