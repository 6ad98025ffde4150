"""The sources that a case follows, in each dialect; and a store of the release before."""

import pytest
from alembic import command
from alembic.config import Config
from dispatches import add, dispatch
from sqlalchemy import text

from dragoman.store import Repository
from dragoman.store.addresses import parse
from dragoman.store.engine import engine_for
from dragoman.types.watching import Entry, SeenEntry, SourceState

FEED = "https://herald.example/feed"


def test_what_is_known_of_a_source_is_kept(url: str, store: Repository) -> None:
    state = SourceState(address=FEED, kind="feed", etag='"1"', title="Мост")
    with store.transaction("strait") as session:
        assert session.source(FEED) is None
        session.put_source(SourceState(address=FEED, kind="feed"))
        session.put_source(state)
    with Repository.open(url) as again, again.session("strait") as session:
        assert session.source(FEED) == state
        assert session.sources() == (state,)


def test_entries_are_kept_by_their_name_whatever_its_length(store: Repository) -> None:
    entries = [
        SeenEntry(guid="x" * 20_000, link="https://h.example/" + "y" * 20_000, digest="1", state="waiting"),
        SeenEntry(guid="x", link="https://h.example/1", digest="1", state="added", document="d"),
        SeenEntry(guid="x", digest="1", state="failed", tries=3),
    ]
    with store.transaction("strait") as session:
        session.put_seen(FEED, entries)
        session.put_seen(FEED, [SeenEntry(guid="x", digest="2", state="added", document="e")])
        session.put_seen(FEED, [])
    with store.session("strait") as session:
        found = {(entry.guid, entry.link): entry for entry in session.seen(FEED)}
        assert len(found) == 3
        assert found["x", None].digest == "2"
        assert session.seen("https://other.example/feed") == ()


def test_links_that_another_source_brought(store: Repository) -> None:
    links = [f"https://h.example/{n}" for n in range(1200)]
    with store.transaction("strait") as session:
        session.put_seen("a", [SeenEntry(guid=link, link=link, digest="1", state="added", document="d") for link in links[:600]])
        session.put_seen("a", [SeenEntry(guid="w", link="https://h.example/w", digest="1", state="waiting")])
    asked = [Entry(guid=link, link=link, digest="1") for link in (*links, "https://h.example/w")]
    with store.session("strait") as session:
        assert session.links_elsewhere("b", asked) == frozenset(links[:600])
        assert session.links_elsewhere("a", asked) == frozenset()


def test_a_dropped_case_takes_its_sources_along(store: Repository) -> None:
    with store.transaction("strait") as session:
        session.put_source(SourceState(address=FEED, kind="feed"))
        session.put_seen(FEED, [SeenEntry(guid="x", digest="1", state="added")])
    store.drop_case("strait")
    with store.engine.connect() as connection:
        for table in ("sources", "entries"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_a_session_that_reads_writes_no_source(store: Repository) -> None:
    with store.session("strait") as session, pytest.raises(RuntimeError):
        session.put_source(SourceState(address=FEED, kind="feed"))
    with store.session("strait") as session, pytest.raises(RuntimeError):
        session.put_seen(FEED, [SeenEntry(guid="x", digest="1", state="added")])


def test_a_store_of_the_release_before_is_brought_up_to_date(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    with engine_for(parse(url), create=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO cases (name, created) VALUES ('strait', '2026-11-24T10:00:00+00:00')"))
    with Repository.open(url) as store:
        assert [case.name for case in store.cases()] == ["strait"]
        with store.transaction("strait") as session:
            session.put_source(SourceState(address=FEED, kind="feed"))
        add(store, dispatch("d1"))
