"""What is not published without a second word: many pages gone, or a release that does not know the current one."""

import subprocess
from pathlib import Path

from docgen.errors import RefusedError
from docgen.machine import git, revision
from docgen.portal.address import DATA
from docgen.portal.release import Release
from docgen.publishing.preview import Preview

_FEW = 5
_SHARE = 0.10


def require_pages(preview: Preview) -> None:
    """RefusedError when more than 5 pages and more than 10 % of them would go."""
    gone = len(preview.removed)
    if gone > _FEW and gone > _SHARE * preview.pages_before:
        raise RefusedError(
            f"这次发布会撤下 {preview.pages_before} 个网页中的 {gone} 个，没有发布。",
            "先用 --dry-run 看清是哪些；确实要撤下时加 --confirm-removals。",
        )


def require_descent(root: Path, before: Release | None, ours: Release) -> str:
    """What cannot be told, in words; "" when all is well.

    RefusedError when the catalog that was published last is not part of the history of the one to be published:
    somebody else's work would disappear from the site.
    """
    if before is None or before.commit is None or before.commit == ours.commit:
        return ""
    head = ours.commit or revision.head(root)
    if not head:
        return f"网站现在的版本出自提交 {before.commit[:12]}；这里没有 git 历史，没有核对谁先谁后。"
    try:
        is_known = _git(root, "cat-file", "-e", f"{before.commit}^{{commit}}")
        if is_known and _git(root, "merge-base", "--is-ancestor", before.commit, head):
            return ""
        is_older = is_known and _git(root, "merge-base", "--is-ancestor", head, before.commit)
    except (OSError, subprocess.SubprocessError):
        return f"网站现在的版本出自提交 {before.commit[:12]}；没有 git，没有核对谁先谁后。"
    raise _refusal(before.commit, is_known, is_older)


def forgotten_date(before: Release | None, ours: Release) -> str:
    """A hint when the public has seen other data under this very date; "" when all is well.

    An edition is known by its date: the site tells what changed between dates, so that a change without a new one is
    in no list of changes. The tables of open data say what a catalog says, whatever its pages look like; another
    docgen may write them otherwise.
    """
    if before is None or (before.effective_on, before.tool) != (ours.effective_on, ours.tool):
        return ""
    if _data(before) == _data(ours):
        return ""
    return (
        f"网站上已经有 {ours.effective_on} 的目录，内容和这次的不同：目录日期没有改，这些改动不会列入变更记录和公告。"
        "要记成新版本，请改 catalogs/district.yaml 的 dated 再发布。"
    )


def _data(release: Release) -> set[tuple[str, str]]:
    tables = (file for file in release.files if file.path.startswith(DATA) and file.path.endswith(".csv"))
    return {(file.path, file.sha256) for file in tables}


def _refusal(commit: str, is_known: bool, is_older: bool) -> RefusedError:
    remedy = "请先 git pull 合并别人的修改再发布；确实要用这里的版本盖过它时加 --confirm-older。"
    if is_older:
        return RefusedError(f"网站现在的版本（提交 {commit[:12]}）比这里的目录新，没有发布。", remedy)
    if is_known:
        return RefusedError(f"网站现在的版本出自提交 {commit[:12]}，这里的目录没有包含它的修改，没有发布。", remedy)
    return RefusedError(f"网站现在的版本出自提交 {commit[:12]}，这里的 git 历史中没有它，没有发布。", remedy)


def _git(root: Path, *words: str) -> bool:
    try:
        git.run(root, *words, seconds=30)
    except subprocess.CalledProcessError:
        return False
    return True
