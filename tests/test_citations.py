"""Notes, links and credits."""

import pytest
from readings import read_text, words

from dragoman import read
from dragoman.types import Document, Link

NOTES = """The envoy met the king in Varna.[1] The premier denied it.[2] He said: "We shall see."[3]

Notes:
[1] Daily Courier, May 3, 2017; Herald (Norland), May 4, 2017.
[2] See, for instance, an interview in The Evening Mail, May 5, 2017. See also NRI Special Report No. 12, The Road, May 6, 2017.
[3] See NRI Special Report No. 12, The Road, May 6, 2017.
"""


def facts(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(c.marker, c.outlet, c.country, c.date) for c in read_text(text).citations]


def test_notes_are_split_into_their_items() -> None:
    assert facts(NOTES) == [
        ("[1]", "Daily Courier", None, "2017-05-03"),
        ("[1]", "Herald", "Norland", "2017-05-04"),
        ("[2]", "Evening Mail", None, "2017-05-05"),
        ("[2]", "NRI", None, "2017-05-06"),
        ("[3]", "NRI", None, "2017-05-06"),
    ]


def test_a_series_has_its_number_and_title() -> None:
    citation = read_text(NOTES).citations[3]
    assert (citation.series, citation.title) == ("Special Report No. 12", "The Road")


def test_an_item_that_repeats_another_points_to_it() -> None:
    citations = read_text(NOTES).citations
    assert citations[4].see == citations[3].id


def test_a_note_supports_the_statement_before_its_marker() -> None:
    reading = read_text(NOTES)
    supported = [[reading.document.text[s:e] for s, e in c.statements] for c in reading.citations]
    assert supported[0] == ["The envoy met the king in Varna."]
    assert supported[2] == ["The premier denied it."]
    assert supported[4] == ['He said: "We shall see."']


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Al-Zaman (Iraq), Al-Noor (Iraq), May 3, 2017.", [("Al-Zaman", "Iraq"), ("Al-Noor", "Iraq")]),
        ("Norland.gov, May 3, 2017.", [("Norland.gov", None)]),
        ("T. Berg, “The Road to Varna,” Evening Mail, May 3, 2017.", [("Evening Mail", None)]),
        ("Herald, 3 May 2017.", [("Herald", None)]),
    ],
)
def test_outlets_of_a_note(note: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read_text(f"The envoy met the king.[1]\n\nNotes:\n[1] {note}")
    assert [(c.outlet, c.country) for c in reading.citations] == expected
    assert {c.date for c in reading.citations} == {"2017-05-03"}


def test_ibid_is_the_item_before() -> None:
    reading = read_text("He left.[1] She stayed.[2]\n\nNotes:\n[1] Herald, May 3, 2017.\n[2] Ibid.")
    first, second = reading.citations
    assert (second.outlet, second.date, second.see) == ("Herald", "2017-05-03", first.id)


def test_a_link_is_a_citation_of_its_site() -> None:
    text = "The envoy left on Monday, the ministry said."
    document = Document.from_text(text, links=(Link(span=(26, 43), url="https://www.norland.example/news/1"),))
    (citation,) = read(document).citations
    assert (citation.kind, citation.outlet, citation.anchors) == ("link", "norland.example", ((26, 43),))


@pytest.mark.parametrize("dateline", ["VARNA, May 3 (Newsline) — ", "GENEVA (Newsline): ", "MOSCOW, May 3. /Newsline/. "])
def test_the_agency_of_a_dateline_is_credited(dateline: str) -> None:
    reading = read_text(f"{dateline}The envoy left on Monday.\nHe was alone.")
    (credit,) = reading.citations
    assert (credit.kind, credit.outlet) == ("inline", "Newsline")
    assert words(reading, credit.anchors) == "Newsline"


def test_a_dateline_speaks_nowhere() -> None:
    reading = read_text("VIENNA: The envoy said that the border was open.\n\nROME: The minister said that it was shut.")
    names = [name.casefold() for attribution in reading.attributions for name in attribution.chain]
    assert len(names) == 2
    assert not {"vienna", "rome"} & set(names)
