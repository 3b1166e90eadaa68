"""A bucket of an S3-compatible store: `releases/<id>/…` side by side, and `current.json`, which names one of them.

A bucket has no rename. The pointer is one small object, written last and only if nobody else wrote it since
(conditional writes); whoever serves the bucket reads it to know which folder is the site: see docs/publishing.md.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from docgen.errors import MissingError, RefusedError, UsageError
from docgen.machine.extras import missing
from docgen.portal import mediatypes, release
from docgen.publishing import journal, layout, owner
from docgen.publishing.contract import Pointer, Sent
from docgen.publishing.journal import Event
from docgen.publishing.owner import Owner
from docgen.publishing.site import Site, unchanged

try:
    import obstore
    from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
    from obstore.store import S3Store
except ImportError:
    raise missing("obstore", "没有安装发布到对象存储所需的组件。") from None

if TYPE_CHECKING:
    from obstore import Attributes, PutMode

FORM = "s3://桶/前缀?endpoint=网址"
_POINTER = "current.json"
_AT_ONCE = 16

_T = TypeVar("_T")


class _Current(msgspec.Struct, frozen=True):
    """What `current.json` says; who serves the bucket needs `prefix` alone."""

    release: str
    prefix: str
    at: str
    by: str


@contextmanager
def at(target: str) -> Iterator["S3Place"]:
    """s3://bucket/prefix?endpoint=https://…&region=…; keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."""
    parts = urlsplit(target)
    if not parts.netloc:
        raise UsageError(f"{target} 没有写桶的名字。", f"写成 {FORM} 的样子。")
    if not os.environ.get("AWS_ACCESS_KEY_ID"):
        raise MissingError(
            "没有对象存储的密钥。", "请设置环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY；不要写进文件。"
        )
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    prefix = unquote(parts.path).strip("/")
    try:
        yield S3Place(f"s3://{parts.netloc}/{prefix}".rstrip("/"), _store(parts.netloc, prefix, asked))
    except (BaseError, OSError) as error:
        raise _explained(target, error) from error


def _store(bucket: str, prefix: str, asked: dict[str, str]) -> S3Store:
    """Buckets of one's own endpoint are addressed by path: their names need not be in DNS."""
    endpoint = asked.get("endpoint") or os.environ.get("AWS_ENDPOINT_URL")
    return S3Store(
        bucket,
        prefix=prefix or None,
        region=asked.get("region") or os.environ.get("AWS_REGION") or "us-east-1",
        endpoint=endpoint,
        virtual_hosted_style_request=asked.get("style") == "virtual" or not endpoint,
        client_options={"allow_http": (endpoint or "").startswith("http://")},
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=60)},
    )


def _explained(target: str, error: Exception) -> MissingError:
    message = str(error).splitlines()[0]
    return MissingError(
        f"读写 {target} 时出错：{message}；网站仍是完整的版本。", "请核对地址、桶、密钥和权限，稍后重试。"
    )


class S3Place:
    """A release is there when its manifest is: it is written last and removed first."""

    def __init__(self, name: str, store: S3Store) -> None:
        self.name, self._store = name, store

    @contextmanager
    def hold(self, owner_: Owner, is_forced: bool) -> Iterator[None]:
        """An object that only one can create; a killed process of this machine is known to be gone."""
        there = self._there(owner.FILE)
        holder = owner.decode(there[0]) if there else None
        mode: PutMode = "create"
        if there and (is_forced or owner.is_gone(holder, owner_)):
            mode = {"e_tag": there[1]}
        try:
            self._put(owner.FILE, owner.encode(owner_), mode)
        except (AlreadyExistsError, PreconditionError):
            found = self._there(owner.FILE)
            raise owner.refusal(self.name, owner.decode(found[0]) if found else None) from None
        try:
            self._require_conditions(owner.encode(owner_))
            yield
        finally:
            obstore.delete(self._store, owner.FILE)

    def _require_conditions(self, lock: bytes) -> None:
        """A store that lets two create the same object would let two publish at once, and both win."""
        try:
            self._put(owner.FILE, lock, "create")
        except (AlreadyExistsError, PreconditionError):
            return
        raise MissingError(
            f"{self.name} 不支持条件写入（If-None-Match），挡不住两个人同时发布，没有发布。",
            "请换一个支持条件写入的对象存储，或发布到文件夹、SFTP。",
        )

    def current(self) -> Pointer | None:
        there = self._there(_POINTER)
        if there is None:
            return None
        try:
            return Pointer(msgspec.json.decode(there[0], type=_Current).release, there[1])
        except msgspec.DecodeError:
            raise RefusedError(f"{self.name}/{_POINTER} 不是 docgen 写的，没有动它。", "请换一个前缀。") from None

    def releases(self) -> tuple[str, ...]:
        found = obstore.list_with_delimiter(self._store, layout.RELEASES)["common_prefixes"]
        ids = sorted(prefix.rstrip("/").rpartition("/")[2] for prefix in found)
        return tuple(id for id, is_there in self._each(ids, self._is_there) if is_there)

    def put(self, site: Site, before: Pointer | None) -> Sent:
        id = site.release.id
        if self._is_there(id) and site.is_whole(self.files(id)):
            return Sent(0, len(site.names()))
        kept = self._copied(id, site, before)
        *sent, last = (path for path in site.names() if path not in kept)
        for path, is_right in self._each(sent, lambda path: self._sent(id, path, site.content(path))):
            self._require(is_right, path)
        self._require(self._lengths(id) == {path: size for path, size in site.sizes().items() if path != last}, id)
        self._require(self._sent(id, last, site.content(last)), last)
        return Sent(len(sent) + 1, len(kept))

    def switch(self, event: Event, before: Pointer | None) -> str:
        prefix = f"{layout.finished(event.release)}/"
        content = msgspec.json.encode(_Current(event.release, prefix, event.at, event.by))
        try:
            self._put(_POINTER, content, {"e_tag": before.token} if before else "create")
        except (AlreadyExistsError, PreconditionError):
            raise RefusedError(f"{self.name} 的当前版本刚刚被别人换过，没有切换。", "请重新运行。") from None
        return ""

    def record(self, event: Event) -> None:
        """Written over only if nobody else has written a line meanwhile."""
        there = self._there(journal.FILE)
        content = journal.appended(there[0] if there else b"", event)
        self._put(journal.FILE, content, {"e_tag": there[1]} if there else "create")

    def journal(self) -> tuple[Event, ...]:
        there = self._there(journal.FILE)
        return journal.events(there[0]) if there else ()

    def files(self, release_: str) -> Iterator[tuple[str, bytes]]:
        return self._each(list(self._lengths(release_)), lambda path: self.read(release_, path))

    def read(self, release_: str, path: str) -> bytes:
        there = self._there(f"{layout.finished(release_)}/{path}")
        if there is None:
            raise KeyError(path)
        return there[0]

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:
        """Also what a killed run left: folders without a manifest."""
        whole = self.releases()
        found = obstore.list_with_delimiter(self._store, layout.RELEASES)["common_prefixes"]
        for id in (prefix.rstrip("/").rpartition("/")[2] for prefix in found):
            if id not in keep:
                folder = layout.finished(id)
                obstore.delete(self._store, f"{folder}/{release.MANIFEST}")
                obstore.delete(self._store, [f"{folder}/{path}" for path in self._lengths(id)])
        return tuple(id for id in whole if id not in keep)

    def _copied(self, id: str, site: Site, before: Pointer | None) -> frozenset[str]:
        """The files of the release before that are those of this one, copied inside the store."""
        try:
            old = release.decode(self.read(before.release, release.MANIFEST)) if before else None
        except (KeyError, ValueError):  # then everything is sent anew
            old = None
        same = unchanged(site, old)
        names = {path: [f"{layout.finished(each)}/{path}" for each in (before.release, id)] for path in same if before}
        tuple(self._each(sorted(same), lambda path: obstore.copy(self._store, *names[path])))
        return same

    def _sent(self, id: str, path: str, content: bytes) -> bool:
        """Whether it reads back the same."""
        name = f"{layout.finished(id)}/{path}"
        self._put(name, content)
        there = self._there(name)
        return there is not None and there[0] == content

    def _require(self, is_right: bool, what: str) -> None:
        if not is_right:
            raise MissingError(f"传到 {self.name} 的 {what} 读回来不一样；网站没有切换。", "请稍后重试。")

    def _is_there(self, id: str) -> bool:
        return self._there(f"{layout.finished(id)}/{release.MANIFEST}") is not None

    def _lengths(self, id: str) -> dict[str, int]:
        """Path below the release -> bytes."""
        folder = layout.finished(id)
        listed = (entry for some in obstore.list(self._store, folder) for entry in some)
        inside = ((entry["path"].partition(f"{folder}/")[2], entry["size"]) for entry in listed)
        return {path: size for path, size in inside if path}

    def _there(self, name: str) -> tuple[bytes, str] | None:
        """Its content and its tag; None when there is no such object."""
        try:
            found = obstore.get(self._store, name)
        except FileNotFoundError:
            return None
        return bytes(found.bytes()), found.meta["e_tag"] or ""

    def _put(self, name: str, content: bytes, mode: "PutMode" = "overwrite") -> None:
        obstore.put(self._store, name, content, mode=mode, attributes=_attributes(name))

    def _each(self, names: Iterable[str], do: Callable[[str], _T]) -> Iterator[tuple[str, _T]]:
        """Several at a time; in the order of the names."""
        listed = list(names)
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            yield from zip(listed, threads.map(do, listed), strict=True)


def _attributes(name: str) -> "Attributes":
    """What the store tells a browser; everything but a release's own files may change at any moment."""
    sent: dict[str, Any] = {"Content-Type": mediatypes.header(mediatypes.of(name))}
    return sent if name.startswith(f"{layout.RELEASES}/") else sent | {"Cache-Control": "no-cache"}
