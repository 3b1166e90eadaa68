"""An editor's notifications -> the project checked again once nobody has typed for a moment."""

import asyncio
from collections.abc import Iterable, Iterator

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from docgen import __version__
from docgen.authoring.lsp import answers
from docgen.authoring.lsp.answers import Seen, Units
from docgen.authoring.lsp.places import Place, place_of
from docgen.errors import DocgenError
from docgen.project import Project

_PAUSE = 0.3  # seconds without a key


def serve() -> None:
    """On stdin and stdout until the editor says that it is over."""
    # Full: pygls splits lines at U+000B and U+2028 too, and would put a partial change in the wrong place.
    server = LanguageServer("docgen", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    session = _Session(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: types.DidOpenTextDocumentParams) -> None:
        await session.check(0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(_: types.DidChangeTextDocumentParams) -> None:
        await session.check(_PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        await session.check(0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        await session.close(params)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def fixes(params: types.CodeActionParams) -> list[types.CodeAction]:
        return session.fixes(params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return session.hover(params)

    server.start_io()


class _Session:
    """`_seen` has the last look at each project; it holds for a text only as long as that has not changed."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._seen: dict[Project, Seen] = {}
        self._turn = 0
        self._lock = asyncio.Lock()
        self._failure = ""

    async def check(self, pause: float) -> None:
        """The latest text wins: of several calls only the last one is answered."""
        self._turn += 1
        turn = self._turn
        await asyncio.sleep(pause)
        async with self._lock:
            if turn != self._turn:
                return
            opened = tuple(self._open())
            try:
                seen = await asyncio.to_thread(_look, [(place, document.source) for place, document in opened])
            except DocgenError as error:
                self._excuse(error)
                return
            self._seen, self._failure = seen, ""
        if turn == self._turn:
            for place, document in opened:
                diagnostics = answers.diagnostics(seen[place.project], place.file, self._units)
                self._say(document.uri, diagnostics, document.version)

    async def close(self, params: types.DidCloseTextDocumentParams) -> None:
        """What was typed and not saved is gone: it counts no more for the other files."""
        if place_of(params.text_document.uri):
            self._say(params.text_document.uri, [])
            await self.check(_PAUSE)

    def fixes(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = self._server.workspace.get_text_document(params.text_document.uri)
        place = place_of(document.uri)
        seen = self._seen.get(place.project) if place else None
        if place is None or seen is None or seen.text(place.file) != document.source:
            return []
        return answers.fixes(seen, place.file, document.uri, params.range, self._units)

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        document = self._server.workspace.get_text_document(params.text_document.uri)
        place = place_of(document.uri)
        return answers.hover(place.project, document.source, params.position, self._units) if place else None

    def _excuse(self, error: DocgenError) -> None:
        """Once, not with every key: the project cannot be checked, such as when its 法规库 has a broken line."""
        if error.message != self._failure:
            message = f"docgen：{error.message}{error.help}"
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
        self._failure = error.message

    def _say(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _open(self) -> Iterator[tuple[Place, TextDocument]]:
        for document in self._server.workspace.text_documents.values():
            if place := place_of(document.uri):
                yield place, document

    @property
    def _units(self) -> Units:
        return self._server.workspace.position_codec.client_num_units


def _look(typed: Iterable[tuple[Place, str]]) -> dict[Project, Seen]:
    texts: dict[Project, dict[str, str]] = {}
    for place, text in typed:
        texts.setdefault(place.project, {})[place.file] = text
    return {project: answers.look(project, files) for project, files in texts.items()}
