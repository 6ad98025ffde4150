"""Whose an office is: two who hold one, who serves its holder, what it is for; and what is no office, no name and no medium."""

import pytest
from readings import read_text, words

from dragoman.types import Actor


def actors(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in read_text(text).actors}


def kinds(text: str) -> dict[str, str]:
    return {name: actor.kind for name, actor in actors(text).items()}


def roles(text: str, name: str) -> set[tuple[str | None, str | None]]:
    return {(role.title, role.affiliation) for role in actors(text)[name].roles}


def parts(text: str, trigger: str) -> set[tuple[str, str]]:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(event for event in reading.events if words(reading, (event.trigger,)) == trigger)
    return {(names[p.actor], p.role) for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            "Foreign Minister Lena Dahl met the Omani foreign minister in Muscat.",
            "met",
            {"Lena Dahl", "the Omani foreign minister"},
        ),
        ("President Dahl left Oslo. The Turkish president met the rebels.", "met", {"The Turkish president", "the rebels"}),
        ("Ambassador Tomas Berg left. The French ambassador met the rebels.", "met", {"The French ambassador", "the rebels"}),
        (
            "The Foreign Minister of Armenia met the Foreign Minister of Cyprus on Monday.",
            "met",
            {"The Foreign Minister of Armenia", "the Foreign Minister of Cyprus"},
        ),
        ("The ambassador of Spain met the ambassador of Italy.", "met", {"The ambassador of Spain", "the ambassador of Italy"}),
        (
            "The minister of foreign affairs of Egypt met the minister of foreign affairs of Sudan.",
            "met",
            {"The minister of foreign affairs of Egypt", "the minister of foreign affairs of Sudan"},
        ),
        (
            "The President of the Republic of Armenia met the President of the Republic of Cyprus.",
            "met",
            {"The President of the Republic of Armenia", "the President of the Republic of Cyprus"},
        ),
        ("The President of Egypt met the President of Sudan.", "met", {"The President of Egypt", "the President of Sudan"}),
        # still one
        (
            "Norwegian Prime Minister Lena Dahl left. The Norwegian prime minister met the rebels.",
            "met",
            {"Lena Dahl", "the rebels"},
        ),
        ("The minister of Norway left. The minister met the rebels.", "met", {"The minister of Norway", "the rebels"}),
    ],
)
def test_one_office_of_two_states_is_held_by_two(text: str, trigger: str, who: set[str]) -> None:
    assert {name for name, _ in parts(text, trigger)} == who


@pytest.mark.parametrize(
    "text",
    [
        # the state was told of
        "Ukraine has lost a town. President Karl Dahl spoke to lawmakers. The Ukrainian president said that help was late.",
        "Russia attacked Ukraine. President Karl Dahl spoke to lawmakers. The Ukrainian president said that help was late.",
        "Russian troops left a town in Ukraine. President Karl Dahl spoke. The Ukrainian president said that it was free.",
        "KYIV (Norpress) — President Karl Dahl spoke to lawmakers. The Ukrainian president said that help was late.",
        "Kyiv asks for help\n\nPresident Karl Dahl spoke to lawmakers. The Ukrainian president said that help was late.",
        "President Karl Dahl spoke in Kyiv on Monday. The Ukrainian president said that help was late.",
        "Saudi Arabia cut its output. Energy Minister Karl Dahl spoke in Oslo. The Saudi energy minister said so.",
        "Sweden closed its border. Ambassador Karl Dahl was summoned. The Swedish ambassador said that it was late.",
        # a part of the title
        "Foreign Minister Karl Dahl arrived in Delhi. The Omani minister said that trade would go on.",
        "Energy Minister Karl Dahl left Oslo. The Egyptian minister said that trade would go on.",
    ],
)
def test_an_official_of_a_state_is_the_one_who_was_named(text: str) -> None:
    assert [actor.name for actor in read_text(text).actors if actor.kind == "person"] == ["Karl Dahl"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # of no state that was told of
        ("President Dahl spoke by telephone. The Turkish president offered to mediate.", "The Turkish president"),
        # where he went, whom he dealt with
        ("President Dahl flew to Ankara. The Turkish president offered to mediate.", "The Turkish president"),
        ("President Dahl arrived in Ankara. The Turkish president offered to mediate.", "The Turkish president"),
        ("President Dahl held talks with Turkey. The Turkish president offered to mediate.", "The Turkish president"),
        ("President Dahl accused Turkey of spying. The Turkish president said no.", "The Turkish president"),
        ("Turkey accused President Dahl of spying. The Turkish president repeated it.", "The Turkish president"),
        ("Foreign Minister Lena Dahl arrived in Delhi. The Indian minister said no.", "The Indian minister"),
        ("Turkey sent aid. President Dahl landed on Monday. The Turkish president received him.", "The Turkish president"),
        # somebody else's state
        (
            "Turkish General Ali Varga left. President Dahl spoke. The Turkish president offered to mediate.",
            "The Turkish president",
        ),
        ("Oman closed the strait. Foreign Minister Lena Dahl met the Omani foreign minister.", "the Omani foreign minister"),
        # who has a state by now, who is not the only one, whose title is another
        (
            "Foreign Minister Lena Dahl left. The Norwegian minister said that it was late. The Indian minister agreed.",
            "The Indian minister",
        ),
        (
            "Defence Minister Karl Holm met Foreign Minister Lena Dahl. The Turkish minister said that it was late.",
            "The Turkish minister",
        ),
        ("Prime Minister Lena Dahl left Oslo. The Turkish minister said that it was late.", "The Turkish minister"),
    ],
)
def test_an_official_of_a_state_is_another_than_who_was_named(text: str, other: str) -> None:
    assert kinds(text)[other] == "person"


def test_the_state_is_told_of_who_is_described_so() -> None:
    assert roles("Foreign Minister Lena Dahl left. The Omani minister said that it was late.", "Lena Dahl") == {
        ("Foreign Minister", "Omani")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's foreign minister left Oslo. Sudan's foreign minister said that the talks were useful.",
        "Egypt's envoy left Oslo. The Egyptian envoy said that the talks were useful.",
    ],
)
def test_one_office_of_one_state_is_held_by_one(text: str) -> None:
    assert len([actor for actor in read_text(text).actors if actor.kind == "person"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "President Berg rejected the plan. The opposition leader, Tomas Berg, welcomed it.",
        "Prime Minister Berg left. The US envoy, Tomas Berg, urged restraint.",
        "Opposition leader Berg was arrested on Sunday. President Tomas Berg said that the law was the law.",
        "Premier Berg left. The ambassador of Egypt, Tomas Berg, said that he would return.",
        "King Berg received envoys in Oslo. The American envoy, Tomas Berg, thanked him.",
        "President Berg met Lieutenant General Tomas Berg in Oslo.",
        "Austrian Chancellor Berg left. Tomas Berg, the Swedish foreign minister, said that he would return.",
        "The Egyptian ambassador Berg met the Sudanese ambassador, Tomas Berg.",
        "Norwegian Foreign Minister Berg met Swedish Foreign Minister Tomas Berg in Oslo.",
        "Vice President Berg met President Tomas Berg on Monday.",
    ],
)
def test_another_office_is_another_bearer_of_the_surname(text: str) -> None:
    assert {"Berg", "Tomas Berg"} <= actors(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "President Berg rejected the plan. Tomas Berg said that it was dead.",
        "President Berg rejected the plan. Tomas Berg, the president, said that it was dead.",
        "General Berg left Oslo. Tomas Berg, the head of the council, said that he would return.",
        "Secretary Berg left Oslo. Secretary of State Tomas Berg said that he would return.",
        "Prime Minister Berg left. Tomas Berg, the Norwegian premier, said that he would return.",
        "Mr Berg left. The opposition leader, Tomas Berg, said that he would return.",
        # titles over a text vary
        "Defence Minister Berg resigned on Monday. Tomas Berg, a former colonel, said that he was surprised.",
        "Opposition leader Berg was freed on Monday. Tomas Berg, a writer, said that he was well.",
        "Minister Berg inspected the fleet. Tomas Berg, the navy chief, praised the crews.",
        "Envoy Berg spoke in Oslo. Tomas Berg, the UN mediator, urged restraint.",
        "US envoy Berg spoke in Oslo. Tomas Berg, the Syria envoy, urged restraint.",
        "Spokesman Berg declined to comment. Tomas Berg, the press secretary, left.",
        "Prime Minister Berg left. Tomas Berg, the Liberal leader, said that he would return.",
        "Foreign Secretary Berg left. Tomas Berg, the deputy prime minister, said that he would return.",
        "Ambassador Berg left. Tomas Berg, the acting intelligence chief, said that he would return.",
        "Candidate Berg spoke in Oslo. Prime Minister Tomas Berg said that he would win.",
        "President Berg spoke in Oslo. Former Vice President Tomas Berg said that he would win.",
        "Former President Berg spoke in Oslo. Tomas Berg, the opposition leader, said that he would win.",
        "General Berg left Oslo. President Tomas Berg said that he would return.",
        "President Berg left. The president of Norway, Tomas Berg, said that he would return.",
    ],
)
def test_an_office_that_fits_is_the_same_bearer(text: str) -> None:
    assert [actor.name for actor in read_text(text).actors if actor.kind == "person"] == ["Tomas Berg"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("A spokesman for the Afghan president, Tomas Lund, said it was open.", "Tomas Lund", ("spokesman", "Afghan president")),
        ("An adviser to the prime minister, Karim Lund, said that it was open.", "Karim Lund", ("adviser", "prime minister")),
        ("The wife of the president, Anna Varga, visited Oslo.", "Anna Varga", ("wife", "president")),
        ("The Special Envoy of the Secretary-General, Karl Lund, left.", "Karl Lund", ("Special Envoy", "Secretary-General")),
        ("A spokesman for the Foreign Ministry, Karim Lund, said it was shut.", "Karim Lund", ("spokesman", "Foreign Ministry")),
        ("The chief of staff to the governor, Nina Berg, resigned.", "Nina Berg", ("chief of staff", None)),
        # the text has the inner office for the same name
        ("President Karl Lund left. An aide to the president, Karl Lund, said so.", "Karl Lund", ("President", None)),
        ("The house of the president, Karim Holm, was shelled.", "Karim Holm", ("president", None)),
    ],
)
def test_who_serves_an_office_does_not_hold_it(text: str, name: str, role: tuple[str | None, str | None]) -> None:
    found = roles(text, name)
    assert role in found
    assert {title.casefold() for title, _ in found if title} == {(role[0] or "").casefold()}


def test_a_spokesman_with_a_name_speaks() -> None:
    reading = read_text("A spokesman for the Foreign Ministry, Deepak Lund, said that the border was open.")
    assert [attribution.chain for attribution in reading.attributions] == [("Deepak Lund",)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ethiopian Water Minister Abebe Lund left.", "Abebe Lund", ("Water Minister", "Ethiopian")),
        ("Spanish Labour Minister Ana Varga left.", "Ana Varga", ("Labour Minister", "Spanish")),
        ("Sweden's trade and energy minister Karl Berg left.", "Karl Berg", ("trade and energy minister", "Sweden")),
        (
            "Egypt's Water, Irrigation and Energy Minister Omar Lund left.",
            "Omar Lund",
            ("Water, Irrigation and Energy Minister", "Egypt"),
        ),
        (
            "Egypt's Minister of Water Resources and Irrigation, Hany Lund, left Oslo.",
            "Hany Lund",
            ("Minister of Water Resources and Irrigation", "Egypt"),
        ),
        ("Minister of Foreign Affairs of Armenia Karl Dahl left.", "Karl Dahl", ("Minister of Foreign Affairs", "Armenia")),
        (
            "The Minister of Foreign Affairs of the Hellenic Republic, Karl Dahl, left.",
            "Karl Dahl",
            ("Minister of Foreign Affairs", "Hellenic Republic"),
        ),
        (
            "The High Representative of the Union for Foreign Affairs, Maria Berg, left.",
            "Maria Berg",
            ("High Representative", "Union"),
        ),
        (
            "EU High Representative for Foreign Affairs and Security Policy Maria Berg left.",
            "Maria Berg",
            ("High Representative for Foreign Affairs and Security Policy", "EU"),
        ),
        ("Secretary General of NATO Jens Lund left Oslo.", "Jens Lund", ("Secretary General", "NATO")),
        ("Chief of Staff Karl Holm left Oslo.", "Karl Holm", ("Chief of Staff", None)),
        ('"We will act," said Under Secretary of State Daniel Lund.', "Daniel Lund", ("Undersecretary of State", None)),
        ("Acting Foreign Minister Anna Berg left.", "Anna Berg", ("Acting Foreign Minister", None)),
        ("MS. HALVORSEN: We agree.", "HALVORSEN", ("MS.", None)),
    ],
)
def test_what_an_office_is_for_and_whose_it_is(text: str, name: str, role: tuple[str | None, str | None]) -> None:
    assert roles(text, name) == {role}
    known = {"Ethiopia", "Spain", "Sweden", "Egypt", "Armenia", "Greece", "NATO", "Union", "EU"}
    assert {other for other, kind in kinds(text).items() if kind != "person"} <= known


def test_the_representative_is_the_ambassador_who_is_named() -> None:
    text = "The Special Representative of the OSCE Chairperson-in-Office, Ambassador Karl Lund, called on the rebels to leave."
    assert parts(text, "called") == {("Karl Lund", "source"), ("the rebels", "target")}
    assert roles(text, "Karl Lund") == {("Special Representative", "OSCE Chairperson"), ("Ambassador", None)}


def test_under_as_a_preposition() -> None:
    assert roles("Under Secretary Holm, exports fell.", "Holm") == {("Secretary", None)}
    assert roles("Under Secretary Lena Dahl, who left Oslo, met the rebels.", "Lena Dahl") == {("Undersecretary", None)}


def test_the_secretary_of_state_is_who_was_named() -> None:
    text = "U.S. Secretary of State Lena Dahl left Oslo. The secretary of state said that she would return."
    assert [actor.name for actor in read_text(text).actors if actor.kind == "person"] == ["Lena Dahl"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Norwegian firm Volkhov Lund said that it had sold the ship.", "Volkhov Lund", "organisation"),
        ("The Turkish company Karadeniz Holm bought it.", "Karadeniz Holm", "organisation"),
        ("The rebel group Nahr al-Holm attacked the base.", "Nahr al-Holm", "group"),
        ("The army general Karl Dahl left.", "Karl Dahl", "person"),
        ("The party Lena Dahl leads won.", "Lena Dahl", "person"),
        ("The firm Dahl founded left Oslo, Lena Dahl said.", "Lena Dahl", "person"),
        ("European Commission President Ursula von der Lund left. Von der Lund was late.", "Ursula von der Lund", "person"),
        ("Dutch Prime Minister Jan van den Berg left.", "Jan van den Berg", "person"),
        ("The Mission was not able to confirm it.", "Mission", "organisation"),
    ],
)
def test_what_a_name_is_of(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind
    assert sum(actor.kind == kind for actor in read_text(text).actors) == 1


def test_letters_behind_or_are_the_body_before_them() -> None:
    text = "The Kordian Workers' Party, or PKL, said that it had left. The PKL denied the report."
    assert "PKL" in actors(text)["Kordian Workers' Party"].aliases
    assert {"Norway", "Sweden"} <= actors("Norway, or Sweden, will host the talks.").keys()


@pytest.mark.parametrize(
    "text", ['"Nobody wants a war," President Dahl said.', "The army said that none of its fighters had been killed."]
)
def test_nobody_is_no_speaker_and_none_nobody(text: str) -> None:
    reading = read_text(text)
    assert len(reading.attributions) == 1
    assert not [actor for actor in reading.actors if actor.name.startswith(("none", "Nobody"))]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Prime Minister Dahl accused Belgrade of arming protesters.", "accused", {("Dahl", "source"), ("Belgrade", "target")}),
        ("Serbia left. Dahl warned Belgrade against closing the border.", "warned", {("Dahl", "source"), ("Serbia", "target")}),
        ("Norway called on Kyiv and Moscow to talk.", "called", {("Norway", "source"), ("Kyiv", "target"), ("Moscow", "target")}),
        ("Kigali was accused of arming rebels.", "accused", {("Kigali", "target")}),
        ("The EU imposed sanctions on Minsk.", "imposed", {("EU", "source"), ("Minsk", "target")}),
        # towns
        ("Norway shelled Kyiv on Monday.", "shelled", {("Norway", "source")}),
        ("The envoy visited Baku on Monday.", "visited", {("The envoy", "source")}),
        ("Police asked Paris residents to stay at home.", "asked", {("Police", "source"), ("residents", "target")}),
    ],
)
def test_a_capital_that_is_addressed_is_its_government(text: str, trigger: str, who: set[tuple[str, str]]) -> None:
    assert parts(text, trigger) == who


@pytest.mark.parametrize(
    "text",
    [
        "The storm threatened Manila on Sunday.",
        "Floods threaten Bangkok.",
        "Typhoon Orlu threatened Manila.",
        "A typhoon that threatened Manila turned north.",
        "The typhoon hit the coast and threatened Manila.",
        "Bangkok is threatened by floods.",
        "The airline supports Oslo as a hub.",
        "Fans backed London in the bid for the Games.",
    ],
)
def test_a_capital_that_no_actor_threatens_or_supports_is_a_town(text: str) -> None:
    assert "state" not in kinds(text).values()


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("Bangkok was threatened by the rebels with a blockade.", "Bangkok"),
        ("He threatened Tehran with war.", "Tehran"),
        ("Dahl backed Kyiv in the dispute.", "Kyiv"),
        ("The ministry has supported Kyiv since May.", "Kyiv"),
        ("Lawmakers who back Kyiv left.", "Kyiv"),
    ],
)
def test_a_capital_that_an_actor_threatens_or_supports_is_its_government(text: str, capital: str) -> None:
    assert kinds(text)[capital] == "state"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Norwegian drone manufacturer Volkhov said that it had sold the ship. It said that it was old.", "Volkhov"),
        ("The Danish carrier Norfly said that it had sold the ship. It said that it was old.", "Norfly"),
        ("The aid charity Nordhelp said that it had sold the ship. It said that it was old.", "Nordhelp"),
    ],
)
def test_a_company_speaks_by_its_name(text: str, name: str) -> None:
    reading = read_text(text)
    assert [attribution.chain for attribution in reading.attributions] == [(name,), (name,)]
    assert [event.kind for event in reading.events].count("statement") == 2
    assert kinds(text) == {name: "organisation"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("President Nikol Berg met the speaker of parliament, Ara Berg, on Monday.", None),
        ("Prime Minister Oli is scheduled to meet Nepali Prime Minister Hari Prasad Lund on Thursday, a spokesman said.", None),
        ("The President of Egypt spoke on Monday with the President of Sudan.", None),
        ("The envoy met the leader of the Southern Transitional Council in Aden on Monday.", "Aden"),
    ],
)
def test_part_of_a_person_is_no_place(text: str, place: str | None) -> None:
    assert [event.place for event in read_text(text).events if event.kind in ("meeting", "talks")] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden spoke through diplomatic channels on Monday.",
        "The consular channels remained open.",
        "The army said that a network of companies in Dubai had sold drones.",
        "The inspectors visited the site on Monday.",
        "In our paper we proposed a ceasefire, the envoy said.",
        "Press Briefing: The army left Goma on Monday.",
        "The minister of Foreign Affairs said that he would leave.",
        "Claire Lund, the Minister for Europe and Foreign Affairs of France, left.",
    ],
)
def test_no_medium(text: str) -> None:
    assert "outlet" not in kinds(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The channel said that the king had died.",
        "Two Telegram channels said that the king had died.",
        "The site cited an official as saying so.",
        "The television network said that the king had died.",
        "Foreign Affairs reported that Karl Berg had left.",
    ],
)
def test_a_medium_still(text: str) -> None:
    assert "outlet" in kinds(text).values()


def test_the_media_are_not_the_agency_that_was_named() -> None:
    assert kinds("AFP said so. He was not authorised to speak to the media.") == {"AFP": "outlet", "the media": "outlet"}


def test_a_state_of_two_names_is_one_whose_office_is_meant() -> None:
    reading = read_text("The prime minister of Trinidad and Tobago said that the talks would be held.")
    assert [actor.name for actor in reading.actors if actor.kind == "state"] == ["Trinidad and Tobago"]
