"""`docgen serve` as it runs: a process of its own, and raw HTTP to it."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

SECONDS = 60  # until something counts as not coming; nothing is judged by how soon it comes


@dataclass(frozen=True)
class Preview:
    """`address` ends with a slash; `process` is docgen."""

    root: Path
    address: str
    process: "subprocess.Popen[str]"

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rsplit(":", 1)[1])

    @property
    def site(self) -> Path:
        return self.root / ".docgen" / "site"

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """The path goes over the wire as it is written here."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def raw(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def state(self) -> dict[str, Any]:
        return json.loads(self.get("/_serve/state.json")[1])  # type: ignore[no-any-return]

    @contextmanager
    def events(self) -> Iterator[Iterator[dict[str, Any]]]:
        """What the server tells, beginning with the state as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", "/_serve/events")
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"
        lines = iter(response.readline, b"")
        yield (json.loads(line.removeprefix(b"data: ")) for line in lines if line.startswith(b"data: "))
        response.close()
        connection.close()


@contextmanager
def preview(root: Path, *options: str, **environment: str) -> Iterator[Preview]:
    """A running one; afterwards it must have ended by Ctrl-C alone, well."""
    command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "-C", str(root), *options]
    env = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    assert process.stdout
    address = process.stdout.readline().strip()
    if not address:
        raise AssertionError(process.communicate()[1])
    try:
        yield Preview(root, address, process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 0, said
    assert "Traceback" not in said, said
