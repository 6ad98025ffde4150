"""Who says it, where a name and a comma stand before whoever does."""

import pytest

from dragoman import Document, read


def _speakers(text: str) -> list[str]:
    """The last name in the chain of each attribution."""
    reading = read(Document.from_text(text, language="en", published="2021-05-12"))
    return [attribution.chain[-1] for attribution in reading.attributions if attribution.chain]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The parcel was brought to Varna by Lena Dahl, a person briefed on the exchange said.",
            "a person briefed on the exchange",
        ),
        ("The accord was signed by President Lena Dahl, a diplomat in Varna said.", "a diplomat in Varna"),
        ("The talks were led by the envoy, Tomas Berg, a person with knowledge of them said.", "a person with knowledge of them"),
        ("Norland had sent its deputy minister, Ana Varga, a Western diplomat told reporters.", "a Western diplomat"),
        ("The plan was drafted by Tomas Berg, a former aide to the president said on Monday.", "a former aide to the president"),
    ],
)
def test_an_informant_behind_a_name_is_not_its_apposition(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lena Dahl, a person close to the emir, said the talks had ended.", "Lena Dahl"),
        ("Lena Dahl, a person close to the emir said the talks had ended.", "Lena Dahl"),
        ("The talks have ended, Lena Dahl, a person close to the emir, said.", "Lena Dahl"),
        ("The accord was signed in Varna, the ambassador, Tomas Berg, said.", "Tomas Berg"),
        ("The accord was signed, an aide to the president, Lena Dahl, said.", "Lena Dahl"),
        ("The road is open, Lena Dahl, a spokeswoman for the ministry, told reporters.", "Lena Dahl"),
    ],
)
def test_an_apposition_with_commas_of_its_own_stays(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


def test_an_informant_gives_the_name_no_office() -> None:
    reading = read(Document.from_text("The accord was signed by Lena Dahl, a diplomat in Varna said.", language="en"))
    (dahl,) = [actor for actor in reading.actors if actor.name == "Lena Dahl"]
    assert dahl.roles == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the same person, Lena Dahl has yet to reply.", "the same person"),
        ("According to the diplomat, Dahl has not replied.", "the diplomat"),
        ("In the words of the same person, Dahl was furious.", "the same person"),
    ],
)
def test_the_subject_behind_a_source_is_not_its_name(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the envoy, Tomas Berg, the talks are over.", "Tomas Berg"),
        ("According to the ministry's spokesman, Tomas Dahl, the road is open.", "Tomas Dahl"),
        ("The ministry's spokesman, Tomas Dahl said the road was open.", "Tomas Dahl"),
        ("According to the owner of the boat, Tomas Berg, Norlandish officers fired warning shots.", "Tomas Berg"),
        ("According to the head of the port, Lena Dahl, the ship left on Monday.", "Lena Dahl"),
        ("According to the captain of the tug, Kim Byung-soo, Norlandish officers fired warning shots.", "Kim Byung-soo"),
        ("According to a spokesman for the airline, Lena Dahl, no aircraft had left.", "Lena Dahl"),
    ],
)
def test_the_name_of_a_source_stays(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to the owner of the boat, Tomas Berg, officers fired warning shots.", "officers fired warning shots"),
        ("According to the report, Tomas Berg, the envoy, left on Monday.", "Tomas Berg, the envoy, left on Monday"),
        ("According to the daily, Lena Dahl, the minister, left on Monday.", "Lena Dahl, the minister, left on Monday"),
    ],
)
def test_only_the_name_of_the_source_is_no_part_of_what_is_told(text: str, content: str) -> None:
    reading = read(Document.from_text(text, language="en", published="2021-05-12"))
    told = reading.attributions[0].content
    assert text[told[0][0] : told[-1][1]] == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norland had passed on a message, the foreign ministry in Oslo said on Monday.", "the foreign ministry in Oslo"),
        ("The defence ministry in Paris said that a drone had crashed.", "The defence ministry in Paris"),
        ("The police department in Harvik said that a drone had crashed.", "The police department in Harvik"),
    ],
)
def test_a_ministry_is_told_by_its_seat(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


def test_who_is_wanted_is_no_informant() -> None:
    assert "the commander" not in _speakers("Lena Dahl offered to hand over Ivo Marek, the commander wanted for the raid.")


def test_an_informant_takes_no_part_in_the_deed() -> None:
    reading = read(
        Document.from_text("The accord was signed by President Lena Dahl, a diplomat in Varna said.", published="2021-05-12")
    )
    names = {actor.id: actor.name for actor in reading.actors}
    signed = [event for event in reading.events if event.kind == "signature"]
    assert [[names[p.actor] for p in event.participants] for event in signed] == [["Lena Dahl"]]
