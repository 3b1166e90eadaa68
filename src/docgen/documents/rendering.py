"""Jobs -> files in the staging folder: context, render, renditions; the `render` stage of one job."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from docgen import __version__
from docgen.catalog.model import Part, WholeCatalog
from docgen.documents import output
from docgen.documents.kinds import DocumentKind
from docgen.documents.manifest import Entry, Failure
from docgen.documents.plan import Job, files_of, view_of
from docgen.documents.writers import WRITERS, rendition
from docgen.documents.writers.contract import Template
from docgen.errors import RenderError


@dataclass(frozen=True)
class Made:
    """What became of one job: its files, how many of them are new, or why it failed."""

    entries: tuple[Entry, ...] = ()
    fresh: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class Rendering:
    """Everything that rendering needs; sent once to each worker process, which is then told numbers of `jobs`.

    `prior` are the last build's files that still stand: what would be made again from the same input is kept.
    """

    catalog: WholeCatalog
    jobs: tuple[Job, ...]
    as_of: str
    formats: tuple[str, ...]
    staging: Path
    prior: Mapping[str, Entry] = field(default_factory=dict)

    def __call__(self, number: int) -> Made:
        """One document and its renditions. A document that cannot be made is a Failure; a full disk ends the build."""
        job = self.jobs[number]
        try:
            return self._made(job)
        except RenderError as error:
            return Made(failures=(Failure(job.path, error.message),))
        except MemoryError:
            return Made(failures=(Failure(job.path, "内存不足"),))

    def _made(self, job: Job) -> Made:
        view = view_of(self.catalog, job, self.as_of)
        input = input_of(job, view)
        paths = {format: _with_suffix(job.path, format) for format in self.formats}
        wanted = {job.path: input} | {path: f"{input}-{format}" for format, path in paths.items()}
        kept = [self.prior[p] for p, i in wanted.items() if p in self.prior and self.prior[p].input == i]
        if len(kept) == len(wanted):
            return Made(tuple(kept))
        return self._render(job, view, input, paths)

    def _render(self, job: Job, view: Part, input: str, paths: Mapping[str, str]) -> Made:
        rendered = _compiled(job.kind).render(msgspec.to_builtins(view), job.label)
        entries = [self._write(job, job.path, rendered.content, input, rendered.blanks)]
        failures = []
        for format, path in paths.items():
            try:
                content = rendition.convert(rendered.content, format, PurePosixPath(path).stem)
            except RenderError as error:  # the document itself is well
                failures.append(Failure(path, error.message))
            else:
                entries.append(self._write(job, path, content, f"{input}-{format}", rendered.blanks))
        return Made(tuple(entries), len(entries), tuple(failures))

    def _write(self, job: Job, path: str, content: bytes, input: str, blanks: tuple[str, ...]) -> Entry:
        size, sha, sm3 = output.write(self.staging, path, content)
        return Entry(
            path=path,
            size=size,
            sha256=sha,
            sm3=sm3,
            kind=job.kind.id,
            title=job.kind.title,
            records=files_of(self.catalog, job),
            template=job.kind.digest,
            input=input,
            blanks=blanks,
        )


@cache
def _compiled(kind: DocumentKind) -> Template:
    return WRITERS[kind.writer].compile(kind.template, kind.layout)


def input_of(job: Job, view: Part) -> str:
    """The digest of all that the document is made from: docgen's version, the template, the data and the day."""
    parts = (__version__.encode(), job.kind.digest.encode(), msgspec.msgpack.encode(view))
    return sha256(b"\0".join(parts)).hexdigest()


def _with_suffix(path: str, suffix: str) -> str:
    return str(PurePosixPath(path).with_suffix(f".{suffix}"))
