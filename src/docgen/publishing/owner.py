"""Who holds a place: named in the refusal that others get, and known to be gone when its process was killed."""

import getpass
import os
import socket
import uuid

import msgspec

from docgen.errors import RefusedError
from docgen.publishing import journal

FILE = "publish.lock"


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """`machine` tells two hosts of one name apart; `since` is UTC."""

    user: str
    host: str
    machine: str
    pid: int
    since: str

    @property
    def by(self) -> str:
        return f"{self.user}@{self.host}"


def me() -> Owner:
    host, machine = socket.gethostname(), f"{uuid.getnode():012x}"
    return Owner(user=_user(), host=host, machine=machine, pid=os.getpid(), since=journal.now())


def encode(owner: Owner) -> bytes:
    return msgspec.json.encode(owner) + b"\n"


def decode(content: bytes) -> Owner | None:
    """None when a killed process wrote only half of it."""
    try:
        return msgspec.json.decode(content, type=Owner)
    except msgspec.DecodeError:
        return None


def is_gone(owner: Owner | None, asking: Owner) -> bool:
    """Whether its process is known to have ended; of another machine's processes nothing is known."""
    if owner is None or (owner.host, owner.machine) != (asking.host, asking.machine):
        return False
    return owner.pid != asking.pid and not _is_running(owner.pid)


def refusal(place: str, owner: Owner | None) -> RefusedError:
    if owner is None:
        return RefusedError(f"{place} 正被别人发布（锁文件读不出是谁）。", _REMEDY)
    since = journal.in_china(owner.since)
    return RefusedError(f"{place} 正被 {owner.by} 发布（进程 {owner.pid}，从 {since} 起）。", _REMEDY)


_REMEDY = "请等他发布完再运行；确知那次发布已经中断时，加 --break-lock。"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "?"


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # os.kill would end the process there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
