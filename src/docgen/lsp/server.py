"""An editor's notifications -> the project checked again once nobody has typed for a moment."""

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from docgen import __version__
from docgen.lsp import answers
from docgen.lsp.answers import Seen, Units
from docgen.project import Project

_PAUSE = 0.3  # seconds without a key


def serve(project: Project) -> None:
    """On stdin and stdout until the editor says that it is over."""
    server = LanguageServer("docgen", __version__)
    session = _Session(server, project)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: types.DidOpenTextDocumentParams) -> None:
        await session.check()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(_: types.DidChangeTextDocumentParams) -> None:
        await session.check()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        await session.check()

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
    """`_seen` is the last look; it holds for a text only as long as that has not changed."""

    def __init__(self, server: LanguageServer, project: Project) -> None:
        self._server, self._project = server, project
        self._seen: Seen | None = None
        self._turn = 0
        self._lock = asyncio.Lock()

    async def check(self) -> None:
        self._turn += 1
        turn = self._turn
        await asyncio.sleep(_PAUSE)
        async with self._lock:
            if turn != self._turn:
                return
            texts = {self._file(document): document.source for document in self._open()}
            self._seen = await asyncio.to_thread(answers.look, self._project, texts)
        if turn == self._turn:
            self._publish(self._seen)

    async def close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._say(params.text_document.uri, [])
        await self.check()

    def fixes(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = self._server.workspace.get_text_document(params.text_document.uri)
        file = self._file(document)
        if self._seen is None or self._seen.text(file) != document.source:
            return []
        return answers.fixes(self._seen, file, document.uri, params.range, self._units)

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        document = self._server.workspace.get_text_document(params.text_document.uri)
        return answers.hover(self._project, document.source, params.position, self._units)

    def _publish(self, seen: Seen) -> None:
        for document in self._open():
            self._say(document.uri, answers.diagnostics(seen, self._file(document), self._units))

    def _say(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))

    def _open(self) -> list[TextDocument]:
        """Those below catalogs/ that a check reads."""
        documents = self._server.workspace.text_documents.values()
        return [d for d in documents if self._file(d).startswith("catalogs/") and d.path.endswith((".yaml", ".yml"))]

    def _file(self, document: TextDocument) -> str:
        return self._project.name_of(Path(document.path))

    @property
    def _units(self) -> Units:
        return self._server.workspace.position_codec.client_num_units
