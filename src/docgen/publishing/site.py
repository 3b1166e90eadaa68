"""A folder on this machine -> a site that may be published: what is sent is what `release.json` says it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from docgen.errors import RefusedError, UsageError
from docgen.machine import signature
from docgen.portal import release
from docgen.portal.release import MANIFEST, SIGNATURE, Contents, Difference, Release


@dataclass(frozen=True)
class Site:
    """`manifest` are the bytes of `release.json`; `signature`, when there is one, those of `release.json.sig`."""

    folder: Path
    release: Release
    manifest: bytes
    signature: bytes | None = None

    @classmethod
    def open(cls, folder: Path, key: Path | None = None) -> Self:
        """Signed with `key`, else with the signature that lies there. RefusedError when the files are not those listed.

        What is in them is held against the list when it is read: only what is sent is read, and once.
        """
        manifest = _manifest(folder)
        made = _decoded(folder, manifest)
        if found := _differences(folder, made):
            raise RefusedError(
                f"{folder} 里的文件和它的 {MANIFEST} 对不上，没有发布。",
                f"docgen verify {folder} 会列出是哪些文件；请重新生成网站。（{_first(found)}）",
            )
        return cls(folder, made, manifest, signature.sign(manifest, key) if key else _signature(folder))

    def names(self) -> tuple[str, ...]:
        """All paths, in order; the manifest comes last: where it is, everything is."""
        return (*(file.path for file in self.release.files), *self._own)

    def content(self, path: str) -> bytes:
        """RefusedError when somebody changed the file since the site was made."""
        if path in self._own:
            return self._own[path]
        content = (self.folder / path).read_bytes()
        if sha256(content).hexdigest() != self._digests[path]:
            raise RefusedError(
                f"{self.folder / path} 和 {MANIFEST} 对不上，没有发布：改过 {path}", "请重新生成网站再发布。"
            )
        return content

    def contents(self) -> Iterator[tuple[str, bytes]]:
        return ((path, self.content(path)) for path in self.names())

    def sizes(self) -> dict[str, int]:
        """Bytes of all files, by path."""
        listed = {file.path: file.size for file in self.release.files}
        return listed | {path: len(content) for path, content in self._own.items()}

    def is_whole(self, contents: Contents) -> bool:
        """Whether these are exactly the site's own files."""
        return {path: sha256(content).hexdigest() for path, content in contents} == self._digests

    @cached_property
    def _own(self) -> dict[str, bytes]:
        """What the list does not list: itself, and its signature."""
        signed = {SIGNATURE: self.signature} if self.signature else {}
        return signed | {MANIFEST: self.manifest}

    @cached_property
    def _digests(self) -> dict[str, str]:
        listed = {file.path: file.sha256 for file in self.release.files}
        return listed | {path: sha256(content).hexdigest() for path, content in self._own.items()}


def unchanged(site: Site, before: Release | None) -> frozenset[str]:
    """The paths of files that the release before had too, with the same content."""
    old = {file.path: file.sha256 for file in before.files} if before else {}
    return frozenset(file.path for file in site.release.files if old.get(file.path) == file.sha256)


def _differences(folder: Path, made: Release) -> Difference:
    """In names and sizes."""
    paths = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    if links := [path for path in paths if path.is_symlink()]:
        raise RefusedError(f"网站文件夹里有符号链接：{links[0]}", "网站只能由真正的文件组成。")
    there = {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}
    wanted = {file.path: file.size for file in made.files}
    return Difference(
        missing=tuple(path for path in wanted if path not in there),
        extra=tuple(path for path in there if path not in wanted and path not in (MANIFEST, SIGNATURE)),
        changed=tuple(path for path in wanted if path in there and there[path] != wanted[path]),
    )


def _manifest(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except OSError:
        raise UsageError(f"{folder} 不是生成好的网站：没有 {MANIFEST}。", "请指明 docgen 生成的网站文件夹。") from None


def _decoded(folder: Path, manifest: bytes) -> Release:
    try:
        made = release.decode(manifest)
    except msgspec.DecodeError:
        raise RefusedError(f"{folder / MANIFEST} 读不懂。", "请重新生成网站。") from None
    if not release.is_sound(made):
        raise RefusedError(f"{folder / MANIFEST} 被改过：版本号和文件清单对不上。", "请重新生成网站。")
    return made


def _signature(folder: Path) -> bytes | None:
    file = folder / SIGNATURE
    return file.read_bytes() if file.is_file() else None


def _first(found: Difference) -> str:
    named = (("缺", found.missing), ("多", found.extra), ("改过", found.changed))
    return "；".join(f"{word} {paths[0]}" for word, paths in named if paths)
