"""So many people, and what became of them: told in any words, it is one claim; other numbers, days and states are others."""

import pytest
from cases import case_of, claim_with, told

from dragoman.lexicon import rows
from dragoman.linking.tolls import tolls_in
from dragoman.linking.words import words


def read(text: str) -> list[tuple[str, int]]:
    """The tolls of a sentence as fate and count."""
    return [(toll.fate, toll.count) for toll in tolls_in(text)]


@pytest.mark.parametrize("row", rows("fates"), ids=lambda row: f"{row['language']}-{row['means']}")
def test_every_row_is_read_as_its_example_says(row: dict[str, str]) -> None:
    found = read(row["example"])
    assert found
    if row["means"].isdigit():
        assert found[0][1] == int(row["means"])
    elif row["means"] != "people":
        assert found[0][0] == row["means"]


@pytest.mark.parametrize("row", rows("toll_words"), ids=lambda row: f"{row['language']}-{row['means']}")
def test_every_word_beside_makes_the_difference_in_its_example(row: dict[str, str]) -> None:
    """What lets a number count would not be counted with another word there, and what forbids it not without the word."""
    told, forms = words(row["example"]), row["forms"].split("|")
    forbids = row["means"] in ("open", "nobody")
    others = [[*told[:i], *([] if forbids else ["xyz"]), *told[i + 1 :]] for i, word in enumerate(told) if word in forms]
    changed = [read(" ".join(other)) for other in others]
    found = read(row["example"])
    assert found == [] if forbids else found
    assert any(len(other) > len(found) if forbids else len(other) < len(found) for other in changed)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Seven of the raiders had been captured, the prefect added.", [("held", 7)]),
        ("The nurse put the losses at five dead on the Chadian side.", [("dead", 5)]),
        ("Two gunmen killed four shepherds.", [("dead", 4)]),
        ("The frigate is holding the nine-man crew of the tug.", [("held", 9)]),
        ("They killed 4 and wounded 7 policemen.", [("dead", 4), ("hurt", 7)]),
        ("The fire cost the lives of twelve miners.", [("dead", 12)]),
    ],
)
def test_what_is_counted(text: str, tolls: list[tuple[str, int]]) -> None:
    assert read(text) == tolls


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was killed four days later.",
        "Holding talks with six nations, he died.",
        "The court will free six men, its clerk said.",
        "Six sailors would be freed if the list arrived.",
        "None of its 19 sailors was hurt.",
        "In 2019 soldiers died at the wall.",
        "Lima bought three ships that were seized.",
        "Those were the six of, well, nobody knows.",  # a clause that breaks off
    ],
)
def test_what_counts_nobody_or_has_not_come_to_pass(text: str) -> None:
    assert read(text) == []


_LOSS = (
    "r1",
    "Sahel Wire",
    "2021-06-10",
    "Five Chadian soldiers died when a patrol ran into an ambush near the border with Sudan on Wednesday, Chad's army said.",
)


@pytest.mark.parametrize(
    ("day", "text", "is_one"),
    [
        ("2021-06-11", "A surgeon in Sudan said that he had seen the bodies of five soldiers.", True),
        ("2021-06-12", "Sudan's army put the losses at five dead on the Chadian side.", True),
        ("2021-06-12", "Sudan's army put the losses at six dead on the Chadian side.", False),
        ("2021-10-12", "Sudan's army put the losses at five dead on the Chadian side.", False),  # four months later
        ("2021-06-12", "Norway said that five Swedish skiers had been killed.", False),
        ("2021-06-12", "Sudan's army said that five Chadian soldiers had been captured.", False),
    ],
)
def test_one_loss_is_known_by_its_number(day: str, text: str, is_one: bool) -> None:
    case = case_of(_LOSS, ("r2", "Nile Herald", day, text))
    claims = [claim for claim in case.claims if {i.document for i in claim.instances} >= {"r1", "r2"}]
    assert bool([claim for claim in claims if any("n:dead|5" in mark for mark in claim.core)]) is is_one


def test_two_who_know_it_are_witnesses_and_who_copies_it_is_none() -> None:
    case = case_of(
        _LOSS,
        ("r2", "Nile Herald", "2021-06-12", "Sudan's army put the losses at five dead on the Chadian side."),
        ("r3", "Gulf Post", "2021-06-13", "Five soldiers of Chad were killed on Wednesday, Sahel Wire reported."),
    )
    claim = claim_with(case, "r2", "five dead")
    assert told(claim) == [("r1", "asserts"), ("r2", "asserts"), ("r3", "asserts")]
    assert (claim.status, claim.n_independent) == ("independently-corroborated", 2)


def test_two_dead_of_another_week_are_others() -> None:
    case = case_of(
        ("r1", "Sahel Wire", "2021-06-10", "Two Chadian soldiers were killed near the border, Chad's army said."),
        ("r2", "Nile Herald", "2021-06-28", "Sudan's army said that two Chadian soldiers had been killed at the wells."),
    )
    assert not [c for c in case.claims if {i.document for i in c.instances} >= {"r1", "r2"} and any("n:" in m for m in c.core)]


def test_who_is_held_is_what_the_claim_of_the_arrest_tells() -> None:
    case = case_of(
        ("r1", "Sahel Wire", "2021-06-10", "Sudan's navy arrested six Chadian fishermen on Wednesday, Sudan said."),
        ("r2", "Nile Herald", "2021-06-14", "The six fishermen whom Sudan led away are well, Chad's consul said."),
    )
    claim = claim_with(case, "r2", "led away")
    assert {i.document for i in claim.instances} == {"r1", "r2"}
    assert claim.event is not None


def test_a_number_before_a_bare_of_counts_nobody() -> None:
    assert tolls_in("Of the boats they had seen seven of.") == ()
