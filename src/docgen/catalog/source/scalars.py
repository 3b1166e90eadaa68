"""An unquoted scalar -> its value: what ruamel's own YAML 1.2 loaders make of it.

Except that dates stay text, and so does 1_000: YAML 1.2 has no digits with underscores (10.3.2), an editor shows text.
"""

from math import inf, nan
from re import compile as regex

WORDS: dict[str, bool | float | None] = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
    | dict.fromkeys((".nan", ".NaN", ".NAN"), nan)
    | {sign + word: inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")}
    | {"-" + word: -inf for word in (".inf", ".Inf", ".INF")}
)
NUMERIC = frozenset("+-.0123456789")
_DECIMAL = regex(r"[-+]?[0-9]+")
_FLOAT = regex(
    r"[-+]?[0-9]+(?:\.[0-9]*(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)"
    r"|[-+]?\.[0-9]+(?:[eE][-+][0-9]+)?"
)
_BASED = {
    2: regex(r"[-+]?0b[01]+"),
    8: regex(r"[-+]?0o[0-7]+"),
    16: regex(r"[-+]?0x[0-9a-fA-F]+"),
}


def number(plain: str) -> int | float | str:
    """What begins like a number, and is one or stays text; OverflowError for an integer beyond 64 bits."""
    if _DECIMAL.fullmatch(plain):
        return _integer(plain, 10)
    if _FLOAT.fullmatch(plain):
        return float(plain)
    return next((_integer(plain, base) for base, written in _BASED.items() if written.fullmatch(plain)), plain)


def _integer(written: str, base: int) -> int:
    """`010` is ten, only `0o10` is octal. The length comes first: Python refuses to read thousands of digits."""
    digits = written.lstrip("+-").removeprefix({2: "0b", 8: "0o", 16: "0x", 10: ""}[base]).lstrip("0")
    number = int(digits or "0", base) if len(digits) <= 64 else 1 << 64
    signed = -number if written[0] == "-" else number
    if not -(1 << 63) <= signed < 1 << 64:
        raise OverflowError(written)
    return signed
