"""The Jinja2 of the pages: templates of the project first, docgen's own behind them; every value escaped.

What is absent may be asked for (`{% if permit.fee %}`), also further down, but never printed.
"""

from collections.abc import Container
from hashlib import sha256
from typing import Any

from jinja2 import ChainableUndefined, FunctionLoader, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from docgen.portal import wording
from docgen.portal.page import Menus
from docgen.project import Project

FOLDER = "templates/_portal"
_METHODS = frozenset(dir(dict))
_NOTHING = object()


class Absent(ChainableUndefined):
    """Printing it is a mistake of the template, not an empty place on the page."""

    def __str__(self) -> str:
        raise UndefinedError(self._undefined_message)

    def __html__(self) -> str:
        return str(self)


class _Environment(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """Records and mappings are plain data, asked a million times: theirs needs no guard but for names with _."""
        if attribute.startswith("_"):
            return super().getattr(obj, attribute)
        if type(obj) is dict and attribute not in _METHODS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Struct):
            found = getattr(obj, attribute, _NOTHING)
            return self.undefined(obj=obj, name=attribute) if found is _NOTHING else found
        return super().getattr(obj, attribute)


def environment(
    project: Project, menus: Menus, laws: Container[str], paged: frozenset[str]
) -> ImmutableSandboxedEnvironment:
    """`laws` are the titles of the 法规库, `paged` those of the laws that have a page."""

    def source(name: str) -> str | None:
        path = project.find(f"{FOLDER}/{name}")
        return path.read_text(encoding="utf-8") if path else None

    jinja = _Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=Absent,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    filters: dict[str, Any] = {
        "cn_date": wording.date,
        "days": wording.days,
        "number": wording.number,
        "size": wording.sizes,
        "by_law": wording.by_law,
        "needs": wording.needs,
        "cite": wording.citing(laws, paged),
    }
    jinja.filters |= filters
    jinja.globals["menus"] = menus
    return jinja


def digest(project: Project) -> str:
    """Of all page templates: what is printed depends on each of them."""
    whole = sha256()
    for name, path in project.listing(f"{FOLDER}/*.html").items():
        whole.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def assets(project: Project) -> dict[str, bytes]:
    """Style sheet, scripts and pictures, by their path on the site."""
    found = project.listing(f"{FOLDER}/assets/*")
    return {name.removeprefix(f"{FOLDER}/"): path.read_bytes() for name, path in found.items() if path.is_file()}
