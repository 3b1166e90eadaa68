"""The kinds of place where a site can be published: one module each, found by being there.

A module is called as the scheme of its addresses (`sftp` for sftp://, `git` for git+ssh://) or as the ending of its
files (`zip`); `folder` takes what nobody else does. It states the `FORM` of its addresses and opens one with `at`.
"""

from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import Protocol, cast
from urllib.parse import urlsplit

from docgen.errors import MissingError, UsageError
from docgen.publishing.contract import Place


class _Kind(Protocol):
    FORM: str
    """How people write such an address."""

    def at(self, target: str) -> AbstractContextManager[Place]:
        """The place, opened. UsageError when the address is none, MissingError when the place does not answer."""


def at(target: str) -> AbstractContextManager[Place]:
    """The place that is written like this on the command line, opened.

    UsageError when the address is none, MissingError when the place does not answer or what it needs is not installed.
    """
    if "://" not in target:
        ending = PurePath(target).suffix.removeprefix(".")
        return _kind(ending if ending in _names() else "folder").at(target)
    scheme = urlsplit(target).scheme
    name = scheme.partition("+")[0]
    if name not in _names():
        raise UsageError(f"不会发布到 {scheme}:// 这样的地方。", f"可用：{'、'.join(map(_form, _names()))}")
    return _kind(name).at(target)


def _names() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def _kind(name: str) -> _Kind:
    """Imported when it is asked for: what it needs may not be installed."""
    return cast(_Kind, import_module(f"{__name__}.{name}"))


def _form(name: str) -> str:
    try:
        return _kind(name).FORM
    except MissingError as error:
        return f"{name}://…（{error.message.rstrip('。')}）"
