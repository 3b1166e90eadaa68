"""A folder on this machine -> a site that may be published: every file is what `release.json` says it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from docgen import release, signature
from docgen.errors import RefusedError, UsageError
from docgen.release import MANIFEST, SIGNATURE, Contents, Release


@dataclass(frozen=True)
class Site:
    """`manifest` are the bytes of `release.json`; `signature`, when there is one, those of `release.json.sig`."""

    folder: Path
    release: Release
    manifest: bytes
    signature: bytes | None = None

    @classmethod
    def open(cls, folder: Path, key: Path | None = None) -> Self:
        """Signed with `key`, else with the signature that lies there. RefusedError when anything is not as listed."""
        manifest = _manifest(folder)
        made = _decoded(folder, manifest)
        links = [path for path in folder.rglob("*") if path.is_symlink()]
        if links:
            raise RefusedError(f"网站文件夹里有符号链接：{links[0]}", "网站只能由真正的文件组成。")
        if found := release.compare(made.files, release.listed(release.of_folder(folder))):
            raise RefusedError(
                f"{folder} 里的文件和它的 {MANIFEST} 对不上，没有发布。",
                f"docgen verify {folder} 会列出是哪些文件；请重新生成网站。（{_first(found)}）",
            )
        return cls(folder, made, manifest, signature.sign(manifest, key) if key else _signature(folder))

    def names(self) -> tuple[str, ...]:
        """All paths, in order; the manifest comes last: where it is, everything is."""
        signed = (SIGNATURE,) if self.signature else ()
        return (*(file.path for file in self.release.files), *signed, MANIFEST)

    def content(self, path: str) -> bytes:
        if path == MANIFEST:
            return self.manifest
        return self.signature or b"" if path == SIGNATURE else (self.folder / path).read_bytes()

    def contents(self) -> Iterator[tuple[str, bytes]]:
        return ((path, self.content(path)) for path in self.names())

    def is_whole(self, contents: Contents) -> bool:
        """Whether these are exactly the site's own files."""
        there = tuple(release.file(path, content) for path, content in contents)
        own = (*self.release.files, *(release.file(path, self.content(path)) for path in self._own_words()))
        return not release.compare(own, there)

    def _own_words(self) -> tuple[str, ...]:
        return self.names()[len(self.release.files) :]


def unchanged(site: Site, before: Release | None) -> frozenset[str]:
    """The paths of files that the release before had too, with the same content."""
    old = {file.path: file.sha256 for file in before.files} if before else {}
    return frozenset(file.path for file in site.release.files if old.get(file.path) == file.sha256)


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


def _first(found: release.Difference) -> str:
    named = (("缺", found.missing), ("多", found.extra), ("改过", found.changed))
    texts = [f"{word} {paths[0]}" for word, paths in named if paths]
    return "；".join(texts + [f"{old} 改名为 {new}" for old, new in found.renamed[:1]])
