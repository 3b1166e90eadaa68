"""An unquoted scalar -> its value: what ruamel's own YAML 1.2 loaders make of it, except that dates stay text."""

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
_DECIMAL = regex(r"[-+]?(?=_*[0-9])[0-9_]+")
_FLOAT = regex(
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)"
    r"|[-+]?\._*[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
)
_BASED = {
    2: regex(r"[-+]?0b_*[01][01_]*"),
    8: regex(r"[-+]?0o_*[0-7][0-7_]*"),
    16: regex(r"[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*"),
}


def number(plain: str) -> int | float | str:
    """What begins like a number, and is one or stays text; OverflowError for an integer beyond 64 bits."""
    if _DECIMAL.fullmatch(plain):
        return _integer(plain, 10)
    if _FLOAT.fullmatch(plain):
        return float(plain.replace("_", ""))
    return next((_integer(plain, base) for base, written in _BASED.items() if written.fullmatch(plain)), plain)


def _integer(written: str, base: int) -> int:
    """`010` is ten, only `0o10` is octal. The length comes first: Python refuses to read thousands of digits."""
    digits = written.lstrip("+-").removeprefix({2: "0b", 8: "0o", 16: "0x", 10: ""}[base]).replace("_", "").lstrip("0")
    number = int(digits or "0", base) if len(digits) <= 64 else 1 << 64
    signed = -number if written[0] == "-" else number
    if not -(1 << 63) <= signed < 1 << 64:
        raise OverflowError(written)
    return signed
