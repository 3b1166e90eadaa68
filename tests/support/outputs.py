"""A build of documents whose content is their whole input, as `docgen.documents.output` sees it."""

from pathlib import Path

from docgen.documents import output
from docgen.documents.manifest import Entry, Manifest


def build(folder: Path, texts: dict[str, str], inputs: str = "", tool: str = "t") -> tuple[str, ...]:
    """What a build does with `output`, for files whose content is their whole input."""
    with output.hold(folder) as out:
        standing = {entry.path: entry for entry in out.entries()}
        entries = []
        for path, text in texts.items():
            if path in standing and standing[path].input == text:
                entries.append(standing[path])
                continue
            size, sha, sm3 = output.write(out.staging, path, text.encode())
            entries.append(
                Entry(
                    path=path, size=size, sha256=sha, sm3=sm3, kind="k", title="t", records=(), template="", input=text
                )
            )
        return out.commit(Manifest(tool="docgen", as_of="2026-11-23", notice="", files=tuple(entries)), inputs, tool)
