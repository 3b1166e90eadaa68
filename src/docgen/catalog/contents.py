"""Project -> Contents: the bytes of every catalog file, each read once, and one digest over all that a check sees."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from errno import EILSEQ, EINVAL
from hashlib import sha256
from pathlib import Path
from re import IGNORECASE
from re import compile as regex
from stat import S_ISREG

from docgen.machine import cache, revision
from docgen.project import Project

LAWS = "catalogs/laws.jsonl"
_SURROUNDINGS = ("schemas/*.json", "templates/*/*.yaml", "templates/*/*.docx", "templates/*/*.md")
_SURROGATE = regex("[\udc80-\udcff]")
_DATA = regex(
    r"\.(?:y[aml]{2,4}|json[l5]?)(?:\.(?:txt|docx?|wps|md|xlsx?))?\s*\Z|(?:^|/)(?-i:[a-z0-9]+(?:-[a-z0-9]+)*)\Z",
    IGNORECASE,
)
_DOTS = str.maketrans("。．，,", "....")


@dataclass(frozen=True)
class Contents:
    """`files` has every file below catalogs/ that may be meant as data, by its project-relative name, in order.

    An OSError is why it could not be read. A folder that could not be listed stands there too, with a slash at its
    end. `digests` are the files' SHA-256.
    `digest` changes with any of them, with the 法规库, the schemas and the templates, with docgen itself,
    and with `head`, the commit whose history tells which ids are taken. `schemas` changes with the schemas alone.
    """

    files: Mapping[str, bytes | OSError]
    digests: Mapping[str, str]
    digest: str
    head: str
    schemas: str

    @classmethod
    def of(cls, project: Project) -> "Contents":
        return cls._over(project, dict(sorted(_catalog(project.root))))

    def replaced(self, project: Project, files: Mapping[str, bytes | None]) -> "Contents":
        """These contents with other bytes in some of the files; None takes a file out."""
        there = {name: content for name, content in {**self.files, **files}.items() if content is not None}
        return self._over(project, dict(sorted(there.items())))

    @classmethod
    def _over(cls, project: Project, files: Mapping[str, bytes | OSError]) -> "Contents":
        digests = {name: sha256(content).hexdigest() for name, content in files.items() if isinstance(content, bytes)}
        head = revision.head(project.root)
        whole = sha256(f"{cache.tool()}\0{head}".encode(errors="surrogateescape"))
        for name in files:
            whole.update(f"\0{name}\0{digests.get(name)}".encode())
        schemas = sha256()
        for name, path in _surroundings(project).items():
            part = f"\0{name}\0".encode() + sha256(path.read_bytes()).digest()
            whole.update(part)
            if name.startswith("schemas/"):
                schemas.update(part)
        return cls(files, digests, whole.hexdigest(), head, schemas.hexdigest())


def may_be_data(file: str) -> bool:
    """Whether somebody may have meant it to be read: also .yml, .YAML, .json, .yaml.txt, ．yaml, .ymal, a bare id.

    Never the 法规库, and no backups (.yaml~, .yaml.bak), which editors leave beside what is read.
    """
    return file != LAWS and _DATA.search(unicodedata.normalize("NFKC", file.translate(_DOTS))) is not None


def _catalog(root: Path) -> Iterator[tuple[str, bytes | OSError]]:
    """Strings all the way: for thousands of small files a Path costs more than reading the file does."""
    unlisted: list[OSError] = []
    for folder, _, names in os.walk(root / "catalogs", onerror=unlisted.append):
        place = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in names:
            if may_be_data(f"{place}/{name}"):
                yield _named(f"{place}/{name}", f"{folder}/{name}")
    for error in unlisted:
        yield os.path.relpath(error.filename, root).replace(os.sep, "/") + "/", error


def _named(name: str, file: str) -> tuple[str, bytes | OSError]:
    """A name that is no UTF-8, as an archive from Windows leaves it, is shown in its bytes and not read."""
    if name.isascii() or not _SURROGATE.search(name):
        return name, _bytes(file)
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return shown, OSError(EILSEQ, "文件名不是 UTF-8 编码，多半是 Windows 压缩包里带来的，请改名")


def _bytes(file: str) -> bytes | OSError:
    """A pipe would keep us waiting for ever: it is opened without waiting, and not read."""
    try:
        with open(file, "rb", buffering=0, opener=_at_once) as stream:
            if not S_ISREG(os.fstat(stream.fileno()).st_mode):
                return OSError(EINVAL, "它是管道或设备，不是文件，请移出 catalogs")
            return stream.read()
    except OSError as error:
        return error


def _at_once(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def _surroundings(project: Project) -> dict[str, Path]:
    """What a check depends on besides the catalog: the 法规库, schemas, templates."""
    found = {LAWS: path} if (path := project.find(LAWS)) else {}
    for pattern in _SURROUNDINGS:
        found |= project.listing(pattern)
    return found
