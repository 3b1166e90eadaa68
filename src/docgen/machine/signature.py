"""Bytes and an SSH key -> a signature, and who made one: `ssh-keygen -Y`, namespace docgen.

OpenSSH is on every machine that git runs on, signs with keys that people already have, and needs no network.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.errors import MissingError, UsageError

_NAMESPACE = "docgen"


def sign(content: bytes, key: Path) -> bytes:
    """An armored SSH signature. `key` is a private key, or a public one whose private half an agent holds."""
    if not key.is_file():
        raise UsageError(f"没有这个密钥文件：{key}", "请用 --sign 指明 SSH 私钥，如 ~/.ssh/id_ed25519。")
    done = _ssh_keygen(content, "-Y", "sign", "-f", str(key), "-n", _NAMESPACE)
    if done.returncode:
        raise UsageError(f"用 {key} 签不了名：{_said(done)}", "有口令的密钥请先 ssh-add 交给 ssh-agent。")
    return done.stdout


def is_intact(content: bytes, signature: bytes) -> bool:
    """Whether whoever made the signature signed these bytes; it does not say who that was."""
    with TemporaryDirectory() as folder:
        file = _kept(folder, signature)
        return not _ssh_keygen(content, "-Y", "check-novalidate", "-n", _NAMESPACE, "-s", file).returncode


def signer(content: bytes, signature: bytes, allowed: Path) -> str | None:
    """Who of those in `allowed` (ssh-keygen(1), ALLOWED SIGNERS) signed these bytes; None when none of them did."""
    if not allowed.is_file():
        raise UsageError(f"没有这个签名人名单：{allowed}", "每行一人：名字 公钥，见 ssh-keygen 的 ALLOWED SIGNERS。")
    with TemporaryDirectory() as folder:
        file = _kept(folder, signature)
        found = _ssh_keygen(b"", "-Y", "find-principals", "-s", file, "-f", str(allowed))
        for name in found.stdout.decode(errors="replace").split() if not found.returncode else ():
            words = ("-Y", "verify", "-n", _NAMESPACE, "-f", str(allowed), "-I", name, "-s", file)
            if not _ssh_keygen(content, *words).returncode:
                return name
    return None


def _kept(folder: str, signature: bytes) -> str:
    file = Path(folder) / "signature"
    file.write_bytes(signature)
    return str(file)


def _ssh_keygen(content: bytes, *words: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["ssh-keygen", *words], input=content, capture_output=True, timeout=60)  # noqa: S603, S607
    except FileNotFoundError:
        raise MissingError("没有找到 ssh-keygen，不能签名和验签。", "请安装 OpenSSH（Windows 10 以上自带）。") from None


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode(errors="replace").strip().splitlines()[-1:][0] if done.stderr.strip() else "原因不明"
