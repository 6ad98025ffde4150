"""Who took part in a deed that several reports tell: each report has one voice, however often it tells it."""

from dragoman.linking.finality import principals
from dragoman.types import EventMention


def mention(document: str, *actors: str) -> EventMention:
    return EventMention(document=document, span=(0, 1), status="occurred", actors=actors)


def test_a_report_that_repeats_itself_counts_once() -> None:
    told = [mention("a", "Dahl", "Berg"), *[mention("b", "Dahl", "Orland")] * 4]
    assert set(principals(told, {})) == {"Dahl", "Berg", "Orland"}


def test_who_is_told_alone_speaks_for_whom_another_report_names_beside_somebody() -> None:
    told = [mention("a", "Dahl", "Berg"), mention("b", "Dahl", "Orland"), mention("c", "Dahl", "Orland"), mention("d", "Berg")]
    assert set(principals(told, {})) == {"Dahl", "Berg", "Orland"}


def test_whom_one_report_of_many_names_is_no_party() -> None:
    told = [*[mention(document, "Dahl", "Berg") for document in "abc"], mention("d", "Dahl", "Orland")]
    assert set(principals(told, {})) == {"Dahl", "Berg"}


def test_who_is_only_ever_told_alone_needs_more_reports_than_name_two() -> None:
    told = [mention("a", "Dahl", "Berg"), mention("b", "Orland")]
    assert set(principals(told, {})) == {"Dahl", "Berg"}


def test_an_official_stands_for_the_state_whose_he_is() -> None:
    told = [mention("a", "Dahl", "Berg"), mention("b", "Norland", "Berg"), mention("c", "Norland", "Berg")]
    assert set(principals(told, {"Dahl": "Norland"})) == {"Dahl", "Berg"}


def test_a_state_and_its_official_who_are_only_told_alone_are_one_party() -> None:
    told = [*[mention(document, "Norland") for document in "abc"], mention("d", "Dahl"), mention("e", "Orland")]
    assert set(principals(told, {"Dahl": "Norland"})) == {"Norland", "Orland"}
    assert set(principals(told, {})) == {"Norland", "Dahl"}
