"""Deeds of long ago that a report recalls are not what it, or another, tells without a day."""

from cases import case_of, told
from mini_cases import events_of, meetings, view_of

from dragoman.linking.parts import changed_parts
from dragoman.types import Case, CaseEvent, Claim


def _claim(case: Case, document: str, words: str) -> Claim:
    texts = {(s.document, s.span): s.text for s in case.statements}
    return next(c for c in case.claims if any(i.document == document and words in texts[i.document, i.span] for i in c.instances))


def _dates(events: list[CaseEvent]) -> list[tuple[str | None, int]]:
    return [(event.start, len(event.mentions)) for event in events]


def test_talks_that_go_on_are_not_the_meeting_by_which_the_report_reckons() -> None:
    text = (
        "Norway is holding talks with Serbia about a prisoner, the Norwegian premier said on Monday. "
        "Norway and Serbia last met in 2019. The prisoner's father said that he was pleased with the talks."
    )
    found = meetings(("a", "2024-06-03", text))
    assert [event.start for event in found if event.start == "2019"] == ["2019"]
    assert all(len(event.mentions) == 1 for event in found if event.start == "2019")


def test_the_sentence_that_goes_on_with_a_deed_of_long_ago_is_of_it() -> None:
    text = (
        "President Ola Dahl and Premier Tomas Berg held talks in Varna in 2019. Back then the talks broke down within a week. "
        "The president will resign on Friday."
    )
    found = meetings(("a", "2024-06-03", text))
    assert _dates(found) == [("2019", 2)]


def test_no_report_s_deed_is_one_of_long_ago_for_want_of_a_day() -> None:
    found = events_of(
        view_of(
            ("a", "2024-06-03", "Norway and Serbia exchanged prisoners in 2017 in Varna. Nothing was said of it."),
            ("b", "2024-06-04", "Norway and Serbia exchanged prisoners, the Red Cross said."),
        ),
        "exchange",
    )
    assert _dates(found) == [("2017", 1), (None, 1)]


def test_a_deed_of_last_week_is_what_another_report_tells_without_a_day() -> None:
    found = events_of(
        view_of(
            ("a", "2024-06-03", "Norway and Serbia exchanged prisoners on 30 May 2024 in Varna."),
            ("b", "2024-06-04", "Norway and Serbia exchanged prisoners, the Red Cross said."),
        ),
        "exchange",
    )
    assert _dates(found) == [("2024-05-30", 2)]


def test_whose_guard_was_killed_is_not_who_fired() -> None:
    assert changed_parts(("Norway",), ("Norway",), (), ("Norway",))
    assert not changed_parts(("Norway",), ("Norway", "Serbia"), (), ("Serbia",))


def test_what_the_whole_report_credits_makes_no_two_deeds_one_claim() -> None:
    text = (
        "VARNA, June 3 (Nordag) - Border guards from Norway and Serbia exchanged fire for more than an hour on Monday near the "
        "village of Skar, killing two people, officials in both countries said. The two countries' premiers spoke by phone and "
        "agreed that the heads of the border services would meet at the Orn crossing on Wednesday, the Norwegian government said."
    )
    case = case_of(("a", "Nordag", "2024-06-03", text))
    assert _claim(case, "a", "exchanged fire") is not _claim(case, "a", "spoke by phone")


def test_who_says_a_thing_twice_once_in_the_negative_denies_nothing() -> None:
    text = 'Malta\'s justice minister said that the two cases were not linked. "Our courts are independent," he said.'
    case = case_of(("a", "Sea Watch", "2024-06-03", text))
    assert not any(i.stance == "denies" for claim in case.claims for i in claim.instances)


def test_of_two_halves_of_a_sentence_each_has_its_own_stance() -> None:
    text = (
        "The Northern Mail reported that President Ola Dahl met Premier Tomas Berg in Varna on Sunday; Jan Orlu, the president's "
        "spokesman, denied it on Monday."
    )
    case = case_of(("a", "Sea Watch", "2024-06-03", text))
    found = _claim(case, "a", "The Northern Mail reported")
    assert told(found) == [("a", "asserts"), ("a", "denies")]


def test_who_was_not_told_of_a_thing_confirms_it_not() -> None:
    text = (
        "Norway is in talks with Serbia about a swap of prisoners, Premier Tomas Berg said. "
        "The prisoner's wife, Ana Holt, said she had not been told of the talks."
    )
    case = case_of(("a", "Sea Watch", "2024-06-03", text))
    claim = _claim(case, "a", "in talks with Serbia")
    assert claim.n_independent == 1
    assert ("a", "no-comment") in told(claim)


def test_two_who_welcome_a_thing_do_not_confirm_each_other() -> None:
    case = case_of(("a", "Sea Watch", "2024-06-03", "Norway and Mexico, which act as guarantors, welcomed the truce."))
    assert {claim.status for claim in case.claims} <= {"single-origin"}


def test_who_denies_his_own_offer_is_the_one_who_denies() -> None:
    text = (
        "A Japanese offer of rice was rejected by North Korea in March, South Korea's intelligence service told lawmakers. "
        "Japan said it had made no such offer."
    )
    case = case_of(("a", "Sea Watch", "2024-06-03", text))
    chains = [i.chain for claim in case.claims for i in claim.instances if i.stance == "denies"]
    assert chains == [("Japan",)]


def test_reports_that_are_dismissed_are_denied_and_not_what_stands_before() -> None:
    text = (
        "They were detained on the territory of Serbia with weapons in their hands. "
        "Reports that the spy Pavel Orn refused to return to Serbia were dismissed by Foreign Minister Igor Vest as lies."
    )
    case = case_of(("a", "Sea Watch", "2024-06-03", text))
    assert _claim(case, "a", "They were detained").status == "single-origin"
