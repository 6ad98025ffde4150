"""What a statement only brings up besides: deeds after which something was decided, behind a negation, by a noun; and by whom."""

import pytest
from cases import Article, case_of, claim_with, told

from dragoman.linking.negations import reaches
from dragoman.types import Claim


def _claim(articles: tuple[Article, ...], document: str, words: str) -> Claim:
    return claim_with(case_of(*articles), document, words)


def test_of_the_shelling_after_which_it_was_decided_the_sources_say_nothing() -> None:
    articles: tuple[Article, ...] = (
        ("b1", "Sea Watch", "2020-03-02", "Icelandic troops shelled the Uruguayan port of Ilm on Monday, Uruguay's army said."),
        ("b2", "Harbour News", "2020-03-09",
         "The Bank of Varna has suspended a loan to Iceland, two people familiar with the matter told Harbour News. "
         "The decision was taken last week after the shelling of Ilm, said the sources."),
    )  # fmt: skip
    assert not any("b2" in origin.documents for origin in _claim(articles, "b1", "shelled the Uruguayan port").origins)
    assert ("b2", "asserts") in told(_claim(articles, "b2", "The decision was taken"))
    assert len(told(_claim(articles, "b2", "The decision was taken"))) == 2


def test_the_sources_are_not_those_of_another_paragraph_who_have_a_name() -> None:
    articles: tuple[Article, ...] = (
        ("b3", "Harbour News", "2020-03-09",
         "The Bank of Varna has suspended a loan to Iceland, General Ivo Marek said. "
         "The harbour will be closed in June, the sources said."),
    )  # fmt: skip
    assert len(told(_claim(articles, "b3", "suspended a loan"))) == 1


def test_a_party_that_speaks_of_the_deed_by_its_noun_tells_it() -> None:
    articles: tuple[Article, ...] = (
        ("p1", "Sea Watch", "2020-03-02",
         "Iceland and Uruguay will exchange prisoners on Friday, Norway's prime minister, Ola Dahl, said. "
         "Uruguayan foreign ministry spokesman Ivo Marek told reporters that an exchange was being prepared."),
    )  # fmt: skip
    claim = _claim(articles, "p1", "will exchange prisoners")
    assert any("Marek" in origin.name for origin in claim.origins)
    assert claim.n_independent == 2


@pytest.mark.parametrize(
    "words",
    [
        "Peruvian foreign ministry spokesman Ivo Marek told reporters that an exchange was being prepared.",
        "Uruguayan foreign ministry spokesman Ivo Marek told reporters that no exchange was being prepared.",
    ],
)
def test_who_is_no_party_or_says_no_tells_it_not(words: str) -> None:
    articles: tuple[Article, ...] = (
        ("p2", "Sea Watch", "2020-03-02",
         f"Iceland and Uruguay will exchange prisoners on Friday, Norway's prime minister, Ola Dahl, said. {words}"),
    )  # fmt: skip
    assert not any("Marek" in origin.name for origin in _claim(articles, "p2", "will exchange prisoners").origins)


def test_an_eyewitness_saw_the_deed_rather_than_what_another_said_of_it() -> None:
    articles: tuple[Article, ...] = (
        ("w1", "Sea Watch", "2020-03-02",
         "Three Icelandic sailors were killed on Friday night when their boat was attacked near Skar, the navy said. "
         '"This was the work of the Northern Front," Admiral Tomas Rial told reporters in Skar. '
         "The mayor of Skar, Ana Holt, said she had seen the bodies of the three men being brought ashore."),
    )  # fmt: skip
    assert any("Holt" in origin.name for origin in _claim(articles, "w1", "Three Icelandic sailors").origins)


def test_a_summit_that_is_off_is_told_as_called_off() -> None:
    articles: tuple[Article, ...] = (
        ("s1", "Sea Watch", "2020-03-02",
         "Iceland and Uruguay will hold a summit in Varna on March 27, Iceland's foreign ministry said."),
        ("s2", "Harbour News", "2020-03-24",
         "The presidents of Iceland and Uruguay will not meet in Varna on March 27, Uruguay's president said."),
        ("s3", "City Lights", "2020-03-25", "The summit of Iceland and Uruguay in Varna is off, Iceland's president said."),
    )  # fmt: skip
    assert _claim(articles, "s3", "is off").event is not None


@pytest.mark.parametrize(
    ("told_", "deed", "is_reached"),
    [
        ("that she would not sit at a table with those who hold our men", "sit", True),
        ("that she would not sit at a table with those who hold our men", "hold", False),
        ("that no shell crossed the river", "crossed", True),
        ("that the ministry did not reply after the raid", "raid", False),
        ("that it has never attacked a ship", "attacked", True),
    ],
)
def test_how_far_a_negation_reaches(told_: str, deed: str, is_reached: bool) -> None:
    assert reaches(told_, told_.index(deed)) == is_reached


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("Norway welcomed the release of the sailors.", False),
        ("Norway welcomed the success of its mediation, which led on Monday to the release of nine sailors by Iceland.", True),
    ],
)
def test_only_what_is_welcomed_itself_is_not_told(words: str, tells: bool) -> None:
    articles: tuple[Article, ...] = (
        ("r1", "Sea Watch", "2020-03-03", "Iceland released nine Uruguayan sailors on Monday, Uruguay's foreign ministry said."),
        ("r2", "Harbour News", "2020-03-03", f"{words} The sailors flew to Oslo."),
    )  # fmt: skip
    case = case_of(*articles)
    deeds = [claim for claim in case.claims if claim.event and any(i.document == "r2" for i in claim.instances)]
    released = [claim for claim in deeds if any("welcomed" in s.text for s in case.statements if s.claim == claim.id)]
    assert bool(released) == tells


def test_who_will_not_come_says_as_the_host_does_that_the_summit_is_off() -> None:
    articles: tuple[Article, ...] = (
        ("o1", "Sea Watch", "2020-03-02",
         "Monday's meeting between the leaders of Iceland and Uruguay in Varna has been called off, Bulgaria said. "
         "Icelandic President Karl Ostrov will not meet the Uruguayan president in Varna, his spokesman Jan Dorn said."),
    )  # fmt: skip
    claim = _claim(articles, "o1", "has been called off")
    assert all(instance.stance == "asserts" for instance in claim.instances)


def test_a_denial_about_any_of_its_ships_is_not_of_the_summit() -> None:
    articles: tuple[Article, ...] = (
        ("d1", "Sea Watch", "2020-03-02",
         "Monday's summit of Iceland and Uruguay in Varna has been called off, Bulgaria's foreign ministry said. "
         "Uruguay denied that any of its ships had left Uruguayan waters."),
    )  # fmt: skip
    assert ("d1", "denies") not in told(_claim(articles, "d1", "has been called off"))


def test_each_of_two_sayings_has_its_own_word() -> None:
    articles: tuple[Article, ...] = (
        ("j1", "Sea Watch", "2020-03-02", "King Osvald wrote a letter to Premier Ilse Brandt in March, a website reported."),
        ("j2", "Harbour News", "2020-03-20",
         "King Osvald admitted on Friday that he had written a letter to Premier Ilse Brandt but contested that he had set a day "
         "for leaving Varna."),
    )  # fmt: skip
    claim = _claim(articles, "j1", "wrote a letter")
    assert ("j2", "asserts") in told(claim)
    assert ("j2", "denies") not in told(claim)
