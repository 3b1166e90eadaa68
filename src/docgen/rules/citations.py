"""What a rule says of a citation's text -> where it has to be said: each text is judged once."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from docgen.catalog.model import Catalog, Permit
from docgen.catalog.model.citations import cited
from docgen.findings import Pointer

_Verdict = TypeVar("_Verdict")


def places(catalog: Catalog, judge: Callable[[str], _Verdict | None]) -> Iterator[tuple[Permit, Pointer, _Verdict]]:
    """Every citation that `judge` has something to say of, file by file, in the order of the model."""
    verdicts = {text: verdict for text in catalog.permits_citing if (verdict := judge(text)) is not None}
    files = {permit.file for text in verdicts for permit in catalog.permits_citing[text]}
    for permit in catalog.permits:
        if permit.file in files:
            for pointer, text in cited(permit):
                if text in verdicts:
                    yield permit, pointer, verdicts[text]
