"""Two catalogs -> what changed in each permit, in words of the business.

change       what is told: ItemChange and its Details
comparing    catalogs -> ItemChanges
differences  two records -> Details, field by field, entry by entry
matching     which entry of one list is which of the other
meaning      what is only form, and what matters to whoever applies
reading      a value as a reader understands it
"""

from docgen.history.changes.change import Detail, ItemChange
from docgen.history.changes.comparing import compare

__all__ = ["Detail", "ItemChange", "compare"]
