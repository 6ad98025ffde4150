"""Headline, dateline, body, notes, boilerplate."""

import pytest

from dragoman import Document
from dragoman.reading.lexicon import rows
from dragoman.reading.sections import find_sections


def sections(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end].strip()) for s in find_sections(Document.from_text(text, title=title))]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("VARNA, May 3 (Newsline) — The envoy left on Monday.", "VARNA, May 3 (Newsline) —"),
        ("PORT ORLU, Norland (AP) -- The king arrived.", "PORT ORLU, Norland (AP) --"),
        ("GENEVA (AP): The king arrived.", "GENEVA (AP):"),
        ("PORT ORLU, May 3 (Reuters): The king arrived.", "PORT ORLU, May 3 (Reuters):"),
        ("Geneva: The king arrived on Monday.", "Geneva:"),
        ("MOSCOW, May 3. /TASS/. The king arrived.", "MOSCOW, May 3. /TASS/."),
    ],
)
def test_a_dateline_stands_before_the_first_sentence(text: str, dateline: str) -> None:
    assert sections(text)[0] == ("dateline", dateline)


@pytest.mark.parametrize("text", ["VARGA: The border is open, and it stays open.", "Orlu (Herald): The border is open today."])
def test_a_speaker_before_a_colon_is_no_dateline(text: str) -> None:
    assert [kind for kind, _ in sections(text)] == ["body"]


def test_every_row_of_datelines_opens_a_report() -> None:
    for row in rows("datelines"):
        assert sections(row["example"])[0] == ("dateline", f"{row['place'].upper()}:"), row


@pytest.mark.parametrize("headline", ["Envoy Leaves For The Capital", "Premier says border will stay shut", "King dies at 81"])
def test_a_short_first_line_is_the_headline(headline: str) -> None:
    body = "The envoy left the port on Monday evening after two days of talks with the premier and his cabinet."
    assert sections(f"{headline}\n\n{body}") == [("headline", headline), ("body", body)]


def test_the_title_is_the_headline_where_it_stands_first() -> None:
    assert sections("It is over.\nThe siege ended.", title="It is over.")[0] == ("headline", "It is over.")


@pytest.mark.parametrize("heading", ["Endnotes:", "Notes", "Footnotes:", "REFERENCES"])
def test_notes_begin_at_their_heading(heading: str) -> None:
    found = sections(f"The envoy left.[1]\n{heading}\n[1] Herald, May 3, 2017.")
    assert found[-1] == ("notes", f"{heading}\n[1] Herald, May 3, 2017.")


def test_a_run_of_numbered_lines_at_the_end_is_notes_when_the_body_has_its_markers() -> None:
    assert sections("He left.[1] She stayed.[2]\n\n[1] Herald.\n[2] Mail.")[-1] == (
        "notes",
        "[1] Herald.\n[2] Mail.",
    )
    assert [kind for kind, _ in sections("Three demands were made.\n1. Peace.\n2. Bread.")] == ["body"]


@pytest.mark.parametrize("line", ["Follow us on the usual sites", "© 2017 Norland Newsline", "Read more: the king's road"])
def test_boilerplate_is_set_apart(line: str) -> None:
    assert ("boilerplate", line) in sections(f"The envoy left the port on Monday, and nobody saw him go.\n\n{line}")


def test_sections_cover_the_text_in_order() -> None:
    text = "Envoy leaves\n\nVARNA (AP) -- The envoy left on Monday for good.[1]\n\nNotes:\n[1] Herald."
    found = find_sections(Document.from_text(text))
    assert "".join(text[s.start : s.end] for s in found) == text


def test_an_empty_text_has_no_section() -> None:
    assert find_sections(Document.from_text("")) == ()
