"""Every code that docgen can say -> its explanation: what `docgen explain` and docs/rules.md print."""

from docgen import rules
from docgen.catalog import intake, schema, source
from docgen.checking import allow
from docgen.documents import kinds, plan
from docgen.documents.writers import body, codes
from docgen.findings import Explanation

RETIRED: dict[str, str] = {}
"""Codes that were given once and are no more, each with why: a code is never used again for something else."""


def explanations() -> dict[str, Explanation]:
    """Code -> explanation, in the order of the codes."""
    everything = (
        *source.CODES,
        *intake.CODES,
        *schema.CODES,
        *rules.explanations(),
        rules.explained(allow),
        *codes.CODES,
        *body.CODES,
        *kinds.CODES,
        *plan.CODES,
    )
    return {entry.code: entry for entry in sorted(everything, key=lambda entry: entry.code)}
