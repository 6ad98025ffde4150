"""Denials, doubts and silences by families of words, and sentences of the opposite kind that use the same words."""

import pytest

from dragoman.linking.stances import stance_of

DENIES = (
    "The ferry company laughs off the skipper's complaint of a locked gate.",
    "The abbot has nothing but contempt for the town's tale of buried silver.",
    "The consul shook his head at the legend of a second key.",
    "The union called the allegation a cheap provocation.",
    "The experts ruled out that the fire had begun in the hold.",
    "The guild would not hear of any missing barrels.",
    "The palace stands by its denial.",
    "That the mill will be sold the heirs deny.",
    "The paper writes of a duel at dawn, a story that the colonel ridicules.",
)
DOUBTS = (
    "The pilot was not sure that the lamp had been lit.",
    "Shopkeepers ask whether the bridge was ever inspected.",
    "The cook knows nothing of a second supper.",
    "The harbour board is in two minds over the sketch.",
    "The engineer finds the figure inflated.",
    "The regent would have us believe that every pass is guarded.",
)
SILENT = (
    "The chancellery stayed mute on the missing seal.",
    "The governor avoided saying who had opened the sluice.",
    "The speaker left open whether the session would be held.",
    "Neither capital would be drawn on the ferry.",
    "The office has not seen fit to reply.",
    "The admiral passed over the wreck in silence.",
)
ASSERTS = (
    "The rebels contested the town for a week, the mayor's reports say.",
    "The council rejected the idea of a lower toll.",
    "The premier ruled out talks before the spring.",
    "Asked whether the seal was genuine, the clerk said that it was.",
    "The bank left the rate of interest where it was.",
    "He avoided the main road and reached the port on foot.",
    "The court denied bail to the two men.",
    "She shook her head and signed the paper.",
    "The district will hold two contests in May.",
    "The envoy waved from the balcony, reports say.",
)


@pytest.mark.parametrize("sentence", DENIES)
def test_denials_in_words_of_scorn_and_contest(sentence: str) -> None:
    assert stance_of(sentence) == "denies"


@pytest.mark.parametrize("sentence", DOUBTS)
def test_doubts_in_words_of_ignorance_and_wonder(sentence: str) -> None:
    assert stance_of(sentence) == "doubts"


@pytest.mark.parametrize("sentence", SILENT)
def test_silence_in_words_of_avoiding(sentence: str) -> None:
    assert stance_of(sentence) == "no-comment"


@pytest.mark.parametrize("sentence", ASSERTS)
def test_the_same_words_about_other_things_tell(sentence: str) -> None:
    assert stance_of(sentence) == "asserts"


def test_a_short_gap_is_not_a_long_one() -> None:
    near = "The clerk mocked the neighbours' theory of a flood."
    far = "The clerk mocked the boy, took his coat and left for the town hall to read the neighbours' theory of a flood."
    assert (stance_of(near), stance_of(far)) == ("denies", "asserts")


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The governor blamed Washington for the doubts that keep European banks away.", "asserts"),
        ("These questions whether the port can pay are old, the harbour master said.", "asserts"),
        ("An analyst doubts that the truce will hold.", "doubts"),
        ("The envoy doubted whether the king had signed.", "doubts"),
    ],
)
def test_behind_an_article_a_verb_is_a_noun(sentence: str, stance: str) -> None:
    assert stance_of(sentence) == stance
