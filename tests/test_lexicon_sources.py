"""The words of sources: every row's example is read as it says."""

import pytest

from dragoman.lexicon import rows
from dragoman.linking.descriptions import describe
from dragoman.linking.ends import state_media
from dragoman.linking.platforms import is_posted_on
from dragoman.linking.voices import NoSides, voice
from dragoman.reading.pipeline import read_all
from dragoman.types import Document


@pytest.mark.parametrize("language", sorted({row["language"] for row in rows("source_words")}))
def test_every_word_is_found_in_its_example(language: str) -> None:
    missed = [
        (row["word"], row["kind"])
        for row in rows("source_words")
        if row["language"] == language and row["kind"] != "plain" and row["kind"] not in describe(row["example"]).kinds
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "kind", "state", "name"),
    [
        ("two Norwegian diplomats", "unnamed", "Norway", None),
        ("مسؤولون فرنسيون", "unnamed", "France", None),
        ("یک مقام روس", "unnamed", "Russia", None),
        ("un responsable israélien", "unnamed", "Israel", None),
        ("funcionarios colombianos", "unnamed", "Colombia", None),
        ("турецкий чиновник", "unnamed", "Turkey", None),
        ("ein polnischer Diplomat", "unnamed", "Poland", None),
        ("印度官员", "unnamed", "India", None),
        ("일본 당국자", "unnamed", "Japan", None),
        ("informed sources", "unnamed", None, None),
        ("the Kremlin", "government", "Russia", None),
        ("a State Department spokeswoman", "government", "United States", None),
        ("представитель МИД Франции", "unnamed", "France", None),
        ("the Dahl administration", "government", None, None),
        ("foreign media", "generic", None, None),
        ("Kurdish media", "generic", None, None),
        ("多家外媒", "generic", None, None),
        ("a website close to the opposition", "described", None, None),
        ("صحيفة «المرفأ»", "outlet", None, "المرفأ"),
        ("газета «Причал»", "outlet", None, "Причал"),
        ("the daily Nordstern", "outlet", None, "Nordstern"),
        ("spokeswoman Iris Holm", "person", None, "Iris Holm"),
        ("le ministre allemand Paul Morel", "person", "Germany", "Paul Morel"),
        ("a former Belgian official", "unnamed", None, None),
    ],
)
def test_whose_voice_a_source_is(text: str, kind: str, state: str | None, name: str | None) -> None:
    heard = voice(text, NoSides())
    assert (heard.kind, heard.state) == (kind, state)
    if name is not None:
        assert heard.name == name


def test_state_media_are_known() -> None:
    assert state_media()["xinhua"] == "China"
    assert "reuters" not in state_media()


@pytest.mark.parametrize("row", rows("platforms"), ids=lambda row: row["platform"])
def test_a_platform_is_only_where_somebody_posted(row: dict[str, str]) -> None:
    assert is_posted_on(row["platform"], row["example"])
    assert not is_posted_on(row["platform"], f"{row['platform'].title()} will pay the fine.")


@pytest.mark.parametrize("row", rows("platforms"), ids=lambda row: row["platform"])
def test_what_is_written_on_a_platform_is_no_letter(row: dict[str, str]) -> None:
    name = row["platform"].title()
    ways = (f"on {name}", "to Karin Berg")
    posted, sent = read_all(Document.from_text(f"President Olav Dahl wrote {how} yesterday.") for how in ways)
    assert [event.kind for event in posted.events] == []
    assert [event.kind for event in sent.events] == ["letter"]
