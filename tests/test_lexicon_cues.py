"""Every row's example is read as the row says."""

import msgspec

from dragoman import Document
from dragoman.reading.attributions import draft_attributions
from dragoman.reading.cues import find_cues, verb_cues
from dragoman.reading.hedges import find_hedges
from dragoman.reading.lexicon import rows
from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.sections import find_sections


def parsed(texts: list[str]) -> list[Parse]:
    documents = [Document.from_text(text) for text in texts]
    return list(parse_all(msgspec.structs.replace(d, sections=find_sections(d)) for d in documents))


def test_every_cue_verb_is_found_in_its_example() -> None:
    table = rows("cue_verbs")
    wrong = []
    for row, parse in zip(table, parsed([row["example"] for row in table]), strict=True):
        cues = [cue for token in parse.doc if token.pos_ in ("VERB", "AUX") for cue in verb_cues(token)]
        found = {(parse.doc[cue.head].lemma_.lower(), cue.construction) for cue in cues}
        if (row["lemma"], row["construction"]) not in found:
            wrong.append((row["lemma"], row["construction"], row["example"]))
    assert wrong == []


def test_every_cue_noun_is_found_in_its_example() -> None:
    table = rows("cue_nouns")
    wrong = []
    for row, parse in zip(table, parsed([row["example"] for row in table]), strict=True):
        # a noun of saying with its "that" is trusted by itself, and goes by a name of its own
        found = {
            (parse.doc[cue.head].lemma_.lower(), construction)
            for cue in find_cues(parse)
            for construction in (("acl", "relcl", "ccomp") if cue.construction == "noun" else (cue.construction,))
        }
        if (row["lemma"], row["construction"]) not in found:
            wrong.append((row["lemma"], row["construction"], row["example"]))
    assert wrong == []


def test_what_a_medium_carries_is_attributed_to_it() -> None:
    for name in ("carriers", "carried", "carrying_media"):
        for row, parse in zip(rows(name), parsed([row["example"] for row in rows(name)]), strict=True):
            assert [d.construction for d in draft_attributions(parse)] == ["carried"], row["example"]


def test_every_hedge_is_found_in_its_example() -> None:
    for row in rows("hedges"):
        found = [row["example"][start:end].casefold() for start, end in find_hedges(row["example"], (0, len(row["example"])))]
        assert any(row["phrase"] in hedge for hedge in found), row


def test_every_row_has_a_source_and_an_example() -> None:
    for name in (
        "cue_verbs",
        "cue_nouns",
        "carriers",
        "carried",
        "carrying_media",
        "hedges",
        "media",
        "audiences",
    ):
        assert all(row["source"] and row["example"] for row in rows(name)), name
