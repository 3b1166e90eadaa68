"""What one rendering keeps account of: every value printed, the blanks left, what the template may still spend."""

from jinja2.runtime import Context

from docgen.documents.writers.values import Refusal

MAX_TURNS = 200_000


class Ledger:
    """One rendering of one part: every value printed, in order; the blanks left; the turns still allowed.

    `is_word`: line feeds and tabs become elements of WordprocessingML; `has_breaks`: some did.
    """

    __slots__ = ("blanks", "has_breaks", "is_word", "turns", "values")

    def __init__(self, is_word: bool = True) -> None:
        self.values: list[str] = []
        self.blanks: list[str] = []
        self.turns = MAX_TURNS
        self.is_word = is_word
        self.has_breaks = False

    def spend(self, turns: int) -> None:
        self.turns -= turns
        if self.turns < 0:
            raise Refusal(f"循环超过 {MAX_TURNS} 次", "请检查嵌套的循环；内容确实这么多时，请分成几份文书。")


class PlainContext(Context):
    """The names that a template sees, and the ledger that it writes in unknowingly."""

    ledger: Ledger
