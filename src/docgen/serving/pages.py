"""A request -> the answer: a file of the site with the preview's script in it, or a page of the preview itself.

The files of the site stay as they will be published; what the preview adds, it adds on the way out.
"""

from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from docgen.serving import answer, lookup
from docgen.serving.answer import Answer
from docgen.serving.notes import notes
from docgen.serving.preview import Preview, State

OWN = "/_serve/"
EVENTS = f"{OWN}events"
_ASSETS = Path(__file__).parent / "assets"
_LOST = "404.html"


def respond(target: str, preview: Preview) -> Answer:
    """`target` is the request line's, as it came."""
    path = target.partition("?")[0]
    if path.startswith(OWN):
        return _own(f"/{path.removeprefix(OWN)}", preview)
    return _of_the_site(path, preview.state)


def _own(path: str, preview: Preview) -> Answer:
    if path == "/state.json":
        return answer.data(notes(preview.state))
    file = lookup.file_of(_ASSETS, path)
    return answer.file(file) if file else answer.line(HTTPStatus.NOT_FOUND, "预览里没有这个地址。")


def _of_the_site(path: str, state: State) -> Answer:
    if state.folder is None:
        return answer.moved(OWN) if path == "/" else answer.line(HTTPStatus.NOT_FOUND, f"网站还没有生成，请看 {OWN}")
    if file := lookup.file_of(state.folder, path):
        return _with_script(answer.file(file), state)
    if not path.endswith("/") and lookup.file_of(state.folder, f"{path}/"):
        return answer.moved(f"/{quote(lookup.name_of(path) or '')}/")
    lost = answer.file(state.folder / _LOST)
    return _with_script(Answer(lost.content, lost.type, HTTPStatus.NOT_FOUND), state)


def _with_script(page: Answer, state: State) -> Answer:
    if page.type != "text/html":
        return page
    tags = (
        f'<link rel="stylesheet" href="{OWN}serve.css">'
        f'<script src="{OWN}serve.js" data-release="{escape(state.release)}" defer></script></head>'
    )
    return Answer(page.content.replace(b"</head>", tags.encode(), 1), page.type, page.status)
