"""Files on another machine through SFTP, many requests on their way at a time: a far server is waited for once."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from stat import S_ISDIR
from typing import Any, TypeVar
from urllib.parse import SplitResult, unquote

from docgen.errors import MissingError
from docgen.machine.extras import missing

try:
    import asyncssh
except ImportError:
    raise missing("asyncssh", "没有安装通过 SFTP 发布所需的组件。") from None

_AT_ONCE = 32
_SECONDS = 30

_T = TypeVar("_T")

Absent = asyncssh.SFTPNoSuchFile
Refused = asyncssh.SFTPError
"""What the server does not do, or does not know how to do."""


@contextmanager
def connected(address: SplitResult) -> Iterator["Remote"]:
    """Keys, agent, known hosts and names of hosts are those of the user's own ssh. MissingError when not let in."""
    with asyncio.Runner() as runner:
        connection = runner.run(_connected(address))
        try:
            yield Remote(runner.run, runner.run(_client(connection)))
        except (OSError, asyncssh.Error) as error:
            raise MissingError(
                f"与 {address.hostname} 的连接出错：{_said(error)}；网站仍是完整的版本。",
                "请检查网络、磁盘和权限后重试。",
            ) from error
        finally:
            connection.abort()


async def _connected(address: SplitResult) -> asyncssh.SSHClientConnection:
    host = address.hostname or ""
    given = {"username": unquote(address.username)} if address.username else {}
    port = {"port": address.port} if address.port else {}
    try:
        return await asyncssh.connect(host, **port, **given, connect_timeout=_SECONDS, keepalive_interval=_SECONDS)
    except asyncssh.HostKeyNotVerifiable:
        raise MissingError(
            f"不认识主机 {host}：它的密钥不在 known_hosts 里，或者变了。",
            f"请先用 ssh {host} 登录一次，与管理员核对指纹后确认。",
        ) from None
    except asyncssh.PermissionDenied:
        raise MissingError(
            f"{host} 不让登录。", "请核对用户名；把公钥交给管理员，有口令的密钥先用 ssh-add 交给 ssh-agent。"
        ) from None
    except (OSError, asyncssh.Error) as error:
        raise MissingError(f"连不上 {host}：{_said(error)}", "请核对主机名、端口和网络。") from error


async def _client(connection: asyncssh.SSHClientConnection) -> asyncssh.SFTPClient:
    return await connection.start_sftp_client()


def _said(error: Exception) -> str:
    return getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error) or type(error).__name__


class Remote:
    """Paths are absolute or relative to the login folder. Absent when there is no such file, else Refused."""

    def __init__(self, run: Callable[[Coroutine[Any, Any, Any]], Any], sftp: asyncssh.SFTPClient) -> None:
        self._run, self._sftp = run, sftp

    def names(self, folder: str) -> tuple[str, ...]:
        """Of the folders in it; none when it does not exist."""
        try:
            entries = self._run(self._sftp.readdir(folder))
        except Absent:
            return ()
        return tuple(sorted(_name(entry) for entry in entries if _is_folder(entry) and _name(entry) not in (".", "..")))

    def sizes(self, folder: str) -> dict[str, int]:
        """Path below the folder -> bytes, of all files."""
        found: dict[str, int] = {}
        waiting = [""]
        while waiting:
            listed = self._all(waiting, lambda below: self._sftp.readdir(f"{folder}/{below}"))
            entries = [(f"{below}{_name(entry)}", entry) for below, some in listed.items() for entry in some]
            inner = [(path, entry) for path, entry in entries if _name(entry) not in (".", "..")]
            waiting = [f"{path}/" for path, entry in inner if _is_folder(entry)]
            found |= {path: int(entry.attrs.size or 0) for path, entry in inner if not _is_folder(entry)}
        return found

    def read(self, path: str) -> bytes:
        content: bytes = self._run(self._content(path))
        return content

    def read_all(self, folder: str, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """A handful in memory at a time."""
        listed = list(paths)
        for start in range(0, len(listed), _AT_ONCE):
            some = listed[start : start + _AT_ONCE]
            yield from self._all(some, lambda path: self._content(f"{folder}/{path}")).items()

    def make_folders(self, folder: str, paths: Iterable[str]) -> None:
        """`folder` and all that the files need below it, those above before those below."""
        self._run(self._sftp.makedirs(folder, exist_ok=True))
        needed = {parent for path in paths for parent in PurePosixPath(path).parents if parent.name}
        for depth in sorted({len(path.parts) for path in needed}):
            level = [str(path) for path in needed if len(path.parts) == depth]
            self._all(level, lambda path: self._sftp.makedirs(f"{folder}/{path}", exist_ok=True))

    def write_all(self, folder: str, contents: Iterable[tuple[str, Callable[[], bytes]]]) -> None:
        given = dict(contents)
        self._all(given, lambda path: self._write(f"{folder}/{path}", given[path]))

    def link_all(self, before: str, folder: str, paths: Iterable[str]) -> frozenset[str]:
        """A second name in `folder` for files of `before`; returns those of which the server would not make one."""
        done = self._all(list(paths), lambda path: self._linked(f"{before}/{path}", f"{folder}/{path}"))
        return frozenset(path for path, is_linked in done.items() if not is_linked)

    def create(self, path: str, content: bytes) -> None:
        """Only when there is no such file; Refused otherwise."""
        self._run(self._write(path, lambda: content, "xb"))

    def append(self, path: str, content: bytes) -> None:
        self._run(self._write(path, lambda: content, "ab"))

    def led_to(self, link: str) -> str | None:
        """Where a symbolic link leads; None when there is nothing. Refused when it is something else."""
        try:
            return str(self._run(self._sftp.readlink(link)))
        except Absent:
            return None

    def lead(self, link: str, target: str) -> None:
        """A new symbolic link. Refused where the server makes none."""
        self._run(self._sftp.symlink(target, link))

    def rename(self, old: str, new: str) -> None:
        """In one step, over a file that is there; not over a folder."""
        self._run(self._sftp.posix_rename(old, new))

    def remove(self, path: str) -> None:
        """A file, or a folder with all that is in it; nothing when there is none."""
        self._run(self._removed(path))

    async def _removed(self, path: str) -> None:
        if await self._sftp.islink(path) or await self._sftp.isfile(path):
            await self._sftp.remove(path)
        elif await self._sftp.isdir(path):
            await self._sftp.rmtree(path)

    async def _content(self, path: str) -> bytes:
        async with self._sftp.open(path, "rb") as file:
            content: bytes = await file.read()
            return content

    async def _write(self, path: str, content: Callable[[], bytes], mode: str = "wb") -> None:
        async with self._sftp.open(path, mode) as file:
            await file.write(content())

    async def _linked(self, old: str, new: str) -> bool:
        try:
            await self._sftp.link(old, new)
        except Refused:
            return False
        return True

    def _all(self, paths: "Iterable[str] | Mapping[str, Any]", do: Callable[[str], Awaitable[_T]]) -> dict[str, _T]:
        """Path -> what became of it. The first failure ends it all."""
        done: dict[str, _T] = self._run(_gathered(list(paths), do))
        return done


async def _gathered(paths: list[str], do: Callable[[str], Awaitable[_T]]) -> dict[str, _T]:
    free = asyncio.Semaphore(_AT_ONCE)

    async def one(path: str) -> _T:
        async with free:
            return await do(path)

    return dict(zip(paths, await asyncio.gather(*map(one, paths)), strict=True))


def _name(entry: asyncssh.SFTPName) -> str:
    return str(entry.filename)


def _is_folder(entry: asyncssh.SFTPName) -> bool:
    return S_ISDIR(entry.attrs.permissions or 0)
