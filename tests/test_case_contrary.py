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
