"""What every place must do, proven at each of them, with the real server behind it."""

import json
import subprocess
from pathlib import Path

import boto3
import pytest
import servers
from places import Where, bucket, put, seen, wanted
from sites import PAGES, site

from docgen.errors import DocgenError, MissingError, RefusedError, UsageError
from docgen.portal import release
from docgen.publishing import places
from docgen.publishing.journal import Event, now
from docgen.publishing.listing import releases
from docgen.publishing.owner import Owner
from docgen.publishing.rollback import rollback
from docgen.publishing.site import Site
from docgen.publishing.verifying import verify

LESS = {path: text for path, text in PAGES.items() if not path.startswith("items/item-1")}  # 3 of 14 pages less
FEW = {path: text for path, text in PAGES.items() if not path.startswith("items/")}


def actions(where: Where) -> list[tuple[str, str, str | None]]:
    with where.open() as place:
        return [(event.action, event.release, event.before) for event in place.journal()]


def test_the_first_release_stands_there_whole(where: Where, tmp_path: Path) -> None:
    made = site(tmp_path / "site")
    done = put(where, made)
    assert seen(where) == wanted(made)
    assert (done.before, done.sent.new, done.sent.kept) == (None, len(made.names()), 0)
    assert done.is_proven
    assert done.sampled.total == 2 + len(PAGES) - 1
    assert actions(where) == [("发布", made.release.id, None)]
    assert verify(where.target, None).is_good


def test_only_what_changed_is_sent(where: Where, tmp_path: Path) -> None:
    put(where, site(tmp_path / "1"))
    after = site(tmp_path / "2", {**LESS, "items/new/index.html": "新"}, day="2026-11-24")
    done = put(where, after)
    assert seen(where) == wanted(after)
    assert done.preview.added == ("/items/new/",)
    assert done.preview.changed == ("/", "/items/item-0/")
    assert done.preview.removed == ("/items/item-1/", "/items/item-10/", "/items/item-11/")
    if not where.target.endswith(".zip"):  # a zip is written whole
        assert done.sent.new == 4  # the three pages and the manifest
        assert done.sent.kept == len(after.names()) - 4


def test_the_same_release_again_does_nothing(where: Where, tmp_path: Path) -> None:
    made = site(tmp_path / "site")
    put(where, made)
    before = actions(where)
    assert put(where, made).sent is None
    assert actions(where) == before


def test_back_and_forth(where: Where, tmp_path: Path) -> None:
    first, second = site(tmp_path / "1"), site(tmp_path / "2", day="2026-11-24")
    put(where, first)
    put(where, second)
    with where.open() as place:
        assert rollback(place, None, False).release == first.release.id
    assert seen(where) == wanted(first)
    with where.open() as place:
        assert rollback(place, "2026-11-24", False).release == second.release.id
    assert seen(where) == wanted(second)
    assert actions(where) == [
        ("发布", first.release.id, None),
        ("发布", second.release.id, first.release.id),
        ("回退", first.release.id, second.release.id),
        ("回退", second.release.id, first.release.id),
    ]
    with where.open() as place:
        listed = releases(place).releases
    assert [(one.release, one.is_current) for one in listed] == [(second.release.id, True), (first.release.id, False)]
    assert [one.effective_on for one in listed] == ["2026-11-24", "2026-11-23"]


def test_an_old_release_published_anew_is_not_written_again(where: Where, tmp_path: Path) -> None:
    first, second = site(tmp_path / "1"), site(tmp_path / "2", day="2026-11-24")
    for made in (first, second):
        put(where, made)
    done = put(where, first)
    assert seen(where) == wanted(first)
    if not where.keeps_all:
        assert done.sent.new == 0


def test_nothing_to_go_back_to(where: Where, tmp_path: Path) -> None:
    with where.open() as place, pytest.raises(UsageError, match="还没有发布过"):
        rollback(place, None, False)
    put(where, site(tmp_path / "1"))
    with where.open() as place:
        with pytest.raises(UsageError, match="没有上一个版本"):
            rollback(place, None, False)
        with pytest.raises(UsageError, match="不是"):
            rollback(place, "2019", False)


def test_the_last_few_are_kept(where: Where, tmp_path: Path) -> None:
    made = [site(tmp_path / f"{day}", day=f"2026-11-{day}") for day in range(10, 16)]
    for each in made:
        put(where, each, keep=3)
    with where.open() as place:
        there = set(place.releases())
    assert there == {each.release.id for each in (made if where.keeps_all else made[-3:])}


def test_many_pages_are_not_removed_without_a_word(where: Where, tmp_path: Path) -> None:
    first, less = site(tmp_path / "1"), site(tmp_path / "2", FEW, day="2026-11-24")
    put(where, first)
    with pytest.raises(RefusedError, match="撤下 14 个网页中的 12 个"):
        put(where, less)
    assert seen(where) == wanted(first)
    put(where, less, may_remove=True)
    assert seen(where) == wanted(less)


def test_who_publishes_is_named(where: Where, tmp_path: Path) -> None:
    if not where.is_locked:
        pytest.skip("git keeps the second one out when it pushes")
    other = Owner(user="li", host="bureau-pc", machine="000000000001", pid=1, since="2026-11-25T08:31:00Z")
    with where.open() as place, place.hold(other, False):
        with pytest.raises(RefusedError, match=r"正被 li@bureau-pc 发布（进程 1，从 2026-11-25 16:31 起）"):
            put(where, site(tmp_path / "1"))
        assert seen(where) == {}
    put(where, site(tmp_path / "1"))


def test_two_at_once_cannot_both_switch(where: Where, tmp_path: Path) -> None:
    first, second, third = (site(tmp_path / str(day), day=f"2026-11-{day}") for day in (23, 24, 25))
    put(where, first)
    with where.open() as slow:
        before = slow.current()
        slow.put(second, before)
        put(where, third)
        event = Event(action="发布", at=now(), by="a@b", release=second.release.id, before=before.release)
        with pytest.raises(RefusedError, match="刚刚被别人"):
            slow.switch(event, before)
    assert seen(where) == wanted(third)


def test_what_was_not_recorded_is_entered_later(where: Where, tmp_path: Path) -> None:
    first, second = site(tmp_path / "1"), site(tmp_path / "2", day="2026-11-24")
    put(where, first)
    with where.open() as place:  # killed between switch and journal
        before = place.current()
        place.put(second, before)
        place.switch(Event(action="发布", at=now(), by="a@b", release=second.release.id, before=before.release), before)
    put(where, site(tmp_path / "3", day="2026-11-25"))
    told = actions(where)
    assert [release for _, release, _ in told][:2] == [first.release.id, second.release.id]
    with where.open() as place:
        assert rollback(place, None, False).release == second.release.id


def test_a_damaged_site_is_not_published(where: Where, tmp_path: Path) -> None:
    folder = site(tmp_path / "1").folder
    (folder / "index.html").write_text("改过")
    with pytest.raises(RefusedError, match="对不上") as refused:
        put(where, Site.open(folder))
    assert "改过 index.html" in refused.value.help
    made = site(folder)
    (folder / "index.html").write_bytes(made.content("index.html").replace(b"2026", b"2027"))  # as long as it was
    with pytest.raises(RefusedError, match=r"改过 index\.html"):
        put(where, Site.open(folder))
    assert seen(where) == {}


def test_a_newer_release_is_not_overwritten_by_an_older_catalog(where: Where, tmp_path: Path) -> None:
    repo = tmp_path / "库"
    run = lambda *words: subprocess.run(["git", *words], cwd=repo, check=True, capture_output=True)  # noqa: E731
    repo.mkdir()
    run("init", "-q")
    commits = []
    for text in "12":
        (repo / "a").write_text(text)
        run("add", "a")
        run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", text)
        commits.append(run("rev-parse", "HEAD").stdout.decode().strip())
    newer, older = (site(tmp_path / c[:5], day=f"2026-11-2{n}", commit=c) for n, c in enumerate(reversed(commits)))
    put(where, newer, root=repo)
    with pytest.raises(RefusedError, match="比这里的目录新"):
        put(where, older, root=repo)
    run("checkout", "-q", "--orphan", "other")
    run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "other")
    other = run("rev-parse", "HEAD").stdout.decode().strip()
    with pytest.raises(RefusedError, match="没有包含它的修改"):
        put(where, site(tmp_path / "x", day="2026-11-30", commit=other), root=repo)
    put(where, older, root=repo, may_be_older=True)
    assert seen(where) == wanted(older)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("ftp://host/www", "不会发布到 ftp"),
        ("s3:///x", "没有写桶"),
        ("git+https://host/x.git", "没有写明发布到哪个分支"),
        ("sftp://host", "没有写全"),
    ],
)
def test_a_place_that_is_none(target: str, said: str) -> None:
    with pytest.raises(UsageError, match=said), places.at(target):
        pass


@pytest.mark.parametrize(
    "target", ["sftp://127.0.0.1:1/x", "git+file:///nowhere/x.git#pages", "s3://b/x?endpoint=http://127.0.0.1:1"]
)
def test_a_place_that_does_not_answer(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with pytest.raises(MissingError) as refused, places.at(target) as place:
        place.current()
    assert refused.value.help


@servers.needs_sshd
def test_an_unknown_host_is_not_trusted(ssh: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, home = ssh
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh/id_ed25519").write_bytes((home / ".ssh/id_ed25519").read_bytes())
    (tmp_path / ".ssh/id_ed25519").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(MissingError, match="不认识主机"), places.at(f"{host}/x"):
        pass


@servers.needs_sshd
def test_who_has_no_key_is_not_let_in(ssh: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, home = ssh
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh/known_hosts").write_bytes((home / ".ssh/known_hosts").read_bytes())
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(MissingError, match="不让登录"), places.at(f"{host}/x"):
        pass


def test_the_branch_is_a_site_of_its_own(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "bare"], check=True)
    where = Where(f"git+file://{tmp_path}/bare#pages")
    put(where, site(tmp_path / "1"))
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "-b", "pages", tmp_path / "bare", clone], check=True)
    files = {path.relative_to(clone).as_posix() for path in clone.rglob("*") if path.is_file()}
    assert {path for path in files if not path.startswith(".git/")} == {*PAGES, release.MANIFEST, ".nojekyll"}


def test_a_bucket_says_which_folder_is_the_site(s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = bucket(s3, tmp_path.name, monkeypatch)
    made = site(tmp_path / "1")
    put(where, made)
    name = where.target.removeprefix("s3://").partition("/")[0]
    client = boto3.client("s3", endpoint_url=s3, region_name="us-east-1")
    prefix = json.loads(client.get_object(Bucket=name, Key="portal/qujing/current.json")["Body"].read())["prefix"]
    home = client.get_object(Bucket=name, Key=f"portal/qujing/{prefix}index.html")
    assert home["ContentType"] == "text/html; charset=utf-8"
    assert home["Body"].read() == made.content("index.html")


def test_a_bucket_without_conditional_writes_is_not_published_to(
    s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = bucket(s3, tmp_path.name, monkeypatch)
    with servers.careless(s3) as endpoint:
        careless = Where(where.target.replace(s3, endpoint))
        with pytest.raises(MissingError, match="不支持条件写入"):
            put(careless, site(tmp_path / "1"))
    assert seen(where) == {}
    put(where, site(tmp_path / "1"))  # and nothing is left locked


def test_foreign_things_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "www/current").mkdir(parents=True)
    with pytest.raises(RefusedError, match="没有动它"):
        put(Where(str(tmp_path / "www")), site(tmp_path / "1"))
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(RefusedError, match="没有动它"):
        put(Where(str(tmp_path / "x.zip")), site(tmp_path / "1"))


def test_a_damaged_release_is_not_gone_back_to(tmp_path: Path) -> None:
    where = Where(str(tmp_path / "www"))
    first = site(tmp_path / "1")
    put(where, first)
    put(where, site(tmp_path / "2", day="2026-11-24"))
    damaged = tmp_path / "www/releases" / first.release.id / "index.html"
    damaged.unlink()
    damaged.write_text("坏了")
    with where.open() as place, pytest.raises(RefusedError, match="不完整"):
        rollback(place, None, False)


def test_unchanged_pages_are_the_same_files(tmp_path: Path) -> None:
    where, css = Where(str(tmp_path / "www")), "current/assets/portal.css"
    put(where, site(tmp_path / "1"))
    before = (tmp_path / "www" / css).stat()
    put(where, site(tmp_path / "2", day="2026-11-24"))
    after = (tmp_path / "www" / css).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (tmp_path / "www/current/index.html").stat().st_nlink == 1


@pytest.mark.parametrize(
    ("changes", "day", "is_said"),
    [
        ({"data/items.csv": "乙"}, "2026-11-23", True),
        ({"data/more.csv": "甲"}, "2026-11-23", True),
        ({"data/items.csv": "乙"}, "2026-11-24", False),
        ({"items/item-3/index.html": "换了样子"}, "2026-11-23", False),
    ],
)
def test_other_data_under_the_date_that_was_published_is_said(
    tmp_path: Path, changes: dict[str, str], day: str, is_said: bool
) -> None:
    where = Where(str(tmp_path / "www"))
    pages = {**PAGES, "data/items.csv": "甲"}
    assert put(where, site(tmp_path / "1", pages)).notes == ()
    notes = put(where, site(tmp_path / "2", {**pages, **changes}, day=day)).notes
    assert [("dated" in note) for note in notes] == [True] * is_said


def test_two_zips_of_one_site_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        put(Where(str(tmp_path / f"{name}.zip")), site(tmp_path / name))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    listed = subprocess.run(["unzip", "-Z1", tmp_path / "a.zip"], capture_output=True, text=True)
    assert listed.returncode or set(listed.stdout.splitlines()) == {*PAGES, release.MANIFEST}


def test_where_no_link_can_be_made_the_pointer_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object, **options: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refuse)  # Windows without developer mode
    where = Where(str(tmp_path / "www"))
    made = site(tmp_path / "1")
    done = put(where, made)
    assert any("current.txt" in note for note in done.notes)
    assert (tmp_path / "www/current.txt").read_text().strip() == made.release.id
    assert seen(where) == wanted(made)


def test_every_failure_has_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DocgenError) as failed:
        put(Where(str(tmp_path / "file")), site(tmp_path / "1"))
    assert failed.value.help


def test_a_damaged_release_is_written_anew_when_it_is_published_again(where: Where, tmp_path: Path) -> None:
    first, second = site(tmp_path / "1"), site(tmp_path / "2", day="2026-11-24")
    for made in (first, second):
        put(where, made)
    damaged = next(tmp_path.glob(f"网*站/releases/{first.release.id}/index.html"), None)
    if damaged is None:
        pytest.skip("no folder of this machine")
    damaged.unlink()
    damaged.write_text("坏了")
    put(where, first)
    assert seen(where) == wanted(first)


@pytest.mark.parametrize("inside", ["catalogs/a.yaml", "index.html", "照片/1.jpg"])
def test_a_folder_with_something_else_is_no_place(tmp_path: Path, inside: str) -> None:
    foreign = tmp_path / "别的"
    (foreign / inside).parent.mkdir(parents=True)
    (foreign / inside).write_text("x")
    with pytest.raises(RefusedError), places.at(str(foreign)):
        pass
    assert [path for path in foreign.rglob("*") if path.is_file()] == [foreign / inside]
