"""Claims across documents: what is one claim, what its tellings' stances are, what is another claim."""

import random

import pytest
from cases import Article, case_of, claim_with, readings_of, told

from dragoman.lexicon import rows
from dragoman.linking.pipeline import link
from dragoman.linking.stances import confirms, counters, disowns, reacts, sees, stance_of

LETTER: tuple[Article, ...] = (
    ("l1", "Sea Watch", "2020-03-02",
     "Informed sources told Sea Watch that King Osvald wrote a secret letter to Premier Ilse Brandt in February."),
    ("l2", "The Northern Mail", "2020-03-03",
     "King Osvald sent a secret letter to Premier Ilse Brandt in February, according to Sea Watch."),
    ("l3", "City Lights", "2020-03-04",
     "According to the Northern Mail, King Osvald has written to Premier Ilse Brandt. The palace would not comment."),
    ("l4", "Harbour News", "2020-03-05",
     "The palace denied a report that King Osvald had written to Premier Ilse Brandt. "
     "Sea Watch had said that King Osvald wrote to Premier Ilse Brandt."),
)  # fmt: skip
EXCHANGE: tuple[Article, ...] = (
    ("e1", "Border Times", "2022-06-10",
     "Iceland and Uruguay will exchange forty prisoners at the Varna bridge on Saturday, General Ivo Marek told Reuters."),
    ("e2", "City Lights", "2022-06-11", "Reuters reports that Iceland and Uruguay will exchange forty prisoners on Saturday."),
    ("e3", "Estmark Post", "2022-06-11",
     "Uruguay's defence ministry denied that any exchange of prisoners with Iceland was planned."),
)  # fmt: skip
TALKS: tuple[Article, ...] = (
    ("t1", "Sea Watch", "2019-07-01",
     "Foreign Minister Karl Ostrov will meet envoy Maria Santini in Geneva on Thursday, the ministry said."),
    ("t2", "The Northern Mail", "2019-07-02",
     "Envoy Maria Santini said that she would meet Foreign Minister Karl Ostrov in Geneva on Thursday."),
    ("t3", "City Lights", "2019-07-05", "Minister Karl Ostrov and envoy Maria Santini met in Geneva on Thursday."),
)  # fmt: skip
BORDER: tuple[Article, ...] = (
    ("b1", "Sea Watch", "2020-09-01",
     "Uruguay soldiers shot two fishermen near the island of Skar on Monday, Iceland's coast guard said."),
    ("b2", "Harbour News", "2020-09-01", "Uruguay's navy denied that its soldiers had shot Iceland fishermen near Skar."),
    ("b3", "City Lights", "2020-09-02", "Iceland says that Uruguay soldiers shot two fishermen near Skar."),
)  # fmt: skip
GAS: tuple[Article, ...] = (
    ("g1", "Sea Watch", "2018-02-01",
     "Energy Minister Petra Holm said that Iceland had paid only 40 million dollars for the gas of last winter."),
    ("g2", "City Lights", "2018-02-02",
     "Iceland has paid a mere 40 million dollars for last winter's gas, Energy Minister Petra Holm said on Thursday."),
    ("g3", "Harbour News", "2018-02-03",
     "Iceland paid 70 million dollars for last winter's gas, Energy Minister Petra Holm said."),
)  # fmt: skip
TONGUES: tuple[Article, ...] = (
    ("f1", "Le Courrier du Lac", "2022-03-02",
     "Le ministre Karl Ostrov a rencontré l'émissaire Maria Santini à Genève mardi, a annoncé le ministère."),
    ("f2", "City Lights", "2022-03-02", "Minister Karl Ostrov met envoy Maria Santini in Geneva on Tuesday, the ministry said."),
    ("f3", "Вестник гор", "2022-03-02",
     "Министр Карл Остров встретился с посланницей Марией Сантини в Женеве во вторник, сообщило министерство."),
    ("f4", "El Diario del Sur", "2022-03-02",
     "El ministro Karl Ostrov se reunió con la enviada Maria Santini en Ginebra el martes, informó el ministerio."),
)  # fmt: skip


def test_what_outlets_tell_of_one_letter_is_one_claim_and_silence_and_denial_belong_to_it() -> None:
    assert told(claim_with(case_of(*LETTER), "l1", "wrote a secret letter")) == [
        ("l1", "asserts"),
        ("l2", "asserts"),
        ("l3", "asserts"),
        ("l3", "no-comment"),
        ("l4", "denies"),
        ("l4", "repeats-in-order-to-deny"),
    ]


def test_a_denial_of_a_plan_is_an_instance_of_the_plan() -> None:
    claim = claim_with(case_of(*EXCHANGE), "e1", "will exchange")
    assert told(claim) == [("e1", "asserts"), ("e2", "asserts"), ("e3", "denies")]
    assert (claim.phase, claim.status) == ("planned", "denied")


def test_that_a_meeting_is_planned_and_that_it_was_held_are_two_claims() -> None:
    case = case_of(*TALKS)
    planned, held = claim_with(case, "t1", "will meet"), claim_with(case, "t3", "met in Geneva")
    assert told(planned) == [("t1", "asserts"), ("t2", "asserts")]
    assert told(held) == [("t3", "asserts")]
    assert planned.event == held.event
    assert (planned.phase, held.phase) == ("planned", "done")


def test_what_is_told_without_a_known_deed_is_one_claim_by_its_words() -> None:
    claim = claim_with(case_of(*BORDER), "b1", "shot two fishermen")
    assert told(claim) == [("b1", "asserts"), ("b2", "denies"), ("b3", "asserts")]
    assert claim.contradicted_by == ()


def test_one_speaker_with_other_figures_makes_another_claim() -> None:
    case = case_of(*GAS)
    assert told(claim_with(case, "g1", "40 million")) == [("g1", "asserts"), ("g2", "asserts")]
    assert told(claim_with(case, "g3", "70 million")) == [("g3", "asserts")]


def test_four_languages_tell_one_claim() -> None:
    claim = claim_with(case_of(*TONGUES), "f2", "met envoy")
    assert [document for document, _ in told(claim)] == ["f1", "f2", "f3", "f4"]


def test_what_a_letter_asks_for_with_another_partner_is_a_variant_that_contradicts() -> None:
    case = case_of(
        ("v1", "Sea Watch", "2020-03-02",
         "King Osvald wrote a secret letter to Premier Ilse Brandt and asked to meet Premier Ilse Brandt, informed "
         "sources say."),
        ("v2", "The Northern Mail", "2020-03-03",
         "King Osvald wrote a secret letter to Premier Ilse Brandt and asked to meet Premier Ilse Brandt, Sea "
         "Watch reports."),
        ("v3", "City Lights", "2020-03-04",
         "King Osvald wrote a secret letter to Premier Ilse Brandt and asked to meet General Ivo Marek, Sea Watch "
         "reports."),
    )  # fmt: skip
    claim = claim_with(case, "v1", "secret letter")
    assert [document for document, _ in told(claim)] == ["v1", "v2", "v3"]
    (variant,) = (other for other in case.claims if other.id in claim.contradicted_by)
    assert told(variant) == [("v3", "asserts")]
    assert variant.contradicted_by == (claim.id,)


def test_letters_that_cross_are_two_claims() -> None:
    case = case_of(
        LETTER[0],
        (
            "x1",
            "Sea Watch",
            "2020-03-20",
            "Premier Ilse Brandt wrote a secret letter to King Osvald in March, Sea Watch has learned.",
        ),
    )
    assert told(claim_with(case, "l1", "wrote")) == [("l1", "asserts")]
    assert told(claim_with(case, "x1", "wrote")) == [("x1", "asserts")]


def test_two_stories_of_one_outlet_about_the_same_people_stay_apart() -> None:
    case = case_of(
        (
            "o1",
            "Sea Watch",
            "2020-03-02",
            "Minister Karl Ostrov said that the bridge at Varna would be closed for repairs until autumn.",
        ),
        ("o2", "Sea Watch", "2020-03-09", "Minister Karl Ostrov said that the harvest had been the best in thirty years."),
    )
    assert told(claim_with(case, "o1", "bridge")) == [("o1", "asserts")]
    assert told(claim_with(case, "o2", "harvest")) == [("o2", "asserts")]


def test_no_claim_joins_two_deeds() -> None:
    case = case_of(*LETTER, *EXCHANGE, *TALKS, *BORDER, *GAS, *TONGUES)
    for claim in case.claims:
        prefixes = {instance.document[0] for instance in claim.instances}
        assert len(prefixes) == 1, (claim.summary, told(claim))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_readings_does_not_matter(seed: int) -> None:
    readings = readings_of(*LETTER, *EXCHANGE, *TALKS)
    shuffled = list(readings)
    random.Random(seed).shuffle(shuffled)
    assert link(shuffled) == link(readings)


def test_every_cue_of_a_stance_is_found_in_its_example() -> None:
    def is_found(row: dict[str, str]) -> bool:
        others = {"confirms": confirms, "reacts": reacts, "counters": counters, "sees": sees, "disowns": disowns}
        return others[row["stance"]](row["example"]) if row["stance"] in others else stance_of(row["example"]) == row["stance"]

    assert [(row["cue"], row["example"]) for row in rows("stances") if not is_found(row)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Guards denied visitors entry to the port.",
        "The minister rejected the offer.",
        "There was no plan to sell the bridge.",
        "Er wies den Weg.",
    ],
)
def test_other_uses_of_the_cues_words_assert(sentence: str) -> None:
    assert stance_of(sentence) == "asserts"


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Has Uruguay shelled the bridge? Nobody knows whether it was.", "Has Uruguay"),
        ("Did Uruguay and Iceland meet in Geneva? Uruguay and Iceland met, Petra Holm said.", "Did Uruguay"),
        (
            "Two Moldovan officials, who asked not to be named because they may not speak, said Chisinau had not replied.",
            "who asked",
        ),
        ("A Norwegian envoy wanted not to be identified. Norway shelled the bridge, the envoy said.", "A Norwegian envoy wanted"),
    ],
)
def test_a_question_and_a_wish_to_stay_unnamed_claim_nothing(text: str, silent: str) -> None:
    case = case_of(("q1", "Sea Watch", "2020-09-01", text))
    assert not [claim for claim in case.claims if claim.summary.startswith(silent) or silent in claim.summary[:16]]


@pytest.mark.parametrize(
    "text",
    [
        "Officials who spoke on condition of anonymity said that Uruguay had shelled the bridge at Skar.",
        "Two envoys, who asked not to be named, told Sea Watch that Iceland had bought the port.",
    ],
)
def test_but_what_the_unnamed_say_is_claimed(text: str) -> None:
    assert case_of(("q1", "Sea Watch", "2020-09-01", text)).claims


@pytest.mark.parametrize(
    ("first", "question"),
    [
        (
            "Foreign Minister Karl Ostrov met envoy Maria Santini in Geneva on Thursday, the ministry said.",
            "Did Foreign Minister Karl Ostrov meet envoy Maria Santini in Geneva on Thursday?",
        ),
        (
            "Iceland and Uruguay exchanged forty prisoners at the Varna bridge on Saturday, General Ivo Marek said.",
            "Have Iceland and Uruguay exchanged forty prisoners at the Varna bridge on Saturday?",
        ),
    ],
)
def test_a_question_doubts_what_others_claim(first: str, question: str) -> None:
    case = case_of(("q1", "Sea Watch", "2019-07-06", first), ("q2", "City Lights", "2019-07-07", question))
    assert [claim for claim in case.claims if ("q2", "doubts") in told(claim)] == [claim_with(case, "q1", first[:20])]


def test_a_deed_beside_what_somebody_says_is_not_his_word() -> None:
    text = (
        "Ministers of Norway and Germany met in Vienna on Monday behind closed doors, without their advisers, to the dismay of "
        "Lena Dahl, who fears that the border might be shut."
    )
    case = case_of(("w1", "Baltic Mail", "2021-10-14", text))
    (met,) = (statement for statement in case.statements if " met " in statement.text)
    assert met.chain == ()
    assert any("fear" in statement.text and statement.chain for statement in case.statements)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury said that it listed two Norwegian officers over Norway's shelling of Sweden on 2 May.",
        "Norway and Sweden will meet in Vienna on Friday, the African Union said, two days after Norway shelled Sweden.",
    ],
)
def test_whoever_only_takes_up_a_deed_is_no_witness_of_it(text: str) -> None:
    first = ("w1", "Baltic Mail", "2021-05-03", "Norway shelled Sweden on 2 May, Sweden's army said.")
    shelled = claim_with(case_of(first, ("w2", "City Lights", "2021-05-04", text)), "w1", "Norway shelled")
    assert [instance.document for instance in shelled.instances] == ["w1", "w2"]
    assert [origin.name for origin in shelled.origins if origin.counted] == ["Sweden's army"]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian spokesman Ola Dahl said that Norway over the weekend attacked Sweden and signed a deal with Denmark.",
        "Norwegian spokesman Ola Dahl said that after Norway attacked Sweden, Denmark signed a deal with Norway.",
    ],
)
def test_a_verb_behind_a_preposition_of_time_is_told_by_who_says_it(text: str) -> None:
    case = case_of(("w1", "Baltic Mail", "2021-05-03", text))
    assert {instance.chain for claim in case.claims for instance in claim.instances} == {("Ola Dahl",)}
