"""What may follow a `|` or an `is` in a template: wording and choosing, no computing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import filters as stock
from jinja2 import pass_context
from jinja2.runtime import Undefined
from markupsafe import Markup

from docgen.documents.writers.values import Refusal, known, legal, rows, written
from docgen.law import citation, gongwen

if TYPE_CHECKING:
    from docgen.documents.writers.ledger import PlainContext

_BLANK = "＿"
_MAX_BLANK = 60
_MAX_TEXT = 2**20


class Token(Markup):
    """A value that stands in an XML attribute."""

    __slots__ = ()


@pass_context
def or_blank(context: "PlainContext", value: Any, label: str, width: int = 0) -> Any:
    """The value; when there is none, room for handwriting (`width` characters), listed under `label`."""
    if known(value) is not None:
        return value
    if not isinstance(width, int) or not 0 <= width <= _MAX_BLANK:
        raise Refusal(f"空白的宽度应在 0 到 {_MAX_BLANK} 之间", "请改正 or_blank 的第二个参数。")
    context.ledger.blanks.append(legal(label))
    return _BLANK * width


def cn_date(value: Any) -> str | None:
    """2024-05-28 -> 2024年5月28日."""
    return None if known(value) is None else _worded(gongwen.date, written(value))


def numeral(value: Any) -> str | None:
    """12 -> 十二."""
    if known(value) is None:
        return None
    if type(value) is not int:
        raise Refusal("不是整数，不能写成中文数字", "numeral 前面请写一个整数，如 loop.index。")
    return _worded(gongwen.numeral, value)


def yes_no(value: Any) -> str | None:
    """是 or 否."""
    if known(value) is None:
        return None
    if not isinstance(value, bool):
        raise Refusal("不是“是/否”值", "yes_no 前面请写只有“是”“否”两种取值的项。")
    return "是" if value else "否"


@pass_context
def join(context: "PlainContext", value: Any, separator: str = "") -> str:
    """The texts of a list in one, as they are."""
    context.ledger.spend(len(rows(value)))
    texts = [written(entry) for entry in value]
    if sum(map(len, texts)) + len(written(separator)) * len(texts) > _MAX_TEXT:
        raise Refusal(f"连起来超过 {_MAX_TEXT} 个字符", "请用 {% for … %} 分开印出。")
    return separator.join(texts)


@pass_context
def by_law(context: "PlainContext", value: Any) -> list[str]:
    """Citations, those of one law that follow each other under its title once: 《法》第三条、第五条."""
    context.ledger.spend(len(rows(value)))
    return citation.by_law(written(entry) for entry in value)


def length(value: Any) -> int:
    if isinstance(known(value), list | tuple | dict | str | range):
        return len(value)
    raise Refusal("没有个数可数", "length 前面请写清单或文字；可能没有的，请先用 {% if … %} 判断。")


def default(value: Any, fallback: Any = "", is_boolean: bool = False) -> Any:
    """`fallback` where there is no value; with `true` also where it is empty or zero."""
    is_absent = isinstance(value, Undefined) or value is None
    return fallback if is_absent or (is_boolean and not value) else value


def first(value: Any) -> Any:
    return _end(value, 0)


def last(value: Any) -> Any:
    return _end(value, -1)


def trim(value: Any) -> str:
    return written(value).strip()


def _text(value: Any) -> str:
    """Stands around both sides of every `~`, which would write None and True."""
    text = written(value)
    if len(text) > _MAX_TEXT:
        raise Refusal(f"文字超过 {_MAX_TEXT} 个字符", "请分开印出。")
    return text


@pass_context
def _rows(context: "PlainContext", value: Any) -> Any:
    """Stands around every loop's list."""
    turns = rows(value)
    context.ledger.spend(len(turns))
    return turns


def _token(value: Any) -> Token:
    """Stands around every tag inside an XML attribute: docxtpl's colspan, cellbg, hm and vm."""
    text = written(value)
    if not (text.isascii() and text.isalnum()):
        raise Refusal(f"“{text}”不能用在这里", "单元格的跨列数、底色只能是数字或 FFCC00 这样的颜色。")
    return Token(text)


def _listed(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A stock filter over a list, charged by the list's length, its result a list."""

    @pass_context
    def charged(context: "PlainContext", value: Any, *arguments: Any, **named: Any) -> list[Any]:
        return list(filter(context, _rows(context, value), *arguments, **named))

    return charged


def _end(value: Any, index: int) -> Any:
    found = rows(value)
    if not found:
        raise Refusal("清单是空的，没有第一项或最后一项", "请先用 {% if … %} 判断清单是不是空的。")
    return found[index]


def _worded(word: Callable[[Any], str], value: Any) -> str:
    try:
        return word(value)
    except ValueError as error:
        raise Refusal(str(error), "请改正目录里的这个值。") from None


FILTERS: Mapping[str, Callable[..., Any]] = {
    "or_blank": or_blank,
    "cn_date": cn_date,
    "numeral": numeral,
    "yes_no": yes_no,
    "by_law": by_law,
    "join": join,
    "length": length,
    "count": length,
    "default": default,
    "d": default,
    "first": first,
    "last": last,
    "trim": trim,
    "map": _listed(stock.sync_do_map),
    "selectattr": _listed(stock.sync_do_selectattr),
    "rejectattr": _listed(stock.sync_do_rejectattr),
    "_rows": _rows,
    "_text": _text,
    "_token": _token,
}
"""Those with a `_` are put in by the compiler; a template that names one is refused."""

TESTS = ("defined", "undefined", "none", "true", "false", "odd", "even", "in", "==", "!=", "equalto", "eq", "ne")
