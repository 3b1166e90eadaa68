"""A site, wherever it lies -> whether it is what its `release.json` says, and who signed that."""

import zipfile
from pathlib import Path
from typing import Literal

import msgspec

from docgen.errors import MissingError, UsageError
from docgen.machine import signature
from docgen.portal import release
from docgen.portal.release import MANIFEST, SIGNATURE, Contents, Difference, Release, ReleaseFile
from docgen.publishing import layout, places

Signed = Literal["没有签名", "签名有效", "签名完好", "签名不符", "签名人不在名单"]


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """`signed` 签名完好 says only that nobody changed it since; 签名有效 that `signer` is one of the allowed ones.

    `is_sound` is False when the id does not follow from what the manifest lists.
    """

    subject: str
    release: str
    effective_on: str
    commit: str | None
    files: int
    is_sound: bool
    difference: Difference
    signed: Signed
    signer: str | None = None

    @property
    def is_good(self) -> bool:
        return self.is_sound and not self.difference and self.signed not in ("签名不符", "签名人不在名单")


def verify(subject: str, allowed: Path | None) -> Verified:
    """`subject` is a folder with a site, a zip of one, or a place, of which the current release is meant."""
    path = Path(subject)
    if (path / MANIFEST).is_file():
        return _verified(subject, release.of_folder(path), allowed)
    if path.is_file() and path.suffix == ".zip":
        return _verified(subject, _zipped(path), allowed)
    if "://" not in subject and not _is_place(path):
        raise UsageError(
            f"{subject} 不是网站：没有 {MANIFEST}，也不是发布的地方。",
            "请指明网站文件夹、zip，或发布时 --to 后面的地址。",
        )
    with places.at(subject) as place:
        current = place.current()
        if current is None:
            raise UsageError(f"{subject} 还没有发布过。", "先用 docgen publish 发布。")
        return _verified(subject, place.files(current.release), allowed)


def _is_place(path: Path) -> bool:
    return (path / layout.RELEASES).is_dir()


def _zipped(path: Path) -> Contents:
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(release.of_zip(archive))
    except (zipfile.BadZipFile, OSError) as error:
        raise MissingError(f"{path} 读不出来：{error}", "请重新取一份；zip 可能没有传完。") from None


def _verified(subject: str, contents: Contents, allowed: Path | None) -> Verified:
    own: dict[str, bytes] = {}
    there: list[ReleaseFile] = []
    for path, content in contents:
        if path in (MANIFEST, SIGNATURE):
            own[path] = content
        else:
            there.append(release.file(path, content))
    made = _manifest(subject, own.get(MANIFEST, b""))
    signed, signer = _signed(own[MANIFEST], own.get(SIGNATURE), allowed)
    return Verified(
        subject=subject,
        release=made.id,
        effective_on=made.effective_on,
        commit=made.commit,
        files=len(made.files),
        is_sound=release.is_sound(made),
        difference=release.compare(made.files, there),
        signed=signed,
        signer=signer,
    )


def _manifest(subject: str, content: bytes) -> Release:
    try:
        return release.decode(content)
    except msgspec.DecodeError:
        raise MissingError(f"{subject} 的 {MANIFEST} 缺失或读不懂，无法核对。", "请重新取一份完整的网站。") from None


def _signed(manifest: bytes, sig: bytes | None, allowed: Path | None) -> tuple[Signed, str | None]:
    if sig is None:
        return "没有签名", None
    if not signature.is_intact(manifest, sig):
        return "签名不符", None
    if allowed is None:
        return "签名完好", None
    signer = signature.signer(manifest, sig, allowed)
    return ("签名有效", signer) if signer else ("签名人不在名单", None)
