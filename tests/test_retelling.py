"""Reports that are retold: who goes on telling, through which medium somebody speaks, and by what name the chain has them."""

import pytest
from readings import read_by_rules, read_text, told, words

from dragoman import Attribution, Reading

NOTES = "\n\nEndnotes:\n[1] "


def saying(reading: Reading, cue: str) -> Attribution:
    return next(a for a in reading.attributions if words(reading, a.cue) == cue)


# rule → texts, each with a cue and the chain of its attribution
CHAINS: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "a full name needs no title": [
        ("Norland Foreign Minister Lena Dahl said that the port was open.", "said", ("Lena Dahl",)),
        ("President Tomas Berg said that the road was shut.", "said", ("Tomas Berg",)),
    ],
    "a surname keeps the title that the text gives it": [
        ("President Dahl said that the port was open.", "said", ("President Dahl",)),
        ("Tomas Berg left. President Berg said that the road was shut.", "said", ("President Berg",)),
    ],
    "somebody without a name goes by the words of the source": [
        ("An aide to the king said that the port was shut.", "said", ("An aide to the king",)),
        ("A spokesman for the bank, reached on Monday, said that it was closed.", "said", ("A spokesman for the bank",)),
    ],
    "who is told a thing carries it": [
        ("Two aides told the Norland Courier that the king was ill.", "told", ("Norland Courier", "Two aides")),
        ("Lena Dahl told the Harbour Herald that she would resign.", "told", ("Harbour Herald", "Lena Dahl")),
    ],
    "an interview is with an outlet": [
        (
            "In an interview with the Norland Courier, Lena Dahl said that the port was open.",
            "said",
            ("Norland Courier", "Lena Dahl"),
        ),
        (
            "Tomas Berg, in an interview with the Harbour Herald, denied that he was ill.",
            "denied",
            ("Harbour Herald", "Tomas Berg"),
        ),
    ],
    "a clause about the source names the outlet": [
        ("A guard, interviewed by the Norland Courier, said that the gate was open.", "said", ("Norland Courier", "A guard")),
        ("A memo leaked to the Harbour Herald says that the bank is empty.", "says", ("Harbour Herald", "A memo")),
    ],
    "who goes on speaking speaks to the same outlet": [
        (
            "Two aides told the Norland Courier that the king was ill. One of them, a doctor, said that he could not walk.",
            "said",
            ("Norland Courier", "a doctor"),
        ),
        (
            "In an interview with the Harbour Herald, Tomas Berg said that the port was open. Berg added that it was safe.",
            "added",
            ("Harbour Herald", "Tomas Berg"),
        ),
    ],
    "an outlet that the paragraph names goes without the note's date": [
        (
            "Norland Courier columnist Lena Dahl wrote that the port was shut.[1]"
            + NOTES
            + "Norland Courier (Norland), May 3, 2017.",
            "wrote",
            ("Norland Courier", "Lena Dahl"),
        ),
        (
            "Tomas Berg said that the port was shut.[1]" + NOTES + "Norland Courier, May 3, 2017.",
            "said",
            ("Norland Courier, May 3, 2017", "Tomas Berg"),
        ),
    ],
    "a name in the notes is one name in the text": [
        (
            "Le Courrier du Nord reported that the port was shut.[1]" + NOTES + "Le Courrier du Nord (Norland), May 3, 2017.",
            "reported",
            ("Le Courrier du Nord",),
        ),
        (
            "El Faro de Varna reported that the king was ill.[1]" + NOTES + "El Faro de Varna (Norland), May 4, 2017.",
            "reported",
            ("El Faro de Varna",),
        ),
    ],
    "a paper is called by the word that introduced it": [
        (
            "The Varna-based weekly Norland Echo met the rebels. The Harbour Herald called them thieves. "
            "The weekly said that the truce was near.",
            "said",
            ("Norland Echo",),
        ),
        (
            "In an article published in May, the Norland Courier revealed the plan. The article added that Dahl would resign.",
            "added",
            ("Norland Courier",),
        ),
    ],
    "it is the outlet that told the last": [
        (
            "The Norland Courier reported that the bank of Norland had failed. It added that the bank would close.",
            "added",
            ("Norland Courier",),
        ),
        (
            "The Harbour Herald wrote that the army had met the ministry. It noted that the ministry was silent.",
            "noted",
            ("Harbour Herald",),
        ),
    ],
    "the pair are the two without a name": [
        ("Two guards said that the gate was open. The pair said that the alarm was off.", "said", ("Two guards",)),
        ("Two aides claimed that the king was ill. The pair added that he slept.", "added", ("Two aides",)),
    ],
    "who is quoted is not who quotes": [
        (
            "Lena Dahl was quoted by the Norland Courier as saying that the port was open.",
            "saying",
            ("Norland Courier", "Lena Dahl"),
        ),
        (
            "The Harbour Herald quoted Tomas Berg as telling his party that the vote was lost.",
            "telling",
            ("Harbour Herald", "Tomas Berg"),
        ),
    ],
    "a letter is of who sent it": [
        ("Lena Dahl sent a letter to Tomas Berg. The letter warned that the port would close.", "warned", ("Lena Dahl",)),
        ("Tomas Berg wrote a memo to the bank. The memo claimed that the bank was empty.", "claimed", ("Tomas Berg",)),
    ],
}


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [pytest.param(*case, id=f"{rule} {n}") for rule, cases in CHAINS.items() for n, case in enumerate(cases, 1)],
)
def test_the_chain_names_who_tells_and_through_whom(text: str, cue: str, chain: tuple[str, ...]) -> None:
    reading = read_text(text)
    found = [a for a in reading.attributions if words(reading, a.cue).endswith(cue)]
    assert chain in [a.chain for a in found]


# rule → texts, each with source, cue and content
FOUND: dict[str, list[tuple[str, tuple[str, str, str]]]] = {
    "a saying between commas": [
        (
            "The letter, the daily went on, warned the king that the port would close.",
            ("the daily", "went on", "The letter / warned the king that the port would close"),
        ),
        (
            "Dahl accepted the first demand, it continued, but told the cabinet that she would not resign.",
            ("it", "continued", "Dahl accepted the first demand / but told the cabinet that she would not resign"),
        ),
    ],
    "a passive without who quotes": [
        (
            "The officer, whom it did not name, was quoted as saying that two clerks were hurt.",
            ("The officer", "saying", "that two clerks were hurt"),
        ),
        ("A guard was quoted as telling friends that the gate was open.", ("A guard", "telling", "that the gate was open")),
    ],
    "what is said of somebody who said": [
        ("She is said to have warned that the offer would not last.", ("She", "warned", "that the offer would not last")),
        ("Berg is reported to have claimed that the vote was stolen.", ("Berg", "claimed", "that the vote was stolen")),
    ],
    "a charge that is dismissed": [
        (
            "The army said that rebels had crossed the river, a claim that Dahl dismissed as “a tale”.",
            ("Dahl", "dismissed as", "“a tale”"),
        ),
        ("The bank spoke of theft, an accusation that the mayor rejected on Monday.", ("the mayor", "rejected", "an accusation")),
    ],
    "an estimate": [
        ("A banker put the number of clients at forty.", ("A banker", "put", "the number of clients at forty")),
        (
            "The ministry put the cost of the bridge at two millions.",
            ("The ministry", "put", "the cost of the bridge at two millions"),
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{rule} {n}") for rule, cases in FOUND.items() for n, case in enumerate(cases, 1)],
)
def test_a_form_of_telling_is_found(text: str, expected: tuple[str, str, str]) -> None:
    reading = read_by_rules(text)
    assert expected in [told(reading, attribution) for attribution in reading.attributions]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        (
            "The Norland Courier wrote that Dahl had met the king. She is said to have warned that the offer would not last.",
            "warned",
            "wrote",
        ),
        (
            "The Harbour Herald reported that Berg was ill. He is also said to have told friends that he would resign.",
            "told",
            "reported",
        ),
        (
            "The site added that the premier had answered through his envoy, who told the king that the port would open.",
            "told",
            "added",
        ),
        ("The paper noted that the mayor had answered through her deputy, who said that the road was safe.", "said", "noted"),
        (
            "The Norland Courier quoted Lena Dahl as having told the cabinet:\n“The harbour is shut. Nobody will open it.”",
            "told",
            "quoted",
        ),
        (
            "The memo quotes Tomas Berg as having told the bank:\n“We have no money. We shall ask the king for it in May.”",
            "told",
            "quotes",
        ),
    ],
)
def test_what_is_told_within_a_report_hangs_under_it(text: str, inner: str, outer: str) -> None:
    reading = read_text(text)
    child = next(a for a in reading.attributions if words(reading, a.cue).endswith(inner))
    names = {a.id: words(reading, a.cue) for a in reading.attributions}
    above = []
    place = child.parent
    while place is not None:
        above.append(names[place])
        place = next(a.parent for a in reading.attributions if a.id == place)
    assert any(cue.endswith(outer) for cue in above)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A memo dated May 4, a copy of which was posted by the Norland Courier, speaks of “our friends in the port”.",
            "A memo dated May 4",
        ),
        (
            "A report of the bank, a copy of which was obtained by the Harbour Herald, speaks of “empty vaults”.",
            "A report of the bank",
        ),
    ],
)
def test_a_clause_about_the_source_is_not_the_source(text: str, source: str) -> None:
    # The network sees one of the two on some processors only: int8 products differ.
    for reading in (read_text(text), read_by_rules(text)):
        found = {words(reading, a.source) for a in reading.attributions if words(reading, a.cue) == "speaks of"}
        assert found <= {source}
    assert found == {source}
