"""A broken JSON Schema keyword -> what an author can act on: one function per kind of mistake, one code each."""

from collections.abc import Callable, Iterable, Iterator

from jsonschema.exceptions import ValidationError, best_match

from docgen.catalog.schema import wrong_keys, wrong_values
from docgen.catalog.schema.document import Document
from docgen.catalog.schema.fault import Fault
from docgen.findings import Finding


def findings_of(error: ValidationError, document: Document, file: str) -> Iterator[Finding]:
    """One jsonschema error -> findings; of a broken anyOf or oneOf, what is wrong in the branch that was meant."""
    cause = best_match([error]) or error
    fault = Fault(
        document=document,
        file=file,
        place=tuple(cause.absolute_path),
        is_key="propertyNames" in cause.absolute_schema_path,
        value=cause.instance,
        keyword=str(cause.validator),
        limit=cause.validator_value,
        node=cause.schema if isinstance(cause.schema, dict) else {},
    )
    return _SAY.get(fault.keyword, wrong_values.other)(fault)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of several complaints about one value the first in order of codes: a wrong type before a wrong form."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.code):
        is_about_keys = finding.code in (wrong_keys.UNKNOWN, wrong_keys.MISSING)
        kept.setdefault((finding.pointer, finding.on_key, finding.message if is_about_keys else ""), finding)
    return tuple(kept.values())


_SAY: dict[str, Callable[[Fault], Iterator[Finding]]] = {
    **dict.fromkeys(wrong_values.BOUNDS, wrong_values.out_of_range),
    "additionalProperties": wrong_keys.unknown_keys,
    "required": wrong_keys.missing_keys,
    "type": wrong_values.wrong_type,
    "enum": wrong_values.not_listed,
    "pattern": wrong_values.wrong_form,
    "format": wrong_values.wrong_form,
    "uniqueItems": wrong_values.repeated_items,
    "minItems": wrong_values.wrong_number_of_items,
    "maxItems": wrong_values.wrong_number_of_items,
}
