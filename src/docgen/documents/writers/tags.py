"""Syntax trees x Shape -> findings: every tag held against what there is to print, before any data is seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from docgen.documents.writers.codes import CODES, MAY_BE_ABSENT, NEVER_PRINTED, SYNTAX
from docgen.documents.writers.contract import Fault
from docgen.documents.writers.grammar import Tags
from docgen.documents.writers.inference import LOOP_SHAPE, Inference, Known, Scope
from docgen.documents.writers.shape import FREE, Shape, shape_of
from docgen.findings import Finding, Severity

__all__ = ["CODES", "Shape", "check", "finding", "shape_of"]

_WARNINGS = (MAY_BE_ABSENT, NEVER_PRINTED)


def check(
    trees: Iterable[tuple[nodes.Template, Tags]],
    faults: tuple[Fault, ...],
    shape: Shape,
    file: str,
    required: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """All parts of one template. `faults` are those found before; their tags are not spoken of again.

    `shape` is a record: the names of the context.
    """
    walk = _Walk()
    for tree, tags in trees:
        walk.part(tree, tags, Scope({name: Known(known, name) for name, known in shape.fields.items()}))
    blamed = {fault.tag for fault in faults if fault.tag}
    others = (fault for fault in walk.faults if fault.tag not in blamed)
    found = dict.fromkeys((*faults, *others, *_unprinted(walk.printed, required)))
    return tuple(finding(fault, file) for fault in found)


def finding(fault: Fault, file: str) -> Finding:
    severity = Severity.WARNING if fault.code in _WARNINGS else Severity.ERROR
    span = fault.tag.span if fault.tag else None
    return Finding(fault.code, fault.sentence, file, severity=severity, help=fault.help, span=span)


def _unprinted(printed: set[str], required: Iterable[str]) -> Iterator[Fault]:
    names = {path.replace("[]", "") for path in printed}
    for name in required:
        if not any(path == name or path.startswith(f"{name}.") for path in names):
            yield Fault(NEVER_PRINTED, f"必须印出的 {name} 模板里没有", help="请在模板里加上，或从 requires 里去掉。")


@dataclass
class _Walk:
    """Through statements, in the order in which they run."""

    faults: list[Fault] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    tags: Tags = field(default_factory=dict)

    def part(self, tree: nodes.Template, tags: Tags, scope: Scope) -> None:
        self.tags = tags
        self._body(tree.body, scope)

    def _say(self, code: str, line: int, reason: str, help: str) -> None:
        self.faults.append(Fault(code, reason, self.tags.get(line), help))

    @property
    def _inference(self) -> Inference:
        return Inference(self._say, set())

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> Scope:
        """The scope after it: what is set stays set, also when it was inside an if."""
        for node in body:
            match node:
                case nodes.Output():
                    for child in node.nodes:
                        self._output(child, scope)
                case nodes.For():
                    self._for(node, scope)
                case nodes.If():
                    scope = self._if(node, scope)
                case nodes.Assign(target=nodes.Name(name=name)):
                    known = self._inference.of(node.node, scope)
                    scope = replace(scope, names={**scope.names, name: known})
        return scope

    def _output(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        inference = Inference(self._say, self.printed)
        known = inference.given(node, scope)
        if known.shape.kind in ("list", "record"):
            help = "请用 {% for … %} 逐个印出，或写成 | join(“、”)，或取其中的一项。"
            self._say(SYNTAX, node.lineno, "是一组内容，不能整个印出", help)
        elif known.shape.kind == "truth":
            self._say(SYNTAX, node.lineno, "是“是/否”值，没有说明怎样印出", "请写成 | yes_no，或用 {% if … %}。")

    def _for(self, node: nodes.For, scope: Scope) -> None:
        known = self._inference.given(node.iter, scope)
        if known.shape.kind not in ("list", "free"):
            self._say(
                SYNTAX, node.lineno, "in 后面不是清单", "{% for … in … %} 里请写清单的名称，如 permit.materials。"
            )
        entry = Known(known.shape.item or FREE, f"{known.path}[]" if known.path else "")
        names = {**scope.names, "loop": Known(LOOP_SHAPE)}
        targets = node.target.find_all(nodes.Name) if isinstance(node.target, nodes.Tuple) else ()
        names |= {target.name: Known(FREE) for target in targets}
        names |= {node.target.name: entry} if isinstance(node.target, nodes.Name) else {}
        self._outlived(node, scope)
        inside = replace(scope, names=names)
        if node.test:
            inference = self._inference
            inference.of(node.test, inside)
            inside = inside.knowing(inference.facts(node.test, inside, True))
        self._body(node.body, inside)
        self._body(node.else_, scope)

    def _outlived(self, node: nodes.For, scope: Scope) -> None:
        """A name from outside that the loop sets: Jinja2 forgets the new value at the end of every turn."""
        for assigned in node.find_all(nodes.Assign):
            if isinstance(assigned.target, nodes.Name) and assigned.target.name in scope.names:
                help = "数到第几个用 loop.index，一共几个用 | length；别的数请放进目录。"
                name = assigned.target.name
                self._say(SYNTAX, assigned.lineno, f"循环里改不了外面的 {name}，到下一轮又是原来的值", help)

    def _if(self, node: nodes.If, scope: Scope) -> Scope:
        """What was tested holds inside; what was set in any branch stays."""
        inference = self._inference
        names, inside = scope.names, scope
        for branch in (node, *node.elif_):
            inference.of(branch.test, inside)
            after = self._body(branch.body, inside.knowing(inference.facts(branch.test, inside, True)))
            names = {**names, **after.names}
            inside = inside.knowing(inference.facts(branch.test, inside, False))
        return replace(scope, names={**names, **self._body(node.else_, inside).names})
