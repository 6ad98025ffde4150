"""What the analyst decided stays written."""

import pytest
from dispatches import add, dispatch, remove
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from dragoman.errors import BadCorrection, NoSuchItem
from dragoman.store import Repository
from dragoman.store.tables import ledger
from dragoman.types import Anchor, Correction

RENAMED = Correction(
    id=0, at="2021-05-10T09:00:00+00:00", author="ines", action="rename", target="actor", value="Orla Venn-Rade",
    anchors=(Anchor(document="d1", span=(0, 9), quote="Orla Venn"),), note="her name since May",
)  # fmt: skip


def undo(of: int) -> Correction:
    return Correction(id=0, at="2021-05-11T09:00:00+00:00", author="ola", action="undo", target="correction", undoes=of)


def test_entries_are_numbered_and_kept_in_order(store: Repository) -> None:
    with store.transaction("strait") as session:
        first = session.append(RENAMED)
        second = session.append(undo(first.id))
    assert (first.id, second.id) == (1, 2)
    with store.session("strait") as session:
        assert session.corrections() == session.view.corrections() == (first, second)
        assert session.load_case().corrections == (first, second)
    assert first.note == RENAMED.note and first.anchors == RENAMED.anchors


def test_an_entry_is_undone_once(store: Repository) -> None:
    with store.transaction("strait") as session:
        session.append(RENAMED)
        session.append(undo(1))
        with pytest.raises(BadCorrection, match="undone already, by correction 2"):
            session.append(undo(1))
        with pytest.raises(NoSuchItem, match="correction 7"):
            session.append(undo(7))


@pytest.mark.parametrize(
    "change", [update(ledger).values(author="nobody"), delete(ledger), delete(ledger).where(ledger.c.id == 1)]
)
def test_nobody_can_change_the_ledger(store: Repository, change) -> None:
    with store.transaction("strait") as session:
        session.append(RENAMED)
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(change)
    with store.session("strait") as session:
        assert len(session.corrections()) == 1


def test_the_ledger_outlives_its_documents_and_goes_with_its_case(store: Repository) -> None:
    add(store, dispatch("d1"))
    with store.transaction("strait") as session:
        session.append(RENAMED)
    remove(store, "d1")
    with store.session("strait") as session:
        assert len(session.corrections()) == 1
    store.drop_case("strait")
    store.new_case("strait")
    with store.session("strait") as session:
        assert session.corrections() == ()
