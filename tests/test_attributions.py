"""Who is said to have said what: one rule, two sentences at least."""

import pytest
from readings import read_by_rules, told, words

CASES = {
    "a clause with that": [
        (
            "Minister Orlu said that the border would reopen on Monday.",
            ("Minister Orlu", "said", "that the border would reopen on Monday"),
        ),
        (
            "The rebels insisted that no truce had been signed.",
            ("The rebels", "insisted", "that no truce had been signed"),
        ),
    ],
    "a clause without that": [
        (
            "The ministry announced the border would reopen.",
            ("The ministry", "announced", "the border would reopen"),
        ),
        (
            "A senior official said the talks had failed.",
            ("A senior official", "said", "the talks had failed"),
        ),
    ],
    "a clause before its verb": [
        ("The road had been mined, the officer said.", ("the officer", "said", "The road had been mined")),
        ("The harvest had failed, the bank reported.", ("the bank", "reported", "The harvest had failed")),
    ],
    "a saying inserted in its content": [
        ("The bridge, the mayor said, was safe.", ("the mayor", "said", "The bridge / was safe")),
        ("As the mayor put it, the bridge was safe.", ("the mayor", "put", "the bridge was safe")),
    ],
    "a quotation before and after": [
        (
            '"The border is open," Minister Orlu said. "It will stay open."',
            ("Minister Orlu", "said", '"The border is open," / "It will stay open."'),
        ),
        (
            "“We shall not yield,” said Ana Varga, “until the last prisoner is home.”",
            ("Ana Varga", "said", "“We shall not yield,” / “until the last prisoner is home.”"),
        ),
    ],
    "a quotation over sentences after a colon": [
        (
            'Orlu said: "We met. We talked for two hours. Nothing came of it."',
            ("Orlu", "said", '"We met. We talked for two hours. Nothing came of it."'),
        ),
        (
            "The envoy wrote: “The cabinet is split. The premier wants peace.”",
            ("The envoy", "wrote", "“The cabinet is split. The premier wants peace.”"),
        ),
    ],
    "a quotation with inserted brackets and an ellipsis": [
        (
            "“The plan,” she said, “is [now] dead… but we go on.”",
            ("she", "said", "“The plan,” / “is [now] dead… but we go on.”"),
        ),
        (
            "“He [the king] will come... in May,” the envoy said.",
            ("the envoy", "said", "“He [the king] will come... in May,”"),
        ),
    ],
    "according to": [
        (
            "The king died in May, according to two officials familiar with the case.",
            ("two officials familiar with the case", "according to", "The king died in May"),
        ),
        (
            "According to the paper, which belongs to the state, the army has left.",
            ("the paper", "According to", "the army has left"),
        ),
    ],
    "an infinitive of wish or promise": [
        ("The king hopes to meet the envoy in June.", ("The king", "hopes", "to meet the envoy in June")),
        ("The rebels offered to release the hostages.", ("The rebels", "offered", "to release the hostages")),
    ],
    "the medium is not part of what was asked": [
        (
            "The premier asked to meet the king in a letter sent in May.",
            ("The premier", "asked", "to meet the king"),
        ),
        (
            "The general vowed to retake the town in a speech on Friday.",
            ("The general", "vowed", "to retake the town"),
        ),
    ],
    "a noun of saying with its owner": [
        (
            "The general's claim that the town had fallen was false.",
            ("The general", "claim", "that the town had fallen"),
        ),
        ("The king's wish to meet the envoy was well known.", ("The king", "wish", "to meet the envoy")),
    ],
    "an adjective of belief": [
        (
            "The premier is confident that the truce will hold.",
            ("The premier", "confident", "that the truce will hold"),
        ),
        (
            "The envoy was hopeful that talks would resume.",
            ("The envoy", "hopeful", "that talks would resume"),
        ),
    ],
    "a passive with its agent": [
        (
            "The envoy was told by the minister that the talks had failed.",
            ("the minister", "told", "that the talks had failed"),
        ),
        (
            "It was reported by the agency that the port was shut.",
            ("the agency", "reported", "that the port was shut"),
        ),
    ],
    "nobody by name": [
        ("It was reported that the envoy had left.", ("", "reported", "that the envoy had left")),
        (
            "It is alleged that the general took the money.",
            ("", "alleged", "that the general took the money"),
        ),
    ],
    "what someone called something": [
        ("The general rejected what he called a trap.", ("he", "called", "a trap")),
        ("The ministry condemned what it termed a provocation.", ("it", "termed", "a provocation")),
    ],
    "what a medium carries": [
        (
            "Hints of an offer could be found in the foreign press.",
            ("the foreign press", "found in", "an offer"),
        ),
        ("Details of the plan emerged in the local media.", ("the local media", "emerged in", "the plan")),
    ],
    "a headline's colon": [
        (
            "Varga: The border will stay shut\n\nThe minister spoke on Monday to a crowd of several hundred people.",
            ("Varga", ":", "The border will stay shut"),
        ),
        (
            "Foreign Ministry: No talks are planned\n\nNo date has been set for the visit of the delegation to the capital.",
            ("Foreign Ministry", ":", "No talks are planned"),
        ),
    ],
    "a signed quotation": [
        ("“They lied to us.” — Tomas Berg", ("Tomas Berg", "—", "“They lied to us.”")),
        (
            '"Nobody asked us about the dam." - Lena Holt',
            ("Lena Holt", "-", '"Nobody asked us about the dam."'),
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{rule} {n}") for rule, cases in CASES.items() for n, case in enumerate(cases, 1)],
)
def test_an_attribution_is_found_with_its_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    reading = read_by_rules(text)
    assert expected in [told(reading, attribution) for attribution in reading.attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy arrived in the capital on Monday.",
        "The bridge was closed for repairs, and traffic stood still.",
        "The talks appear to be under way.",
        "The delegation will leave the town on Friday.",
    ],
)
def test_what_the_author_says_is_no_attribution(text: str) -> None:
    assert read_by_rules(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "According to the Courier, Anna Dahl told the envoy that the army would leave.",
            [["Courier"], ["Courier", "Anna Dahl"]],
        ),
        (
            "The Herald reported that Tomas Berg had written that the port would open.",
            [["Herald"], ["Herald", "Tomas Berg"]],
        ),
    ],
)
def test_a_chain_runs_from_the_outermost_source_to_the_speaker(text: str, chains: list[list[str]]) -> None:
    found = [[name.removeprefix("the ").removeprefix("The ") for name in a.chain] for a in read_by_rules(text).attributions]
    assert found == chains


@pytest.mark.parametrize(
    "text",
    [
        "The site said that Anna Dahl met the king. Dahl promised the king that the army would leave. "
        "The site added that the king agreed.",
        "The newspaper wrote that Lena Holt saw the premier. Holt told him that the vote was lost. "
        "The newspaper added that the premier resigned.",
    ],
)
def test_a_report_goes_on_over_a_sentence_between_two_of_its_own(text: str) -> None:
    reading = read_by_rules(text)
    middle = next(a for a in reading.attributions if words(reading, a.cue) in ("promised", "told"))
    parent = next(a for a in reading.attributions if a.id == middle.parent)
    assert words(reading, parent.cue) in ("said", "wrote")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We met,” Orlu said.", "direct"),
        ("Orlu said that they met.", "indirect"),
        ("Orlu said that the plan was “a trap” for all.", "mixed"),
    ],
)
def test_the_form_tells_quoted_from_reported(text: str, form: str) -> None:
    assert [attribution.form for attribution in read_by_rules(text).attributions] == [form]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    reading = read_by_rules("“We will meet again,” Orlu said.\n\n“And then we will see.”")
    assert [told(reading, a)[2] for a in reading.attributions] == ["“We will meet again,” / “And then we will see.”"]


def test_nobody_is_named_where_the_source_is_anonymous() -> None:
    (attribution,) = read_by_rules("A senior official said the talks had failed.").attributions
    assert attribution.speaker_kind == "anonymous"
    assert attribution.reason


def test_a_content_keeps_the_bracket_of_an_insertion() -> None:
    reading = read_by_rules("She said the port was open [again].")
    assert told(reading, reading.attributions[0])[2] == "the port was open [again]"


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Dahl told the king that Norland has a chance, and promised to come in May.", "promised", "Dahl"),
        ("Berg wrote that the port is open, and asked to meet the envoy.", "asked", "Berg"),
        (
            "It appeared on Polaris.org, a site close to the Harbor Party, which claims that the king is ill.",
            "claims",
            "Polaris.org",
        ),
    ],
)
def test_who_goes_on_speaking(text: str, cue: str, speaker: str) -> None:
    reading = read_by_rules(text)
    found = next(a for a in reading.attributions if words(reading, a.cue) == cue)
    assert found.chain[-1] == speaker
