"""Template expression x what is known -> its Shape, with a word on every name that is not there or may be absent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from jinja2 import nodes

from docgen.documents.writers.codes import INTERNAL, MAY_BE_ABSENT, UNKNOWN
from docgen.documents.writers.environment import LOOP
from docgen.documents.writers.shape import FREE, NUMBER, TEXT, TRUTH, Shape, list_of, optional, record

_SHOWN = 12
_KINDS = {"text": "文字", "number": "数字", "truth": "是/否值", "list": "清单，要用 {% for … %} 逐个取"}
_ITEMS = {"previtem": FREE, "nextitem": FREE, "first": TRUTH, "last": TRUTH}
LOOP_SHAPE = record(**{name: _ITEMS.get(name, NUMBER) for name in LOOP})

Say = Callable[[str, int, str, str], None]
"""code, line, reason, help"""


@dataclass(frozen=True)
class Known:
    """A shape and the dotted path that it was reached by, with [] for an entry of a list; no path if computed."""

    shape: Shape
    path: str = ""


@dataclass(frozen=True)
class Scope:
    """The names at one point of a template, and the paths that were tested to be there."""

    names: Mapping[str, Known]
    present: frozenset[str] = frozenset()

    def knowing(self, paths: frozenset[str]) -> "Scope":
        return replace(self, present=self.present | paths)


@dataclass(frozen=True)
class Inference:
    """`seen` collects the path of every name that was looked up."""

    say: Say
    seen: set[str]

    def of(self, node: nodes.Node, scope: Scope) -> Known:
        """The shape of an expression."""
        match node:
            case nodes.Name():
                return self._found(self._name(node, scope), node.lineno)
            case nodes.Getattr():
                return self._found(self._field(node, self.of(node.node, scope), node.attr, scope), node.lineno)
            case nodes.Getitem():
                return self._found(self._entry(node, scope), node.lineno)
            case nodes.Filter():
                return self._filtered(node, scope)
            case nodes.CondExpr():
                return self._either(node, scope)
            case nodes.And():
                self.of(node.left, scope)
                self.of(node.right, scope.knowing(self.facts(node.left, scope, True)))
                return Known(TRUTH)
            case nodes.Or():
                left = self.of(node.left, scope)
                right = self.of(node.right, scope.knowing(self.facts(node.left, scope, False)))
                return Known(right.shape if right.shape.is_optional else left.shape.present)
            case nodes.Const():
                return Known(_constant(node.value))
            case nodes.Compare():
                return self._compared(node, scope)
            case nodes.Concat() | nodes.BinExpr() | nodes.Neg():
                for part in node.iter_child_nodes():
                    self.given(part, scope)
                return Known(TEXT if isinstance(node, nodes.Concat) else NUMBER)
        parts = [self.of(part, scope).shape for part in node.iter_child_nodes()]
        match node:
            case nodes.List() | nodes.Tuple():
                return Known(list_of(parts[0] if parts else FREE))
            case nodes.Call():
                return Known(list_of(NUMBER))
            case nodes.Not() | nodes.Test():
                return Known(TRUTH)
        return Known(FREE)

    def given(self, node: nodes.Node, scope: Scope) -> Known:
        """The same, where the value must be there."""
        known = self.of(node, scope)
        if known.shape.is_optional and not (known.path and known.path in scope.present):
            name = _tidy(known.path) or "这个值"
            help = "请写成 | or_blank(“名称”)，没有时留空手填并列入清单；或先用 {% if … %} 判断。"
            self.say(MAY_BE_ABSENT, node.lineno, f"{name} 可能没有值", help)
        return known

    def facts(self, test: nodes.Node, scope: Scope, is_true: bool) -> frozenset[str]:
        """Paths that must have a value when the test comes out like this."""
        quiet = Inference(lambda *_: None, set())
        match test:
            case nodes.Not():
                return self.facts(test.node, scope, not is_true)
            case nodes.And() if is_true:
                return self.facts(test.left, scope, True) | self.facts(test.right, scope, True)
            case nodes.Or() if not is_true:
                return self.facts(test.left, scope, False) | self.facts(test.right, scope, False)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem() if is_true:
                return frozenset({quiet.of(test, scope).path})
            case nodes.Test(name="none") if not is_true:
                return frozenset({quiet.of(test.node, scope).path})
            case nodes.Compare(ops=[nodes.Operand(op="eq" | "ne" as operator, expr=nodes.Const(value=value))]):
                is_there = (operator == "eq") == is_true if value is not None else (operator == "ne") == is_true
                return frozenset({quiet.of(test.expr, scope).path}) if is_there else frozenset()
        return frozenset()

    def _found(self, known: Known, line: int) -> Known:
        if known.path:
            self.seen.add(known.path)
        if known.shape.is_internal:
            help = "请从模板里删去它，或把 kind.yaml 的 audience 改成 internal。"
            self.say(INTERNAL, line, f"{_tidy(known.path)} 是不公开的内容，这种文书却是公开的", help)
        return known

    def _name(self, node: nodes.Name, scope: Scope) -> Known:
        if node.name in scope.names:
            return scope.names[node.name]
        if node.name != "range":
            self._unknown(node.lineno, node.name, scope.names)
        return Known(FREE)

    def _field(self, node: nodes.Node, base: Known, name: str, scope: Scope) -> Known:
        if base.shape.kind == "free":
            return Known(FREE)
        if base.shape.kind != "record":
            here = _tidy(base.path) or "它"
            self.say(UNKNOWN, node.lineno, f"{here} 是{_KINDS[base.shape.kind]}，没有 {name}", "请核对名称。")
            return Known(FREE)
        if base.shape.is_optional and base.path not in scope.present:
            here = _tidy(base.path)
            help = f"请先写 {{% if {here} %}} 再取它的 {name}。"
            self.say(MAY_BE_ABSENT, node.lineno, f"{here} 可能没有，取不到它的 {name}", help)
        if name not in base.shape.fields:
            self._unknown(node.lineno, name, base.shape.fields, f"{_tidy(base.path)} 里")
            return Known(FREE)
        return Known(base.shape.fields[name], f"{base.path}.{name}" if base.path else "")

    def _entry(self, node: nodes.Getitem, scope: Scope) -> Known:
        base = self.of(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, base, node.arg.value, scope)
        self.of(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return base
        return Known(base.shape.item or FREE, f"{base.path}[]" if base.path else "")

    def _either(self, node: nodes.CondExpr, scope: Scope) -> Known:
        self.of(node.test, scope)
        first = self.of(node.expr1, scope.knowing(self.facts(node.test, scope, True)))
        if node.expr2 is None:
            return first
        second = self.of(node.expr2, scope.knowing(self.facts(node.test, scope, False)))
        absent = [
            k for k in (first, second) if k.shape.is_optional and k.path not in self._tested(node, scope, k is first)
        ]
        return Known(optional(first.shape) if absent else first.shape.present)

    def _tested(self, node: nodes.CondExpr, scope: Scope, is_true: bool) -> frozenset[str]:
        return scope.present | self.facts(node.test, scope, is_true)

    def _compared(self, node: nodes.Compare, scope: Scope) -> Known:
        """`==` and `!=` know what to do with nothing; `<` and `in` do not."""
        is_exact = all(operand.op in ("eq", "ne") for operand in node.ops)
        for part in (node.expr, *(operand.expr for operand in node.ops)):
            (self.of if is_exact or isinstance(part, nodes.Const) else self.given)(part, scope)
        return Known(TRUTH)

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Known:
        for argument in (*node.args, *(named.value for named in node.kwargs)):
            self.of(argument, scope)
        assert node.node is not None, "filter blocks are refused before"
        match node.name:
            case "or_blank" | "default" | "d":
                return Known(self.of(node.node, scope).shape.present)
            case "cn_date" | "numeral" | "yes_no":
                known = self.of(node.node, scope)
                is_absent = known.shape.is_optional and known.path not in scope.present
                return Known(optional(TEXT) if is_absent else TEXT)
            case "_token" | "_text" | "_rows":
                return self.of(node.node, scope)
        known = self.given(node.node, scope)
        match node.name:
            case "join" | "trim":
                return Known(TEXT)
            case "length" | "count":
                return Known(NUMBER)
            case "first" | "last":
                return Known(known.shape.item or FREE, f"{known.path}[]" if known.path else "")
            case "map":
                return self._mapped(node, known, scope)
        return known

    def _mapped(self, node: nodes.Filter, known: Known, scope: Scope) -> Known:
        entry = Known(known.shape.item or FREE, f"{known.path}[]" if known.path else "")
        for named in node.kwargs:
            if named.key == "attribute" and isinstance(named.value, nodes.Const):
                for name in str(named.value.value).split("."):
                    entry = self._found(self._field(node, entry, name, scope), node.lineno)
                return Known(list_of(entry.shape), entry.path)
        return Known(list_of(TEXT))

    def _unknown(self, line: int, name: str, known: Mapping[str, object], where: str = "") -> None:
        near = get_close_matches(name, known, 1)
        hint = f"（是不是 {near[0]}？）" if near else ""
        names = sorted(known)
        more = " 等" if len(names) > _SHOWN else ""
        self.say(UNKNOWN, line, f"{where}没有 {name}{hint}", f"可以用：{'、'.join(names[:_SHOWN])}{more}。")


def _constant(value: object) -> Shape:
    if value is None:
        return optional(TEXT)
    return TRUTH if isinstance(value, bool) else NUMBER if isinstance(value, int | float) else TEXT


def _tidy(path: str) -> str:
    return path.replace("[]", "")
