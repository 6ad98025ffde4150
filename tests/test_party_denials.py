"""Who denies as a party: whoever speaks for one of those whom the claim is about, or of a deed that would be his own."""

import pytest

from dragoman.linking.standing import is_party_denial
from dragoman.linking.tellings import Setting
from dragoman.types import Instance


def by(source: str, words: str = "", *, parties: tuple[str, ...], quoted: bool = False) -> bool:
    chain = (source,) if source else ()
    instance = Instance(document="d", span=(0, 9), chain=chain, stance="denies", item="d:t1", quoted=quoted)
    return is_party_denial(instance, Setting(cards={}, words={("d", (0, 9)): words}, parties=parties))


@pytest.mark.parametrize("source", ["a spokesman for Dahl", "Dahl's lawyer", "Dahl's office"])
def test_who_speaks_for_a_party_denies_as_one(source: str) -> None:
    assert by(source, parties=("Olav Dahl",))


def test_the_movement_of_the_spokesman_is_named_in_the_singular() -> None:
    assert by("a Harvi spokesman", parties=("Harvis",))


@pytest.mark.parametrize("source", ["Dahl's brother", "a critic of Dahl", "Berg's lawyer"])
def test_who_does_not_speak_for_a_party_is_none(source: str) -> None:
    assert not by(source, parties=("Olav Dahl",))


def test_who_denies_a_deed_of_his_own_is_a_party() -> None:
    assert by("Nina Berg", "“We never crossed the river,” Nina Berg said.", parties=(), quoted=True)
    assert by("Nina Berg", "“No boat of ours left the port,” Nina Berg said.", parties=(), quoted=True)


def test_who_has_only_not_seen_it_is_none() -> None:
    assert not by("Nina Berg", "“We have never seen such a boat,” Nina Berg said.", parties=(), quoted=True)
    assert not by("Nina Berg", "Nina Berg said that no boat of the rebels had left.", parties=())
