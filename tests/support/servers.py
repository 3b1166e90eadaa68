"""Real servers on this machine, each started for a test and ended with it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/bin")
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_CONDITIONS = ("if-match", "if-none-match")
SFTP_SERVER = Path("/usr/lib/openssh/sftp-server")

needs_sshd = pytest.mark.skipif(
    SSHD is None or not SFTP_SERVER.exists() or not shutil.which("ssh-keygen"),
    reason="OpenSSH's server is not installed (tools/prepare.sh installs it)",
)
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (tools/prepare.sh installs it)")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            _wait(process, port, log)
            yield
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text(errors="replace")
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text(errors="replace"))


@contextmanager
def sshd(folder: Path) -> Iterator[str]:
    """`sftp://user@host:port`; the user's own ssh settings, with a key that is let in, are made in `folder/.ssh`."""
    home = folder / ".ssh"
    home.mkdir(mode=0o700, parents=True)
    for name in ("host", "id_ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / name], check=True)
    shutil.copy(home / "id_ed25519.pub", home / "authorized_keys")
    port = free_port()
    (home / "known_hosts").write_text(f"[127.0.0.1]:{port} {(home / 'host.pub').read_text()}")
    settings = home / "sshd_config"
    settings.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home}/host\nAuthorizedKeysFile {home}/authorized_keys\n"
        f"PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nMaxStartups 100\n"
        f"Subsystem sftp {SFTP_SERVER}\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    with _running([str(SSHD), "-D", "-e", "-f", str(settings)], port, folder / "sshd.log"):
        yield f"sftp://{user}@127.0.0.1:{port}"


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """The endpoint. It is moto's server: of those that a registry has, the one with conditional writes."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)]
    with _running(command, port, folder / "s3.log"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[str]:
    """The address of a server of the folder, or link, `root`, as docs/publishing.md sets it up."""
    port = free_port()
    settings = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""  # tests' folders are their owner's alone
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in _TEMPORARY)
    settings.write_text(
        f"daemon off; {user} worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.error.log;\n"
        f"events {{ worker_connections 256; }}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n"
        f"  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; charset utf-8; }} }}\n"
    )
    with _running([str(NGINX), "-c", str(settings), "-e", str(folder / "nginx.start.log")], port, folder / "nginx.log"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def careless(endpoint: str) -> Iterator[str]:
    """The same S3 store, but for the conditions of a write, which it does not read."""

    class Handler(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            headers = {name: value for name, value in self.headers.items() if name.lower() not in _CONDITIONS}
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            there = HTTPConnection(urlsplit(endpoint).netloc)
            there.request(self.command, self.path, content, headers)
            answer = there.getresponse()
            said = answer.read()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_PUT = do_DELETE = do_POST = do_HEAD = pass_on

        def log_message(self, format: str, *arguments: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
