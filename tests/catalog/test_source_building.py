"""text -> data: what ruamel's own YAML 1.2 loaders mean, or a refusal; never anything else."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from docgen.catalog.source import read
from docgen.catalog.source.building import build
from docgen.catalog.source.decoding import UNPRINTABLE

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "catalogs").rglob("*.yaml"), *(ROOT / "templates").rglob("*.yaml")])


class DatesAsText(SafeConstructor):
    """Ruamel's own, but for the one thing that docgen reads otherwise on purpose."""


DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def pure(text: str) -> Any:
    return _load(YAML(typ="safe", pure=True), text)


def compiled(text: str) -> Any:
    return _load(YAML(typ="safe"), text)


def _load(loader: YAML, text: str) -> Any:
    loader.Constructor = DatesAsText
    return loader.load(text)


def ours(text: str) -> Any:
    source = read(text.encode(), "x.yaml")
    assert source.findings == (), source.findings
    return source.data


def same(left: Any, right: Any) -> bool:
    """Equal, of the same types all through, in the same order; NaN equals itself."""
    return repr(left) == repr(right)


def test_the_parser_is_the_compiled_one() -> None:
    assert "CParser" in YAML(typ="safe").Parser.__name__


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_file_here_means_what_ruamel_says(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert same(ours(text), pure(text))


WORDS = r"""
~ null Null NULL nULL none true True TRUE tRUE false no yes on off y 0 -0 +1 010 000123 08 0o17 0o8 0o 0O17
0x1F 0xG 0x -0x1F 0b101 0b2 _1 _ 1e3 1E5 -1e3 1e 1. .5 +.5 5.e3 .5e3 .5e+3 1.5e+3
1.e3 1.2.3 1e1000 007.5 0.0 . .. .e5 -.5 .inf +.inf -.INF .Inf .nan .NaN .NAN -.nan inf nan
infinity 1,5 12:30 1:30:45 1:30.5 -1:30 2024-01-02 2024-1-2 2024-01-02T10:00:00Z １２ ٣ 一二 Ⅲ 0.1.0 + +-1 --1
1-2 0x1F:2 null. ~a nfc tea '1' "1" 'true' "~" '' "" v1.0 4年 1日 $1 1% x#y
"""
WORDS_WITH_SPACES = ["- 1", "1 000", "2024-01-02 10:00:00", "true false", "", "a b", "a  b", "x # y"]


@pytest.mark.parametrize("word", [*WORDS.split(), *WORDS_WITH_SPACES])
class TestWord:
    @pytest.mark.parametrize("theirs", [pure, compiled], ids=["pure", "compiled"])
    def test_has_the_value_that_ruamel_gives_it(self, word: str, theirs: Callable[[str], Any]) -> None:
        text = f"a: {word}\n"
        try:
            expected = theirs(text)
        except YAMLError:
            assert read(text.encode(), "x").findings
        else:
            assert same(ours(text), expected)


@pytest.mark.parametrize("word", ["+_", "-_", "0b_", "0x_", "0o_", "._", "+._", "="])
def test_a_word_that_ruamel_chokes_on_is_text(word: str) -> None:
    assert ours(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize("word", ["1_000", "1__0", "1_", "0x_1F", "0o1_7", "0b1_0", "._1", "1._", "1_0.5", "-1_0"])
def test_digits_with_underscores_are_text(word: str) -> None:
    """YAML 1.2, 10.3.2, and what an editor shows; ruamel has kept the numbers of YAML 1.1 here."""
    assert ours(f"a: {word}\n") == {"a": word}


TEXTS = (
    "a: |\n  x\n  y\n",
    "a: |-\n  x\n\n\nb: 1\n",
    "a: |+\n  x\n\n\nb: 1\n",
    "a: >\n  x\n   y\n  z\n",
    "a: >-\n  x\n  y\n\n  z\n",
    "a: |2\n    x\n",
    "a: x\n\n\n  y\n",
    'a: "x\\\n  y"\n',
    'a: "x\n  y"\n',
    "a: 'x''y\n\n  z'\n",
    'a: "\\x41\\u4e2d\\U0001F600\\t\\n\\/\\_"\n',
    "a: [1, [2, {b: c}], ]\n",
    "a: {b: , c: 1}\n",
    "a: {b, c}\n",
    "a: [x: y]\n",
    '{"a":1, "b": [2]}\n',
    "a:\n- b\n-\n  - c\n- d: e\n  f: g\n",
    "? a\n: b\n",
    "a: x # c\n# d\nb: 'y' # e\n",
    "a:\tb\n",
    "a: b\t# c\n",
    "a: https://example.cn/a?b=1#c\n",
    "a: 'C:\\d'\n",
    "𠀀: [𠀁, 中]\n",
    "a: 一：二\nb: 第八条：（一）\n",
    "a: x-y\nb: -x\nc: ?x\nd: x&y*z!\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_form_means_what_ruamel_says(text: str) -> None:
    assert same(ours(text), compiled(text))


IN_BRACKETS = (
    "{u: http://x.cn}",
    "{u: https://x.cn/a?b=1&c=[2]}",
    "[http://x, 'y', https://z ]",
    "{t: 09:00-17:00, u: a:b:c}",
    "[周一 09:00, x::y]",
    "{https://x: 1}",
    "{t: 09:00\n  }",
    "{t: '见 https://x, y', u: https://z}",
    '{t: "见 https://x, y", u: https://z}',
    "{t: a, https://x}",
    "[是否?, b]",
    "{是否?: b, c?d: e}",
    "[a ?b]",
    "['a' ?]",
    "[?a]",
)


@pytest.mark.parametrize("text", IN_BRACKETS)
def test_a_colon_or_question_mark_in_brackets_means_what_the_pure_loader_says(text: str) -> None:
    """Libyaml alone stops at them; where ruamel's pure loader does too, so do we."""
    source = read(f"a: {text}\n".encode(), "x")
    assert source.findings or same(source.data, pure(f"a: {text}\n"))


def test_an_address_in_brackets_is_read() -> None:
    assert ours("a: [{t: 标题, u: https://x.cn/a?b=1}]\n") == {"a": [{"t": "标题", "u": "https://x.cn/a?b=1"}]}


def test_an_address_in_other_text_is_left_alone() -> None:
    text = "# {see: https://x}\na: |\n  {b: https://x}\nc: 'd, https://x , e'\nf: {g: https://x}\n"
    assert same(ours(text), {"a": "{b: https://x}\n", "c": "d, https://x , e", "f": {"g": "https://x"}})


UNWANTED = "\u2028\u2029\ufeff\ufffe\uffff"
"""What the reader refuses."""
UNCLEAR = "：:?"
"""Colons may look like a mistake; a question mark in braces is a key to ruamel's loaders, not to its dumper."""
PLAIN_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=UNWANTED + UNCLEAR), max_size=9
).filter(lambda text: text[:1] not in ("\xa0", "\u3000"))  # at a line's start these are DG107
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | PLAIN_TEXT
DATA = st.dictionaries(
    PLAIN_TEXT,
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN_TEXT, inner, max_size=3)),
    max_size=4,
)


@settings(max_examples=50)
@given(DATA, st.sampled_from([True, False, None]), st.sampled_from(["\n", "\r\n"]))
def test_what_ruamel_writes_is_read_back(data: dict[str, Any], flow: bool | None, end: str) -> None:
    dumper = YAML(typ="safe", pure=True)
    dumper.default_flow_style = flow
    dumper.line_break = end
    stream = StringIO()
    dumper.dump(data | {"中": "文"}, stream)
    assert same(ours(stream.getvalue()), pure(stream.getvalue()))


PIECES = r"""
a b 1 ~ null 中 𠀀 : - , ? # " ' [ ] { } | > |- >- |2 + --- ... \ \n \x41 *a ! << % @ ： :// c:d
"""
BLANKS = (
    ": ",
    "- ",
    ", ",
    "? ",
    " # ",
    "&a ",
    "  ",
    "\n  ",
    "\n ",
    "\r\n",
    "\\\n",
    *" \n\t\r\u3000\xa0\u2028\x85\ufeff\x07",
)
TEXT = st.lists(st.sampled_from([*PIECES.split(), *BLANKS]), min_size=1, max_size=9).map("".join)


@settings(max_examples=200)
@given(TEXT, st.sampled_from(["", "a: ", "a:\n  - "]))
def test_any_text_is_refused_or_means_what_ruamel_says(pieces: str, before: str) -> None:
    text = before + pieces
    source = read(text.encode(), "x")
    if source.findings:
        return
    for theirs in (pure, compiled):
        try:
            expected = theirs(text)
        except (YAMLError, ValueError):
            continue
        assert same(source.data, expected)


def test_every_character_that_is_let_through_is_read() -> None:
    """Nothing that passes the check for unprintable characters stops the parser or changes."""
    letters = "".join(
        chr(code) for code in range(0x20, 0x110000) if not UNPRINTABLE.match(chr(code)) and chr(code) != "'"
    )
    tree = build(f"a: '{letters}'")
    assert tree.stop is None
    assert tree.data == {"a": letters}


def test_nan_is_not_taken_for_a_number() -> None:
    assert math.isnan(ours("a: .nan\n")["a"])
