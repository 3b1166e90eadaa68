"""What a file is said to be: on the preview, and in a bucket."""

import pytest

from docgen.portal import mediatypes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("items/a/index.html", "text/html; charset=utf-8"),
        ("index.JSON", "application/json; charset=utf-8"),
        ("release.json.sig", "text/plain; charset=utf-8"),
        ("data/catalog.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("index.jsonld", "application/ld+json"),
        ("unknown.bin", "application/octet-stream"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_the_type_goes_with_the_ending(name: str, said: str) -> None:
    assert mediatypes.header(mediatypes.of(name)) == said
