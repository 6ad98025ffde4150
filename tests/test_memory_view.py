"""A case in memory answers as a store does."""

from dragoman.linking.memory import PER_KEY, MemoryView, keys_for
from dragoman.types import CaseActor, Claim, Delta, DocumentCard, Instance, Member, Statement


def actor(id: str, *documents: str) -> CaseActor:
    return CaseActor(id=id, name=id, kind="person", documents=documents)


def card(id: str, outlet: str = "Norland Herald") -> DocumentCard:
    return DocumentCard(id=id, outlet=outlet)


def statement(id: str, document: str) -> Statement:
    return Statement(id=id, document=document, span=(0, 4), text="Dahl left.")


def test_answers_by_key_with_many_documents_first() -> None:
    view = MemoryView()
    keys = keys_for("actor", "A1", ["s:dl"]) + keys_for("actor", "A2", ["s:dl", "o:president|Norland", "s:dl"])
    view.apply(Delta(document=card("d1"), actors=(actor("A1", "d1"), actor("A2", "d1", "d2")), keys=keys))
    assert [found.id for found in view.actors(["s:dl"])] == ["A2", "A1"]
    assert [found.id for found in view.actors(["o:president|Norland", "s:dl", "none"])] == ["A2", "A1"]
    assert view.keys_of("actor", "A2") == ("s:dl", "o:president|Norland")
    assert view.actors_by_id(["A1", "none", "A2"]) == (actor("A1", "d1"), actor("A2", "d1", "d2"))


def test_a_key_answers_with_a_bounded_number() -> None:
    view = MemoryView()
    names = [f"A{number:03}" for number in range(PER_KEY + 9)]
    view.apply(
        Delta(
            actors=tuple(actor(name, "d1") for name in names), keys=tuple(k for n in names for k in keys_for("actor", n, ["s:x"]))
        )
    )
    assert [found.id for found in view.actors(["s:x"])] == names[:PER_KEY]


def test_clusters_replace_their_keys_and_documents_their_members() -> None:
    view = MemoryView()
    old = Member(kind="actor", document="d1", item="a1", cluster="A1")
    new = Member(kind="actor", document="d1", item="a2", cluster="A1")
    view.apply(Delta(document=card("d1"), actors=(actor("A1", "d1"),), keys=keys_for("actor", "A1", ["s:old"]), members=(old,)))
    view.apply(Delta(document=card("d1"), actors=(actor("A1", "d1"),), keys=keys_for("actor", "A1", ["s:new"]), members=(new,)))
    assert view.actors(["s:old"]) == ()
    assert view.actors(["s:new"]) == (actor("A1", "d1"),)
    assert view.members_of("d1") == (new,)


def test_removing_a_document_takes_its_traces_away() -> None:
    view = MemoryView()
    told = Claim(id="C1", summary="Dahl left", instances=(Instance(document="d1", span=(0, 4)),))
    view.apply(
        Delta(
            document=card("d1"),
            statements=(statement("d1:0", "d1"),),
            claims=(told,),
            keys=keys_for("claim", "C1", ["u:dahl"]),
            members=(Member(kind="claim", document="d1", item="d1:0", cluster="C1"),),
            copy_bands=("b1",),
            dirty=("C1",),
        )
    )
    assert view.copies(["b1"]) == (card("d1"),)
    assert view.dirty_claims() == (told,)
    view.apply(Delta(removed="d1", gone=(("claim", "C1"),)))
    assert view.claims(["u:dahl"]) == view.claims_by_id(["C1"]) == view.dirty_claims() == ()
    assert view.copies(["b1"]) == view.statements_of("d1") == view.members_of("d1") == view.pages_of("Norland Herald") == ()
    assert view.case("empty").documents == ()


def test_pages_of_an_outlet_in_the_order_they_came() -> None:
    view = MemoryView()
    for id in ("d2", "d1", "d3"):
        view.apply(Delta(document=card(id, "Norland Herald" if id != "d3" else "Orlu Post")))
    assert [found.id for found in view.pages_of("norland herald")] == ["d2", "d1"]
    assert [found.id for found in view.pages_of("NORLAND HERALD", limit=1)] == ["d2"]
