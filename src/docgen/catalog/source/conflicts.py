"""What `git merge` leaves where two people changed the same lines -> DG118, whether or not YAML can read it."""

from collections.abc import Iterator
from re import MULTILINE
from re import compile as regex

from docgen.catalog.source.problem import Problem

_MARKER = regex(r"^[ ]*<<<<<<<(?: .*)?$", MULTILINE)
_OTHER = regex(r"^[ ]*>>>>>>>(?: .*)?$", MULTILINE)


def conflicts(body: str, marks: bytes = b"") -> Iterator[Problem]:  # noqa: ARG001 - one of several looks
    """Once, at the first."""
    found = _MARKER.search(body) if "<<<<<<<" in body else None
    if found and _OTHER.search(body, found.end()):
        message = "合并的冲突还没有解决：两个人改了同样的几行，git 把两种写法都留在这里。"
        help = "请留下要的一种，删去另一种和 <<<<<<<、=======、>>>>>>> 三行，再 git add。"
        yield Problem("DG118", message, help, found.start(), found.end())
