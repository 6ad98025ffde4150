"""Who took part, in which role, and where."""

import pytest
from readings import read_text, words


def roles(text: str, trigger: str) -> set[tuple[str, str]]:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)
    return {(names[p.actor], p.role) for p in event.participants}


LETTERS = {("Anna Holt", "source"), ("Lena Dahl", "target"), ("Tomas Berg", "target")}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Lena Dahl met Tomas Berg.", "met", {("Lena Dahl", "party"), ("Tomas Berg", "party")}),
        ("Lena Dahl held talks with Tomas Berg.", "held", {("Lena Dahl", "party"), ("Tomas Berg", "party")}),
        ("Norland accused Estonia of piracy.", "accused", {("Norland", "source"), ("Estonia", "target")}),
        ("Estonia was accused by Norland of piracy.", "accused", {("Norland", "source"), ("Estonia", "target")}),
        ("The rebels released the hostages.", "released", {("The rebels", "source"), ("the hostages", "target")}),
        ("Tomas Berg visited Norland.", "visited", {("Tomas Berg", "source"), ("Norland", "target")}),
        ("Norland imposed a curfew in Estonia.", "imposed", {("Norland", "source"), ("Estonia", "target")}),
        ("After Lena Dahl's meeting with Tomas Berg, he left.", "meeting", {("Lena Dahl", "party"), ("Tomas Berg", "party")}),
        ("Anna Holt asked to leave in two letters sent in May to both Lena Dahl and Tomas Berg.", "letters", LETTERS),
        ("In a speech on Friday Lena Dahl, the premier, argued that the treaty would fail.", "speech", {("Lena Dahl", "source")}),
        (
            "In a long speech on Monday Tomas Berg, who heads the bank, argued that it was too late.",
            "speech",
            {("Tomas Berg", "source")},
        ),
    ],
)
def test_grammar_gives_the_roles(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    text = text.replace("Norland", "Latvia")
    expected = {(name.replace("Norland", "Latvia"), role) for name, role in expected}
    assert roles(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lena Dahl met Tomas Berg in Vienna.", "Vienna"),
        ("A Geneva meeting between Lena Dahl and Tomas Berg was brief.", "Geneva"),
        ("They included meetings this week in New York between Lena Dahl and Tomas Berg.", "New York"),
        ("Lena Dahl met Tomas Berg.", None),
    ],
)
def test_a_place_hangs_on_the_deed(text: str, place: str | None) -> None:
    reading = read_text(text)
    assert [e.place for e in reading.events if e.kind == "meeting"] == [place]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lena Dahl left. She said that the port was open.", "Lena Dahl"),
        ("Tomas Berg arrived on Monday. He said that the port was open.", "Tomas Berg"),
        ("Lena Dahl and Tomas Berg met. They said that the port was open.", "Lena Dahl and Tomas Berg"),
        ("The ministry was silent for days. It said on Monday that the port was open.", "The ministry"),
    ],
)
def test_pronouns_speak_for_their_antecedents(text: str, speaker: str) -> None:
    chains = [a.chain for a in read_text(text).attributions]
    assert (speaker,) in chains


@pytest.mark.parametrize(
    "text", ["It is cold. He said that the port was open.", "Two men met a third. He said no. They said that it was."]
)
def test_a_pronoun_with_no_single_antecedent_names_nobody(text: str) -> None:
    assert all(a.speaker is None or a.reason for a in read_text(text).attributions)


@pytest.mark.parametrize(
    "text",
    [
        "He has left, according to Spanish-language reports.",
        "The Geneva-based Herald reported that he left.",
        "A US-backed militia said that he left.",
    ],
)
def test_an_adjective_made_of_a_name_is_no_actor(text: str) -> None:
    assert not any(actor.name.endswith(("language", "based", "backed")) for actor in read_text(text).actors)


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        (
            "Harakat al-Nahr (“the River Movement”) left Norland. The Movement denied it.",
            "Harakat al-Nahr",
            {"River Movement", "Movement"},
        ),
        ("The Border Council met in Varna. Later the Council denied it.", "Border Council", {"Council"}),
        ("Tomas al-Qasimi left. Al-Qasimi denied it, and al-Qasimi came back.", "Tomas al-Qasimi", {"Al-Qasimi", "al-Qasimi"}),
        ("Lena al-Nahri left. Then al-Nahri denied it.", "Lena al-Nahri", {"al-Nahri"}),
    ],
)
def test_one_actor_under_a_gloss_a_short_name_and_an_article(text: str, name: str, aliases: set[str]) -> None:
    assert aliases <= set(next(actor for actor in read_text(text).actors if actor.name == name).aliases)


@pytest.mark.parametrize(
    "text",
    [
        "The men walked into the garrison at Harvik.",
        "Shells landed in the Harvik district.",
        "They walked home through Harvik on Sunday.",
        "Lena Dahl slept in a Harvik hotel.",
    ],
)
def test_what_somebody_is_at_or_goes_through_is_a_place(text: str) -> None:
    assert not any("Harvik" in actor.name for actor in read_text(text).actors)


def test_a_counterpart_holds_the_same_office() -> None:
    (berg,) = (
        a
        for a in read_text("Prime Minister Lena Dahl wrote to her Norwegian counterpart, Tomas Berg.").actors
        if a.name == "Tomas Berg"
    )
    assert [(role.title, role.affiliation) for role in berg.roles] == [("Prime Minister", "Norwegian")]
    reading = read_text(
        "Premier Orla Vint wrote to her Swedish counterpart, Tomas Berg. The Swedish premier said that he agreed."
    )
    assert any("Tomas Berg" in " ".join(a.chain) for a in reading.attributions)


@pytest.mark.parametrize("text", ["Lena Dahl told the Norwegian side that it was over.", "The Norwegian side left Varna."])
def test_the_side_of_a_state_is_the_state(text: str) -> None:
    assert any(actor.kind == "state" and actor.name == "Norway" for actor in read_text(text).actors)
