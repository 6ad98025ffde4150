"""Media that go by a word and no name, and media whose name stands behind what they are: each is an outlet, and speaks as one."""

import pytest
from readings import read_text

from dragoman.types import Reading


def speakers(reading: Reading) -> list[tuple[str | None, str]]:
    """Name and kind of who speaks, by attribution."""
    named = {actor.id: actor for actor in reading.actors}
    return [
        (named[found.speaker].name if found.speaker else None, found.speaker_kind)
        for found in reading.attributions
        if not found.parent
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwegian state television reported that the ferry had sunk.", "Norwegian state television"),
        ("State radio said on Monday that Dahl had met Berg in Oslo.", "State radio"),
        ("According to Belarusian state TV, Dahl met Berg in Minsk on Monday.", "Belarusian state TV"),
        ("The ferry had sunk, Egyptian state television said.", "Egyptian state television"),
        ("State-run television said that the ferry had sunk.", "State-run television"),
        ("The radio reported that the talks had failed.", "The radio"),
        ("The bridge was shut, state television reports.", "state television"),
        ("The bridge was shut, Norwegian state media reports.", "Norwegian state media"),
    ],
)
def test_television_and_radio_are_media_that_speak(text: str, name: str) -> None:
    reading = read_text(text)
    assert speakers(reading) == [(name, "outlet")]
    assert not any(actor.kind == "document" for actor in reading.actors)


def test_a_set_is_no_medium() -> None:
    reading = read_text("They watched television in the hall. The radio was broken.")
    assert not reading.actors


def test_a_broadcaster_is_taken_up_by_its_word_and_by_no_other() -> None:
    paper = read_text("The Harbor Courier said that Berg had left. The radio said that he had stayed.")
    assert speakers(paper) == [("Harbor Courier", "outlet"), ("The radio", "outlet")]
    station = read_text("Radio Norland said that Berg had left. The radio added that he would return.")
    assert speakers(station) == [("Radio Norland", "outlet")] * 2
    bare = read_text("Norwegian state television said that Berg had left. State television added that he would return.")
    assert speakers(bare) == [("Norwegian state television", "outlet")] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Norwegian news agency Norsyn reported that the ferry had sunk.", "Norsyn"),
        ("State news agency Norsyn said that the bridge was shut.", "Norsyn"),
        ("The news agency ISNA said that the bridge was shut.", "ISNA"),
        ("The ferry had sunk, the state news agency SANA reported.", "SANA"),
        ("The Turkish news agency Anadolu wrote that the bridge was shut.", "Anadolu"),
        ("The website Axios reported that Berg had met Dahl.", "Axios"),
        ("The radio network Harborline said that the bridge was shut.", "Harborline"),
    ],
)
def test_a_medium_speaks_by_the_name_behind_what_it_is(text: str, name: str) -> None:
    reading = read_text(text)
    assert speakers(reading) == [(name, "outlet")]
    assert [actor.name for actor in reading.actors if actor.kind in ("outlet", "organisation")] == [name]


def test_what_a_news_agency_tells_of_others_is_alleged() -> None:
    reading = read_text("State news agency Norsyn said that Minister Dahl had met Minister Berg in Oslo.")
    (met,) = (event for event in reading.events if event.kind == "meeting")
    assert met.status == "alleged"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The official news agency WAFA said that Berg had left. The agency added that Dahl would stay.", "WAFA"),
        ("Reuters said that Berg had left. The news agency added that Dahl would stay.", "Reuters"),
    ],
)
def test_an_agency_is_taken_up_by_its_word(text: str, name: str) -> None:
    assert speakers(read_text(text)) == [(name, "outlet")] * 2


@pytest.mark.parametrize(
    "text", ["The UN refugee agency said that the camp was shut.", "The aid agency Norhelp said it was shut."]
)
def test_another_agency_is_no_medium(text: str) -> None:
    assert not any(actor.kind == "outlet" for actor in read_text(text).actors)
