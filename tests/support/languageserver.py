"""A language server as an editor runs it: JSON-RPC over its stdin and stdout."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

Message = dict[str, Any]
_SECONDS = 10


class Editor:
    """One session in one folder. Places in a file are given by the text that stands there."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, settings: Mapping[str, Any]) -> None:
        assert process.stdin and process.stdout
        self._input, self._folder, self._settings = process.stdin, folder, settings
        self._incoming: Queue[Message] = Queue()
        self._diagnostics: dict[str, list[Message]] = {}
        self._texts: dict[str, str] = {}
        self._number = self._version = 0
        Thread(target=_receive, args=(process.stdout, self._incoming), daemon=True).start()

    def start(self, locale: str) -> None:
        root = self._folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {"relatedInformation": True},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            },
        }
        folders = [{"uri": root, "name": self._folder.name}]
        asked = {"processId": None, "rootUri": root, "workspaceFolders": folders, "locale": locale}
        self.request("initialize", asked | {"capabilities": capabilities})
        self._send({"method": "initialized", "params": {}})

    def open(self, file: str, text: str | None = None) -> list[Message]:
        """What the server says about a file once it is open; with `text` what it says of what is being typed."""
        return self.open_all({file: text})[file]

    def open_all(self, files: Mapping[str, str | None]) -> dict[str, list[Message]]:
        """All at once: a server waits a little for the next key before it says anything."""
        for file in self._texts.keys() & files:
            self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": self.uri(file)}}})
            self.said_of(file)
        for file, text in files.items():
            self._version += 1  # the server keeps what it read by number, also of a file that was closed
            self._texts[file] = (self._folder / file).read_text(encoding="utf-8") if text is None else text
            document = {
                "uri": self.uri(file),
                "languageId": "yaml",
                "version": self._version,
                "text": self._texts[file],
            }
            self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return {file: self.said_of(file) for file in files}

    def said_of(self, file: str) -> list[Message]:
        """What the server says about an open file and nobody has read yet; waits for it."""
        while self.uri(file) not in self._diagnostics:
            self._take()
        return self._diagnostics.pop(self.uri(file))

    def type(self, file: str, text: str) -> list[Message]:
        """The same file with another text, not saved."""
        self._version += 1
        self._texts[file] = text
        document = {"uri": self.uri(file), "version": self._version}
        changed = {"textDocument": document, "contentChanges": [{"text": text}]}
        self._send({"method": "textDocument/didChange", "params": changed})
        return self.said_of(file)

    def fixes(self, file: str, at: str) -> list[Message]:
        """The quick fixes offered at a place."""
        place = self._place(file, at)
        asked = {"range": {"start": place["position"], "end": place["position"]}, "context": {"diagnostics": []}}
        return list(self.request("textDocument/codeAction", {"textDocument": place["textDocument"], **asked}) or ())

    def hover(self, file: str, at: str) -> str:
        found = self.request("textDocument/hover", self._place(file, at))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, file: str, after: str) -> list[str]:
        found = self.request("textDocument/completion", self._place(file, after, len(after)))
        return [entry["label"] for entry in (found["items"] if isinstance(found, dict) else found)]

    def request(self, method: str, params: Message) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            answer = self._take()
            if answer.get("id") == self._number and "method" not in answer:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def uri(self, file: str) -> str:
        return (self._folder / file).as_uri()

    def _place(self, file: str, text: str, further: int = 0) -> Message:
        before, found, _ = self._texts[file].partition(text)
        assert found, f"{text} is not in {file}"
        before += text[:further]
        line = before.count("\n")
        column = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
        return {"textDocument": {"uri": self.uri(file)}, "position": {"line": line, "character": column}}

    def _take(self) -> Message:
        """One message; questions of the server are answered, diagnostics are kept."""
        message = self._incoming.get(timeout=_SECONDS)
        assert message, "the server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [_section(self._settings, item.get("section", "")) for item in message["params"]["items"]]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._input.flush()


@contextmanager
def editor(command: Sequence[str | Path], folder: Path, locale: str = "zh-cn") -> Iterator[Editor]:
    """The folder opened in an editor that keeps its `.vscode/settings.json`."""
    written = folder / ".vscode/settings.json"
    settings = json.loads(written.read_text(encoding="utf-8")) if written.is_file() else {}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            session = Editor(process, folder, settings)
            session.start(locale)
            yield session
        finally:
            process.kill()


def _receive(stream: IO[bytes], incoming: "Queue[Message]") -> None:
    while header := stream.readline():
        length = int(header.removeprefix(b"Content-Length:"))
        while stream.readline().strip():
            pass
        incoming.put(json.loads(stream.read(length)))
    incoming.put({})


def _section(settings: Mapping[str, Any], name: str) -> Any:
    """{"yaml.schemas": x} -> yaml: {"schemas": x}, as an editor hands out its settings."""
    found: dict[str, Any] = {}
    for key, value in settings.items():
        *path, last = key.removeprefix(f"{name}.").split(".")
        if key.startswith(f"{name}."):
            inner = found
            for step in path:
                inner = inner.setdefault(step, {})
            inner[last] = value
    return found or None
