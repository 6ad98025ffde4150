"""Who contradicts, denies and does not know: none of them confirms a claim, and no claim is denied that nobody has made."""

import pytest
from cases import Article, case_of, claim_with, told

from dragoman.linking.points import contradict
from dragoman.types import Case, Claim


def reports(*texts: str) -> tuple[Article, ...]:
    """Texts as reports of as many outlets, a day apart."""
    names = ("Sea Watch", "The Northern Mail", "City Lights", "Harbour News")
    return tuple((f"r{n}", names[n - 1], f"2024-03-{11 + n}", text) for n, text in enumerate(texts, 1))


def counted(claim: Claim) -> list[str]:
    """The names of the origins that count."""
    return sorted(origin.name for origin in claim.origins if origin.counted)


def only_claim(case: Case, document: str, words: str) -> Claim:
    """The claim with these words, of which there is one."""
    statements = {s.span: s.text for s in case.statements if s.document == document}
    (claim,) = (c for c in case.claims if any(i.document == document and words in statements[i.span] for i in c.instances))
    return claim


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Norway said that the trawler was boarded in its waters on Sunday.",
            "Iceland said that the trawler was boarded in Icelandic waters on Sunday.",
        ),
        (
            "Oman said that the freighter was in international waters when it was seized on Sunday.",
            "Iran said that the freighter was in Iranian waters when it was seized on Sunday.",
        ),
        (
            "The balloon was shot down over Chad on Sunday, Chad said.",
            "The balloon was shot down over Sudanese territory on Sunday, Sudan said.",
        ),
        (
            "Armenia said that the Georgian army fired first at Varna on Sunday.",
            "Georgia said that the Armenian army fired first at Varna on Sunday.",
        ),
        (
            "President Holm and President Varga spoke by telephone at the request of Serbia, Norway's government said.",
            "President Holm and President Varga spoke by telephone on Norway's initiative, the Serbian presidency said.",
        ),
        ("Japan said that the jet had entered its airspace.", "The jet was outside Japanese airspace, South Korea said."),
    ],
)
def test_two_that_contradict_each_other_confirm_nothing(one: str, other: str) -> None:
    case = case_of(*reports(one, other))
    claims = {claim.id: claim for claim in case.claims if claim.contradicted_by}
    assert [(claim.status, claim.n_independent) for claim in claims.values()] == [("disputed", 1), ("disputed", 1)]
    assert {id for claim in claims.values() for id in claim.contradicted_by} == {*claims}
    mine, theirs = map(counted, claims.values())
    assert not set(mine) & set(theirs)
    assert all(claim.status != "independently-corroborated" for claim in case.claims)


def test_who_tells_it_alike_still_confirms() -> None:
    case = case_of(
        *reports(
            "Norway said that the trawler was boarded in Norwegian waters on Sunday.",
            "Iceland said that the trawler was boarded in Norwegian waters on Sunday.",
        )
    )
    claim = claim_with(case, "r1", "trawler")
    assert (claim.status, claim.contradicted_by) == ("independently-corroborated", ())


def test_a_third_who_sides_with_one_confirms_that_one() -> None:
    case = case_of(
        *reports(
            "Oman said that the freighter was in international waters when it was seized on Sunday.",
            "Iran said that the freighter was in Iranian waters when it was seized on Sunday.",
            "Pakistan said that the freighter was in international waters when it was seized on Sunday.",
        )
    )
    (claim,) = (claim for claim in case.claims if len(claim.instances) == 3)
    assert (claim.status, claim.n_independent) == ("disputed", 2)
    assert counted(claim) == ["Oman", "Pakistan"]


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("sea=in:Norway", "sea=in:Iceland", True),
        ("sea=in:Norway", "sea=out:Norway", True),
        ("sea=out:Norway", "sea=in:international", False),
        ("sea=out:Norway", "sea=out:Iceland", False),
        ("sea=in:Norway", "air=in:Iceland", False),
        ("request=Norway", "request=Serbia", True),
        ("hand:attack=Peru", "hand:attack=Peru", False),
        ("hand:attack=Peru", "hand:attack=Chile+Peru", False),
        ("hand:attack=Chile+Peru", "hand:attack=Oman+Peru", True),
    ],
)
def test_points_that_cannot_both_be_true(one: str, other: str, against: bool) -> None:
    assert contradict(one, other) is contradict(other, one) is against


@pytest.mark.parametrize(
    ("first", "denial"),
    [
        (
            "Norway will send two frigates to Oman in May, the defence ministry said.",
            "Serbia denied that it had arrested two nuns.",
        ),
        (
            "Foreign Minister Ana Holm met President Petrov in Oslo.",
            "Serbia denied that its army had shelled the village of Varna.",
        ),
        (
            "Peru closed its border with Chile, the interior ministry said.",
            "Chile denied reports that a bishop had been poisoned.",
        ),
        ("Three nuns were freed on Monday, Serbian officials said.", "Kosovo denied that it had been informed."),
    ],
)
def test_a_denial_of_something_else_does_not_deny_what_its_report_has_told(first: str, denial: str) -> None:
    case = case_of(*reports(f"{first} {denial}"))
    for claim in case.claims:
        stances = {stance for _, stance in told(claim)}
        assert stances in ({"asserts"}, {"denies"}), (claim.summary, told(claim))


@pytest.mark.parametrize(
    "denial",
    [
        "The finance ministry denied that the bank had been sold.",
        "The finance ministry denied that this had happened.",
        "The finance ministry denied that it had happened.",
        "The finance ministry denied the report.",
        "The finance ministry denied reports that such a sale was planned.",
    ],
)
def test_a_denial_of_what_its_report_has_told_denies_it(denial: str) -> None:
    case = case_of(*reports(f"Peru sold the state bank to Chile, a local site said. {denial}"))
    assert told(claim_with(case, "r1", "sold the state bank")) == [("r1", "asserts"), ("r1", "denies")]


def test_who_rejects_a_claim_denies_it_and_not_he_who_makes_it() -> None:
    case = case_of(
        *reports(
            "Norway will send two frigates to Oman in May, the Norwegian defence ministry said. "
            "The ministry rejected a claim by Serbia that the frigates had crossed the strait."
        )
    )
    claim = claim_with(case, "r1", "will send")
    assert told(claim) == [("r1", "asserts")]
    (denial,) = (i for c in case.claims for i in c.instances if i.stance == "denies")
    assert denial.chain == ("the Norwegian defence ministry",)


@pytest.mark.parametrize(
    "refusal",
    [
        "Norway will not lift its sanctions on Serbia, Prime Minister Lars Holm said.",
        "Norway has ruled out lifting sanctions on Serbia.",
        "Russia had not been asked for its data, the Kremlin said.",
        "Chile did not shell the port, its defence minister, Ana Berg, said.",
    ],
)
def test_a_refusal_is_told_by_who_refuses_and_denies_nothing(refusal: str) -> None:
    for claim in case_of(*reports(refusal)).claims:
        assert {stance for _, stance in told(claim)} == {"asserts"}
        assert (claim.status, claim.n_outlets, claim.n_independent) == ("single-origin", 1, 1)


@pytest.mark.parametrize("first", [0, 1])
def test_whoever_comes_first_a_plain_no_denies_what_somebody_tells(first: int) -> None:
    texts = (
        "Serbia will free the two nuns on Friday, the newspaper Danas reported.",
        "Serbia will not free the two nuns on Friday, Prime Minister Petrov said.",
    )
    case = case_of(*reports(texts[first], texts[1 - first]))
    claim = claim_with(case, "r1", "nuns")
    assert sorted(stance for _, stance in told(claim)) == ["asserts", "denies"]
    assert claim.status == "denied"


def test_nobody_denies_what_he_says_in_the_same_breath() -> None:
    case = case_of(*reports('"We have agreed on the names. We have not agreed on the day," Foreign Minister Ana Holm said.'))
    assert {(stance, claim.status) for claim in case.claims for _, stance in told(claim)} == {("asserts", "single-origin")}


@pytest.mark.parametrize(
    "unknowing",
    [
        "Norwegian Prime Minister Lars Holm said he had no knowledge of any talks with Serbia.",
        "Norwegian Prime Minister Lars Holm said he had not been informed of any talks with Serbia.",
    ],
)
def test_who_knows_of_no_talks_is_no_witness_of_them(unknowing: str) -> None:
    case = case_of(*reports(f"Norway and Serbia held secret talks in Geneva, the website Polaris reported. {unknowing}"))
    claim = claim_with(case, "r1", "secret talks")
    assert (counted(claim), claim.status) == (["Polaris"], "single-origin")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the border committee", "the border committee"),
        ("the shipping company", "the shipping company"),
        ("the human rights group", "the human rights group"),
        ("his press service", "his press service"),
    ],
)
def test_a_body_is_the_origin_of_what_it_says_whatever_outlet_is_credited_elsewhere(source: str, name: str) -> None:
    text = f"Two tankers were boarded on Monday, {source} said. The newspaper Nordstern reported that a fire had broken out."
    assert counted(only_claim(case_of(*reports(text)), "r1", "tankers")) == [name]


def test_a_site_without_a_name_still_is_the_outlet_that_its_report_credits() -> None:
    text = "Two tankers were boarded on Monday, a local site said. The newspaper Nordstern reported that a fire had broken out."
    assert counted(only_claim(case_of(*reports(text)), "r1", "tankers")) == ["Nordstern"]


def test_where_somebody_posts_is_no_origin() -> None:
    case = case_of(*reports('"They are home and well," Prime Minister Lars Holm wrote on Facebook.'))
    assert [counted(claim) for claim in case.claims] == [["Lars Holm"]]


@pytest.mark.parametrize("title", ["Deputy Foreign Minister", "Deputy Prime Minister", "Deputy Defence Minister"])
def test_a_deputy_minister_and_the_ministry_are_one_voice(title: str) -> None:
    case = case_of(
        *reports(
            f"The Norwegian and Serbian delegations met in Oslo on Monday, Norwegian {title} Ana Holm said.",
            "The Norwegian Foreign Ministry said that the Norwegian and Serbian delegations met in Oslo on Monday.",
        )
    )
    claim = claim_with(case, "r1", "met in Oslo")
    assert (claim.status, claim.n_independent) == ("single-origin", 1)


_TANKER = "Iran fired on a tanker off Varna on Sunday, Israeli minister Dan Holm said."
_FIGHTERS = "Chad has armed the rebels in Sudan, Sudanese President Omar Lund said."
_NURSES = "Rebels hold nine Danish nurses in the hills, the foreign ministry in Oslo said."


@pytest.mark.parametrize(
    ("first", "denial"),
    [
        (_TANKER, "Iran denied that it was involved."),
        (_TANKER, "Tehran denied it bore any responsibility."),
        (_TANKER, "Iran denied that its navy was to blame."),
        (_TANKER, "Tehran denied that it had played a part."),
        (_TANKER, "Iran denied that it was behind it."),
        (_TANKER, "Iran denied that there was any link with its navy."),
        (_TANKER, "Iran denied that it had any knowledge of it."),
        (_FIGHTERS, "Chad denied that it backed the insurgents."),
        (_FIGHTERS, "Chad denied that it was stirring up its neighbours."),
        (_NURSES, "A rebel spokesman denied that foreigners had been kidnapped."),
        (_NURSES, "The rebels denied that they had taken any hostages."),
        ("Two priests were imprisoned in Asmara, the Swedish embassy said.", "Eritrea denied that clergymen had been arrested."),
        (
            "Turkey will shut its ports to Greek ships, the Greek minister Petros Lund said.",
            "Ankara denied that a decision had been made.",
        ),
    ],
)
def test_who_denies_his_part_in_what_was_told_denies_it(first: str, denial: str) -> None:
    (claim,) = case_of(*reports(f"{first} {denial}")).claims
    assert told(claim) == [("r1", "asserts"), ("r1", "denies")]


@pytest.mark.parametrize(
    ("first", "denial"),
    [
        (
            "Norway will send 200 troops to Kosovo in May, the Norwegian defence ministry said.",
            "The Serbian government denied that it had arrested two journalists.",
        ),
        (
            "Norway will send 200 troops to Kosovo in May, the Norwegian defence ministry said.",
            "Serbia denied that it was involved in the murder of a banker in Vienna.",
        ),
        (_TANKER, "Iran denied that it had expelled three Danish diplomats."),
        (_FIGHTERS, "Chad denied that it had closed its border with Libya."),
        (
            "Peru and Chile signed a fishing accord in Lima, the foreign ministry said.",
            "Bolivia denied that it had been consulted.",
        ),
        (
            "Oman sold rifles to Kenya, the Kenyan minister Ann Berg said. Oman denied this.",
            "Oman also denied that it had trained pilots.",
        ),
    ],
)
def test_a_party_that_denies_a_matter_of_its_own_does_not_deny_what_was_told(first: str, denial: str) -> None:
    case = case_of(*reports(f"{first} {denial}"))
    assert {stance for _, stance in told(only_claim(case, "r1", denial))} == {"denies"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that ten people were killed in the raid on Varna. The mayor later denied that anyone had been killed.",
        "General Orlu said that his men had shot four farmers. He later denied that they had shot anyone.",
        "Minister Ana Holm said that Peru had expelled two envoys. Holm has since denied that any envoys had been expelled.",
    ],
)
def test_who_takes_back_what_he_said_denies_it(text: str) -> None:
    (claim,) = case_of(*reports(text)).claims
    assert told(claim) == [("r1", "asserts"), ("r1", "denies")]


@pytest.mark.parametrize(
    "denial",
    [
        "Police later denied that they had beaten the students in Oslo.",
        "Police denied that they had freed a student.",
    ],
)
def test_who_later_denies_another_deed_takes_nothing_back(denial: str) -> None:
    case = case_of(*reports(f"Police said that they had detained ten students in Oslo. {denial}"))
    assert {stance for _, stance in told(only_claim(case, "r1", "detained"))} == {"asserts"}


_SEIZED = "The Danish coast guard seized the freighter Orlu in Danish waters on Sunday, the Danish defence ministry said."


@pytest.mark.parametrize(
    "other",
    [
        "The Danish coast guard seized the freighter Orlu on Sunday, a day after it had sailed in Polish waters",
        "The freighter Orlu, seized by Denmark on Sunday, is moored in Polish waters",
        "The freighter Orlu, which was bound for Gdansk in Polish waters, was seized by Denmark on Sunday",
        "Denmark seized the freighter Orlu on Sunday before it could reach safety in Polish waters",
        "Denmark seized the freighter Orlu on Sunday since it had fished in Polish waters",
    ],
)
def test_where_something_else_was_contradicts_nobody(other: str) -> None:
    case = case_of(*reports(_SEIZED, f"{other}, the Polish foreign ministry said."))
    claim = claim_with(case, "r1", "freighter")
    assert (claim.status, claim.contradicted_by) == ("independently-corroborated", ())


@pytest.mark.parametrize(
    "other",
    [
        "The Danish coast guard seized the freighter Orlu on Sunday in Polish waters",
        "The freighter Orlu was in Polish waters when Denmark seized it on Sunday",
        "The freighter Orlu was seized by Denmark on Sunday while it was still in Polish waters",
    ],
)
def test_where_the_deed_was_contradicts_another_place(other: str) -> None:
    case = case_of(*reports(_SEIZED, f"{other}, the Polish foreign ministry said."))
    assert [claim.status for claim in case.claims] == ["disputed", "disputed"]


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("at the invitation of Serbia", "at the request of Norway", "independently-corroborated"),
        ("at Serbia's invitation", "at the invitation of Norway", "independently-corroborated"),
        ("at the request of Serbia", "at the request of Norway", "disputed"),
    ],
)
def test_one_may_invite_and_another_ask(one: str, other: str, status: str) -> None:
    case = case_of(
        *reports(
            f"President Holm and President Varga met in Oslo on Monday {one}, Norway's government said.",
            f"President Holm and President Varga met in Oslo on Monday {other}, the Serbian presidency said.",
        )
    )
    assert {claim.status for claim in case.claims} == {status}


@pytest.mark.parametrize(
    ("who", "teller", "statuses"),
    [
        ("Peru and Chile", "Paraguayan President Lars Berg", {"independently-corroborated"}),
        ("Chile", "Bolivian Defence Minister Ana Holm", {"single-origin"}),
        ("Chile", "Paraguayan President Lars Berg", {"disputed"}),
    ],
)
def test_whose_hands_it_was_contradicts_only_other_hands_by_others(who: str, teller: str, statuses: set[str]) -> None:
    case = case_of(
        *reports(
            "Peru bombed an airfield at Varna on Sunday, Bolivian Defence Minister Ana Holm said.",
            f"{who} bombed an airfield at Varna on Sunday, {teller} said.",
        )
    )
    assert {claim.status for claim in case.claims} == statuses


def test_who_helped_in_a_deed_says_not_whose_it_was() -> None:
    case = case_of(
        *reports(
            "Turkey carried out an airstrike on a base near Varna on Monday, Bolivian Defence Minister Ana Holm said.",
            "Turkey and Oman carried out an airstrike on the base near Varna on Monday, Bolivian ambassador Omar Lund said.",
            "Peru's foreign minister Lars Berg said the Omani army had assisted in Monday's airstrike on the base near Varna.",
        )
    )
    assert all(not claim.contradicted_by for claim in case.claims)
