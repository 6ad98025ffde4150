"""Words in capitals that are no actor, or another one than they look like: places, ships, labels, surnames, states."""

import pytest
from readings import read_text


def actors(text: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in read_text(text, published="2021-05-12").actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chilean police detained two men at Tambillo on Friday. They were taken to Arica.", "Tambillo"),
        ("Bursts of fire were heard at Rudare on Friday. The exchange of fire at Rudare left two wounded.", "Rudare"),
        ("Peru's navy intercepted a boat off Punta Mero on Monday.", "Punta Mero"),
        ("Its navy intercepted a boat off Ras Naqoura on Monday.", "Ras Naqoura"),
        ("The Amira Rose, a 14-metre trawler, had crossed into Danish waters. The crew of the Amira Rose is held.", "Amira Rose"),
        ("Denmark seized the trawler Amira Rose on Monday.", "Amira Rose"),
        ("QUESTION (Harbour Press): There are trucks on the road.\nDAHL: We have seen the reports.", "QUESTION"),
    ],
)
def test_nobody(text: str, name: str) -> None:
    assert not [known for known in actors(text) if name in known or known in name.split()]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ola Berg works at Telnor. Telnor said it would halt deliveries.", "Telnor", "organisation"),
        ("The Beacon reported on Monday that the trawler had sunk.", "Beacon", "organisation"),
        ("Dragan Ilić owned most of the trucks, according to the site.", "Dragan Ilić", "person"),
        ("Oleg Marchenko owned most of the trucks.", "Oleg Marchenko", "person"),
        ("NORWAY. Several papers preview the visit. Norway said it would not go.", "Norway", "state"),
        ("The Republic of Serbia will take part in the talks.", "Serbia", "state"),
        ("The letter was addressed by the Arab Republic of Egypt to the Security Council.", "Egypt", "state"),
        ("PRC vessels entered Japanese waters on Monday.", "China", "state"),
    ],
)
def test_somebody(text: str, name: str, kind: str) -> None:
    assert actors(text).get(name) == kind


def test_an_official_name_is_an_alias() -> None:
    reading = read_text("The Kingdom of Norway will take part. Norway had declined in May.")
    (norway,) = [actor for actor in reading.actors if actor.kind == "state"]
    assert (norway.name, norway.aliases) == ("Norway", ("Kingdom of Norway",))


RUN_TOGETHER = (
    "QUESTION (Harbour Press): Can you confirm that President Ruiz has written to Mr Berg? LENA DAHL, spokesperson: Mr Berg"
    " received a letter on Thursday. QUESTION: And the draft? DAHL: I am not going to comment on it."
)


def test_a_transcript_whose_lines_have_run_together() -> None:
    reading = read_text(RUN_TOGETHER, published="2021-05-12")
    names = {actor.id: actor.name for actor in reading.actors}
    turns = [a for a in reading.attributions if a.parent is None]
    assert [names.get(a.speaker or "") for a in turns] == [None, "LENA DAHL", None, "LENA DAHL"]


def test_an_interview_that_calls_by_name_whom_it_asks() -> None:
    text = "Q: Minister Paz, where were your officers? A: In Arica. Peru stole three policemen. Q: And now? A: We wait."
    reading = read_text(text, published="2021-05-12")
    names = {actor.id: actor.name for actor in reading.actors}
    answers = [a for a in reading.attributions if a.parent is None and reading.document.text[slice(*a.source[0])] == "A"]
    assert {names.get(a.speaker or "") for a in answers} == {"Paz"}


def test_a_colon_in_prose_is_no_label() -> None:
    reading = read_text("The minister spoke of two points: peace and trade. A: first. The draft names B: second.")
    assert all(reading.document.text[slice(*a.source[0])] not in ("A", "B") for a in reading.attributions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Missiles had been stationed at Damazin, the army said. No trace of missiles was seen at Damazin.", "Damazin"),
        ("Chile freed two men at Tambo on Sunday. Trucks crossed at Tambo on Friday.", "Tambo"),
        ("16:05 GMT - The master of the ship said he had turned north.", "GMT"),
    ],
)
def test_what_stands_only_where_places_and_hours_do(text: str, name: str) -> None:
    assert name not in actors(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ola Berg works at Telnor. An analyst at Telnor said so.", "Telnor", "organisation"),
        ("An official at Brenco said the talks at Brenco had failed. Brenco said it would sue.", "Brenco", "organisation"),
        (
            "Colonel Dawit Abara denied it. It was soldiers who opened up. Dawit put the losses at four dead.",
            "Dawit Abara",
            "person",
        ),
        ("The Turkish Presidency said on Monday that the talks would go on.", "Presidency", "organisation"),
    ],
)
def test_what_is_somebody_all_the_same(text: str, name: str, kind: str) -> None:
    assert actors(text).get(name) == kind
