"""Syntax tree -> program: compiled once, run for every record, every failure with the tag that caused it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, cast

from jinja2 import Template, TemplateRuntimeError, UndefinedError, nodes

from docgen.documents.writers.contract import Tag
from docgen.documents.writers.environment import PlainEnvironment
from docgen.documents.writers.grammar import Tags
from docgen.documents.writers.ledger import Ledger, PlainContext
from docgen.documents.writers.values import Refusal
from docgen.errors import RenderError

MAX_CHARACTERS = 32 * 2**20
_FILE = "<docgen template>"


@dataclass(frozen=True)
class Program:
    """A part of a template that prints: `name` is the template's, `tags` say which tag stands on which line."""

    name: str
    tags: Tags
    template: Template

    def run(self, context: dict[str, Any], ledger: Ledger, record: str) -> list[str]:
        """The pieces of the text, in order: template text as str, printed values as Markup. RenderError."""
        pieces = []
        room = MAX_CHARACTERS
        scope = self.template.new_context(context)
        assert isinstance(scope, PlainContext)
        scope.ledger = ledger
        with self._addressed(record):
            for piece in self.template.root_render_func(scope):
                pieces.append(piece)
                room -= len(piece)
                if room < 0:
                    raise Refusal(f"生成的内容超过 {MAX_CHARACTERS} 个字符", "请检查循环，或分成几份文书。")
        return pieces

    @contextmanager
    def _addressed(self, record: str) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            raise self._error(refusal, refusal.message, refusal.help, record) from None
        except UndefinedError as error:
            help = "请核对拼写；可以用的名称见该文书种类的 README。"
            raise self._error(error, error.message or "没有这个名称", help, record) from None
        except TypeError as error:
            help = "请检查比较或计算的两边是不是同一类内容，是否都有值。"
            raise self._error(error, f"算不出来（{error}）", help, record) from None
        except (ValueError, ArithmeticError, LookupError, RecursionError, TemplateRuntimeError) as error:
            raise self._error(error, f"算不出来（{error}）", "请检查这个标签。", record) from None

    def _error(self, error: BaseException, reason: str, help: str, record: str) -> RenderError:
        tag = self._tag(error.__traceback__)
        where = f"{tag.place}的标签 {tag.text}：" if tag else ""
        return RenderError(f"模板 {self.name} {where}{reason}。正在生成：{record}", help)

    def _tag(self, trace: TracebackType | None) -> Tag | None:
        line = None
        while trace:
            if trace.tb_frame.f_code.co_filename == _FILE:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return self.tags.get(line) if line else None


def build(environment: PlainEnvironment, tree: nodes.Template, name: str, tags: Tags) -> Program:
    """`tree` has passed `grammar`; it is changed: loops are charged, and `~` joins only what may be printed."""
    for loop in tree.find_all(nodes.For):
        loop.iter = call("_rows", loop.iter)
    for joined in tree.find_all(nodes.Concat):
        joined.nodes = [call("_text", part) for part in joined.nodes]
    tree.set_environment(environment)
    code = environment.compile(tree, name=name, filename=_FILE)
    return Program(name, tags, Template.from_code(environment, code, environment.globals))


def call(filter: str, value: nodes.Node) -> nodes.Filter:
    """`value | filter`, at the place of the value, once."""
    if isinstance(value, nodes.Filter) and value.name == filter:
        return value
    return nodes.Filter(cast(nodes.Expr, value), filter, [], [], None, None, lineno=value.lineno)
