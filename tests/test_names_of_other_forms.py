"""Names by their form where no list has them: given names of two words, holders of offices, bodies and media of a state."""

import pytest
from cases import readings_of
from readings import read_text
from test_case_contrary import reports

from dragoman.linking.pipeline import link


def persons(text: str) -> set[str]:
    return {actor.name.replace("\u200c", " ") for actor in read_text(text).actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال رحيم الله أكبري إن الحركة لم تتسلم أي رسالة.", "رحيم الله أكبري"),
        ("وصل الملا عبد الرزاق هلمندي إلى المدينة يوم الاثنين.", "عبد الرزاق هلمندي"),
        ("رحمت الله اندر، سخنگوی شورای امنیت، این گزارش را رد کرد.", "رحمت الله اندر"),
        ("گفت‌وگو با ملا عبدالبصیر نورزی در دوحه پایان یافت.", "عبدالبصیر نورزی"),
        ("گفت‌وگوی هارلن ویتمور، نماینده ویژه نروژ، در دوحه پایان یافت.", "هارلن ویتمور"),
    ],
)
def test_a_person_by_the_form_of_the_name(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    ["ودعا حزب الله إلى وقف القتال، وقالت حركة أنصار الله إنها ستحضر.", "به گزارش منابع آگاه، سخنگوی دولت این خبر را رد کرد."],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not {name for name in persons(text) if "الله" in name or "منابع" in name}


def actors(*texts: str) -> dict[str, str | None]:
    return {actor.name: actor.side for actor in link(readings_of(*reports(*texts))).actors}


def test_a_body_goes_by_the_state_before_its_name() -> None:
    found = actors("The Norwegian Air Force bombed a camp on Monday. The Air Force said so on Tuesday.")
    assert found["Norwegian Air Force"] == "Norway"


def test_a_medium_whose_name_begins_with_a_state_s_adjective_keeps_it() -> None:
    names = {actor.name: actor.kind for actor in read_text("The envoy told the Norwegian Wire that the talks were off.").actors}
    assert names["Norwegian Wire"] == "outlet"
    assert "Haaretz" in {a.name for a in read_text("The envoy told the Israeli Haaretz that the talks were off.").actors}


def test_an_honorific_is_no_given_name() -> None:
    found = actors("Qari Hamdullah Zahid left Doha on Monday.", "Hamdullah Zahid met Ola Lindar in Oslo on Tuesday.")
    assert [name for name in found if "Zahid" in name] == ["Hamdullah Zahid"]


def test_forms_are_given_with_and_without_the_article() -> None:
    (actor,) = (
        a
        for a in link(readings_of(*reports("The Norwegian government denied it, the United States said."))).actors
        if a.kind == "state" and a.name == "United States"
    )
    assert "the United States" in actor.aliases


def test_the_spelling_of_most_reports_is_the_name_and_events_go_by_it() -> None:
    linked = link(
        readings_of(
            *reports(
                "President Rahim Tayyeb of Norway wrote a letter to Ola Lindar on May 2.",
                "President Rahim Tayeb met Ola Lindar in Lima on Monday.",
                "President Rahim Tayeb of Norway left Lima on Tuesday.",
            )
        )
    )
    assert {actor.name for actor in linked.actors if "Rahim" in actor.name} == {"Rahim Tayeb"}
    told = {name for event in linked.events for name in event.participants if "Rahim" in name}
    assert told == {"Rahim Tayeb"}


def test_who_goes_by_a_surname_is_no_body_by_the_full_name() -> None:
    text = "Harlan Lindt wrote to the rebels. Separately, Lindt and Premier Ola Dahl discussed the raid in a call."
    assert {"Harlan Lindt", "Ola Dahl"} == persons(text)
