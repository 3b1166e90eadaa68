"""How a place of files is laid out, on this machine or another one."""

RELEASES = "releases"
"""One folder per release, named by its id."""
CURRENT = "current"
"""A symbolic link to one of them: what a web server serves."""
CURRENT_TEXT = "current.txt"
"""The id alone, where no symbolic link can be made."""
_PARTIAL = ".partial-"
"""A release in the making; it gets its own name when it is whole."""


def partial(release: str) -> str:
    return f"{RELEASES}/{_PARTIAL}{release}"


def finished(release: str) -> str:
    return f"{RELEASES}/{release}"


def is_release(name: str) -> bool:
    """Whether a folder in `releases/` is a whole release."""
    return not name.startswith(".")


def is_leftover(name: str) -> bool:
    """Whether a killed run left it."""
    return name.startswith(_PARTIAL)


def led_to(link: str) -> str | None:
    """`releases/<id>` -> the id; None when the link leads elsewhere, and so is not ours."""
    parent, _, name = link.rstrip("/").rpartition("/")
    return name if parent == RELEASES and is_release(name) else None
