"""Where claims come from: invented stories of two or three pages, each with one thing that misleads a counter of outlets."""

import pytest
from msgspec.structs import replace

from dragoman.linking.credits import credit_graph
from dragoman.linking.descriptions import describe
from dragoman.linking.settling import settle_in
from dragoman.linking.tellings import Setting
from dragoman.linking.voices import ActorSides, NoSides, voice
from dragoman.types import CaseActor, Claim, DocumentCard, Instance, Relation, Role, Stance

VISIT = "King Olav of Norland has asked to visit Sudria."


def actor(name: str, kind: str = "person", side: str | None = None, title: str | None = None, *aliases: str) -> CaseActor:
    return CaseActor(
        id=name.casefold(),
        name=name,
        kind=kind,  # type: ignore[arg-type]  # a literal of the tests
        side=side,
        roles=(Role(title=title, affiliation=side),) if title else (),
        aliases=aliases,
        documents=("x",),
    )


ACTORS = (
    actor("Olav Dahl", "person", "Norland", "president", "President Dahl", "Dahl"),
    actor("Vera Lund", "person", "Norland", "foreign minister"),
    actor("Iris Holm", "person", "Norland", "spokeswoman"),
    actor("Pavel Orlu", "person", "Sudria", "minister", "Minister Orlu"),
    actor("Karl Brandt", "person", "Norland", "lawmaker"),
    actor("Tove Quist", "person", None, "analyst"),
    actor("Norland Ministry of Trade", "organisation", "Norland"),
    actor("Norland Herald", "outlet", None, None, "The Norland Herald"),
    actor("Nordstern", "outlet"),
    actor("Sudria", "state"),
    actor("Norland", "state"),
)


def told(document: str, *chain: str, stance: Stance = "asserts", credits: tuple[str, ...] = ()) -> Instance:
    return Instance(document=document, span=(0, 40), chain=chain, stance=stance, credits=credits)


def page(id: str, outlet: str, published: str | None = None, **known: str) -> DocumentCard:
    return DocumentCard(id=id, outlet=outlet, published=published, **known)


def settled(*instances: Instance, cards: tuple[DocumentCard, ...], **around: object) -> Claim:
    setting = Setting(
        cards={card.id: card for card in cards},
        sides=ActorSides(ACTORS),
        **{"parties": ("Olav Dahl",), **around},  # type: ignore[arg-type]  # fields by name
    )
    return settle_in(Claim(id="c1", summary=VISIT, instances=instances), setting)


def names(claim: Claim) -> list[str]:
    return [origin.name for origin in claim.origins if origin.counted]


def test_a_chain_of_four_relays_ends_at_its_first_report() -> None:
    claim = settled(
        told("1", "Nordstern", "informed sources"),
        told("2", "Coastal Monitor", "a local website"),
        told("3", "the Coastal Monitor"),
        told("4", "Harbour Post"),
        cards=(page("1", "Coastal Monitor"), page("2", "Harbour Post"), page("3", "Blog of the Bay"), page("4", "Southern Eye")),
    )
    assert names(claim) == ["unnamed informed sources, through Nordstern"]
    assert (claim.n_outlets, claim.n_independent, claim.status) == (4, 1, "single-origin")


@pytest.mark.parametrize("garbled", ["Norstern", "Nord Stern", "Нордстерн", "نوردستيرن"])
def test_a_garbled_name_arrives(garbled: str) -> None:
    claim = settled(told("1", "Nordstern"), told("2", garbled), told("3", "Nordstern"), cards=(page("1", "Harbour Post"),))
    assert names(claim) == ["Nordstern"]
    assert claim.n_independent == 1


def test_two_names_that_only_look_alike_stay_apart() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Norland Tribune"))
    claim = settled(told("1", "port officials of Belgium"), told("2", "two Danish diplomats"), cards=cards)
    assert claim.n_independent == 2


def test_a_body_that_took_an_outlets_place_is_that_outlet() -> None:
    claim = settled(
        told("1", "the reformist site Nordstern", "informed sources"),
        told("2", "the Reform Party", "informed sources"),
        cards=(page("1", "Harbour Post"), page("2", "Southern Eye")),
    )
    assert names(claim) == ["unnamed informed sources, through Nordstern"]


def test_an_uncredited_copy_is_no_second_voice() -> None:
    words = "The king has asked for a visit in a letter that left the palace in March"
    claim = settled(
        told("1", "palace insiders"),
        told("2"),
        cards=(
            page("1", "Norland Herald", "2031-03-01"),
            page("2", "Southern Eye", "2031-03-02", copy_of="1", copy_reason="same"),
        ),
        words={("1", (0, 40)): words, ("2", (0, 40)): words},
    )
    assert claim.n_independent == 1
    assert ("doc:2", "doc:1", "copied") in [(credit.source, credit.target, credit.kind) for credit in claim.credits]


def test_words_quoted_without_credit_lead_to_who_wrote_them() -> None:
    written = "The king asked for a visit in two letters that left the palace late in March, sources say."
    claim = settled(
        told("1", "Nordstern"),
        told("2", "a local site"),
        cards=(page("1", "Coastal Monitor"), page("2", "Southern Eye")),
        words={("1", (0, 40)): written, ("2", (0, 40)): f'A local site: "{written}"'},
    )
    assert ("doc:2", "doc:1", "wording") in [(credit.source, credit.target, credit.kind) for credit in claim.credits]
    assert names(claim) == ["Nordstern"]


def test_a_circle_is_named_and_counts_once() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "Southern Eye"), told("2", "the Norland Herald"), cards=cards)
    assert claim.circles == (("Norland Herald", "Southern Eye"),)
    assert names(claim) == ["Norland Herald and Southern Eye, who credit each other"]
    assert (claim.n_independent, claim.status) == (1, "single-origin")


def test_a_circle_with_a_way_out_is_named_but_the_source_is_the_origin() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "Southern Eye"), told("2", "the Norland Herald"), told("2", "Pavel Orlu"), cards=cards)
    assert claim.circles == (("Norland Herald", "Southern Eye"),)
    assert names(claim) == ["Pavel Orlu"]


def test_three_agencies_with_one_ministry_are_one_government() -> None:
    claim = settled(
        told("1", "Norland Ministry of Trade"),
        told("2", "Reuters", "a Norland official"),
        told("3", "AFP", "Foreign Minister Vera Lund"),
        cards=(page("1", "Harbour Post"), page("2", "Southern Eye"), page("3", "Coastal Monitor")),
    )
    assert claim.n_independent == 1
    assert claim.status == "single-origin"
    assert {origin.group for origin in claim.origins if origin.counted} == {"gov:Norland:executive"}


def test_unnamed_officials_of_one_government_at_two_agencies_count_once() -> None:
    cards = (page("1", "Reuters"), page("2", "Southern Eye"))
    claim = settled(told("1", "a Belgian official"), told("2", "AP", "two Belgian diplomats"), cards=cards)
    assert claim.n_independent == 1
    assert len(names(claim)) == 2


def test_two_newsrooms_with_sources_of_their_own_are_two() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "people familiar with the plan"), told("2", "diplomatic sources"), cards=cards)
    assert (claim.n_independent, claim.status) == (2, "independently-corroborated")
    assert claim.grade.credibility == 2


def test_many_unnamed_sources_of_one_newsroom_are_one() -> None:
    claim = settled(
        told("1", "Nordstern", "a member of parliament"),
        told("1", "Nordstern", "another source"),
        cards=(page("1", "Harbour Post"),),
    )
    assert claim.n_independent == 1


def test_both_parties_on_record_confirm_each_other() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    parties = ("Olav Dahl", "Pavel Orlu")
    claim = settled(told("1", "President Dahl"), told("2", "Minister Orlu"), cards=cards, parties=parties)
    assert (claim.n_independent, claim.status, claim.grade.credibility) == (2, "independently-corroborated", 1)


def test_parliament_is_another_branch_than_the_ministry() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Norland Ministry of Trade"), told("2", "Karl Brandt"), cards=cards)
    assert claim.n_independent == 2


def test_denied_by_a_party() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    denial = told("2", "Iris Holm", stance="denies")
    claim = settled(told("1", "palace insiders"), denial, cards=cards)
    assert (claim.status, claim.n_outlets, claim.grade.credibility) == ("denied", 1, 5)
    assert "Iris Holm" in claim.status_reason


def test_denied_against_two_independent_origins_is_disputed() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"), page("3", "Coastal Monitor"))
    claim = settled(
        told("1", "palace insiders"),
        told("2", "diplomatic sources"),
        told("3", "Iris Holm", stance="denies"),
        cards=cards,
    )
    assert (claim.status, claim.grade.credibility) == ("disputed", 4)


def test_denied_by_somebody_else_on_record_is_disputed() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "palace insiders"), told("2", "Pavel Orlu", stance="denies"), cards=cards)
    assert claim.status == "disputed"


@pytest.mark.parametrize("stance", ["doubts", "no-comment"])
def test_doubt_and_silence_change_nothing(stance: Stance) -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "palace insiders"), told("2", "Iris Holm", stance=stance), cards=cards)
    assert (claim.status, claim.n_outlets, claim.n_independent) == ("single-origin", 1, 1)


def test_a_version_nearer_to_the_origin_disputes_the_other() -> None:
    cards = (page("1", "Coastal Monitor"), page("2", "Southern Eye"))
    nearer = Claim(id="c2", summary="The king asked to see the premier.", instances=(told("1", "Nordstern"),))
    claim = settled(told("2", "foreign media"), cards=cards, related=(nearer,), elsewhere={"2": ("Coastal Monitor",)})
    assert (claim.status, claim.grade.credibility) == ("disputed", 5)
    assert "premier" in claim.status_reason


def test_an_official_record_of_a_party_counts() -> None:
    cards = (page("1", "Norland Ministry of Trade"), page("2", "Southern Eye"))
    claim = settled(told("1"), told("2"), cards=cards)
    assert names(claim) == ["Norland Ministry of Trade"]
    assert claim.origins[0].kind == "record"
    assert claim.grade.credibility == 2


def test_a_press_office_that_is_no_party_and_does_not_say_how_it_knows_is_not_counted() -> None:
    cards = (page("1", "Office of Senator Lena Moe"), page("2", "Southern Eye"))
    claim = settled(told("1"), told("2", "Pavel Orlu"), cards=cards)
    assert names(claim) == ["Pavel Orlu"]
    assert any("no party" in origin.reason for origin in claim.origins)


def test_a_translated_relay_arrives() -> None:
    claim = settled(
        told("1", "صحيفة نوردستيرن", "مصادر مطلعة"),
        told("2", "Nordstern"),
        cards=(page("1", "الشاطئ", language="ar"), page("2", "Southern Eye", language="en")),
    )
    assert claim.n_independent == 1
    assert "Nordstern" in names(claim)[0]
    assert any(factor.name == "translated" for factor in claim.grade.factors)


@pytest.mark.parametrize("generic", ["foreign media", "وسائل إعلام أجنبية", "зарубежные СМИ", "Medienberichte", "Norland media"])
def test_the_media_are_the_one_report_that_is_named(generic: str) -> None:
    claim = settled(told("1", "Nordstern"), told("2", generic), cards=(page("1", "Harbour Post"), page("2", "Southern Eye")))
    assert names(claim) == ["Nordstern"]
    assert claim.origins[0].documents == ("1", "2")


def test_the_media_alone_are_no_known_origin() -> None:
    claim = settled(told("1", "foreign media"), cards=(page("1", "Harbour Post"),))
    assert [origin.kind for origin in claim.origins] == ["unknown"]
    assert claim.grade.credibility is None
    assert claim.n_independent == 1


def test_the_media_may_be_an_outlet_that_the_document_names_elsewhere() -> None:
    cards = (page("1", "Harbour Post"),)
    claim = settled(told("1", "foreign media"), cards=cards, elsewhere={"1": ("Nordstern",)})
    assert names(claim) == ["Nordstern"]


def test_what_an_outlets_own_page_says_overrides_what_a_relay_says_of_it() -> None:
    claim = settled(
        told("2", "Nordstern", "well-informed sources"),
        told("3", "Harbour Gazette"),
        cards=(page("2", "Southern Eye"), page("3", "Nordstern")),
    )
    assert not any("well-informed" in origin.name for origin in claim.origins)
    assert names(claim) == ["Harbour Gazette"]


def test_telling_without_a_source_is_no_origin_beside_one() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"))
    claim = settled(told("1", "Minister Orlu"), told("2"), cards=cards)
    assert (claim.n_outlets, claim.n_independent) == (2, 1)


def test_of_newsrooms_that_do_not_say_how_they_know_one_counts() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"), page("3", "Bay Times"))
    claim = settled(told("1", "Nordstern"), told("2", "the newspaper Bergwacht"), told("3"), cards=cards)
    assert claim.n_independent == 1
    assert len(claim.origins) == 3


def test_a_dispatch_is_the_agencys_not_the_papers() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "a diplomat", credits=("Reuters",)), told("2", "diplomats", credits=("Reuters",)), cards=cards)
    assert claim.n_independent == 1
    assert "Reuters" in names(claim)[0]


def test_a_link_leads_to_the_page() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Nordstern", url="https://nordstern.example/king"))
    claim = settled(told("1", credits=("https://www.nordstern.example/king/",)), told("2", "palace insiders"), cards=cards)
    assert names(claim) == ["unnamed palace insiders, through Nordstern"]
    assert claim.credits[0].kind == "link"


def test_the_speaker_is_the_origin_of_what_he_said() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"), page("3", "Bay Times"))
    claim = settled(told("1", "Minister Orlu"), told("2", "AFP"), told("3"), cards=cards, speaker="Pavel Orlu", parties=())
    assert [origin.name for origin in claim.origins] == ["Pavel Orlu"]
    assert claim.n_independent == 1


def test_whom_a_report_tells_of_is_not_its_source() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Nordstern", "President Dahl"), told("2", "Nordstern", "informed sources"), cards=cards)
    assert names(claim) == ["unnamed informed sources, through Nordstern"]


def test_a_state_agencys_own_word_is_its_governments() -> None:
    korea = actor("North Korea", "state")
    sides = ActorSides((*ACTORS, korea))
    cards = {card.id: card for card in (page("1", "Harbour Post"), page("2", "Southern Eye"))}
    claim = Claim(id="c1", summary="", instances=(told("1", "KCNA"), told("2", "a North Korean official")))
    assert settle_in(claim, Setting(cards=cards, sides=sides)).n_independent == 1


def test_a_commentator_is_no_origin_beside_one() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Tove Quist"), told("2", "Pavel Orlu"), cards=cards)
    assert names(claim) == ["Pavel Orlu"]


def test_a_former_official_does_not_speak_for_the_government() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "a former Belgian official"), told("2", "a Belgian official"), cards=cards)
    assert claim.n_independent == 2


def test_a_denial_is_no_source_of_the_claim() -> None:
    cards = (page("1", "Harbour Post"),)
    claim = Claim(id="c1", summary="", instances=(told("1", "Iris Holm", stance="denies"),))
    assert credit_graph(claim, Setting(cards={card.id: card for card in cards})).credits == ()


def test_organs_by_relation_speak_for_their_state() -> None:
    guard = replace(
        actor("Coast Guard", "organisation", "Norland"), related=(Relation(actor="norland", kind="organ-of", reason="said so"),)
    )
    assert ActorSides((guard,)).side_of("the Coast Guard") == "Norland"


def test_the_order_of_tellings_does_not_change_what_is_found() -> None:
    cards = (page("1", "Norland Herald"), page("2", "Southern Eye"), page("3", "Bay Times"))
    tellings = (told("1", "Nordstern"), told("2", "Norstern"), told("3", "Vera Lund"))
    one, other = settled(*tellings, cards=cards), settled(*reversed(tellings), cards=cards)
    assert (one.status, one.n_independent, sorted(names(one))) == (other.status, other.n_independent, sorted(names(other)))


def test_the_unnamed_sources_of_a_copy_are_the_originals() -> None:
    cards = (page("1", "Reuters"), page("2", "Southern Eye", copy_of="1", copy_reason="same words"))
    claim = settled(told("1", "port insiders"), told("2", "port insiders"), cards=cards)
    assert names(claim) == ["port insiders, through Reuters"]


def test_a_place_of_reporting_is_no_voice() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Norway", "Norwegian officials"), told("2", "OSLO", "a Norwegian official"), cards=cards)
    assert {origin.kind for origin in claim.origins} == {"unnamed"}
    assert claim.n_independent == 1


def test_whom_only_a_states_medium_quotes_counts_with_that_state() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Xinhua", "Chen Bo"), told("2", "a Chinese official"), cards=cards)
    assert claim.n_independent == 1
    claim = settled(told("1", "Reuters", "Chen Bo"), told("2", "a Chinese official"), cards=cards)
    assert claim.n_independent == 2


def test_a_report_that_others_end_at_is_the_origin_of_what_it_tells_of_a_party() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "Nordstern", "Olav Dahl"), told("2", "Nordstern"), cards=cards)
    assert names(claim) == ["Nordstern"]
    # Where nobody ends at the report, it quotes him: then it is his word.
    claim = settled(told("1", "Nordstern", "Olav Dahl"), told("2"), cards=cards)
    assert names(claim) == ["Olav Dahl"]


def test_who_says_the_media_means_what_he_names_besides() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "foreign media"), told("1", "Nordstern"), told("2", "two Danish diplomats"), cards=cards)
    assert [origin.name for origin in claim.origins if not origin.counted] == []


def test_two_hundred_copies_are_one_origin() -> None:
    words = "The king has asked for a visit in a letter that left the palace in March"
    cards = tuple(DocumentCard(id=str(n), outlet=f"Outlet {n}", copy_of="0" if n else None) for n in range(200))
    tellings = tuple(told(str(n), "palace insiders") for n in range(200))
    claim = settled(*tellings, cards=cards, words={(str(n), (0, 40)): words for n in range(200)})
    assert (claim.n_outlets, claim.n_independent) == (200, 1)


def test_informed_sources_of_an_outlet_that_relays_others_are_not_its_own() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"), page("3", "Bay Times"))
    claim = settled(
        told("1", "the newspaper Bergwacht", "informed sources"),
        told("2", "the newspaper Bergwacht", "foreign reports"),
        told("3", "Nordstern", "palace insiders"),
        cards=cards,
    )
    assert names(claim) == ["unnamed palace insiders, through Nordstern"]


def test_what_an_outlet_wrote_later_is_not_what_others_credited() -> None:
    cards = (page("1", "Harbour Post", "2031-05-10"), page("2", "Nordstern", "2031-08-01"))
    claim = settled(told("1", "Nordstern", "palace insiders"), told("2", "Pavel Orlu"), cards=cards)
    assert claim.n_independent == 2


def test_a_site_that_the_credit_names() -> None:
    claim = settled(told("1", "A local website", credits=("Bergwacht",)), cards=(page("1", "Harbour Post"),))
    assert names(claim) == ["Bergwacht"]


def test_a_medium_at_the_end_of_the_sentence_tells_of_all_before_it() -> None:
    cards = (page("1", "Harbour Post"),)
    words = {("1", (0, 40)): "Minister Orlu said that the king had asked for a visit, according to Nordstern."}
    assert names(settled(told("1", "Pavel Orlu", "Nordstern"), cards=cards, words=words)) == ["Pavel Orlu"]
    words = {("1", (0, 40)): "Minister Orlu said that Nordstern had told of a visit, which the king had asked for in March."}
    assert names(settled(told("1", "Pavel Orlu", "Nordstern"), cards=cards, words=words)) == ["Nordstern"]


def test_a_spokesman_without_a_country_is_of_the_government_that_speaks() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Southern Eye"))
    claim = settled(told("1", "spokesman Karl Moe"), told("2", "Vera Lund"), cards=cards)
    assert claim.n_independent == 1
    denied = settled(told("1", "palace insiders"), told("2", "spokesman Karl Moe", stance="denies"), cards=cards)
    assert denied.status == "denied"


@pytest.mark.parametrize("nobody", ["nobody in the capital", "No one at the palace", "HOST", "никто", "nadie en la aduana"])
def test_nobody_and_whoever_asks_the_questions_are_no_voice(nobody: str) -> None:
    claim = settled(told("1", "Vera Lund"), told("2", nobody), cards=(page("1", "Harbour Post"), page("2", "Southern Eye")))
    assert names(claim) == ["Vera Lund"]


@pytest.mark.parametrize("again", ["the owner", "his aide", "one of them", "el dueño", "المصدر"])
def test_whom_a_report_has_introduced_is_no_second_voice(again: str) -> None:
    claim = settled(told("1", "Tomas Wiik"), told("1", again), cards=(page("1", "Harbour Post"),), parties=())
    assert names(claim) == ["Tomas Wiik"]


def test_somebody_new_in_a_report_may_be_a_second_voice() -> None:
    claim = settled(told("1", "Tomas Wiik"), told("1", "a docker"), cards=(page("1", "Harbour Post"),), parties=())
    assert claim.n_independent == 2


def test_a_source_that_goes_by_the_name_of_an_outlet_of_the_case_is_that_outlet() -> None:
    claim = settled(
        told("1", "the keeper of the lighthouse"),
        told("2", "Portside Letters"),
        cards=(page("1", "The Portside Letters"), page("2", "Southern Eye")),
        newsrooms={"Portside Letters": "The Portside Letters"},
        parties=(),
    )
    assert claim.n_independent == 1


def test_a_capital_is_the_capital_of_the_state_that_is() -> None:
    assert describe("officials in Moscow").states == ("Russia",)
    assert describe("officials in Belgrade").states == ("Serbia",)


@pytest.mark.parametrize("both", ["either side", "both sides", "the two armies", "las dos partes", "обе стороны", "الطرفان"])
def test_both_sides_at_once_are_no_unnamed_source(both: str) -> None:
    claim = settled(
        told("1", both), told("2", "Vera Lund"), cards=(page("1", "Coastal Monitor"), page("2", "Harbour Post")), parties=()
    )
    assert names(claim) == ["Vera Lund"]


@pytest.mark.parametrize("joint", ["the armies of Norway and Sweden", "Norwegian and Swedish officials"])
def test_two_governments_in_one_statement_are_two(joint: str) -> None:
    claim = settled(told("1", joint), cards=(page("1", "Coastal Monitor"),), parties=())
    assert (names(claim), claim.n_independent) == (["Norway", "Sweden"], 2)


def test_who_repeats_something_in_order_to_deny_it_is_no_origin_of_it() -> None:
    claim = settled(
        told("1", "Nordstern"),
        told("2", "Vera Lund", stance="repeats-in-order-to-deny"),
        cards=(page("1", "Coastal Monitor"), page("2", "Harbour Post")),
    )
    assert names(claim) == ["Nordstern"]


def test_a_minister_of_no_named_country_is_counted_with_the_government_that_speaks_but_not_called_its_own() -> None:
    stranger = actor("Eva Strand", "person", None, "defence minister")
    claim = settle_in(
        Claim(id="c1", summary=VISIT, instances=(told("1", "Vera Lund"), told("2", "Eva Strand"))),
        Setting(
            cards={c.id: c for c in (page("1", "Coastal Monitor"), page("2", "Harbour Post"))},
            sides=ActorSides((*ACTORS, stranger)),
        ),
    )
    assert claim.n_independent == 1
    reasons = {origin.name: origin.reason for origin in claim.origins}
    assert reasons["Eva Strand"] == "an official of no named country, counted with those of Norland"


def test_an_army_of_no_named_country_is_no_third_where_two_governments_speak() -> None:
    cards = tuple(page(str(n), f"Harbour Post {n}") for n in (1, 2, 3))
    claim = settled(told("1", "Vera Lund"), told("2", "Pavel Orlu"), told("3", "the army"), cards=cards)
    assert names(claim) == ["Vera Lund", "Pavel Orlu"]
    alone = settled(told("3", "the army"), cards=cards)
    assert names(alone) == ["the army"]


FOUR = tuple(
    page(str(number), name, f"2031-03-0{number}") for number, name in enumerate(("Harbour Post", "Southern Eye", "Bay"), 1)
)


@pytest.mark.parametrize("words", ["the evidence", "what was agreed on the quay", "lo pactado en el puerto"])
def test_words_that_name_nobody_do_not_count_beside_somebody(words: str) -> None:
    claim = settled(told("1", "Vera Lund"), told("2", words), cards=FOUR)
    assert names(claim) == ["Vera Lund"]
    assert names(settled(told("2", words), cards=FOUR))  # alone it is all there is


@pytest.mark.parametrize("bare", ["informed sources", "people familiar with the matter", "مصادر مطلعة"])
def test_bare_sources_count_only_where_nobody_had_told_it_before(bare: str) -> None:
    late = settled(told("1", "a customs official"), told("2", bare), cards=FOUR)
    assert late.n_independent == 1
    early = settled(told("1", bare), told("2", "a customs official"), cards=FOUR)
    assert early.n_independent == 2


@pytest.mark.parametrize("ministry", ["the Foreign Ministry", "Министерство иностранных дел"])
def test_a_ministry_of_no_named_country_is_the_one_of_its_kind_that_speaks(ministry: str) -> None:
    claim = settled(told("1", "Norway's foreign ministry"), told("2", ministry), cards=FOUR)
    assert claim.n_independent == 1
    groups = [told("1", "Norway's foreign ministry"), told("2", "Denmark's defence ministry"), told("3", ministry)]
    of_two = settled(*groups, cards=FOUR, parties=())
    assert {origin.group for origin in of_two.origins if origin.counted} == {"gov:Norway:executive", "gov:Denmark:executive"}


@pytest.mark.parametrize("minister", ["the minister", "the Government"])
def test_on_a_governments_own_page_its_minister_is_its_own(minister: str) -> None:
    cards = (page("1", "Ministry of Trade of Norway"), page("2", "Southern Eye"))
    claim = settled(told("1", minister), told("2", "Danish officials"), cards=cards, parties=())
    assert {origin.group for origin in claim.origins} == {"gov:Norway:executive", "gov:Denmark:executive"}


@pytest.mark.parametrize("source", ["a Gulf official", "residents of Port Ilm", "fuente de la Casa Alta"])
def test_a_name_that_only_says_where_or_whose_is_nobodys(source: str) -> None:
    (origin,) = settled(told("1", source), cards=FOUR).origins
    assert origin.kind == "unnamed"


@pytest.mark.parametrize("words", ["a Harbour Post witness", "a witness for the Harbour Post"])
def test_a_newsrooms_own_witness_was_there(words: str) -> None:
    claim = settled(told("1", words), told("1", "Denmark's foreign ministry"), cards=FOUR, parties=())
    assert claim.n_independent == 2


def test_who_denies_it_is_no_origin_of_it() -> None:
    cards = (page("1", "Harbour Post"), page("2", "Ministry of Trade of Norway"))
    claim = settled(told("1", "Pavel Orlu"), told("2"), told("2", stance="denies"), cards=cards, parties=())
    assert "Ministry of Trade of Norway" not in names(claim)
    torn = settled(told("1", "Vera Lund"), told("1", "Iris Holm"), told("1", "Vera Lund", stance="denies"), cards=cards)
    assert set(names(torn)) == {"Vera Lund", "Iris Holm"}  # told more often than denied


def test_word_against_word_of_two_governments_is_disputed() -> None:
    on_record = settled(told("1", "Pavel Orlu"), told("2", "Vera Lund", stance="denies"), cards=FOUR)
    assert (on_record.status, on_record.n_independent) == ("disputed", 1)
    unnamed = settled(told("1", "a docker"), told("2", "Vera Lund", stance="denies"), cards=FOUR)
    assert unnamed.status == "denied"


@pytest.mark.parametrize("asking", ["HOST", "Q"])
def test_whoever_asks_denies_nothing(asking: str) -> None:
    claim = settled(told("1", "Vera Lund"), told("2", asking, stance="denies"), cards=FOUR)
    assert claim.status == "single-origin"


@pytest.mark.parametrize("garbled", ["Nordstérn", "نوردستيرن"])
def test_accents_are_no_other_script(garbled: str) -> None:
    claim = settled(told("1", "Nordstern"), told("2", garbled), told("3", "Nordstérn"), cards=FOUR)
    assert claim.n_independent == 1


def test_a_ministry_is_of_the_country_that_is_named() -> None:
    assert describe("Минобороны Азербайджана").states == ("Azerbaijan",)
    assert describe("Кремль").states == ("Russia",)
    assert describe("the Norwegians").states == ("Norway",)


@pytest.mark.parametrize("source", ["One of them", "Two of them", "one of two officials"])
def test_one_of_those_who_were_described_is_unnamed(source: str) -> None:
    assert voice(source, NoSides()).kind == "unnamed"
