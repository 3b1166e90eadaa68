"""A DOCX -> its pages: PDF by LibreOffice, pictures by poppler; programs of this machine, never downloaded.

LibreOffice does one thing at a time per profile, and a profile that somebody works with belongs to them:
it runs in one of its own.
"""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from docgen.errors import MissingError, RenderError
from docgen.machine import programs

_SECONDS = 180
_DPI = 96
_NOTHING = subprocess.DEVNULL


class LibreOffice:
    """`profile` is a folder that may be deleted when nothing runs."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._turn = Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def pdf(self, document: Path, target: Path) -> None:
        """MissingError without LibreOffice; RenderError when it makes nothing of the document."""
        program = _program(*_SOFFICE)
        profile = f"-env:UserInstallation={self._profile.resolve().as_uri()}"
        with self._turn, TemporaryDirectory(dir=target.parent) as place:
            to_pdf = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", place)
            self._run(program, profile, *to_pdf, str(document.resolve()))
            made = Path(place) / f"{document.stem}.pdf"
            if not made.is_file():
                raise RenderError("LibreOffice 没有转成 PDF。", "请用 LibreOffice 打开这份 DOCX，看它说什么。")
            made.replace(target)

    def pictures(self, pdf: Path, folder: Path) -> None:
        """One PNG for every page into the new `folder`. MissingError without poppler."""
        program = _program(*_POPPLER)
        with self._turn, TemporaryDirectory(dir=folder.parent) as place:
            made = Path(place) / folder.name
            made.mkdir()
            self._run(program, "-r", str(_DPI), "-png", str(pdf), f"{made}/page")
            made.replace(folder)

    def end(self) -> None:
        """What still runs ends too."""
        if self._running:
            _kill(self._running)

    def _run(self, *command: str) -> None:
        with subprocess.Popen(  # noqa: S603 - a fixed program, and arguments of ours
            command, stdin=_NOTHING, stdout=_NOTHING, stderr=_NOTHING, start_new_session=True
        ) as process:
            self._running = process
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                _kill(process)
                raise RenderError(
                    f"{_SECONDS} 秒没有转换完。", "请稍后再试；仍不行时，用 Word 或 WPS 打开 DOCX。"
                ) from None
            finally:
                self._running = None


_SOFFICE = ("soffice", "LibreOffice", "安装 LibreOffice（有离线安装包），或者打开 DOCX 用 Word、WPS 看。")
_POPPLER = ("pdftoppm", "pdftoppm", "安装 poppler-utils；没有它也可以看 PDF。")


def lacking() -> tuple[str, ...]:
    """What cannot be shown on this machine, and the way out."""
    failures = []
    for wanted in (_SOFFICE, _POPPLER):
        try:
            _program(*wanted)
        except MissingError as error:
            failures.append(f"{error.message}{error.help}")
    return tuple(failures)


def _program(command: str, name: str, remedy: str) -> str:
    found = programs.find(command)
    if found is None:
        raise MissingError(f"本机没有 {name}。", remedy)
    return found


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """With its children: soffice is a script, and what it starts would keep the profile."""
    with suppress(ProcessLookupError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
