"""How a place is written on the command line -> the place, opened."""

from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

from docgen.errors import UsageError
from docgen.publishing.contract import Place

_FORMS = "文件夹、….zip、sftp://用户@主机/路径、s3://桶/前缀?endpoint=网址、git+ssh://主机/仓库#分支"


def at(target: str) -> AbstractContextManager[Place]:
    """A kind of place is imported when it is asked for: what it needs may not be installed.

    UsageError when the address is none, MissingError when the place does not answer.
    """
    scheme = urlsplit(target).scheme if "://" in target else ""
    if scheme == "sftp":
        from docgen.publishing import sftp

        return sftp.at(target)
    if scheme == "s3":
        from docgen.publishing import s3

        return s3.at(target)
    if scheme.startswith("git+"):
        from docgen.publishing import branch

        return branch.at(target)
    if scheme:
        raise UsageError(f"不会发布到 {scheme}:// 这样的地方。", f"可用：{_FORMS}")
    return _local(target)


def _local(target: str) -> AbstractContextManager[Place]:
    from docgen.publishing import archive, folder

    return archive.at(Path(target)) if target.endswith(".zip") else folder.at(Path(target))
