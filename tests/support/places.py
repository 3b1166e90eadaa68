"""The places that a site can be published to, each with its real server; fixtures for the tests of publishers."""

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
import servers

from docgen.publishing import places
from docgen.publishing.contract import Place
from docgen.publishing.publish import Options, Published, publish
from docgen.publishing.site import Site


@dataclass(frozen=True)
class Where:
    """`keeps_all`: the place removes nothing; `is_locked`: one publisher keeps another out."""

    target: str
    keeps_all: bool = False
    is_locked: bool = True

    @property
    def is_local(self) -> bool:
        return "://" not in self.target

    def open(self) -> AbstractContextManager[Place]:
        return places.at(self.target)


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    home = tmp_path_factory.mktemp("ssh")
    with servers.sshd(home) as host:
        yield host, home


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.s3(tmp_path_factory.mktemp("s3")) as endpoint:
        yield endpoint


@pytest.fixture(params=["folder", "zip", pytest.param("sftp", marks=servers.needs_sshd), "s3", "branch"])
def where(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Where:
    if request.param == "folder":
        return Where(str(tmp_path / "网 站"))
    if request.param == "zip":
        return Where(str(tmp_path / "网站.zip"))
    if request.param == "sftp":
        host, home = request.getfixturevalue("ssh")
        monkeypatch.setenv("HOME", str(home))
        return Where(f"{host}{tmp_path}/网站")
    if request.param == "s3":
        return bucket(request.getfixturevalue("s3"), tmp_path.name, monkeypatch)
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "bare"], check=True)
    return Where(f"git+file://{tmp_path}/bare#pages", keeps_all=True, is_locked=False)


def bucket(endpoint: str, name: str, monkeypatch: pytest.MonkeyPatch) -> Where:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    import boto3  # slow, and only this needs it

    name = f"bucket-{sha256(name.encode()).hexdigest()[:20]}"
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket=name)
    return Where(f"s3://{name}/portal/qujing?endpoint={endpoint}")


def quiet(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


def put(where: Where, made: Site, **options: object) -> Published:
    with where.open() as place:
        return publish(place, made, replace(Options(root=made.folder), **options), quiet)


def seen(where: Where) -> dict[str, bytes]:
    """All files of what the public sees."""
    with where.open() as place:
        current = place.current()
        return dict(place.files(current.release)) if current else {}


def wanted(made: Site) -> dict[str, bytes]:
    return dict(made.contents())
