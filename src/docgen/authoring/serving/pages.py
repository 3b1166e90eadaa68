"""A request -> the answer: a file of the site with the preview's script in it, or a page of the preview itself.

The files of the site stay as they will be published; what the preview adds, it adds on the way out.
"""

from collections.abc import Sequence
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from docgen.authoring.serving import answer, lookup
from docgen.authoring.serving.answer import Answer
from docgen.authoring.serving.documents import PagePictures
from docgen.authoring.serving.notes import notes
from docgen.authoring.serving.preview import Preview, State

OWN = "/_serve/"
EVENTS = f"{OWN}events"
_ASSETS = Path(__file__).parent / "assets"
_LOST = "404.html"


def respond(target: str, preview: Preview, pictures: PagePictures) -> Answer:
    """`target` is the request line's, as it came."""
    path = target.partition("?")[0]
    if not path.startswith(OWN):
        return _of_the_site(path, preview.state)
    own = f"/{path.removeprefix(OWN)}"
    match own:
        case "/state.json":
            return answer.data(notes(preview.state))
        case "/documents.json":
            return answer.data(pictures.all())
    return _of_a_document(own, pictures) or _asset(own)


def _asset(path: str) -> Answer:
    file = lookup.file_of(_ASSETS, path)
    return answer.file(file) if file else answer.line(HTTPStatus.NOT_FOUND, "预览里没有这个地址。")


def _of_a_document(path: str, pictures: PagePictures) -> Answer | None:
    """`/documents/health/x.pdf`, `/pages/health/x.json`, `/pages/health/x/1.png`; None when there is none of it."""
    what, _, name = (lookup.name_of(path) or "").partition("/")
    stem, dot, ending = name.rpartition(".")
    match what, dot + ending:
        case "documents", ".docx":
            found = pictures.docx(name)
        case "documents", ".pdf":
            found = pictures.pdf(f"{stem}.docx")
        case "pages", ".json":
            pages = pictures.pages(f"{stem}.docx")
            return None if pages is None else answer.data(_addresses(stem, pages))
        case "pages", ".png":
            found = _page(stem, pictures)
        case _:
            return None
    return answer.file(found) if found else None


def _addresses(stem: str, pages: Sequence[Path]) -> tuple[str, ...]:
    """With the document's digest behind: a browser shows a picture again that it has seen at the same address."""
    return tuple(
        f"{OWN}pages/{quote(stem)}/{number}.png?{page.parent.name}" for number, page in enumerate(pages, start=1)
    )


def _page(stem: str, pictures: PagePictures) -> Path | None:
    """`stem` is `health/x/1`: the document, and the number of its page."""
    document, _, number = stem.rpartition("/")
    pages = pictures.pages(f"{document}.docx") or ()
    return pages[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(pages) else None


def _of_the_site(path: str, state: State) -> Answer:
    if state.folder is None:
        return answer.moved(OWN) if path == "/" else answer.line(HTTPStatus.NOT_FOUND, f"网站还没有生成，请看 {OWN}")
    if file := lookup.file_of(state.folder, path):
        return _with_script(answer.file(file), state)
    if there := _elsewhere(path, state.folder, state.base):
        return answer.moved(there)
    lost = answer.file(state.folder / _LOST)
    return _with_script(Answer(lost.content, lost.type, HTTPStatus.NOT_FOUND), state)


def _elsewhere(path: str, folder: Path, base: str) -> str | None:
    """A folder's page when its slash is missing; the same page here when it is asked for where it will be published."""
    name = lookup.name_of(path)
    if name is None:
        return None
    if not path.endswith("/") and lookup.file_of(folder, f"{path}/"):
        return f"/{quote(name)}/"
    below = f"/{name}/".removeprefix(base)
    is_below = base != "/" and below != f"/{name}/"
    return "/" + quote(below if path.endswith("/") else below.rstrip("/")) if is_below else None


def _with_script(page: Answer, state: State) -> Answer:
    if page.type != "text/html":
        return page
    tags = (
        f'<link rel="stylesheet" href="{OWN}serve.css">'
        f'<script src="{OWN}serve.js" data-release="{escape(state.release)}" defer></script></head>'
    )
    return Answer(page.content.replace(b"</head>", tags.encode(), 1), page.type, page.status)
