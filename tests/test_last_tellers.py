"""Whom a pronoun means that says something: who told the last sentence, and nobody named in what is said."""

import pytest

from dragoman import Document, read


def _last_chain(text: str) -> tuple[str, ...]:
    return read(Document.from_text(text, language="en", published="2021-05-12")).attributions[-1].chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The pilot told investigators that Tomas Berg had boarded. Later he said that the cabin was dark.", ("The pilot",)),
        ("Mr Berg had fled, a neighbour said. He added that the house was empty.", ("a neighbour",)),
        ("Tomas Berg, the guard said, had fired first. He added that the street was empty.", ("the guard",)),
        ("According to the guard, Tomas Berg fired first. He said that the street was empty.", ("the guard",)),
        ("Mr Lund was held for a day, according to a doctor. He acknowledged that the records were lost.", ("a doctor",)),
        ("“Berg conferred with Holt,” the clerk said. He added that both had left.", ("the clerk",)),
        ("The nurse said that Lena Dahl was ill. She added that nobody had visited.", ("The nurse",)),
    ],
)
def test_who_told_the_last_sentence_goes_on(text: str, chain: tuple[str, ...]) -> None:
    assert _last_chain(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Tomas Berg was abroad, he said.", ()),
        ("Ivan Holt denied the charge. Tomas Berg was abroad, he said.", ("Ivan Holt",)),
        ("Ivan Holt spoke on Monday. Tomas Berg was abroad. He said Berg was ill.", ("Ivan Holt",)),
    ],
)
def test_nobody_is_named_in_their_own_words(text: str, chain: tuple[str, ...]) -> None:
    assert _last_chain(text) == chain


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Berg told the court that the guard had left. He added that the door was open.",
        "Tomas Berg denied this: the port was open and the road had been shut, he said.",
        "Tomas Berg arrived on Monday, and he said that the port was open.",
        "When Tomas Berg arrived, he said that the port was open.",
        "The ministry said Tomas Berg had left. He told reporters that the port was open.",
        "The statement said that Tomas Berg was ill. He said he would be back.",
        "Tomas Berg was ill, according to the ministry. He said the port was open.",
    ],
)
def test_a_name_outside_and_a_body_that_tells_leave_the_pronoun(text: str) -> None:
    assert _last_chain(text) == ("Tomas Berg",)
