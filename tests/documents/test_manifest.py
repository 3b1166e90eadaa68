"""The manifest reads back as it was written, and a file that is none of ours is no manifest."""

import pytest

from docgen.documents.manifest import Failure, Manifest, decode, encode


def test_a_manifest_reads_back() -> None:
    manifest = Manifest(tool="docgen 1", as_of="2026-11-23", notice="非官方", failed=(Failure("a.docx", "内存不足"),))
    assert decode(encode(manifest)) == manifest
    assert "非官方" in encode(manifest).decode()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"files": 1}', b"\xff"])
def test_what_docgen_did_not_write_is_none(content: bytes) -> None:
    with pytest.raises(ValueError):
        decode(content)
