"""Plain text in brackets that YAML 1.2 allows and libyaml does not -> the quotes that let libyaml read on.

`{url: https://example.cn}`, `[09:00-17:00]` and `[why?]` are plain strings in YAML 1.2 and in every editor;
libyaml stops at the colon and at the question mark. In quotes the value is the same, so nothing is said about it.
"""

from re import compile as regex

from docgen.catalog.source.building import Tree
from docgen.catalog.source.problem import Patches

_ADDRESS = regex(r"""(?<=[\[{ ])[a-z]+://[^\s,\[\]{}"'\\#]+(?=\s*[,\]}])""")
_PLAIN = regex(
    r"""[^\s,\[\]{}"'\\\#&*!|>%@`?:-]"""
    r"""(?:[^\s,\[\]{}"'\\\#:]|[ ]+(?=[^\s,\[\]{}"'\\\#:])|:(?=[^\s,\[\]{}"'\\]))*"""
    r"""(?=\s*(?:[,\]}]|:\s))"""
)


def addresses(body: str) -> Patches:
    """Quotes around what looks like web addresses in brackets; they may stand in a comment or in other quotes."""
    if "://" not in body:
        return ()
    return tuple(quote for found in _ADDRESS.finditer(body) for quote in _around(*found.span()))


def quotes(body: str, tree: Tree) -> Patches:
    """Quotes around the scalar where the parser stopped; none when it stopped at something else."""
    assert tree.stop is not None
    at = tree.stop.problem_mark.index
    if tree.stop.problem == "found unexpected ':'":
        start = tree.stop.context_mark.index
        scalar = None if is_tight_key(body, start, at) else _PLAIN.match(body, start)
    else:
        start, end = tree.last
        scalar = _PLAIN.match(body, start) if start < end == at and body.startswith("?", at) else None
    return _around(*scalar.span()) if scalar else ()


def is_tight_key(body: str, start: int, colon: int) -> bool:
    """`{name:食品}` is a key without its space; `{https://…}`, `{url: https://…}` and `[name:食品]` are not."""
    if body.startswith("://", colon):
        return False
    opening = _opening(body, start)
    return body[opening : opening + 1] == "{" and body[opening:start].rstrip()[-1:] in ("{", ",")


def _around(start: int, end: int) -> Patches:
    return ((start, start, '"'), (end, end, '"'))


def _opening(body: str, at: int) -> int:
    """Where the innermost bracket around `at` opens."""
    depth = 0
    for place in range(at - 1, -1, -1):
        if body[place] in "]}":
            depth += 1
        elif body[place] in "[{":
            if depth == 0:
                return place
            depth -= 1
    return 0
