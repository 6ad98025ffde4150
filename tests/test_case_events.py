"""Events across documents: which mentions are one event, how its status came about, what reports disagree on."""

import pytest
from mini_cases import events_of, meetings, view_of

from dragoman import Document
from dragoman.lexicon import rows
from dragoman.linking.events import without
from dragoman.linking.finality import final_status
from dragoman.linking.pipeline import link
from dragoman.linking.places import city_of, favourite, same_place
from dragoman.reading.pipeline import read_all
from dragoman.types import CaseEvent, EventMention, Status

GRAIN = (
    ("north", "2021-05-03", "The ministry said that Lena Dahl will meet Tomas Berg in Geneva on Wednesday to discuss grain."),
    ("south", "2021-05-04", "Lena Dahl is to see Tomas Berg in Geneva on Wednesday, spokeswoman Ana Varga said."),
    ("east", "2021-05-06", "Lena Dahl met Tomas Berg in Geneva on Wednesday. The talks had dealt with grain."),
)


def test_announced_confirmed_held() -> None:
    (grain,) = meetings(*GRAIN)
    assert (grain.status, grain.start, grain.place, grain.participants) == (
        "occurred",
        "2021-05-05",
        "Geneva",
        ("Lena Dahl", "Tomas Berg"),
    )
    assert [(change.at, change.status) for change in grain.history] == [
        ("2021-05-03", "planned"),
        ("2021-05-04", "planned"),
        ("2021-05-06", "occurred"),
    ]
    assert grain.history[1].according_to == ("Ana Varga",)
    assert {reason.rule for reason in grain.reasons} == {"same principals, dates agree"}
    assert not grain.conflicts


def test_the_order_of_reports_does_not_matter() -> None:
    forwards, backwards = meetings(*GRAIN), meetings(*reversed(GRAIN))
    assert [(e.start, e.status, e.history) for e in forwards] == [(e.start, e.status, e.history) for e in backwards]


def test_a_cancelled_meeting() -> None:
    (swap,) = meetings(
        ("north", "2022-01-10", "Lena Dahl will meet Tomas Berg on January 14 to discuss the prisoners."),
        ("south", "2022-01-13", "The January 14 meeting between Lena Dahl and Tomas Berg was cancelled."),
    )
    assert swap.status == "cancelled"
    assert [change.status for change in swap.history] == ["planned", "cancelled"]


def test_a_denied_letter() -> None:
    view = view_of(
        ("north", "2022-03-01", "The website Polaris.org reported that Lena Dahl sent a letter to Tomas Berg about the truce."),
        ("south", "2022-03-02", "Spokeswoman Ana Varga denied that Lena Dahl sent a letter to Tomas Berg."),
    )
    (letter,) = events_of(view, "letter")
    assert letter.status == "denied"
    assert [(m.document, m.status) for m in letter.mentions] == [("north", "alleged"), ("south", "denied")]


def test_what_is_alleged_and_then_told_on_record_has_occurred() -> None:
    view = view_of(
        ("north", "2022-03-01", "The website Polaris.org reported that Lena Dahl wrote to Tomas Berg about the truce."),
        ("south", "2022-03-02", "Tomas Berg confirmed that Lena Dahl wrote to him about the truce."),
    )
    (letter,) = events_of(view, "letter")
    assert letter.status == "occurred"


def test_reports_that_differ_by_a_day_conflict() -> None:
    (truce,) = meetings(
        ("north", "2021-06-10", "Lena Dahl met Tomas Berg in Geneva on June 7."),
        ("west", "2021-06-10", "Lena Dahl met Tomas Berg in Geneva on June 7."),
        ("south", "2021-06-11", "Lena Dahl met Tomas Berg in Geneva on June 8."),
    )
    assert (truce.start, truce.end) == ("2021-06-07", "2021-06-07")
    assert [(c.field, c.values) for c in truce.conflicts] == [
        ("date", (("2021-06-07", ("north", "west")), ("2021-06-08", ("south",)))),
    ]


def test_two_meetings_of_one_pair() -> None:
    first, second = meetings(
        ("north", "2021-05-04", "Lena Dahl met Tomas Berg in Geneva on Monday. They will meet again on Friday, Dahl said."),
        ("south", "2021-05-08", "Lena Dahl and Tomas Berg met in Geneva on Friday."),
    )
    assert (first.start, first.status) == ("2021-05-03", "occurred")
    assert (second.start, second.status, len(second.mentions)) == ("2021-05-07", "occurred", 2)


def test_undated_reports_find_their_event_by_the_weekday() -> None:
    first, second = meetings(
        ("north", "2021-05-04", "Lena Dahl met Tomas Berg in Geneva on Monday. They will meet again on Friday, Dahl said."),
        ("zeta", None, "Lena Dahl was due to meet Tomas Berg in Geneva on Friday."),
    )
    assert [m.document for m in second.mentions] == ["north", "zeta"]
    assert {m.document for m in first.mentions} == {"north"}


def test_an_undated_report_that_fits_two_meetings_stays_alone() -> None:
    found = meetings(
        ("north", "2021-05-04", "Lena Dahl met Tomas Berg in Geneva on Monday."),
        ("south", "2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday."),
        ("zeta", None, "Lena Dahl has met Tomas Berg."),
    )
    assert [len(e.mentions) for e in found] == [1, 1, 1]


def test_letters_in_both_directions_are_two() -> None:
    view = view_of(
        ("north", "2021-05-04", "Lena Dahl wrote a letter to Tomas Berg."),
        ("south", "2021-05-20", "Tomas Berg has answered Lena Dahl with a letter of his own."),
        ("east", "2021-05-21", "A letter from Tomas Berg to Lena Dahl arrived."),
    )
    there, back = events_of(view, "letter")
    assert (there.sources, len(there.mentions)) == (("actor Lena Dahl",), 1)
    assert (back.sources, len(back.mentions)) == (("actor Tomas Berg",), 2)


def test_a_month_without_a_year_is_the_last_before_the_report() -> None:
    view = view_of(
        ("north", "2021-11-07", "Lena Dahl has written a letter to Tomas Berg."),
        ("zeta", None, "Lena Dahl sent a letter to Tomas Berg in October."),
    )
    (letter,) = events_of(view, "letter")
    assert (letter.start, letter.end) == ("2021-10", "2021-10")
    assert letter.reason is not None and "2021-11-07" in letter.reason


def test_an_event_without_a_date_says_why() -> None:
    (event,) = meetings(("zeta", None, "Lena Dahl met Tomas Berg."))
    assert event.start is None
    assert event.reason


def test_a_report_lends_its_weekday_to_what_else_it_tells() -> None:
    view = view_of(
        ("north", "2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday."),
        ("zeta", None, "On Friday Lena Dahl met Tomas Berg in Geneva. Ilya Koren telephoned Ana Varga on Friday."),
    )
    (call,) = events_of(view, "call")
    assert call.start == "2021-05-07"


def test_two_places_on_one_day_are_shown() -> None:
    (event,) = meetings(
        ("north", "2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday."),
        ("south", "2021-05-08", "Lena Dahl met Tomas Berg in Oslo on Friday."),
    )
    assert [(c.field, [value for value, _ in c.values]) for c in event.conflicts] == [("place", ["Geneva", "Oslo"])]


def test_a_wish_is_not_the_meeting_that_was_held() -> None:
    found = meetings(
        ("north", "2021-05-01", "Lena Dahl asked to meet Tomas Berg."),
        ("south", "2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday."),
    )
    assert [e.status for e in found] == ["occurred", "proposed"]


def test_the_same_pair_months_apart_is_not_one_meeting() -> None:
    found = meetings(
        ("north", "2021-01-05", "Lena Dahl has met Tomas Berg."),
        ("south", "2021-09-08", "Lena Dahl has met Tomas Berg."),
    )
    assert len(found) == 2


def test_an_event_without_one_of_its_documents() -> None:
    (grain,) = meetings(*GRAIN)
    names = {"actor Lena Dahl": "Lena Dahl", "actor Tomas Berg": "Tomas Berg"}
    rest = without(grain, "east", names, {})
    assert rest is not None
    assert (rest.id, rest.status, len(rest.history)) == (grain.id, "planned", 2)
    for document in ("north", "south"):
        rest = without(rest, document, names, {}) if rest is not None else None
    assert rest is None


def mention(status: Status, day: str | None, *voices: str, document: str = "d") -> EventMention:
    return EventMention(document=document, span=(0, 1), status=status, published=day, according_to=voices)


@pytest.mark.parametrize(
    ("mentions", "status"),
    [
        ([mention("planned", "2021-05-01"), mention("occurred", "2021-05-02")], "occurred"),
        ([mention("alleged", "2021-05-01", "a website"), mention("denied", "2021-05-02", "Ana Varga")], "denied"),
        ([mention("occurred", "2021-05-01"), mention("denied", "2021-05-02", "Ana Varga", document="e")], "denied"),
        ([mention("occurred", "2021-05-01", "Lena Dahl"), mention("denied", "2021-05-02", "Ana Varga")], "denied"),
        ([mention("occurred", "2021-05-03", "Lena Dahl"), mention("denied", "2021-05-02", "Ana Varga")], "occurred"),
        (
            [
                mention("occurred", "2021-05-01", "Lena Dahl"),
                mention("occurred", "2021-05-01", "Tomas Berg"),
                mention("denied", "2021-05-02", "Ana Varga"),
            ],
            "occurred",
        ),
        (
            [
                mention("planned", "2021-05-01"),
                mention("cancelled", "2021-05-02"),
                mention("denied", "2021-05-02", "Ana Varga"),
            ],
            "cancelled",
        ),
        ([mention("planned", "2021-05-01"), mention("denied", "2021-05-02", "Ana Varga")], "denied"),
        ([mention("planned", "2021-05-01"), mention("cancelled", "2021-05-02")], "cancelled"),
        ([mention("cancelled", "2021-05-02"), mention("planned", "2021-05-04")], "planned"),
        ([mention("conditional", "2021-05-02"), mention("proposed", "2021-05-04")], "conditional"),
        ([mention("alleged", "2021-05-02", "a website"), mention("occurred", "2021-05-02")], "alleged"),
        ([mention("planned", "2021-05-02"), mention("alleged", "2021-05-04", "a website")], "alleged"),
    ],
)
def test_the_latest_supported_status(mentions: list[EventMention], status: str) -> None:
    assert final_status(mentions) == status


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Geneva", "Женеве", True),
        ("Geneva", "Ginebra", True),
        ("Istanbul", "Стамбуле", True),
        ("Doha", "الدوحة", True),
        ("Norway", "Oslo", True),
        ("Harborstad", "Харборстаде", True),
        ("Vienna", "Varna", False),
        ("Oman", "Amman", False),
        ("Moscow", "Minsk", False),
        ("Berne", "Berlin", False),
    ],
)
def test_places_under_their_names(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same


def test_every_city_is_itself_under_all_its_names() -> None:
    for row in rows("cities"):
        assert row["source"] and row["example"]
        assert {city_of(form) for form in (row["city"], *row["forms"].split(","))} == {row["city"]}, row


def test_the_place_most_named_goes_by_its_english_name() -> None:
    assert favourite(["Genf", "Женеве", "Geneva", "Oslo"]) == "Geneva"
    assert favourite([]) is None


def test_an_attack_is_known_by_its_place_and_day() -> None:
    view = view_of(
        ("north", "2024-02-01", "A drone strike killed twelve people in the town of Kutaro on Wednesday, medics said."),
        ("south", "2024-02-02", "Twelve people were killed in an airstrike on Wednesday in Kutaro."),
        ("east", "2024-02-02", "A drone strike killed two people in the town of Belmar on Wednesday, medics said."),
    )
    found = events_of(view, "attack")
    assert [({m.document for m in e.mentions}, e.start, e.place) for e in found] == [
        ({"east"}, "2024-01-31", "Belmar"),
        ({"north", "south"}, "2024-01-31", "Kutaro"),
    ]


def test_a_sanction_has_the_state_and_the_person() -> None:
    view = view_of(
        ("north", "2024-02-03", "The United States will impose sanctions on Ilya Koren on Thursday."),
        ("south", "2024-02-09", "The United States imposed sanctions on Ilya Koren on Thursday."),
    )
    (sanction,) = events_of(view, "sanction")
    assert (sanction.participants, sanction.start, sanction.status) == (("United States", "Ilya Koren"), "2024-02-08", "occurred")
    assert sanction.sources == ("actor United States",)


def test_what_one_does_to_the_other_is_not_what_the_other_does() -> None:
    view = view_of(
        ("north", "2024-02-03", "Norway imposed sanctions on Estonia on Thursday."),
        ("south", "2024-02-03", "Estonia imposed sanctions on Norway on Thursday."),
    )
    assert len(events_of(view, "sanction")) == 2


def test_a_much_told_event_lists_what_is_new_and_keeps_every_member() -> None:
    told = [(f"d{n:03}", "2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday.") for n in range(230)]
    view = view_of(*told, ("late", "2021-05-09", "Ana Varga confirmed that Lena Dahl met Tomas Berg in Geneva on Friday."))
    (event,) = events_of(view, "meeting")
    assert len(event.mentions) == 201
    assert event.mentions[-1].document == "late"
    assert [member.cluster for member in view.members_of("d229") if member.kind == "event"] == [event.id]


NEWS = (
    "north",
    "2031-04-07",
    "Norwegian Foreign Minister Lena Dahl held secret talks with a senior Danish diplomat in Oslo on Monday.",
)
ALIKE = ("south", "2031-04-08", "Norway and Denmark held undisclosed talks about the grain fleet, a Danish official said.")


def in_full(*told: tuple[str, str, str]) -> list[CaseEvent]:
    """The meetings and talks of a case of these documents, with the sides of its actors."""
    documents = [Document.from_text(text, id=id, published=day, publisher=f"{id} Herald") for id, day, text in told]
    return [event for event in link(list(read_all(documents))).events if event.kind in ("meeting", "talks")]


@pytest.mark.parametrize(
    "report", [ALIKE, ("east", "2031-04-09", "Denmark and Norway have met to talk about the grain fleet, a diplomat said.")]
)
def test_the_news_of_one_day_on_the_same_states_is_one_deed(report: tuple[str, str, str]) -> None:
    (event,) = in_full(NEWS, report)
    assert {reason.rule for reason in event.reasons} == {"the news of these days on the same states"}


@pytest.mark.parametrize(
    "report",
    [
        ("south", "2031-04-28", ALIKE[2]),
        ("south", "2031-04-08", "Sweden and Denmark held undisclosed talks about the grain fleet, a Swedish official said."),
        ("south", "2031-04-08", "Norway and Denmark will hold talks about the grain fleet in May, a Danish official said."),
        ("south", "2031-04-08", "Norwegian Trade Minister Ana Varga met Danish Trade Minister Lars Holm, officials said."),
        ("south", "2031-04-08", "Norway and Denmark held undisclosed talks in Helsinki, a Danish official said."),
    ],
)
def test_news_of_other_days_states_plans_people_or_places_is_another(report: tuple[str, str, str]) -> None:
    assert len(in_full(NEWS, report)) == 2


def test_where_two_deeds_of_these_days_fit_neither_is_meant() -> None:
    other = ("east", "2031-04-07", "Norwegian Trade Minister Ana Varga held talks with a senior Danish diplomat on Monday.")
    assert len(in_full(NEWS, other, ALIKE)) == 3
