"""docgen in an editor, by a client that others wrote: it refuses what the protocol or VS Code does not allow."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_lsp
from districts import district
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

HEALTH = "catalogs/health/public-place-hygiene.yaml"
LICENSING = "《中华人民共和国行政许可法》第三十二条第一款"

pytestmark = [pytest.mark.asyncio, pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "docgen", "lsp"]))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    capabilities = client_capabilities("visual-studio-code")
    greeting = await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, root_uri=None))
    lsp_client.greeting = greeting
    yield
    await lsp_client.shutdown_session()


@dataclass
class Author:
    """One file in an editor."""

    client: LanguageClient
    path: Path
    version: int = 0

    @property
    def uri(self) -> str:
        return self.path.as_uri()

    async def open(self, text: str) -> list[types.Diagnostic]:
        self.notify_open(text)
        return await self.said()

    def notify_open(self, text: str) -> None:
        item = types.TextDocumentItem(self.uri, "yaml", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def type(self, *texts: str) -> list[types.Diagnostic]:
        """One text after the other, faster than anything is checked."""
        for text in texts:
            self.version += 1
            document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
            change = types.TextDocumentContentChangeWholeDocument(text)
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.said()

    async def close(self) -> list[types.Diagnostic]:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identifier))
        return await self.said()

    async def said(self) -> list[types.Diagnostic]:
        await told(self.client, "textDocument/publishDiagnostics")
        return list(self.client.diagnostics[self.uri])

    async def fixes(self, at: types.Range) -> list[types.CodeAction]:
        lookup = types.CodeActionParams(self.identifier, at, types.CodeActionContext([]))
        found = await self.client.text_document_code_action_async(lookup) or []
        return [action for action in found if isinstance(action, types.CodeAction)]

    async def hover(self, line: int, column: int) -> types.Hover | None:
        params = types.HoverParams(self.identifier, types.Position(line, column))
        return await self.client.text_document_hover_async(params)

    @property
    def identifier(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)


@pytest.fixture
def author(client: LanguageClient, tmp_path: Path) -> Author:
    return Author(client, district(tmp_path / "区 一") / HEALTH)


@pytest.fixture
def good(author: Author) -> str:
    return author.path.read_text(encoding="utf-8")


async def told(client: LanguageClient, what: str) -> None:
    await asyncio.wait_for(client.wait_for_notification(what), timeout=30)


def codes(said: list[types.Diagnostic]) -> set[object]:
    return {diagnostic.code for diagnostic in said}


def at(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


async def test_an_error_is_marked_in_utf_16_units_and_goes_when_mended(author: Author, good: str) -> None:
    """𠮷 is one character and two units: the second a is the 17th character of its line."""
    last = good.count("\n")
    said = await author.open(good + "x: {𠮷: 1, a: 1, a: 2}\n")
    (twice,) = (diagnostic for diagnostic in said if diagnostic.code == "DG103")
    assert twice.range == at(last, 17, 18)
    assert twice.related_information is not None
    assert twice.related_information[0].location == types.Location(author.uri, at(last, 11, 12))
    assert "DG103" not in codes(await author.type(good))


async def test_the_edit_of_a_quick_fix_covers_the_value_and_its_mark_goes(author: Author, good: str) -> None:
    bad = good.replace("name: 公共场所卫生许可\n", "name: 𠮷场所,卫生许可\n", 1)
    line = bad.split("name: 𠮷")[0].count("\n")
    (marked,) = (diagnostic for diagnostic in await author.open(bad) if diagnostic.range.start.line == line)
    (action,) = await author.fixes(marked.range)
    assert action.edit and action.edit.changes and list(action.diagnostics or ()) == [marked]
    (edit,) = action.edit.changes[author.uri]
    assert isinstance(edit, types.TextEdit) and edit.range == at(line, 6, len("name: 𠮷场所,卫生许可") + 1)
    assert marked.code not in codes(await author.type(bad.replace("𠮷场所,卫生许可", edit.new_text)))


async def test_a_fix_that_changes_words_says_so(author: Author, good: str) -> None:
    said = await author.open(good.replace("name: 公共场所卫生许可\n", "name: 公共场所,卫生许可\n", 1))
    (action,) = await author.fixes(next(d.range for d in said if d.code == "DG608"))
    assert "会改动文字" in action.title and not action.is_preferred


async def test_a_citation_shows_the_law_its_status_and_the_article(author: Author, good: str) -> None:
    await author.open(f"{good}# 𠮷{LICENSING}\n")
    shown = await author.hover(good.count("\n"), 10)
    assert shown and isinstance(shown.contents, types.MarkupContent)
    assert shown.range == at(good.count("\n"), 4, 4 + len(LICENSING))
    for words in ("《中华人民共和国行政许可法》（法律，现行）", "第三十二条：2 款（第一款 5 项）", "第一款：5 项"):
        assert words in shown.contents.value


async def test_a_code_in_allow_says_what_it_stands_for(author: Author, good: str) -> None:
    await author.open(good + "# DG306\n")
    shown = await author.hover(good.count("\n"), 3)
    assert shown and isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.value.startswith("DG306  申请材料没有依据\n")


async def test_of_many_keys_only_the_last_text_is_checked(author: Author, good: str) -> None:
    await author.open(good)
    said = await author.type(
        *(good + "x" * count for count in range(1, 30)), good.replace("promised: 0", "promised: 30")
    )
    assert "DG301" in codes(said)


async def test_a_closed_file_has_no_marks(author: Author, good: str) -> None:
    assert "DG301" in codes(await author.open(good.replace("promised: 0", "promised: 30")))
    assert await author.close() == []


async def test_a_line_of_word_does_not_shift_the_text(author: Author, good: str) -> None:
    """U+000B and U+2028 end no line of the protocol; whole texts are asked for, because pygls thinks they do."""
    assert author.client.greeting.capabilities.text_document_sync.change is types.TextDocumentSyncKind.Full
    last = good.count("\n")
    said = await author.open(good + "# \u2028\nx: {a: 1, a: 2}\n")
    assert [d.range for d in said if d.code == "DG103"] == [at(last + 1, 10, 11)]


async def test_files_outside_a_project_are_none_of_our_business(author: Author, good: str, tmp_path: Path) -> None:
    other = Author(author.client, tmp_path / "别处.yaml")
    other.notify_open("x: [")
    await author.open(good)
    assert other.uri not in author.client.diagnostics
    assert await other.hover(0, 0) is None


async def test_what_makes_a_check_impossible_is_said_in_chinese_once(author: Author, good: str) -> None:
    laws = author.path.parents[1] / "laws.jsonl"
    laws.write_text("{\n", encoding="utf-8")
    author.notify_open(good)
    await told(author.client, "window/showMessage")
    laws.unlink()
    assert "DG301" in codes(await author.type(good.replace("promised: 0", "promised: 30")))
    (message,) = author.client.messages
    assert message.message.startswith("docgen：") and message.type is types.MessageType.Error
