"""What reports add to what they tell: details, further voices, denials that go on, reactions, blame that is given back."""

import pytest
from cases import Article, case_of, claim_with, told

from dragoman.linking.stances import confirms, counters, disowns, reacts, sees
from dragoman.types import Claim


def _claim(articles: tuple[Article, ...], document: str, words: str) -> Claim:
    return claim_with(case_of(*articles), document, words)


def test_who_denied_goes_on_denying_with_an_alibi() -> None:
    articles: tuple[Article, ...] = (
        ("a1", "Sea Watch", "2020-03-02", "King Osvald met Premier Ilse Brandt in Varna on Sunday, a local website reported."),
        ("a2", "Harbour News", "2020-03-03",
         "The palace denied that King Osvald had met Premier Ilse Brandt in Varna on Sunday. "
         "All royal yachts were in port that week, palace spokesman Jan Dorn said."),
    )  # fmt: skip
    found = told(_claim(articles, "a2", "denied that King Osvald"))
    assert found.count(("a2", "denies")) == 2


def test_an_eyewitness_speaks_of_what_his_report_tells() -> None:
    articles: tuple[Article, ...] = (
        ("w1", "Sea Watch", "2020-03-02",
         "Three Icelandic sailors were killed on Friday when their boat was attacked near Skar, the navy said. "
         "The mayor of Skar, Ana Holt, said she had seen the bodies of the three men being brought ashore."),
    )  # fmt: skip
    claim = _claim(articles, "w1", "Three Icelandic sailors")
    assert claim.status == "independently-corroborated"
    assert any("Holt" in origin.name for origin in claim.origins)


def test_who_only_welcomes_a_deed_is_no_witness_of_it() -> None:
    articles: tuple[Article, ...] = (
        ("r1", "Sea Watch", "2020-03-02",
         "The rebels released engineer Ivo Marek on Monday, the Red Cross said. President Karl Ostrov welcomed the release."),
    )  # fmt: skip
    claim = _claim(articles, "r1", "The rebels released")
    assert not any("Ostrov" in origin.name for origin in claim.origins)


def test_what_was_announced_and_what_was_done_are_two_claims() -> None:
    articles: tuple[Article, ...] = (
        ("p1", "Sea Watch", "2022-06-08",
         "Iceland and Uruguay will exchange prisoners at the Varna bridge on Friday, General Ivo Marek said."),
        ("p2", "City Lights", "2022-06-11", "Iceland and Uruguay exchanged prisoners at the Varna bridge, a witness said."),
    )  # fmt: skip
    assert {document for document, _ in told(_claim(articles, "p2", "exchanged prisoners"))} == {"p2"}


def test_a_study_that_somebody_cites_is_his_word() -> None:
    articles: tuple[Article, ...] = (
        ("s1", "Sea Watch", "2021-03-02",
         "Minister Karl Ostrov said that a study by the Coastal Institute showed the canal would cut the depth by 30 per cent."),
    )  # fmt: skip
    assert [origin.name for origin in _claim(articles, "s1", "a study by").origins] == ["Karl Ostrov"]


def test_what_another_is_said_to_have_promised_is_the_word_of_who_says_so() -> None:
    articles: tuple[Article, ...] = (
        ("m1", "Sea Watch", "2021-03-02", "Senator Petra Holm claimed that the palace promised to lower the tax on 40 islands."),
    )
    assert [origin.name for origin in _claim(articles, "m1", "promised to lower").origins] == ["Petra Holm"]


def test_two_presidents_of_countries_that_nobody_names_are_two() -> None:
    articles: tuple[Article, ...] = (
        ("t1", "Sea Watch", "2021-03-02",
         "Presidents Karl Ostrov and Anton Lind spoke by telephone on Monday, Ostrov's spokesman, Jan Dorn, said. "
         "Lind's spokeswoman, Ada Moor, confirmed the call."),
    )  # fmt: skip
    assert _claim(articles, "t1", "spoke by telephone").n_independent == 2


def test_sentences_that_judge_see_or_blame() -> None:
    assert reacts("The bishop thanked the sailors.")
    assert not reacts("The bishop met the sailors.")
    assert sees("A witness told the paper of it.")
    assert counters("The coast guard said that its men had returned fire.")
    assert disowns("The union denied responsibility for the fire.")
    assert not confirms("If confirmed, the sale would be the largest in years.")


def test_what_a_source_says_next_on_the_deed_that_it_told_is_of_one_claim() -> None:
    text = "The two foreign ministers of Norland and Orland met in Varn on Monday, Norland's minister, Ola Dahl, said. " + (
        '"It was cordial and long," Dahl said.'
    )
    claim = claim_with(case_of(("a", "Varn Post", "2021-05-04", text)), "a", "cordial")
    assert claim.event is not None
    assert len(claim.instances) == 2


@pytest.mark.parametrize(
    "said",
    [
        "Norland's harvest will be poor, Dahl said.",
        "The minister denied any wrongdoing in the sale of his house.",
        "Orland's losses are about 4,000 men, Dahl said.",
    ],
)
def test_but_what_is_not_on_that_deed_is_another_claim(said: str) -> None:
    text = "The two foreign ministers of Norland and Orland met in Varn on Monday, Norland's minister, Ola Dahl, said. "
    case = case_of(("a", "Varn Post", "2021-05-04", text + said))
    assert len(claim_with(case, "a", "met in Varn").instances) == 1


def test_but_a_deed_of_its_own_is_another_claim() -> None:
    text = "The two foreign ministers of Norland and Orland met in Varn on Monday, Norland's minister, Ola Dahl, said. " + (
        "Norland has bought six ships from Estonia, Dahl said."
    )
    case = case_of(("a", "Varn Post", "2021-05-04", text))
    assert claim_with(case, "a", "six ships").id != claim_with(case, "a", "met in Varn").id


def test_a_denial_of_that_denies_what_was_said_last_and_one_of_the_report_what_it_is_about() -> None:
    talks = (
        "Norland and Orland held secret talks in Varn on Monday, an envoy said. Norland and Orland met in Varn, a porter said. "
    )
    plan = "Orland wants to close all its mines by June, the daily Tide reported. "
    that = case_of(("a", "Varn Post", "2021-05-04", talks + plan + "Orland's government dismissed that as a fairy tale."))
    assert ("a", "denies") in told(claim_with(that, "a", "all its mines"))
    assert ("a", "denies") not in told(claim_with(that, "a", "an envoy said"))
    report = case_of(("a", "Varn Post", "2021-05-04", talks + plan + "Orland's government dismissed the story as a fairy tale."))
    assert ("a", "denies") in told(claim_with(report, "a", "an envoy said"))
