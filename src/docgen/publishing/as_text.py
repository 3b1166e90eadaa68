"""Results -> lines for a terminal."""

from collections.abc import Iterator

from docgen.portal.release import Difference
from docgen.publishing.journal import in_china
from docgen.publishing.listing import Releases
from docgen.publishing.preview import Counts, Preview
from docgen.publishing.publish import Published
from docgen.publishing.rollback import RolledBack
from docgen.publishing.sample import Sampled
from docgen.publishing.verifying import Verified

_SHOWN = 20
"""Addresses of one kind, before the rest is only counted."""


def foreseen(seen: Published) -> Iterator[str]:
    """--dry-run."""
    if seen.before == seen.release:
        yield f"{seen.place} 已经是这个版本：{seen.release}"
        return
    yield f"如果发布到 {seen.place}：版本 {seen.release}{_before(seen.before)}"
    yield from _changes(seen.preview)
    for word, pages in (("新增", seen.preview.added), ("修改", seen.preview.changed), ("撤下", seen.preview.removed)):
        for page in pages[:_SHOWN]:
            yield f"  {word} {page}"
        if len(pages) > _SHOWN:
            yield f"  {word}的还有 {len(pages) - _SHOWN} 个网页"
    yield "这是预演，什么也没有写。"


def published(done: Published) -> Iterator[str]:
    if done.sent is None:
        yield f"{done.place} 已经是这个版本，什么也没有做：{done.release}"
        return
    yield f"已发布到 {done.place}：版本 {done.release}{_before(done.before)}"
    yield from _changes(done.preview)
    pruned = f"；清理旧版本 {len(done.pruned)} 个" if done.pruned else ""
    yield f"写入 {done.sent.new} 个文件，沿用 {done.sent.kept} 个{pruned}"
    yield from _samples("抽查", done.sampled)
    yield from _samples("从网上抽查", done.sampled_web)


def rolled_back(done: RolledBack) -> Iterator[str]:
    if done.before == done.release:
        yield f"{done.place} 现在就是这个版本，什么也没有做：{done.release}"
    else:
        yield f"{done.place} 已退回版本 {done.release}（此前 {done.before}）"


def listed(found: Releases) -> Iterator[str]:
    if not found.releases:
        yield f"{found.place} 还没有发布过。"
    for one in found.releases:
        mark = "*" if one.is_current else " "
        switched = f"{in_china(one.at)} {one.by}" if one.at else "日志中没有记载"
        commit = f"  提交 {one.commit[:12]}" if one.commit else ""
        yield f"{mark} {one.release}  {switched}{commit}"


def verified(found: Verified) -> Iterator[str]:
    commit = f"，提交 {found.commit[:12]}" if found.commit else ""
    yield f"{found.subject}：版本 {found.release}，{found.effective_on} 的目录{commit}，{found.files} 个文件"
    if not found.is_sound:
        yield "  版本号和文件清单对不上：release.json 被改过"
    yield from _differences(found.difference)
    yield f"  {found.signed}{f'：{found.signer}' if found.signer else ''}"
    yield "核对无误。" if found.is_good else "与发布时不一致，不要使用。"


def _before(release: str | None) -> str:
    return f"（此前 {release}）" if release else "（第一次发布）"


def _changes(preview: Preview) -> Iterator[str]:
    pages = Counts(len(preview.added), len(preview.changed), len(preview.removed))
    yield f"网页：{_counted(pages)}；其他文件：{_counted(preview.others)}"


def _counted(counts: Counts) -> str:
    return f"新增 {counts.added}，修改 {counts.changed}，撤下 {counts.removed}"


def _samples(what: str, found: Sampled | None) -> Iterator[str]:
    if found is None:
        return
    wrong = f"{len(found.wrong)} 个不对" if found.wrong else "全部一致"
    yield f"{what} {found.total} 个文件，{wrong}"
    for page, reason in found.wrong:
        yield f"  {page}  {reason}"


def _differences(found: Difference) -> Iterator[str]:
    for word, paths in (("缺少", found.missing), ("多出", found.extra), ("改动", found.changed)):
        for path in paths[:_SHOWN]:
            yield f"  {word} {path}"
        if len(paths) > _SHOWN:
            yield f"  {word}的还有 {len(paths) - _SHOWN} 个"
    for old, new in found.renamed[:_SHOWN]:
        yield f"  改名 {old} → {new}"
