"""Following feeds and folders: what is added, what is asked, and what is told of it."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from watched import Reply, Site, TestClock, item, page, rss, serving

from dragoman.cli import cli
from dragoman.errors import BadSchedule, FetchFailed
from dragoman.ingest import fetch
from dragoman.ingest.courier import Courier, Manners
from dragoman.telling.rounds import round_told
from dragoman.types.watching import Round, SeenEntry, SourceReport
from dragoman.workspace.cases import Workspace
from dragoman.workspace.schedule import duration, interval, moment
from dragoman.workspace.watching import Terms, Watcher, follow

SAID = "President Viktor Orlan met Prime Minister Astrid Holm in Varna on Monday, the ministry said."
LONG = [SAID, "Minister Dahl said that the talks had been useful and that more of them would follow in the autumn."] * 4
TERMS = Terms(engine="rules", allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(f"sqlite:///{tmp_path / 'store.db'}") as opened:
        opened.repository.new_case("strait")
        yield opened


def watched(workspace: Workspace, clock: TestClock, *sources: object, terms: Terms = TERMS) -> Round:
    """One round of a process that starts anew."""
    return Watcher(workspace, "strait", [str(source) for source in sources], terms, clock).round()


def only(found: Round) -> SourceReport:
    (source,) = found.sources
    return source


def seen(workspace: Workspace, address: str) -> tuple[SeenEntry, ...]:
    with workspace.repository.session("strait") as session:
        return session.seen(address)


# -- feeds ---------------------------------------------------------------------------------------------------------------


def test_what_stands_in_a_feed_is_added_once_and_asked_for_by_its_version(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(item("1", content=f"<p>{SAID}</p>", link="https://h.example/1")), etag='"v1"')
    first = watched(workspace, clock, site.url("/feed"))
    (document,) = first.documents
    assert (document.title, document.publisher, document.published) == ("Envoy leaves", "Norland Herald", "2021-05-10")
    assert document.url == "https://h.example/1" and document.source == site.url("/feed")
    second = watched(workspace, clock, site.url("/feed"))
    assert (only(second).outcome, second.documents) == ("unchanged", ())
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    site.replies["/feed"] = Reply(
        rss(item("2", content="Envoys left.", date=None), item("1", content=f"<p>{SAID}</p>")), etag='"v2"'
    )
    third = watched(workspace, clock, site.url("/feed"))
    assert [(one.title, one.published) for one in third.documents] == [("Envoy leaves", None)]
    assert (only(third).added, only(third).known) == (1, 1)


def test_an_entry_whose_text_changed_is_told_once_and_kept(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(item("1", content=SAID)))
    (document,) = watched(workspace, clock, site.url("/feed")).documents
    site.replies["/feed"] = Reply(rss(item("1", content=SAID + " He denied it later.")))
    changed = watched(workspace, clock, site.url("/feed"))
    assert (only(changed).changed, changed.documents) == (("Envoy leaves",), ())
    assert "kept as it was added" in round_told(changed)
    assert only(watched(workspace, clock, site.url("/feed"))).changed == ()
    with workspace.repository.session("strait") as session:
        assert session.text(document.id) == SAID


def test_the_page_behind_a_summary_is_added(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(item("1", summary="Orlan met Holm.", link=site.url("/a"))))
    site.replies["/a"] = Reply(page(*LONG), headers={"Content-Type": "text/html"})
    found = watched(workspace, clock, site.url("/feed"))
    (document,) = found.documents
    assert (document.publisher, document.published, document.url) == ("Norland Herald", "2021-05-10", site.url("/a"))
    with workspace.repository.session("strait") as session:
        assert SAID in session.text(document.id)
    again = watched(workspace, clock, site.url("/feed"))
    assert (only(again).known, site.paths().count("/a")) == (1, 1)
    # another feed that leads to the same page does not make it be asked for again
    site.replies["/other"] = Reply(rss(item("x", summary="Elsewhere.", link=site.url("/a"))))
    assert only(watched(workspace, clock, site.url("/other"))).known == 1
    assert site.paths().count("/a") == 1


def test_a_page_that_fails_is_tried_three_times(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(item("1", summary="Orlan met Holm.", link=site.url("/gone"))), etag='"v1"')
    outcomes = [watched(workspace, clock, site.url("/feed")) for _ in range(4)]
    assert [len(found.errors) for found in outcomes] == [1, 1, 1, 0]
    assert site.paths().count("/gone") == 3
    assert [entry.state for entry in seen(workspace, site.url("/feed"))] == ["failed"]


def test_a_broken_feed_and_a_missing_folder_do_not_stop_the_others(site, clock, workspace, tmp_path: Path) -> None:
    site.replies["/broken"] = Reply(b"<?xml version='1.0'?><rs><channel><item")
    site.replies["/page"] = Reply(
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>x</body></html>"
    )
    site.replies["/feed"] = Reply(rss(item("1", content=SAID)))
    sources = [site.url("/broken"), site.url("/page"), tmp_path / "nowhere", site.url("/feed")]
    found = watched(workspace, clock, *sources)
    assert [source.outcome for source in found.sources] == ["failed", "failed", "failed", "read"]
    assert len(found.documents) == 1
    broken, advertised, missing = found.errors
    assert "/broken" in broken and "is no RSS or Atom feed" in broken
    assert site.url("/feed") in advertised
    assert "nowhere: there is no such file or folder" in missing


def test_of_a_feed_that_is_cut_off_the_last_entry_waits(site, clock, workspace) -> None:
    whole = rss(item("1", content=SAID), item("2", content="Envoys left the port on Monday, and nobody knew why."))
    site.replies["/feed"] = Reply(whole[:-60], etag='"half"')
    found = watched(workspace, clock, site.url("/feed"))
    assert (len(found.documents), "end is missing" in found.errors[0]) == (1, True)
    site.replies["/feed"] = Reply(whole, etag='"half"')
    assert len(watched(workspace, clock, site.url("/feed")).documents) == 1


def test_guids_that_name_nothing(site, clock, workspace) -> None:
    items = [item("same", content=f"Envoy number {n} left the port.", link=f"https://h.example/{n}") for n in range(3)]
    site.replies["/feed"] = Reply(rss(*items, items[0]))
    found = watched(workspace, clock, site.url("/feed"))
    assert (only(found).added, only(found).known) == (3, 1)
    assert only(watched(workspace, clock, site.url("/feed"))).known == 4


def test_a_thousand_entries_are_taken_a_few_pages_a_round(site, clock, workspace) -> None:
    items = [item(str(n), link=site.url(f"/{n}"), title=f"Report {n}") for n in range(1000)]
    site.replies["/feed"] = Reply(rss(*items), etag='"v1"')
    site.replies |= {
        f"/{n}": Reply(page(*LONG, f"It was the report {n}."), headers={"Content-Type": "text/html"}) for n in range(1000)
    }
    terms = replace(TERMS, pages=2)
    found = watched(workspace, clock, site.url("/feed"), terms=terms)
    assert (only(found).added, only(found).waiting) == (2, 998)
    # the server's 304 says nothing of what waits: the store knows it
    again = watched(workspace, clock, site.url("/feed"), terms=terms)
    assert (only(again).outcome, only(again).added, only(again).waiting) == ("unchanged", 2, 996)
    assert len({document.url for document in (*found.documents, *again.documents)}) == 4


# -- manners -------------------------------------------------------------------------------------------------------------


def test_what_a_server_asks_of_us(site, clock, workspace) -> None:
    site.replies["/robots.txt"] = Reply(
        b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", headers={"Content-Type": "text/plain"}
    )
    site.replies["/feed"] = Reply(
        rss(item("1", summary="A.", link=site.url("/private/1")), item("2", summary="B.", link=site.url("/open")))
    )
    site.replies["/open"] = Reply(page(*LONG), headers={"Content-Type": "text/html"})
    found = watched(workspace, clock, site.url("/feed"), terms=replace(TERMS, contact="desk@herald.example"))
    assert site.paths() == ["/robots.txt", "/feed", "/open"]
    assert clock.slept == [7.0, 7.0]
    assert "robots.txt" in found.errors[0]
    assert all(headers["user-agent"].endswith("(contact: desk@herald.example)") for _, headers in site.asked)
    assert all(headers["user-agent"].startswith("dragoman/") for _, headers in site.asked)
    assert not watched(workspace, clock, site.url("/feed")).errors


def test_a_server_whose_robots_cannot_be_read_is_not_asked(site, clock, workspace) -> None:
    site.replies["/robots.txt"] = Reply(status=500)
    assert "robots.txt answers 500" in watched(workspace, clock, site.url("/feed")).errors[0]
    assert site.paths() == ["/robots.txt"]


def test_who_asks_to_wait_is_left_alone_also_after_a_restart(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(status=429, headers={"Retry-After": "600"})
    found = watched(workspace, clock, site.url("/feed"), site.url("/other"))
    assert "429" in found.errors[0] and "asked again from" in found.errors[0]
    assert site.paths() == ["/robots.txt", "/feed"]  # the host, not the feed, is busy
    clock.at += timedelta(seconds=300)
    quiet = watched(workspace, clock, site.url("/feed"))
    assert (only(quiet).outcome, quiet.errors, len(site.asked)) == ("not now", (), 2)
    clock.at += timedelta(seconds=301)
    site.replies["/feed"] = Reply(rss(item("1", content=SAID)))
    assert only(watched(workspace, clock, site.url("/feed"))).added == 1


def test_without_a_time_the_wait_doubles(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(status=503)
    waits = []
    for _ in range(3):
        watched(workspace, clock, site.url("/feed"))
        with workspace.repository.session("strait") as session:
            (state,) = session.sources()
        waits.append((moment(state.resume or "", clock.now()) - clock.now()).total_seconds())
        clock.at += timedelta(days=1)
    assert waits == [60, 120, 240]


def test_pages_of_a_busy_host_wait_without_being_counted_as_failed(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(*(item(str(n), summary="A.", link=site.url(f"/{n}")) for n in range(3))))
    site.replies |= {f"/{n}": Reply(status=429, headers={"Retry-After": "60"}) for n in range(3)}
    found = watched(workspace, clock, site.url("/feed"))
    assert (only(found).waiting, len(found.errors), len(site.asked)) == (3, 1, 3)
    assert {(entry.state, entry.tries) for entry in seen(workspace, site.url("/feed"))} == {("waiting", 0)}


def test_a_redirect_into_a_private_network_is_refused(site, clock, workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fetch._resolve

    def resolve(host: str, port: int, url: str, allow_private: bool) -> str:
        return "127.0.0.1" if host == "feeds.example" else real(host, port, url, allow_private)

    monkeypatch.setattr(fetch, "_resolve", resolve)
    site.replies["/feed"] = Reply(rss(item("1", summary="A.", link=site.url("/moved", "feeds.example"))))
    site.replies["/moved"] = Reply(status=302, headers={"Location": site.url("/secret")})
    site.replies["/secret"] = Reply(page(*LONG), headers={"Content-Type": "text/html"})
    found = watched(workspace, clock, site.url("/feed", "feeds.example"), terms=replace(TERMS, allow_private=False))
    assert "private network" in found.errors[0]
    assert "/secret" not in site.paths() and found.documents == ()
    assert not watched(workspace, clock, site.url("/feed", "feeds.example"), terms=replace(TERMS, allow_private=False)).errors
    rebound = watched(workspace, clock, site.url("/feed"), terms=replace(TERMS, allow_private=False))
    assert "private network" in rebound.errors[0]


def test_a_slow_server_is_given_up(site, clock) -> None:
    until = threading.Event()
    site.replies["/feed"] = Reply(b"", wait_for=until)
    courier = Courier(Manners("dragoman", allow_private=True, seconds=0.3), clock)
    try:
        with pytest.raises(FetchFailed, match="in time"):
            courier.get(site.url("/feed"))
    finally:
        until.set()


# -- folders -------------------------------------------------------------------------------------------------------------


def test_a_folder_is_followed(clock, workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    (folder / "program.xml").write_bytes(b"<settings/>")
    lines = folder / "wire.jsonl"
    lines.write_text(json.dumps({"id": "w1", "text": "Envoy one left."}) + "\n")
    first = watched(workspace, clock, folder)
    assert (only(first).added, len(first.errors)) == (2, 1)
    assert only(watched(workspace, clock, folder)).known == 3
    with lines.open("a") as file:
        file.write(json.dumps({"id": "w2", "text": "Envoy two left."}) + "\n")
    (folder / "a.txt").write_text(SAID + " He denied it.")
    os.utime(folder / "broken.pdf", (1, 1))
    later = watched(workspace, clock, folder)
    assert [document.id for document in later.documents] == ["w2"]
    assert only(later).changed == (str(folder / "a.txt"),)
    assert len(later.errors) == 1  # the broken one was touched, so it is tried again
    assert only(watched(workspace, clock, folder)).changed == ()


def test_a_half_written_file_waits(clock, workspace, tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()

    def write(words: str) -> None:
        path.write_text(words)
        os.utime(path, (clock.now().timestamp(),) * 2)

    write("President Viktor Or")
    clock.while_asleep = lambda: write(SAID)
    found = watched(workspace, clock, path.parent)
    assert (only(found).added, only(found).waiting) == (0, 1)
    clock.while_asleep = lambda: None
    assert [document.id for document in watched(workspace, clock, path.parent).documents]
    with workspace.repository.session("strait") as session:
        assert [session.text(card.id) for card in session.cards()] == [SAID]


# -- rounds --------------------------------------------------------------------------------------------------------------


def test_a_round_tells_what_it_changed(clock, workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()

    def report(id: str, published: str, publisher: str, text: str) -> None:
        record = {"id": id, "publisher": publisher, "published": published, "text": text}
        (folder / f"{id}.json").write_text(json.dumps(record))

    report(
        "a",
        "2021-05-04",
        "Norland News",
        "Foreign Minister Lena Dahl will meet envoy Tomas Berg in Oslo on 9 May 2021, the ministry said.",
    )
    first = watched(workspace, clock, folder).news
    assert first.claims_new and first.events_new and first.pending_new
    assert not first.claims_changed and not first.events_changed and not first.pending_resolved
    report("b", "2021-05-10", "Harbour Times", "Foreign Minister Lena Dahl met envoy Tomas Berg in Oslo on 9 May 2021.")
    second = watched(workspace, clock, folder)
    (turn,) = second.news.events_changed
    assert (turn.before, turn.after) == ("planned", "occurred")
    (held,) = second.news.pending_resolved
    assert held.status == "occurred" and "Lena Dahl" in held.participants
    told = round_told(second)
    assert "planned → occurred" in told and "no longer pending" in told
    assert watched(workspace, clock, folder).news == type(second.news)()


def test_a_stop_comes_between_two_documents_and_nothing_is_lost(site, clock, workspace) -> None:
    site.replies["/feed"] = Reply(rss(*(item(str(n), summary="A.", link=site.url(f"/{n}")) for n in range(3))), etag='"v1"')
    site.replies |= {f"/{n}": Reply(page(*LONG, f"It was report {n}."), headers={"Content-Type": "text/html"}) for n in range(3)}
    clock.while_asleep = lambda: clock.stop() if "/1" in site.paths() else None
    stopped = list(follow(Watcher(workspace, "strait", [site.url("/feed")], TERMS, clock), clock, lambda begun: begun))
    assert [found.stopped for found in stopped] == [True]
    fresh = TestClock()
    assert only(watched(workspace, fresh, site.url("/feed"))).added == 3


def test_rounds_follow_one_another_by_the_clock(clock, workspace, tmp_path: Path) -> None:
    begun = clock.now()
    end = begun + timedelta(minutes=40)

    def next_begin(moment):
        return moment + timedelta(minutes=15) if moment + timedelta(minutes=15) <= end else None

    rounds = list(follow(Watcher(workspace, "strait", [str(tmp_path)], TERMS, clock), clock, next_begin))
    assert [found.number for found in rounds] == [1, 2, 3]
    assert clock.now() == begun + timedelta(minutes=30)
    assert [found.next is None for found in rounds] == [False, False, True]


@pytest.mark.parametrize("words", ["", "15", "0m", "30s", "soon", "-5m", "1.5h"])
def test_a_schedule_that_is_none(words: str) -> None:
    with pytest.raises(BadSchedule, match="--every"):
        interval(words)


def test_schedules(clock) -> None:
    assert duration("2 h", "--until") == timedelta(hours=2)
    assert moment("1d", clock.now()) == clock.now() + timedelta(days=1)
    assert moment("2021-05-10T18:00+02:00", clock.now()).isoformat() == "2021-05-10T16:00:00+00:00"
    with pytest.raises(BadSchedule, match="--until"):
        moment("tomorrow", clock.now())


# -- the command ---------------------------------------------------------------------------------------------------------


def test_the_command_watches_once(site, workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", workspace.repository.address)
    site.replies["/feed"] = Reply(rss(item("1", content=SAID)))
    before = signal.getsignal(signal.SIGTERM)
    arguments = ["watch", "strait", site.url("/feed"), "--once", "--allow-private", "--engine", "rules", "--pause", "0.5"]
    done = CliRunner().invoke(cli, [*arguments, "--report", "json"])
    assert done.exit_code == 0, done.output
    (line,) = done.output.splitlines()
    assert [document["publisher"] for document in json.loads(line)["documents"]] == ["Norland Herald"]
    assert signal.getsignal(signal.SIGTERM) is before
    failed = CliRunner().invoke(cli, [*arguments, str(tmp_path / "nowhere")])
    assert failed.exit_code == 1
    assert "nowhere: there is no such file or folder" in failed.output


def test_sigterm_ends_the_watching_cleanly(workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.workspace import clock

    (tmp_path / "in").mkdir()
    monkeypatch.setattr(clock.time, "sleep", lambda _: signal.raise_signal(signal.SIGTERM))
    arguments = ["watch", "strait", str(tmp_path / "in"), "--every", "1h", "--store", workspace.repository.address]
    done = CliRunner().invoke(cli, arguments)
    assert (done.exit_code, done.output.count("round")) == (0, 2), done.output


def test_a_case_that_is_not_there(run, tmp_path: Path) -> None:
    outcome = run("watch", "nowhere", tmp_path, "--once", "--store", f"sqlite:///{tmp_path / 'other.db'}")
    assert outcome.code == 1
    assert "nowhere: is no case" in outcome.complaint
