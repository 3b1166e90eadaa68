"""A value -> the text that a template prints of it, or why it cannot be printed."""

import math
import re
from typing import Any

from jinja2.runtime import Undefined

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES = {"\r": "回车符", "\x00": "空字符", "\x0b": "纵向制表符", "\x0c": "换页符", "\x07": "响铃符"}
_IF_ABSENT = "可能没有的值，请写成 | or_blank(“名称”)，或先用 {% if … %} 判断。"


class Refusal(Exception):  # noqa: N818 - not a fault of docgen but its answer
    """A tag asks for what must not be printed; `message` and `help` in Chinese."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def written(value: Any) -> str:
    """Text and numbers as they are. Refusal for everything that has no obvious wording."""
    match known(value):
        case None:
            raise Refusal("没有值", _IF_ABSENT)
        case bool():
            raise Refusal("是“是”或“否”，没有说明怎样印出", "请写成 | yes_no，或用 {% if … %} 分别写出两种文字。")
        case str():
            return legal(str(value))
        case float() if not math.isfinite(value):
            raise Refusal(f"{value} 不是能印出的数字", "请改正目录里的这个数字。")
        case int() | float():
            return str(value)
    raise Refusal("是一组内容，不能整个印出", "请用 {% for … %} 逐个印出，或写成 | join(“、”)，或取其中的一项。")


def legal(text: str) -> str:
    """The text itself. Refusal when it holds what XML 1.0 cannot (2.2), or a CR, which every parser turns into LF."""
    if found := _ILLEGAL.search(text):
        character = found[0]
        name = _NAMES.get(character, "控制字符" if character < " " else "不成对或非法的字符")
        raise Refusal(
            f"值“{_around(text, found.start())}”里有文档不能保存的字符 U+{ord(character):04X}（{name}）",
            "请在目录里删去这个字符，多半是从别处粘贴时带来的。",
        )
    return text


def known(value: Any) -> Any:
    """The value itself; an undefined one says so now."""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    return value


def rows(value: Any) -> list[Any] | tuple[Any, ...] | range:
    """What a loop may go through."""
    if isinstance(known(value), list | tuple | range):
        return value  # type: ignore[no-any-return]
    if value is None:
        raise Refusal("没有值，不能逐个印出", "请先用 {% if … %} 判断，没有时写明“无”或留空。")
    raise Refusal("不是一组内容，不能逐个印出", "{% for … in … %} 里请写清单的名称，如 permit.materials。")


def _around(text: str, at: int) -> str:
    """The neighbourhood of a character that cannot be shown."""
    return "".join(c if c.isprintable() else "□" for c in text[max(0, at - 8) : at + 9])
