"""Pages -> files: the HTML of each and its JSON twin."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec
from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.errors import RenderError
from docgen.portal import address
from docgen.portal.folder import File
from docgen.portal.model import Link, Shown, SiteInfo
from docgen.portal.page import Page


class Twin(Shown, frozen=True, kw_only=True):
    """`index.json` beside each page: the page's data in an envelope that says what it is."""

    path: str
    title: str
    updated_on: str
    notice: str
    trail: tuple[Link, ...]
    data: Shown


def files(page: Page, site: SiteInfo, jinja: ImmutableSandboxedEnvironment, templates: str) -> Iterator[File]:
    """`templates` is the digest of all templates."""
    twin = msgspec.json.encode(
        Twin(
            path=page.path,
            title=page.title,
            updated_on=page.dated,
            notice=site.notice,
            trail=page.trail,
            data=page.data,
        )
    )
    input = sha256(
        templates.encode()
        + twin
        + repr((page.template, page.description, page.keywords, page.extras, page.linked)).encode()
    )
    input.update(msgspec.json.encode(site))
    name = page.path if page.path.endswith(".html") else f"{page.path}index.html"
    yield File(name, input.hexdigest(), lambda: html(page, site, jinja))
    if name != page.path:
        yield File(
            f"{page.path}index.json", sha256(twin).hexdigest(), lambda: msgspec.json.format(twin, indent=1) + b"\n"
        )


def html(page: Page, site: SiteInfo, jinja: ImmutableSandboxedEnvironment) -> bytes:
    """RenderError names the template and the line."""
    root = _base(site) if page.path.endswith(".html") else address.up(page.path)
    try:
        text = jinja.get_template(page.template).render(
            page=page,
            site=site,
            data=page.data,
            root=root,
            marks=marks(page, site),
            linked=Markup(page.linked),  # noqa: S704 - escaped where it is made
        )
    except TemplateError as error:
        raise RenderError(
            f"网页模板 {page.template} 出错（{page.path or '首页'}）：{error}", "请改正 templates/_portal 里的模板。"
        ) from error
    return text.encode()


def marks(page: Page, site: SiteInfo) -> tuple[tuple[str, str], ...]:
    """The page marks of 国办发〔2017〕47号: of the site, of the column, of the page; what is not known is left out."""
    own = {
        "ArticleTitle": page.title if page.path else "",
        "PubDate": page.dated,
        "ContentSource": site.content_source,
        "Keywords": ",".join(page.keywords),
        "Description": page.description,
        "Url": f"{site.url}{page.path}" if site.url else "",
    }
    every: Mapping[str, str] = {**site.meta, **own}
    return tuple((name, value) for name, value in every.items() if value)


def _base(site: SiteInfo) -> str:
    """A page that is shown under any address must start from the server's root."""
    from urllib.parse import urlsplit

    return urlsplit(site.url).path if site.url else "/"
