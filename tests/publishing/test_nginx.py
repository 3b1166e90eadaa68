"""A real web server, asked without a pause while the site is switched: no error, no page of a wrong release."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import load
import servers
from places import Where, put
from sites import site

from docgen.publishing.rollback import rollback

_SWITCHES = 20
_PATHS = ("/", "/items/item-0/")


class Visitor(threading.Thread):
    """Asks for two pages in turn. All of `days` from number `settled` on may be seen: the last switch is open."""

    def __init__(self, host: str, day: str) -> None:
        super().__init__(daemon=True)
        self.host, self.days, self.settled = host, [day], 0
        self.asked, self.wrong, self.is_done = 0, list[str](), False

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.host)
        while not self.is_done:
            settled, path = self.settled, _PATHS[self.asked % len(_PATHS)]
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode()
            if answer.status != 200 or not any(day in text for day in self.days[settled:]):
                self.wrong.append(f"{answer.status} {path} {text} {self.days[settled:]}")
            self.asked += 1

    @contextmanager
    def switching(self, day: str) -> Iterator[None]:
        self.days.append(day)
        yield
        self.settled = len(self.days) - 1


@servers.needs_nginx
def test_visitors_never_see_an_error_or_a_mixture(tmp_path: Path) -> None:
    where = Where(str(tmp_path / "www"))
    days = [f"2026-11-{number + 1:02}" for number in range(_SWITCHES)]
    put(where, site(tmp_path / "first", day=days[0]))
    with servers.nginx(tmp_path / "www/current", tmp_path) as url:
        visitor = Visitor(urlsplit(url).netloc, days[0])
        visitor.start()
        for day in days[1:]:
            made = site(tmp_path / day, day=day)
            with visitor.switching(day):
                put(where, made, check_url=url)
        with where.open() as place, visitor.switching(days[-2]):
            rollback(place, None, False)
        visitor.is_done = True
        visitor.join()
    assert not visitor.wrong
    assert visitor.asked > _SWITCHES


@servers.needs_nginx
@load.needs_wrk
def test_a_crowd_sees_whole_releases_only(tmp_path: Path) -> None:
    """50 switches, half of them back, while wrk asks as fast as it can."""
    where = Where(str(tmp_path / "www"))
    made = [site(tmp_path / f"site-{number}", day=f"2026-01-{number + 1:02}") for number in range(26)]
    put(where, made[0])
    with servers.nginx(tmp_path / "www/current", tmp_path) as url, load.wrk(url, tmp_path, 5) as counts:
        for each in made[1:]:
            put(where, each)
            with where.open() as place:
                rollback(place, None, False)
    found = counts()
    assert found["asked"] > 1000
    assert (found["bad"], found["strange"], found["sockets"]) == (0, 0, 0)
