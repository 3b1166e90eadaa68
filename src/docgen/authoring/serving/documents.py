"""The documents of the project as its files are now: built when somebody looks, and their pages when asked for.

They are built in `.docgen/preview`, not in output/: what lies there may be printed, sealed and handed over,
and is changed by `docgen build` alone.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from threading import Lock
from urllib.parse import quote

import msgspec

from docgen.authoring.serving import libreoffice
from docgen.authoring.serving.preview import Preview
from docgen.documents.manifest import Entry, Manifest
from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """`docx` and `pdf` are addresses, `pages` that of the list of its pictures; `digest` changes with the document."""

    title: str
    path: str
    records: tuple[str, ...]
    blanks: tuple[str, ...]
    digest: str
    docx: str
    pdf: str
    pages: str


class Documents(msgspec.Struct, frozen=True, kw_only=True):
    """`/_serve/documents.json`. `is_old`: the catalog has errors, these are of an earlier save.

    `failed` are (path, why); `lacking` says which programs this machine has not.
    """

    is_old: bool
    documents: tuple[Document, ...]
    failed: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]


class PagePictures:
    """Makes one thing at a time; what is made of the same document once is kept."""

    def __init__(self, preview: Preview) -> None:
        state = preview.project.state
        self._preview = preview
        self._folder = state / "preview"
        self._kept = state / "pages"
        self._office = libreoffice.LibreOffice(state / "office")
        self._turn = Lock()
        self._built: Manifest | None = None
        self._contents: str | None = None
        self._is_old = True

    def all(self) -> Documents:
        manifest = self._current()
        return Documents(
            is_old=self._is_old,
            documents=tuple(map(_document, manifest.files)) if manifest else (),
            failed=tuple((failure.path, failure.message) for failure in manifest.failed) if manifest else (),
            lacking=libreoffice.lacking(),
        )

    def docx(self, path: str) -> Path | None:
        """`path` as in the manifest, None when it is not there; so with the others."""
        return self._folder / path if self._entry(path) else None

    def pdf(self, path: str) -> Path | None:
        entry = self._entry(path)
        return self._pdf(entry) if entry else None

    def pages(self, path: str) -> tuple[Path, ...] | None:
        """Pictures, one for each page, in order."""
        entry = self._entry(path)
        if entry is None:
            return None
        folder = self._kept / entry.sha256
        pdf = self._pdf(entry)
        with self._turn:
            if not folder.is_dir():
                self._office.pictures(pdf, folder)
        return tuple(sorted(folder.glob("*.png")))

    def end(self) -> None:
        self._office.end()

    def _entry(self, path: str) -> Entry | None:
        manifest = self._current()
        return next((entry for entry in manifest.files if entry.path == path), None) if manifest else None

    def _pdf(self, entry: Entry) -> Path:
        target = self._kept / f"{entry.sha256}.pdf"
        with self._turn:
            if not target.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                self._office.pdf(self._folder / entry.path, target)
        return target

    def _current(self) -> Manifest | None:
        """Built again only when what was read is new."""
        with self._preview.making:
            contents = self._preview.state.contents
            if contents != self._contents:
                built = build.build(self._preview.project, BuildOptions(output=self._folder), _silent)
                self._is_old = built.manifest is None
                self._built = built.manifest or self._built
                self._contents = contents
                self._sweep()
            return self._built

    def _sweep(self) -> None:
        """Pages of documents that are no more; when something is being converted, another time."""
        wanted = {entry.sha256 for entry in self._built.files} if self._built else set()
        if self._turn.acquire(blocking=False):
            try:
                for kept in self._unwanted(wanted):
                    shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
            finally:
                self._turn.release()

    def _unwanted(self, wanted: set[str]) -> Iterator[Path]:
        if self._kept.is_dir():
            yield from (kept for kept in self._kept.iterdir() if kept.name.removesuffix(".pdf") not in wanted)


def _document(entry: Entry) -> Document:
    stem = quote(str(PurePosixPath(entry.path).with_suffix("")))
    return Document(
        title=entry.title,
        path=entry.path,
        records=entry.records,
        blanks=entry.blanks,
        digest=entry.sha256,
        docx=f"/_serve/documents/{stem}.docx",
        pdf=f"/_serve/documents/{stem}.pdf",
        pages=f"/_serve/pages/{stem}.json",
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Whoever asked waits for the answer."""
