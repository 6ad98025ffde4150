"""Transcripts and interviews whose turns stand in one paragraph, as they come out of a page that has lost its lines."""

from dragoman import Document, Reading, read

_BRIEFING = (
    "QUESTION (Radio Orn): Can you confirm that President Dahl has written to Mr Berg? ÅSA HOLM, spokesperson: Mr Berg received "
    "a letter from President Dahl on Thursday. We do not comment on it. QUESTION: And the draft? HOLM: The draft is not ours. "
    "QUESTION (Newsline): There are trucks on the roads. HOLM: We have seen the trucks."
)
_INTERVIEW = (
    "Q: Minister Berg, where were your officers when they were seized? A: In Varna, on our own soil. Norland stole three men. "
    "Q: Who began to shoot? A: Not the police."
)


def _said(reading: Reading) -> list[tuple[tuple[str, ...], str]]:
    text = reading.document.text
    turns = [a for a in reading.attributions if text[slice(*a.cue[0])] == ":"]
    return [(a.chain, " ".join(text[s:e] for s, e in a.content)) for a in turns]


def test_each_turn_of_a_line_is_its_speakers() -> None:
    said = _said(read(Document.from_text(_BRIEFING, published="2021-05-12")))
    assert [chain[-1].split()[-1] for chain, _ in said] == ["QUESTION", "HOLM", "QUESTION", "HOLM", "QUESTION", "HOLM"]
    assert said[1][1].endswith("We do not comment on it")


def test_who_is_called_by_name_in_the_question_answers() -> None:
    said = _said(read(Document.from_text(_INTERVIEW, published="2021-05-12")))
    assert [chain[-1] for chain, _ in said] == ["Q", "Minister Berg", "Q", "Minister Berg"]


def test_an_answer_to_nobody_by_name_stays_without_one() -> None:
    said = _said(read(Document.from_text("Q: Where was Minister Berg? A: In Varna. We saw him. Q: And Dahl? A: Gone.")))
    assert "Minister Berg" not in [chain[-1] for chain, _ in said]


def test_a_colon_within_a_report_opens_no_turn() -> None:
    text = "The envoy said: We met in Varna. NATO: no comment. He left the hall and said: No."
    reading = read(Document.from_text(text, published="2021-05-12"))
    assert reading.attributions[-1].chain == ("The envoy",)
