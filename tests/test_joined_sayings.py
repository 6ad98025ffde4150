"""Sayings that are joined: whose each is, and where what is told ends."""

import pytest
from readings import read_text, words

# Text → for each content, who says it.
TOLD = {
    "a past is not joined to what is to come": (
        "Lena Dahl had told Tomas Berg that she would not sign anything and demanded that an observer be present.",
        {"that she would not sign anything": "Lena Dahl", "that an observer be present": "Lena Dahl"},
    ),
    "two pasts are left as the parser joins them": (
        "Lena Dahl told Tomas Berg that she had left and demanded that an observer be present.",
        {"that she had left and demanded that an observer be present": "Lena Dahl"},
    ),
    "a meeting says nothing": (
        "Lena Dahl confirmed that a meeting had taken place but would not say who had attended.",
        {"that a meeting had taken place": "Lena Dahl", "who had attended": "Lena Dahl"},
    ),
    "somebody who came may say nothing": (
        "Lena Dahl said that Berg had come but would not say why.",
        {"that Berg had come but would not say why": "Lena Dahl"},
    ),
    "according to, within what is joined": (
        "Lena Dahl had met Tomas Berg in Varna and had, according to an Orlish diplomat, raised no objection.",
        {"raised no objection": "an Orlish diplomat"},
    ),
    "according to, over all": (
        "Lena Dahl, according to an Orlish diplomat, met Tomas Berg and raised no objection.",
        {"Lena Dahl / met Tomas Berg and raised no objection": "an Orlish diplomat"},
    ),
    "heard from somebody": (
        "Lena Dahl heard from the commander in Varna that the orders existed on paper only.",
        {"that the orders existed on paper only": "the commander"},
    ),
    "heard from nobody": ("Lena Dahl heard on Monday that the king had died.", {"that the king had died": "Lena Dahl"}),
}


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD.keys())
def test_each_saying_has_its_speaker(text: str, told: dict[str, str]) -> None:
    reading = read_text(text)
    found = {words(reading, a.content): a.chain[-1] for a in reading.attributions}
    assert {content: found.get(content) for content in told} == told
