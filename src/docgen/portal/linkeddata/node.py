"""A thing that is told of, as JSON-LD: keys of its vocabulary, values of Python."""

from typing import Any

Node = dict[str, Any]


def known(node: Node) -> Node:
    """Without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
