"""The same actor across documents: what joins, what stays apart, and why."""

from itertools import permutations

import pytest
from actor_cases import SmallCase, body, person, reading

from dragoman.linking.constraints import links_of
from dragoman.linking.nameshapes import outlet_fold
from dragoman.linking.portraits import portraits
from dragoman.types import Anchor, Correction

NORLAND = body("Norway", kind="state")


def test_spellings_titles_and_scripts_of_one_person() -> None:
    case = SmallCase(
        reading("d1", "President Karim Saidov left.", person("Karim Saidov", "President Karim Saidov", title="President")),
        reading("d2", "Karim Saydov left.", person("Karim Saydov")),
        reading("d3", "غادر كريم سعيدوف المدينة.", person("كريم سعيدوف")),
        reading("d4", "Карим Саидов уехал.", person("Карим Саидов")),
    )
    assert case.same(("d1", "a1"), ("d2", "a1"), ("d3", "a1"), ("d4", "a1"))
    actor = case.actor("d1")
    assert actor.name == "Karim Saidov"
    assert set(actor.aliases) == {"President Karim Saidov", "Karim Saydov", "كريم سعيدوف", "Карим Саидов"}
    assert actor.documents == ("d1", "d2", "d3", "d4")
    assert all(reason.rule and reason.left.quote and reason.right.quote for reason in actor.reasons)


def test_people_of_one_surname_stay_apart_and_the_bare_surname_alone() -> None:
    case = SmallCase(
        reading("d1", "Ola Dahl met Norway.", person("Ola Dahl"), NORLAND),
        reading("d2", "Eva Dahl met Norway.", person("Eva Dahl"), NORLAND),
        reading("d3", "Dahl met Norway.", person("Dahl"), NORLAND),
    )
    assert len({case.actor(d).id for d in ("d1", "d2", "d3")}) == 3
    assert case.links["d3"].alone["a1"] == "2 actors bear the surname"


def test_a_bare_surname_needs_somebody_who_vouches_for_it() -> None:
    minister = person("Ola Dahl", title="Foreign Minister", of="Norwegian")
    first = reading("d1", "Norwegian Foreign Minister Ola Dahl left Norway.", minister, NORLAND)
    vouched = SmallCase(first, reading("d2", "Dahl left Norway.", person("Dahl"), NORLAND))
    assert vouched.same(("d1", "a1"), ("d2", "a1"))
    assert vouched.actor("d2").side == "Norway"
    stranger = SmallCase(first, reading("d2", "Dahl sold the shop.", person("Dahl")))
    assert not stranger.same(("d1", "a1"), ("d2", "a1"))
    assert "nothing here vouches" in stranger.links["d2"].alone["a1"]
    titled = SmallCase(first, reading("d2", "Foreign Minister Dahl left.", person("Dahl", title="Foreign Minister")))
    assert titled.same(("d1", "a1"), ("d2", "a1"))


def test_within_a_report_the_surname_is_whoever_was_named_in_full() -> None:
    case = SmallCase(reading("d1", "Ola Dahl came. Dahl left.", person("Ola Dahl"), person("Dahl")))
    assert case.same(("d1", "a1"), ("d1", "a2"))
    twice = SmallCase(
        reading("d1", "Ola Dahl came. Eva Dahl left. Dahl sang.", person("Ola Dahl"), person("Eva Dahl"), person("Dahl"))
    )
    assert len({twice.actor("d1", item).id for item in ("a1", "a2", "a3")}) == 3


def test_an_office_means_its_holder_at_the_date_of_the_report() -> None:
    def held(id: str, name: str, year: str) -> object:
        text = f"Norwegian Prime Minister {name} left."
        return reading(id, text, person(name, title="Prime Minister", of="Norwegian"), published=f"{year}-05-01")

    def office(id: str, year: str) -> object:
        return reading(id, "Norway's prime minister left.", person("Norway's prime minister"), published=f"{year}-06-01")

    case = SmallCase(held("d1", "Ola Dahl", "2011"), held("d2", "Eva Lund", "2019"), office("d3", "2011"), office("d4", "2019"))
    assert case.same(("d1", "a1"), ("d3", "a1"))
    assert case.same(("d2", "a1"), ("d4", "a1"))
    assert "Norway's prime minister" in case.actor("d1").aliases
    case.add(office("d5", "2015"))
    assert case.links["d5"].alone["a1"] == "nobody in the case holds the office"


def test_an_office_in_another_language() -> None:
    case = SmallCase(
        reading("d1", "French Finance Minister Paul Morel left.", person("Paul Morel", title="Finance Minister", of="French")),
        reading("d2", "غادر وزير المالية الفرنسي.", person("وزير المالية")),
    )
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert "وزير المالية الفرنسي" in case.actor("d1").aliases


def test_who_meets_somebody_is_not_that_somebody() -> None:
    known = reading("d1", "Norwegian President Ola Dahl left.", person("Ola Dahl", title="President", of="Norwegian"))
    text = "Norway's president met Ola Dahl."
    case = SmallCase(
        known, reading("d2", text, person("Norway's president"), person("Ola Dahl"), met=("Norway's president", "Ola Dahl"))
    )
    assert not case.same(("d2", "a1"), ("d2", "a2"))


def test_a_former_holder_does_not_hold_the_office() -> None:
    former = person("Ola Dahl", title="former President", of="Norwegian")
    case = SmallCase(
        reading("d1", "former Norwegian President Ola Dahl left.", former),
        reading("d2", "Norway's president left.", person("Norway's president")),
    )
    assert not case.same(("d1", "a1"), ("d2", "a1"))


def test_an_outlet_with_article_domain_and_short_name() -> None:
    case = SmallCase(
        reading("d1", "The Norland Herald said so. The Herald asked.", body("Norland Herald", kind="outlet"), body("Herald")),
        reading("d2", "NorlandHerald.com said so.", body("NorlandHerald.com", kind="outlet")),
        reading("d3", "the Norland Herald said so.", body("Norland Herald")),
    )
    assert case.same(("d1", "a1"), ("d1", "a2"), ("d2", "a1"), ("d3", "a1"))
    actor = case.actor("d1")
    assert actor.kind == "outlet"
    assert {"The Norland Herald", "Herald", "the Norland Herald", "NorlandHerald.com"} <= set(actor.aliases)


def test_an_outlet_and_a_person_named_alike_stay_apart() -> None:
    case = SmallCase(
        reading("d1", "Ola Forbes left.", person("Ola Forbes", "Forbes")),
        reading("d2", "Forbes reported it.", body("Forbes", kind="outlet")),
    )
    assert not case.same(("d1", "a1"), ("d2", "a1"))


def test_state_government_ministry_and_minister_are_related_not_merged() -> None:
    text = "Norway left. Norway's government left. Norway's foreign ministry left. Norwegian Foreign Minister Ola Dahl left."
    case = SmallCase(
        reading(
            "d1", text, NORLAND, body("Norway's government"), body("Norway's foreign ministry"),
            person("Ola Dahl", title="Foreign Minister", of="Norwegian"),
        ),
        reading("d2", "The Norwegian Foreign Ministry left.", body("Norwegian Foreign Ministry")),
    )  # fmt: skip
    actors = [case.actor("d1", f"a{number}") for number in (1, 2, 3, 4)]
    assert len({actor.id for actor in actors}) == 4
    assert {actor.side for actor in actors} == {"Norway"}
    state = actors[0].id
    kinds = [[(relation.actor, relation.kind) for relation in actor.related] for actor in actors]
    assert kinds == [[], [(state, "organ-of")], [(state, "organ-of")], [(state, "official-of")]]
    assert case.same(("d1", "a3"), ("d2", "a1"))


def test_a_capital_is_its_state_only_where_it_acts() -> None:
    states = reading("d1", "Norway left.", NORLAND)
    acting = reading("d2", "Oslo rejected it.", body("Oslo", kind="state"), says="Oslo")
    lying = reading("d3", "They met in Oslo.", body("Oslo", kind="state"))
    case = SmallCase(states, acting, lying)
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert not case.same(("d1", "a1"), ("d3", "a1"))
    assert "Oslo" in case.actor("d1").aliases
    assert any("acts here" in reason.rule for reason in case.actor("d1").reasons)


def test_bodies_are_known_in_other_languages() -> None:
    case = SmallCase(
        reading("d1", "the United Nations left.", body("United Nations")),
        reading("d2", "قالت الأمم المتحدة.", body("الأمم المتحدة")),
        reading("d3", "L'ONU le dit.", body("ONU")),
    )
    assert case.same(("d1", "a1"), ("d2", "a1"), ("d3", "a1"))


def test_what_has_neither_name_nor_office_is_nobody_to_the_case() -> None:
    known = reading(
        "d1",
        "a diplomat and officials saw two letters",
        person("a diplomat"),
        body("officials", kind="group"),
        body("two letters", kind="document"),
    )
    assert portraits(known) == ()


def test_forms_that_name_another_person_are_left_out() -> None:
    mixed = reading("d1", "Ola Dahl and Eva Dahl sang.", person("Ola Dahl", "Eva Dahl"))
    assert SmallCase(mixed).actor("d1").aliases == ()


def test_of_two_people_put_together_the_one_printed_more_often_is_meant() -> None:
    mixed = reading("d1", "Eva Dahl sang. Eva Dahl left. Ola Dahlberg Dahl came.", person("Ola Dahlberg Dahl", "Eva Dahl"))
    assert SmallCase(mixed).actor("d1").name == "Eva Dahl"


def test_an_office_that_the_reader_only_guessed_is_no_evidence() -> None:
    guessed = reading(
        "d1", "President Ola Dahl left. Norway's president sang.", person("Ola Dahl", "Norway's president", title="President")
    )
    actor = SmallCase(guessed).actor("d1")
    assert actor.side is None
    assert "Norway's president" not in actor.aliases


def test_full_names_join_in_any_order_of_documents() -> None:
    readings = [
        reading("d1", "Karim Saidov left.", person("Karim Saidov")),
        reading("d2", "Karim Saydov left.", person("Karim Saydov")),
        reading("d3", "كريم سعيدوف", person("كريم سعيدوف")),
        reading("d4", "Rustam Saidov left.", person("Rustam Saidov")),
    ]
    outcomes = set()
    for order in permutations(readings):
        case = SmallCase(*order)
        outcomes.add(frozenset(frozenset(actor.documents) for actor in case.view.case("x").actors))
    assert outcomes == {frozenset({frozenset({"d1", "d2", "d3"}), frozenset({"d4"})})}


def test_linking_twice_gives_the_same_bytes() -> None:
    readings = [reading(f"d{n}", "Ola Dahl met Eva Lund.", person("Ola Dahl"), person("Eva Lund")) for n in range(4)]
    assert SmallCase(*readings).view.case("x") == SmallCase(*readings).view.case("x")


@pytest.mark.parametrize(("left", "right"), [("The Orlu Post", "Orlu Post"), ("Orlu News Agency", "Orlu"), ("orlu.org", "Orlu")])
def test_outlet_names_are_folded(left: str, right: str) -> None:
    assert outlet_fold(left) == outlet_fold(right)


def anchor(document: str, quote: str, start: int = 0) -> Anchor:
    return Anchor(document=document, span=(start, start + len(quote)), quote=quote)


def correction(action: str, *anchors: Anchor, id: int = 1, value: str | None = None, undoes: int | None = None) -> Correction:
    target = "correction" if action == "undo" else "actor"
    return Correction(
        id=id, at="2024-05-01", author="ana", action=action, target=target, anchors=anchors, value=value, undoes=undoes
    )  # type: ignore[arg-type]


def test_the_analyst_merges_and_it_holds_for_all_documents() -> None:
    readings = [
        reading("d1", "Ola Dahl left.", person("Ola Dahl")),
        reading("d2", "Olaf Dalby left.", person("Olaf Dalby")),
        reading("d3", "Olaf Dalby sang.", person("Olaf Dalby")),
    ]
    entry = correction("merge", anchor("d1", "Ola Dahl"), anchor("d2", "Olaf Dalby"))
    for order in permutations(readings):
        case = SmallCase(*order, corrections=[entry])
        assert case.same(("d1", "a1"), ("d2", "a1"), ("d3", "a1"))
        assert case.actor("d1").corrections == (1,)
        assert any(reason.correction == 1 for reason in case.actor("d1").reasons)
    assert not SmallCase(*readings, corrections=[entry, correction("undo", id=2, undoes=1)]).same(("d1", "a1"), ("d2", "a1"))


def test_the_analyst_splits_what_the_names_would_join() -> None:
    readings = [reading(id, "Ola Dahl left.", person("Ola Dahl")) for id in ("d1", "d2")]
    assert SmallCase(*readings).same(("d1", "a1"), ("d2", "a1"))
    entry = correction("split", anchor("d2", "Ola Dahl"), anchor("d1", "Ola Dahl"))
    assert not SmallCase(*readings, corrections=[entry]).same(("d1", "a1"), ("d2", "a1"))
    alone = correction("split", anchor("d2", "Ola Dahl"))
    assert not SmallCase(*readings, corrections=[alone]).same(("d1", "a1"), ("d2", "a1"))


def test_the_analyst_names_and_sides_an_actor() -> None:
    readings = [reading(id, "Ola Dahl left.", person("Ola Dahl")) for id in ("d1", "d2")]
    entries = [
        correction("rename", anchor("d1", "Ola Dahl"), value="Ola B. Dahl"),
        correction("side", anchor("d1", "Ola Dahl"), id=2, value="Norway"),
    ]
    actor = SmallCase(*readings, corrections=entries).actor("d2")
    assert (actor.name, actor.side, actor.corrections) == ("Ola B. Dahl", "Norway", (1, 2))
    assert "Ola Dahl" in actor.aliases


def test_a_decision_finds_its_passage_again_when_the_text_has_moved() -> None:
    entry = correction("rename", anchor("d1", "Ola Dahl", 40), value="Ola B. Dahl")
    assert (
        SmallCase(reading("d1", "Now Ola Dahl left.", person("Ola Dahl")), corrections=[entry]).actor("d1").name == "Ola B. Dahl"
    )


def test_a_decision_about_passages_that_are_not_there_waits() -> None:
    entry = correction("merge", anchor("d8", "Ola Dahl"), anchor("d9", "Eva Lund"))
    assert links_of([entry]).together
    case = SmallCase(reading("d1", "Karim Saidov left.", person("Karim Saidov")), corrections=[entry])
    assert case.actor("d1").corrections == ()


@pytest.mark.parametrize("kinds", [("state", "organisation"), ("organisation", "state")])
def test_a_land_that_no_lexicon_knows_is_one_whatever_it_was_read_as(kinds: tuple[str, str]) -> None:
    case = SmallCase(
        reading("d1", "Kordia's army left.", body("Kordia", kind=kinds[0])),
        reading("d2", "Envoys of Kordia met.", body("Kordia", kind=kinds[1])),
    )
    assert case.same(("d1", "a1"), ("d2", "a1"))


def test_but_a_body_is_no_state_that_the_lexicon_knows() -> None:
    case = SmallCase(
        reading("d1", "Jordan left.", body("Jordan", kind="state")),
        reading("d2", "Jordan Foods met Jordan.", body("Jordan Foods"), body("Jordan Union")),
    )
    assert not case.same(("d1", "a1"), ("d2", "a1"))


@pytest.mark.parametrize(
    ("form", "place"), [("the governor of Upper Sarn", "Upper Sarn"), ("the mayor of Chernihiv", "Chernihiv")]
)
def test_what_is_governed_is_no_name_of_the_governor(form: str, place: str) -> None:
    title = form.split()[1]
    case = SmallCase(reading("d1", f"It was quiet, {form} said.", person(form, title=title, of=place)))
    shown = [actor for actor in case.links["d1"].cast.values() if place in (actor.name, *actor.aliases)]
    assert not shown
