"""Lists that are read in portions while others add, and the number that says whether a case has changed."""

from collections.abc import Callable

import pytest
from dispatches import add, dispatch, remove
from sqlalchemy import text

from dragoman.errors import BadQuery
from dragoman.store import FIRST_BY_ID, FIRST_BY_WEIGHT, CaseSession, Repository
from dragoman.types import CaseActor, Claim, Correction, Query


def _revision(store: Repository, case: str = "strait") -> str:
    with store.session(case) as session:
        return session.revision()


def test_the_revision_changes_with_the_case_and_only_then(store: Repository) -> None:
    seen = [_revision(store)]
    add(store, dispatch("d1"))
    seen.append(_revision(store))
    with store.transaction("strait") as session:
        session.append(Correction(id=0, at="2021-05-01", author="A. Holm", action="note", target="claim", value="check"))
    seen.append(_revision(store))
    remove(store, "d1")
    seen.append(_revision(store))
    assert len(set(seen)) == 4

    add(store, dispatch("d2"))
    settled = _revision(store)
    add(store, dispatch("d2"))  # it is there already
    with store.transaction("strait") as session:
        session.replace_claims(())
    with pytest.raises(ZeroDivisionError), store.transaction("strait") as session:
        session.append(Correction(id=0, at="2021-05-01", author="A. Holm", action="note", target="claim", value="check"))
        1 / 0
    assert _revision(store) == settled


def test_a_case_made_anew_under_the_same_name_is_another(store: Repository) -> None:
    before = _revision(store)
    store.drop_case("strait")
    store.new_case("strait")
    assert _revision(store) != before


def test_a_store_of_the_first_release_learns_to_count(store: Repository) -> None:
    add(store, dispatch("d1"))
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE cases DROP COLUMN revision"))
        for later in ("tickets", "api_keys", "users", "entries", "sources"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text("UPDATE dragoman_version SET version_num = '0001'"))
    with Repository.open(store.engine.url.render_as_string(hide_password=False)) as reopened:
        before = _revision(reopened)
        add(reopened, dispatch("d2"))
        assert _revision(reopened) != before


def _paged(
    store: Repository, portion: Callable[[CaseSession, object], list[tuple[object, object]]], start: object
) -> list[tuple[object, object]]:
    """Everything in portions; before each, somebody adds a report."""
    found, place, n = [], start, 0
    while True:
        if n < 6:
            add(
                store,
                dispatch(f"late-{n}", [(f"Newcomer {n}", f"The road number {n} is closed."), ("Orla Venn", "All is well.")]),
            )
        n += 1
        with store.session("strait") as session:
            more = portion(session, place)
        if not more:
            return found
        found += more
        place = more[-1][0]


@pytest.fixture
def peopled(store: Repository) -> Repository:
    for n in range(7):
        add(store, dispatch(f"d{n}", [(f"Speaker {n}", f"The ship number {n} has left."), ("Karo Blen", "No letter was sent.")]))
    return store


def test_documents_in_portions(peopled: Repository) -> None:
    found = _paged(peopled, lambda session, seq: session.cards_after(seq, 3), 0)
    ids = [card.id for _, card in found]
    assert ids[:7] == [f"d{n}" for n in range(7)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("type", [CaseActor, Claim])
def test_clusters_in_portions_by_id(peopled: Repository, type: type) -> None:
    with peopled.session("strait") as session:
        before = {cluster.id for _, cluster in session.clusters_after(type, FIRST_BY_ID, 1000)}
    found = [cluster.id for _, cluster in _paged(peopled, lambda s, place: s.clusters_after(type, place, 2), FIRST_BY_ID)]
    assert found == sorted(found)
    assert len(found) == len(set(found))
    assert before <= set(found)


def test_clusters_in_portions_by_weight(peopled: Repository) -> None:
    with peopled.session("strait") as session:
        whole = [claim.id for claim in session.claims()]
        place, found = FIRST_BY_WEIGHT, []
        while portion := session.clusters_after(Claim, place, 2):
            found += [claim.id for _, claim in portion]
            place = portion[-1][0]
    assert found == whole


@pytest.mark.parametrize("words", ["", "ship", "number -road", "numb*"])
def test_statements_in_portions(peopled: Repository, words: str) -> None:
    query = Query(words=words)
    with peopled.session("strait") as session:
        before = {(hit.statement.document, hit.statement.id) for hit in session.search(Query(words=words, limit=1000))}
    found = [
        (hit.statement.document, hit.statement.id)
        for _, hit in _paged(peopled, lambda session, seq: session.search_after(query, seq, 3), 0)
    ]
    assert before
    assert len(found) == len(set(found))
    assert before <= set(found)


def test_statements_in_portions_pass_the_filters(peopled: Repository) -> None:
    with peopled.session("strait") as session:
        found = session.search_after(Query(words="ship", speaker="Speaker 3"), 0, 100)
        assert [hit.statement.speaker for _, hit in found] == ["a:Speaker 3"]
        with pytest.raises(BadQuery):
            session.search_after(Query(since="yesterday"), 0, 10)


def test_what_a_case_holds_is_counted(peopled: Repository) -> None:
    with peopled.session("strait") as session:
        counts = session.counts()
        assert (counts.documents, counts.statements, counts.corrections) == (7, 14, 0)
        assert counts.claims == len(list(session.claims()))
        assert counts.actors == len(list(session.actors()))
        assert counts.events == len(list(session.events()))


def test_actors_are_found_by_any_of_their_names(peopled: Repository) -> None:
    with peopled.session("strait") as session:
        assert session.actors_named("blen") == {"a:Karo Blen"}
        assert session.actors_named("Karo Venn") == session.actors_named("…") == frozenset()
