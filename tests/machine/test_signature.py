"""Signatures of real keys, made and judged by OpenSSH."""

import subprocess
from pathlib import Path

import pytest

from docgen.errors import UsageError
from docgen.machine import signature


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return made(tmp_path / "key")


def made(file: Path) -> Path:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file], check=True)
    return file


def allowed(tmp_path: Path, *names: tuple[str, Path]) -> Path:
    file = tmp_path / "allowed"
    file.write_text("".join(f"{name} {key.with_suffix('.pub').read_text()}" for name, key in names))
    return file


def test_who_signed_is_known_by_name(key: Path, tmp_path: Path) -> None:
    signed = signature.sign(b"content", key)
    assert signature.is_intact(b"content", signed)
    other = made(tmp_path / "other")
    assert (
        signature.signer(b"content", signed, allowed(tmp_path, ("zhang@bureau", other), ("li@bureau", key)))
        == "li@bureau"
    )
    assert signature.signer(b"content", signed, allowed(tmp_path, ("zhang@bureau", other))) is None


def test_other_bytes_are_not_what_was_signed(key: Path, tmp_path: Path) -> None:
    signed = signature.sign(b"content", key)
    assert not signature.is_intact(b"content.", signed)
    assert not signature.is_intact(b"content", signed.replace(b"U", b"V"))
    assert signature.signer(b"content.", signed, allowed(tmp_path, ("li@bureau", key))) is None


def test_a_signature_for_another_purpose_does_not_count(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "content"
    file.write_bytes(b"content")
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", "file", file], check=True)
    assert not signature.is_intact(b"content", (tmp_path / "content.sig").read_bytes())


def test_what_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个密钥"):
        signature.sign(b"", tmp_path / "none")
    (tmp_path / "text").write_text("no key")
    with pytest.raises(UsageError, match="签不了名") as refused:
        signature.sign(b"", tmp_path / "text")
    assert "ssh-add" in refused.value.help
    with pytest.raises(UsageError, match="没有这个签名人名单"):
        signature.signer(b"", b"", tmp_path / "none")
