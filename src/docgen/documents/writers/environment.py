"""The Jinja2 that templates run in: plain data, loops, tests and a few filters; nothing else can be reached.

It is immutable, sandboxed, escapes by default, knows no loader, and what is not there is an error.
Attributes are keys of dicts and nothing more, so `x.items` is the field `items`, never a method.
What a template may spend is counted: turns of all its loops here, characters in `program`.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.documents.writers.filters import FILTERS, TESTS
from docgen.documents.writers.ledger import PlainContext
from docgen.documents.writers.values import Refusal, known

LOOP = frozenset(("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"))
MAX_RANGE = 1_000
_MAX_NUMBER = 10**15


class Missing(StrictUndefined):
    """A name that is not there, in words."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is None:
            return f"前面的部分没有值，不能再取它的 {name}；请先用 {{% if … %}} 判断"
        if isinstance(self._undefined_obj, dict):
            near = get_close_matches(name, map(str, self._undefined_obj), 1)
            return f"没有 {name} 这一项" + (f"（是不是 {near[0]}？）" if near else "")
        return f"没有 {name} 这个名称"


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """`finalize` decides what becomes of each printed value; it is given the PlainContext first."""

    context_class = PlainContext
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, finalize: Callable[[PlainContext, Any], str], **options: Any) -> None:
        super().__init__(autoescape=True, undefined=Missing, finalize=finalize, cache_size=0, **options)
        self.filters = dict(FILTERS)
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {"range": _range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        elif type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=known(obj), name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) in (dict, list, tuple, str) and isinstance(argument, str | int | slice):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return self.undefined(obj=known(obj), name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only: `"长" * 200000000` would be one short tag and a very long document."""
        for side in (left, right):
            if type(known(side)) not in (int, float) or abs(side) > _MAX_NUMBER:
                raise Refusal(f"“{operator}”的两边都应是数字", "文字相连请用 ~；要计算的数请放进目录。")
        return super().call_binop(context, operator, left, right)


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise Refusal(f"range 超过 {MAX_RANGE} 个数", "请改小，或改用目录里的清单来循环。")
    return numbers
