"""Every code that docgen can say -> its explanation: what `docgen explain` and docs/rules.md print."""

from docgen import intake, kinds, plan, rules, schema, source
from docgen.explanation import Explanation
from docgen.writers import codes


def explanations() -> dict[str, Explanation]:
    """Code -> explanation, in the order of the codes."""
    everything = (
        *source.CODES,
        *intake.CODES,
        *schema.CODES,
        *rules.explanations(),
        *codes.CODES,
        *kinds.CODES,
        *plan.CODES,
    )
    return {entry.code: entry for entry in sorted(everything, key=lambda entry: entry.code)}
