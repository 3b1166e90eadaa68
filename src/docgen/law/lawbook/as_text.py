"""Who cites a law, and the audit -> lines for a terminal."""

from collections.abc import Iterator
from itertools import groupby

from docgen.law.lawbook.audit import Audit, Coverage
from docgen.law.lawbook.citing import Citing

_NAMED = 3


def citing(found: Citing) -> Iterator[str]:
    """Department by department, permit by permit, each citation with its file and line."""
    unknown = "" if found.is_in_library else "（法规库中没有这一部）"
    if not found.uses and not found.batches:
        yield f"没有事项引用{found.cited}{unknown}。"
    for (_, name), of_department in groupby(found.uses, key=lambda use: (use.department, use.department_name)):
        yield name
        for (_, permit), uses in groupby(of_department, key=lambda use: (use.permit, use.name)):
            yield f"  {permit}"
            for use in uses:
                yield f"    {use.file}:{use.line or 1}  {use.field}  {use.cite}"
    for batch in found.batches:
        yield f"移交的规范性文件：{batch.file}  {batch.title}"
    if found.uses:
        departments = len({use.department for use in found.uses})
        yield (
            f"{departments} 个部门、{len(found.permits)} 个事项、{len(found.uses)} 处引用{found.cited}{unknown}；"
            "法规修改的，逐处核对条号和条件（办法第十八条）。"
        )
    yield from _broken(found.broken)


def audit(audit: Audit) -> Iterator[str]:
    """Section by section, each with its number first."""
    yield from _coverage(audit.coverage)
    doubtful = sum(bool(weak.doubtful) for weak in audit.weak)
    yield f"\n存疑和未核的依据：{len(audit.weak)} 个事项，其中 {doubtful} 个所引法规在法规库中尚有疑问"
    for weak in audit.weak:
        yield f"  {weak.name}  {weak.file}"
        yield from (f"    存疑：{_titles(weak.doubtful)}" for _ in weak.doubtful[:1])
        yield from (f"    未核：{_titles(weak.unverified)}" for _ in weak.unverified[:1])
    yield f"\n目录日期（{audit.dated or '没有'}）以后制定、修改或施行的：{len(audit.newer)} 部"
    for newer in audit.newer:
        version = f"{newer.version} 的文本" if newer.version else "文本日期不明"
        dates = f"{version}，{newer.effective} 起施行" if newer.effective else version
        yield f"  《{newer.title}》{dates}；{_ids(newer.permits)}"
    yield f"\n移交的规范性文件与法规库不同：{len(audit.handed)} 处"
    for handed in audit.handed:
        yield f"  {handed.file}  {handed.title}：{handed.fault}"
    total = f"{audit.undated_total} 部（全库 {audit.library_total} 部）"
    yield f"\n法规库中没有施行日期：{total}，其中被引用的 {len(audit.undated)} 部"
    yield from (f"  《{title}》" for title in audit.undated)
    yield "\n事项的时限、收费、材料没有日期，是否早于所引法规，这里看不出来。"
    yield from _broken(audit.broken)


def _coverage(coverage: Coverage) -> Iterator[str]:
    known = f"{coverage.known} 部、{coverage.checked} 处"
    yield f"引用 {coverage.citations} 处，涉及 {coverage.laws} 部；法规库有其中 {known}"
    if coverage.unreadable:
        yield f"读不懂的引用：{coverage.unreadable} 处"
    for law in coverage.unverified:
        yield f"  未收《{law.title}》：{law.citations} 处，{_ids(law.permits)}"


def _ids(permits: tuple[str, ...]) -> str:
    more = f" 等 {len(permits)} 个事项" if len(permits) > _NAMED else ""
    return "、".join(permits[:_NAMED]) + more


def _titles(titles: tuple[str, ...]) -> str:
    return "、".join(f"《{title}》" for title in titles)


def _broken(files: tuple[str, ...]) -> Iterator[str]:
    if files:
        yield f"{len(files)} 个文件有错、没有查：{'、'.join(files)}；先运行 docgen check。"
