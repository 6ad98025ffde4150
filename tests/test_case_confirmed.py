"""Who confirms, and what: beside a denial, of the right deed, by the right coast guard; and what is not mentioned."""

import pytest
from cases import Article, case_of, claim_with, told

from dragoman.linking.cores import _UNMENTIONED
from dragoman.linking.descriptions import describe
from dragoman.linking.stances import reacts, stance_of
from dragoman.types import Claim


def _claim(articles: tuple[Article, ...], document: str, words: str) -> Claim:
    return claim_with(case_of(*articles), document, words)


@pytest.mark.parametrize(
    "text",
    [
        "The premier conceded that he had received the letter, two weeks after his spokesman had denied it.",
        "The ministry confirmed the visit but would not comment on the price.",
        "The palace admitted the loan, which it had denied in May.",
        "Two days after it had denied the meeting, the palace confirmed it.",
        "El ministerio confirmó el viaje, pero negó que hubiera un acuerdo.",
        "Despite earlier denials, the army acknowledged the raid.",
    ],
)  # fmt: skip
def test_what_is_confirmed_is_not_denied_by_another_clause(text: str) -> None:
    assert stance_of(text) == "asserts"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("After the palace had confirmed the visit, the ministry denied it.", "denies"),
        ("The ministry would neither confirm nor deny the visit.", "no-comment"),
        ("The ministry denied the report, which a diplomat had confirmed.", "denies"),
        ("Nobody has confirmed the visit, and the palace denies it.", "denies"),
        ("Before it confirmed the loan, the bank denied that there was one.", "denies"),
    ],
)
def test_who_denies_though_others_confirm_denies(text: str, stance: str) -> None:
    assert stance_of(text) == stance


def test_a_confirmation_goes_to_the_deed_that_it_has_words_in_common_with() -> None:
    articles: tuple[Article, ...] = (
        ("c1", "Sea Watch", "2020-03-08",
         "Iceland on Saturday released the Uruguayan trawler Ara and its nine crew, the harbour office said. "
         "The captain, Tomas Rial, told reporters that he had been beaten by a guard. "
         "Uruguay's embassy in Reykjavik confirmed that all nine were on board."),
    )  # fmt: skip
    assert any("Uruguay" in origin.name for origin in _claim(articles, "c1", "released the Uruguayan").origins)


def test_another_states_coast_guard_does_not_go_on_denying() -> None:
    articles: tuple[Article, ...] = (
        ("g1", "Sea Watch", "2020-03-03",
         "Iceland's coast guard seized a Uruguayan trawler on Monday, the coast guard said. "
         "It denied that any shots had been fired, the coast guard said. "
         "Uruguay's coast guard said that the trawler was in Icelandic hands."),
    )  # fmt: skip
    claim = _claim(articles, "g1", "Uruguay's coast guard said")
    assert all(stance != "denies" for i in claim.instances if "Uruguay" in "".join(i.chain) for stance in (i.stance,))


def test_a_seizure_and_the_release_are_two_claims() -> None:
    articles: tuple[Article, ...] = (
        ("s1", "Sea Watch", "2020-03-03",
         "Iceland seized the Uruguayan fishing boat Ara and its nine crew on Monday, the harbour office said."),
        ("s2", "Sea Watch", "2020-03-08",
         "Iceland released the Uruguayan fishing boat Ara and its nine crew on Saturday, the harbour office said."),
    )  # fmt: skip
    assert told(_claim(articles, "s2", "released")) == [("s2", "asserts")]


@pytest.mark.parametrize(
    ("before", "is_unmentioned"),
    [
        ("He left without mentioning the ", True),
        ("Neither statement mentioned the secret ", True),
        ("Habló una hora sin mencionar el ", True),
        ("She mentioned the ", False),
        ("It did not mention that the army had ", False),
    ],
)
def test_what_is_not_mentioned_is_not_told(before: str, is_unmentioned: bool) -> None:
    assert (_UNMENTIONED.search(before) is not None) == is_unmentioned


@pytest.mark.parametrize("text", ["The raid is a grave threat, he said.", "The fleet said that it was aware of the reports."])
def test_judging_and_knowing_of_it_is_no_telling(text: str) -> None:
    assert reacts(text)


@pytest.mark.parametrize("text", ["The bridge is a long way off.", "The navy is aware of the man who swam ashore."])
def test_other_words_judge_nothing(text: str) -> None:
    assert not reacts(text)


def test_commissioners_are_officials_and_joint_chiefs_an_organ() -> None:
    assert "official" in describe("the peace commissioner").kinds
    assert "organ" in describe("Joint Chiefs of Staff").kinds
    assert describe("Joint Chiefs of Staff").name is None


def test_a_ministry_and_its_spokesman_are_one_though_nobody_says_whose() -> None:
    articles: tuple[Article, ...] = (
        ("m1", "Sea Watch", "2020-03-03",
         "King Osvald wrote to Premier Ilse Brandt in March, the foreign ministry said. "
         "The letter of King Osvald to Premier Ilse Brandt was delivered by an envoy, spokesman Jan Dorn said."),
    )  # fmt: skip
    assert _claim(articles, "m1", "King Osvald wrote").n_independent == 1


def test_who_concedes_the_letter_that_his_spokesman_denied_tells_it() -> None:
    articles: tuple[Article, ...] = (
        ("k1", "Sea Watch", "2020-03-02", "King Osvald wrote a letter to Premier Ilse Brandt in March, a website reported."),
        ("k2", "Harbour News", "2020-03-20",
         "King Osvald conceded on Friday that he had written a letter to Premier Ilse Brandt, two weeks after his spokesman told "
         "the nation that there was none."),
    )  # fmt: skip
    assert ("k2", "asserts") in told(_claim(articles, "k2", "conceded on Friday"))
    assert ("k2", "denies") not in told(_claim(articles, "k2", "conceded on Friday"))


def test_an_outlet_and_its_english_edition_are_one() -> None:
    articles: tuple[Article, ...] = (
        ("e1", "Harbour Post English", "2020-03-02", "King Osvald wrote to Premier Ilse Brandt, a sailor told the Harbour Post."),
        ("e2", "Sea Watch", "2020-03-03", "King Osvald wrote to Premier Ilse Brandt, the Harbour Post reported."),
    )  # fmt: skip
    claim = _claim(articles, "e2", "King Osvald wrote")
    assert claim.n_independent == 1
