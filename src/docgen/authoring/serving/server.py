"""HTTP on 127.0.0.1: requests in, answers out, and the events that tell pages to look again.

The standard library's server is enough for one person, and needs no framework.
"""

import os
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from traceback import print_exc
from typing import Any, cast

import msgspec

from docgen.authoring.serving import answer, gate
from docgen.authoring.serving.answer import HEADERS, Answer
from docgen.authoring.serving.documents import PagePictures
from docgen.authoring.serving.pages import EVENTS, respond
from docgen.authoring.serving.preview import Preview, State
from docgen.errors import DocgenError, RefusedError

HOST = "127.0.0.1"
_FOREIGN = "只回答本机浏览器对本机地址的访问；请打开 docgen serve 显示的网址。"
_HEARTBEAT = 15.0  # seconds: a page that went away is noticed by writing to it
_RETRY = 1000  # ms until a browser asks again after the server was away


class Server(ThreadingTCPServer):
    """Not http.server's own class: that one asks the name service for its name before it listens."""

    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def __init__(self, port: int, preview: Preview, pictures: PagePictures) -> None:
        """`port` 0 lets the system choose. RefusedError when somebody has it, or it may not be used."""
        self.preview, self.pictures = preview, pictures
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise RefusedError(
                f"端口 {port} 用不了（{error.strerror or error}）。",
                f"可能另一个预览正开着。换一个：--port {port + 1 if 1024 <= port < 65535 else 8001}，"
                "或用 --port 0 由系统挑选。",
            ) from error

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is nothing to report; a defect of docgen is."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60.0

    def do_GET(self) -> None:
        here = cast(Server, self.server)
        if not gate.admits(self.headers, here.port):
            self._send(answer.line(HTTPStatus.FORBIDDEN, _FOREIGN))
        elif self.path == EVENTS and self.command == "GET":
            self._stream(here.preview)
        else:
            self._send(self._answered(here))

    do_HEAD = do_GET  # noqa: N815

    def _answered(self, here: Server) -> Answer:
        try:
            return respond(self.path, here.preview, here.pictures)
        except DocgenError as error:
            return answer.line(HTTPStatus.SERVICE_UNAVAILABLE, f"{error.message}{error.help}")
        except OSError as error:  # a file that went between being found and being read
            return answer.line(HTTPStatus.SERVICE_UNAVAILABLE, f"读不到文件（{error.strerror}），请刷新。")
        except Exception:
            print_exc()
            return answer.line(
                HTTPStatus.INTERNAL_SERVER_ERROR, "docgen 自己出了问题，请把窗口里的错误信息发给维护人员。"
            )

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {**HEADERS, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _stream(self, preview: Preview) -> None:
        """Server-sent events (HTML standard, 9.2): the state now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(f"retry: {_RETRY}\n\n".encode())
        state: State | None = preview.state
        number = -1
        while True:
            if state:
                number = state.number
            self.wfile.write(_event(state) if state else b": \n\n")
            state = preview.after(number, _HEARTBEAT)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What http.server refuses by itself: other methods, broken requests."""
        self.close_connection = True
        self.command = getattr(self, "command", None) or ""  # a request line that cannot be read has none
        self._send(
            Answer(
                f"不能回答这样的请求（{code}）。\n".encode(), "text/plain", HTTPStatus(code), {"Connection": "close"}
            )
        )

    def version_string(self) -> str:
        return "docgen"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Silent: who looks at a page need not read about it."""


def _event(state: State) -> bytes:
    data = msgspec.json.encode({"number": state.number, "release": state.release})
    return b"data: " + data + b"\n\n"
