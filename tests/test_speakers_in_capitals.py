"""Who speaks in a transcript, where its labels stand in capitals; and styles before names, which are no part of them."""

import pytest
from cases import readings_of

from dragoman.types import Reading

INTERVIEW = (
    "PRESENTER: Mr. Adviser, did it happen or not?\n"
    "OMAR AL-SALIH, NATIONAL SECURITY ADVISER: I will say it, then. Our brothers sat with theirs in Varna.\n"
    "PRESENTER: At what level?\n"
    "AL-SALIH: At the level of security."
)


def _read(text: str) -> Reading:
    return readings_of(("a", "Channel", "2021-04-22", text))[0]


def test_a_label_with_an_office_in_capitals_names_who_speaks() -> None:
    reading = _read(INTERVIEW)
    chains = {a.chain for a in reading.attributions if a.speaker_kind == "named"}
    assert chains == {("OMAR AL-SALIH",)}
    assert "AL-SALIH" not in {actor.name for actor in reading.actors}


@pytest.mark.parametrize("asker", ["PRESENTER", "HOST", "ANCHOR", "MODERATOR"])
def test_who_asks_is_nobody_by_name(asker: str) -> None:
    reading = _read(INTERVIEW.replace("PRESENTER", asker))
    assert {a.speaker_kind for a in reading.attributions if a.chain == (asker,)} == {"anonymous"}
    assert asker not in {actor.name for actor in reading.actors}


@pytest.mark.parametrize("style", ["H.E.", "H.R.H.", "His Excellency"])
def test_a_style_is_no_part_of_a_name_and_no_role(style: str) -> None:
    (actor, *_) = _read(f"{style} Karl Ostrov met Maria Santini.").actors
    assert actor.name == "Karl Ostrov"
    assert actor.roles == ()
