"""Hypothesis strategies for data that somebody has spoilt here and there."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Place = tuple[str | int, ...]

_TEXTS = st.sampled_from(
    ["", " ", "划转", "行", "x\n", " x", "2024-02-30", "2024-6-1", "《法》", "DG999", "１２", "a\x0bb"]
)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), _TEXTS)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
)


def places(data: Any, above: Place = ()) -> Iterator[Place]:
    """Every place below the top."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in below:
        yield (*above, step)
        yield from places(value, (*above, step))


def at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


@st.composite
def mutated(draw: st.DrawFn, original: Any) -> Any:
    """`original` with up to three values replaced, dropped, repeated or renamed."""
    data = deepcopy(original)
    for _ in range(draw(st.integers(0, 3))):
        *above, last = draw(st.sampled_from(list(places(data))))
        holder = at(data, tuple(above))
        match draw(st.sampled_from(["replace", "drop", "repeat", "rename"])):
            case "replace":
                holder[last] = draw(_VALUES)
            case "drop":
                del holder[last]
            case "repeat" if isinstance(holder, list):
                holder.append(holder[last])
            case "rename" if isinstance(holder, dict):
                holder[draw(st.text(max_size=4) | st.sampled_from(["nmae", "名称", "DG301", "id"]))] = holder.pop(last)
    return data
