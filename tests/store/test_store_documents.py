"""Documents come and go whole, in both dialects."""

import msgspec
import pytest
from dispatches import SAYINGS, add, dispatch, everything, link, remove, unlink
from sqlalchemy import event, select, text

from dragoman.errors import DuplicateDocument, NoSuchItem, StoreError
from dragoman.store import Repository
from dragoman.store.clusters import CHUNK
from dragoman.store.tables import OF_A_CASE, parts
from dragoman.types import CaseActor, Claim, Delta, DocumentCard, Instance, Key, Member, Query


def rows(store: Repository) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of cases."""
    with store.engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in OF_A_CASE}


def test_a_document_comes_back_as_it_was_put(store: Repository) -> None:
    first = dispatch("d1", publisher="Torvik Post", published="2021-05-10")
    add(store, first)
    with store.session("strait") as session:
        assert session.reading("d1") == first
        assert session.text("d1") == first.document.text
        assert [card.outlet for card in session.cards()] == ["Torvik Post"]
        case = session.load_case(statements=True)
    assert [actor.name for actor in case.actors] == ["Karo Blen", "Orla Venn"]
    assert len(case.claims) == len(case.statements) == 3
    assert (case.reader, case.linker, case.name) == ("reader-1", "linker-1", "strait")
    assert [summary.documents for summary in store.cases()] == [1]


def test_adding_twice_changes_nothing(store: Repository) -> None:
    add(store, dispatch("d1"), dispatch("d2"))
    before = rows(store)
    add(store, dispatch("d1"))
    assert rows(store) == before
    with store.session("strait") as session:
        held = everything(session)
        case = session.load_case()
    with store.transaction("strait") as session:  # the same delta again, written through
        delta = link(dispatch("d2"), session.view)
        by_id = {cluster.id: cluster for cluster in (*case.actors, *case.claims)}
        again = msgspec.structs.replace(
            delta,
            actors=tuple(by_id[actor.id] for actor in delta.actors),
            claims=tuple(by_id[claim.id] for claim in delta.claims),
        )
        session.put(dispatch("d2"), again)
    with store.session("strait") as session:
        assert everything(session) == held


def test_removing_takes_every_trace(store: Repository) -> None:
    add(store, dispatch("d1"))
    before = rows(store)
    saying = ("Ilse Marr", "The harbour is closed.")
    going = dispatch("gone-1", [*SAYINGS, saying], publisher="Marr Courier")
    add(store, going)
    with store.session("strait") as session:
        bands = link(going, session.view).copy_bands
        assert [card.id for card in session.view.copies(bands)] == ["gone-1"]
    assert any("gone-1" in repr(row) for found in rows(store).values() for row in found)
    remove(store, "gone-1")
    after = rows(store)
    for table, found in after.items():
        assert not any("gone-1" in repr(row) or "Marr" in repr(row) for row in found), table
    assert after.keys() == before.keys()
    assert {table: len(found) for table, found in after.items()} == {table: len(found) for table, found in before.items()}
    with store.session("strait") as session:
        assert session.search(Query(words="harbour")) == []
        assert session.view.copies(bands) == ()
    remove(store, "d1")
    assert all(not found for found in rows(store).values())
    store.check()


def test_removing_what_is_not_there_is_told(store: Repository) -> None:
    with pytest.raises(NoSuchItem, match="d9: is no document"), store.transaction("strait") as session:
        session.remove("d9", Delta(removed="d9"))
    with pytest.raises(NoSuchItem), store.session("strait") as session:
        session.reading("d9")


def test_other_words_under_one_id_are_refused(store: Repository) -> None:
    add(store, dispatch("d1"))
    other = dispatch("d1", [("Orla Venn", "The strait is shut.")])
    with store.session("strait") as session:
        assert session.holds("d1", dispatch("d1").document.sha256) == "same"
        assert session.holds("d1", other.document.sha256) == "other"
        assert session.holds("d2", other.document.sha256) == "no"
    before = rows(store)
    with pytest.raises(DuplicateDocument), store.transaction("strait") as session:
        session.put(other, link(other, session.view))
    assert rows(store) == before


def test_an_error_in_a_transaction_leaves_nothing(store: Repository) -> None:
    add(store, dispatch("d1"))
    before = rows(store)
    with pytest.raises(ZeroDivisionError), store.transaction("strait") as session:
        session.put(dispatch("d2"), link(dispatch("d2"), session.view))
        1 / 0
    assert rows(store) == before


def test_a_rereading_keeps_the_place_and_the_day_of_adding(store: Repository) -> None:
    add(store, dispatch("d1"), dispatch("d2"))
    with store.transaction("strait") as session:
        assert session.stale("reader-2") == ("d1", "d2")
        assert session.stale("reader-1") == ()
        assert session.stale("reader-1", "linker-2") == ("d1", "d2")
        session.remove("d1", unlink("d1", session.view))
        session.put(dispatch("d1"), link(dispatch("d1"), session.view), reader="reader-2")
        assert [card.id for card in session.cards()] == ["d1", "d2"]
        assert session.stale("reader-2") == ("d2",)
        assert session.stale("reader-2", "linker-1") == ("d2",)
        assert session.added_since("2020-01-01") == ("d1", "d2")
        assert session.added_since("9999") == ()
        assert session.load_case().reader == "reader-1, reader-2"


def test_a_session_that_reads_does_not_write(store: Repository) -> None:
    with store.session("strait") as session, pytest.raises(RuntimeError):
        session.put(dispatch("d1"), link(dispatch("d1"), session.view))


def test_a_reader_sees_one_state_while_another_writes(store: Repository) -> None:
    add(store, dispatch("d1"))
    with store.session("strait") as session:
        assert len(list(session.cards())) == 1
        add(store, dispatch("d2"))
        assert len(list(session.cards())) == 1
        assert len(session.load_case().documents) == 1
    with store.session("strait") as session:
        assert len(list(session.cards())) == 2


def test_a_case_of_one_document_and_none(store: Repository) -> None:
    store.new_case("empty")
    with store.session("empty") as session:
        case = session.load_case(statements=True)
        assert (case.documents, case.actors, case.claims, case.statements) == ((), (), (), ())
        assert session.search(Query(words="strait")) == []
        assert session.dirty_claims() == ()
    silent = dispatch("quiet", [])
    with store.transaction("empty") as session:
        session.put(silent, Delta(document=DocumentCard(id="quiet", outlet="quiet")))
    with store.session("empty") as session:
        assert session.reading("quiet") == silent


def test_cases_do_not_touch_each_other(store: Repository) -> None:
    store.new_case("other")
    add(store, dispatch("d1"))
    add(store, dispatch("d1"), dispatch("d2"), case="other")
    with store.session("strait") as session:
        kept = everything(session)
        assert [hit.card.id for hit in session.search(Query(words="letter"))] == ["d1"]
        assert len(session.view.claims(["w:The talks in Torvik will go on."])[0].instances) == 1
    store.drop_case("other")
    assert [summary.name for summary in store.cases()] == ["strait"]
    with store.session("strait") as session:
        assert everything(session) == kept


def test_clusters_and_their_keys_are_replaced(store: Repository) -> None:
    add(store, dispatch("d1"))
    actor = CaseActor(id="a:Orla Venn", name="Orla Venn-Rade", kind="person", documents=("d1",))
    member = Member(kind="actor", document="d1", item="a0", cluster="a:x")
    with store.transaction("strait") as session:
        session.apply(Delta(actors=(actor,), keys=(Key(kind="actor", value="f:new", id=actor.id),), members=(member,)))
        assert session.view.keys_of("actor", actor.id) == ("f:new",)
        assert session.view.actors(["f:Orla Venn"]) == ()
        assert session.view.actors(["f:new"]) == (actor,)
        assert session.view.members_of("d1")[0] == member
        assert len(session.view.members_of("d1")) == 6
        assert session.search(Query(speaker="rade")) != []


def test_clusters_that_are_gone_take_their_keys_along(store: Repository) -> None:
    add(store, dispatch("d1"))
    with store.transaction("strait") as session:
        session.apply(Delta(gone=(("actor", "a:Orla Venn"), ("claim", f"c:{SAYINGS[0][1]}"))))
        assert session.view.actors(["f:Orla Venn"]) == ()
        assert session.view.keys_of("actor", "a:Orla Venn") == ()
        assert [claim.summary for claim in session.dirty_claims()] == [words for _, words in SAYINGS[1:]]
        assert [actor.name for actor in session.actors()] == ["Karo Blen"]
    assert not any("a:Orla Venn" in repr(row) for name in ("keys", "names") for row in rows(store)[name])


def test_settled_claims_are_no_longer_dirty(store: Repository) -> None:
    add(store, dispatch("d1"))
    with store.transaction("strait") as session:
        dirty = session.dirty_claims()
        assert [claim.summary for claim in dirty] == [words for _, words in SAYINGS]
        session.replace_claims([msgspec.structs.replace(dirty[0], status="disputed")])
        assert session.dirty_claims() == dirty[1:]
    add(store, dispatch("d2", SAYINGS[:1]))
    with store.session("strait") as session:
        assert [claim.summary for claim in session.dirty_claims()] == [SAYINGS[1][1], SAYINGS[2][1], SAYINGS[0][1]]


@pytest.mark.parametrize("size", [CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_large_clusters_come_back_whole(store: Repository, size: int) -> None:
    instances = tuple(Instance(document=f"d{n}", span=(n, n + 1), item="s0") for n in range(size))
    claim = Claim(id="c", summary="said by many", instances=instances)
    actor = CaseActor(id="a", name="Many", kind="group", documents=tuple(f"d{n}" for n in range(size)))
    with store.transaction("strait") as session:
        session.apply(Delta(claims=(claim,), actors=(actor,)))
        assert session.view.claims_by_id(["c"]) == (claim,)
        assert session.view.actors_by_id(["a"]) == (actor,)
        shorter = msgspec.structs.replace(claim, instances=instances[:3])
        session.apply(Delta(claims=(shorter,)))
        assert session.view.claims_by_id(["c"]) == (shorter,)
        assert list(session.claims()) == [shorter]
        session.apply(Delta(gone=(("claim", "c"), ("actor", "a"))))
    assert all(not found for found in rows(store).values())


def test_a_further_instance_does_not_write_the_others_again(store: Repository) -> None:
    instances = tuple(Instance(document=f"d{n}", span=(n, n + 1), item="s0") for n in range(10 * CHUNK))
    with store.transaction("strait") as session:
        session.apply(Delta(claims=(Claim(id="c", summary="", instances=instances),)))
        more = (*instances, Instance(document="d-last", span=(0, 1), item="s0"))
        written: list[int] = []

        def count(connection, cursor, statement, parameters, context, executemany) -> None:
            if "INTO parts" in statement:
                written.append(len(parameters))

        event.listen(store.engine, "before_cursor_execute", count)
        session.apply(Delta(claims=(Claim(id="c", summary="", instances=more),)))
        event.remove(store.engine, "before_cursor_execute", count)
        assert written == []
        assert len(session.view.claims_by_id(["c"])[0].instances) == 10 * CHUNK + 1
    with store.engine.connect() as connection:
        assert len(connection.execute(select(parts)).all()) == 10


def test_copies_pass_to_the_earliest_of_them(store: Repository) -> None:
    add(store, dispatch("d1"))
    for id in ("d2", "d3", "d4"):
        add(store, dispatch(id), copy_of="d1", copy_reason="the same words")
    with store.session("strait") as session:
        found = session.view.copies(link(dispatch("d9"), session.view).copy_bands)
        assert [card.id for card in found] == ["d1", "d2", "d3", "d4"]
    remove(store, "d1")
    with store.session("strait") as session:
        assert [(card.id, card.copy_of) for card in session.cards()] == [("d2", None), ("d3", "d2"), ("d4", "d2")]
        assert [card.copy_reason for card in session.cards()] == [None, "the same words", "the same words"]


def test_strange_characters_are_kept(store: Repository) -> None:
    odd = dispatch("d-\u200fא", [("Orla Venn", "‘Zwölf' % :x \\ 😀 会议.")], publisher="O'Hara; DROP")
    add(store, odd)
    with store.session("strait") as session:
        assert session.reading("d-\u200fא") == odd
        assert [card.id for card in session.view.pages_of("o'hara; drop")] == ["d-\u200fא"]
        assert session.search(Query(words="zwolf 会议")) != []


def test_a_null_character_in_an_id_harms_nothing(store: Repository) -> None:
    add(store, dispatch("d1"))
    try:
        add(store, dispatch("d\x002"))
    except StoreError as error:  # PostgreSQL keeps none
        assert "null character" in str(error)
    with store.session("strait") as session:
        assert next(session.cards()).id == "d1"


def test_the_index_of_words_is_whole_after_much_coming_and_going(store: Repository) -> None:
    for n in range(12):
        add(store, dispatch(f"d{n}"))
    remove(store, "d3", "d4", "d0")
    store.check()
    with store.engine.connect() as connection:
        left = connection.execute(text("SELECT count(*) FROM statements")).scalar()
    assert left == 27
    with store.session("strait") as session:
        assert len(session.search(Query(words="strait", limit=100))) == 9
