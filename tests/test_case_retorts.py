"""A sentence that tells something and, in a clause of its own, that another denies it: two tellings, two sources, two stances."""

import pytest
from cases import case_of

from dragoman.linking.retorts import retort_in
from dragoman.linking.stances import stance_of


@pytest.mark.parametrize(
    ("text", "clause", "who"),
    [
        ("Norway says that Iceland boarded a trawler on Sunday, which Iceland denies.", "which Iceland denies", "Iceland"),
        (
            "The Harbour Post reported that Chile had shelled an island, a charge that Santiago called absurd.",
            "a charge that Santiago called absurd",
            "Santiago",
        ),
        (
            "Ghana accuses Togo of having burnt a customs post, something the Togolese army has called invented.",
            "something the Togolese army has called invented",
            "the Togolese army",
        ),
        ("Who sank it is open: the crew points at Malta, which denies it.", "which denies it", "Malta"),
        ("Serbia says that guards shot a fisherman; Zagreb says it was not them.", "Zagreb says it was not them", "Zagreb"),
        ("Kenya insists that Uganda closed the crossing, but Kampala says otherwise.", "Kampala says otherwise", "Kampala"),
        (
            "The mayor wrote that the bank had hidden letters, an accusation that its board rejected without a word more.",
            "an accusation that its board rejected",
            "its board",
        ),
    ],
)
def test_the_answer_is_a_clause_of_its_own(text: str, clause: str, who: str) -> None:
    found = retort_in(text, (0, len(text)))
    assert found is not None
    assert text[slice(*found.clause)] == clause
    assert text[slice(*found.who)].endswith(who)


@pytest.mark.parametrize(
    "text",
    [
        "Norland burnt the bridge, a claim that angered many who disputed.",
        "Norway sent a list of names, which Iceland rejected.",  # the list was sent
        "Chile proposed a truce, an offer that Peru rejected.",  # and the truce proposed
        "Peru has moved its post to the ridge, which Ecuador disputes.",
        "The ministry dismissed the envoy, who denies that he took money.",
        "The firm, which denies wrongdoing, will pay a fine.",
        "Asked about the raid, Dahl denied it.",
        "The clerk, who asked not to be named, said she could neither confirm nor deny the reports.",
        "“Norway says so, but Iceland denies it,” said Dahl.",
    ],
)
def test_what_answers_nothing_that_is_told(text: str) -> None:
    assert retort_in(text, (0, len(text))) is None


def test_who_accuses_and_who_denies_each_have_their_say() -> None:
    case = case_of(
        ("r1", "Sea Watch", "2024-03-12", "Norway said that Icelandic guards boarded a trawler on Sunday, which Iceland denies."),
    )
    (claim,) = (c for c in case.claims if any(i.stance == "denies" for i in c.instances))
    assert [(i.chain[-1:], i.stance) for i in claim.instances] == [(("Norway",), "asserts"), (("Iceland",), "denies")]
    assert claim.status in ("denied", "disputed")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoys went back to the capital.", "asserts"),
        ("Two men who had nothing to say to each other met in Varna.", "asserts"),
        ("The trawler ignored calls to stop, a spokesman told reporters.", "asserts"),
        ("Bail was denied by the court.", "asserts"),
        ("The premier ignored the reporters.", "no-comment"),
        ("She has nothing to say on it.", "no-comment"),
        ("Neither side has given any reaction.", "no-comment"),
        ("These stories are without any foundation.", "denies"),
        ("He replied with a curt no.", "denies"),
    ],
)
def test_stances_that_only_looked_like_one_and_others_that_were_missed(text: str, stance: str) -> None:
    assert stance_of(text) == stance


def test_silence_is_about_what_the_report_is_about() -> None:
    text = (
        "Premier Ola Dahl secretly met President Ana Berg of Chile in Varna on Sunday, a diplomat said. "
        "Dahl and Berg talked for two hours. "
        "The two met in a villa. Peru shelled the port of Lomo the same day, its navy said. The palace would not comment."
    )
    case = case_of(("r1", "Sea Watch", "2024-03-12", text))
    (claim,) = (c for c in case.claims if any(i.stance == "no-comment" for i in c.instances))
    assert "Dahl" in claim.summary
