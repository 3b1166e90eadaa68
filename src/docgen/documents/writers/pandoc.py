"""bytes -> pandoc -> bytes: one spawn, sandboxed, its warnings are errors, no user configuration.

A spawn costs 45 ms. A process that stays (`pandoc lua`) would answer in 11 ms; see docs/architecture.md.
"""

import os
import subprocess
from functools import cache

from docgen.errors import MissingError, RenderError

_SECONDS = 60
_REMEDY = "不能上网时：pip install --no-index --find-links 离线包文件夹 pypandoc_binary；或者安装 pandoc 3。"


def run(content: bytes, *arguments: str) -> bytes:
    """What pandoc writes. MissingError without it; RenderError when it fails, warns or takes too long."""
    command = [program(), "--sandbox", "--fail-if-warnings", f"--data-dir={os.devnull}", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and arguments of ours
            command, input=content, capture_output=True, timeout=_SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise RenderError(f"pandoc 超过 {_SECONDS} 秒没有完成", "请把这份文书分成几份。") from None
    except OSError as error:
        raise MissingError(f"pandoc 不能运行（{error.strerror}）", _REMEDY) from None
    if done.returncode:
        raise RenderError(f"pandoc 不能转换：{done.stderr.decode('utf-8', 'replace').strip()}", "请按提示检查内容。")
    return done.stdout


@cache
def program() -> str:
    """pypandoc's own copy, or the one on the PATH."""
    try:
        from pypandoc import get_pandoc_path

        return str(get_pandoc_path())
    except (ImportError, OSError):
        raise MissingError("没有找到 pandoc", _REMEDY) from None


def _environment() -> dict[str, str]:
    """Nothing of the caller's but where programs and temporary files are."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "TEMP", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
