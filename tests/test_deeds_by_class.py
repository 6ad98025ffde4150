"""Deeds by class: what kind a word tells of, whether it was done, when and where; two sentences a rule."""

import pytest
from readings import read_text, words

from dragoman import Event

PUBLISHED = "2023-06-20"


def deed(text: str, trigger: str) -> Event:
    reading = read_text(text, published=PUBLISHED)
    return next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # what it was done to, where that is a place
        ("Chadian artillery shelled Harvik for two hours.", "shelled", "Harvik"),
        ("Rebels seized Harvik on 4 May.", "seized", "Harvik"),
        ("The bombing of Harvik killed nine.", "bombing", "Harvik"),
        ("The 4 May raid on Harvik by Norwegian commandos killed nine.", "raid", "Harvik"),
        # where it came from or went
        ("Norway withdrew its troops from Harvik.", "withdrew", "Harvik"),
        ("Norway evacuated 200 people from Harvik.", "evacuated", "Harvik"),
        ("Norway deployed two battalions to Harvik.", "deployed", "Harvik"),
        ("Norway deployed two battalions to the Harvik district on 4 May.", "deployed", "Harvik"),
        ("A drone was shot down over Harvik.", "shot", "Harvik"),
        ("Thousands marched through Harvik.", "marched", "Harvik"),
        ("Lena Dahl left Oslo for Harvik.", "left", "Harvik"),
        ("Lena Dahl paid a visit to Harvik on 4 May.", "paid", "Harvik"),
        # sites that are called after a place
        ("Norwegian and Chadian officers met at the Kostal crossing.", "met", "Kostal crossing"),
        ("A prisoner exchange took place at the Kostal bridge on 4 May.", "exchange", "Kostal bridge"),
        ("Chad reopened the Kostal crossing.", "reopened", "Kostal crossing"),
        ("Two soldiers died in a clash near the Kostal checkpoint.", "died", "Kostal"),
        ("Rebels attacked a convoy in the Upper Sarn district of Chad.", "attacked", "Upper Sarn"),
        ("Norwegian troops crossed the Sarn River into Chad.", "crossed", "Sarn River"),
        # a name that nobody bears, behind "at"
        ("Chad closed the border at Kostal.", "closed", "Kostal"),
        ("Norway shut the border at Ostrel.", "shut", "Ostrel"),
        # where they are who did it or underwent it
        ("Police in Harvik arrested two Norwegians.", "arrested", "Harvik"),
        ("A court in Harvik sentenced two Norwegians.", "sentenced", "Harvik"),
        ("Rebel positions around Harvik were bombed by Norway.", "bombed", "Harvik"),
        # further verbs by which a deed takes place, and what it was on the margins of
        ("Clashes erupted in Harvik between Norwegian troops and rebels.", "Clashes", "Harvik"),
        ("Lena Dahl and Tomas Berg met on the margins of a conference in Harvik.", "met", "Harvik"),
        ("Lena Dahl met Tomas Berg on the sidelines of a fair in Harvik.", "met", "Harvik"),
        ("Norway and Chad met on the Chadian bank of the river.", "met", "the Chadian bank of the river"),
        ("Norwegian troops clashed with rebels on the Chadian side of the border.", "clashed", "the Chadian side of the border"),
        ("The murder of Tomas Berg in Harvik on 4 May remains unsolved.", "murder", "Harvik"),
        ("The arrest of Lena Dahl in Harvik stunned Norway.", "arrest", "Harvik"),
    ],
)
def test_where_it_was(text: str, trigger: str, place: str) -> None:
    assert deed(text, trigger).place == place
