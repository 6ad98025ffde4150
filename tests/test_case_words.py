"""Words, sentences and marks: the small parts that claims are compared by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.marks import Mark, Profile, marks_of, profiles_of, with_marks
from dragoman.linking.sentences import sentences
from dragoman.linking.similarity import shared
from dragoman.linking.stances import stance_of
from dragoman.linking.words import folded, numbers, stem, stems
from dragoman.types import Claim, Instance

TEXT = st.text(alphabet="abcdefg ABCD.!?؟。\n\"'ابجдлж123,", max_size=200)
WORDS = st.text(alphabet="abcdefgهدмпл", min_size=1, max_size=12)


@given(TEXT)
def test_sentences_stand_in_order_within_the_text_and_lose_no_letter(text: str) -> None:
    found = sentences(text, [(0, len(text))])
    assert all(start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(WORDS)
def test_the_stem_of_a_stem_is_not_longer(word: str) -> None:
    assert len(stem(stem(word))) <= len(stem(word)) <= len(word)


@given(st.sets(WORDS), st.sets(WORDS))
def test_sharing_is_mutual_and_whole_only_for_equal_sets(one: set[str], other: set[str]) -> None:
    assert shared(one, other) == shared(other, one)
    assert 0 <= shared(one, other) <= 1.0000001
    assert (shared(one, other) > 0.9999999) == (one == other and bool(one))


PROFILES = st.builds(
    Profile,
    st.one_of(st.none(), WORDS),
    st.lists(WORDS, max_size=3, unique=True).map(tuple),
    st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple),
    st.lists(st.sampled_from(["32", "3e9", "1.5e6"]), max_size=2, unique=True).map(tuple),
)


@given(st.lists(PROFILES, min_size=1, max_size=6))
def test_a_core_keeps_the_profiles_of_the_first_three_instances(profiles: list[Profile]) -> None:
    core: tuple[str, ...] = ()
    for number, profile in enumerate(profiles):
        core = with_marks(core, profile.marks(f"d:t{number}"))
    claim = Claim(id="c", summary="", instances=(Instance(document="d", span=(0, 1)),), core=core)
    assert profiles_of(claim) == tuple(profiles[:3])


def test_a_wish_is_worded_once_and_marks_are_read_back() -> None:
    core = with_marks((), [Mark("said", "d:t1", "meet:a1|He asks to meet."), Mark("key", "d:t1", "e:e1|done")])
    core = with_marks(core, [Mark("said", "d:t2", "meet:a1|He asked to meet."), Mark("key", "d:t2", "e:e1|done")])
    claim = Claim(id="c", summary="", instances=(Instance(document="d", span=(0, 1)),), core=core)
    assert [mark.item for mark in marks_of(claim)] == ["d:t1", "d:t1"]


def test_sentences_end_in_every_script() -> None:
    text = "قال الوزير ذلك. وغادر المبعوث؟ نعم.\n他说了。他走了。\nОн ушёл. Она осталась."
    assert [text[a:b] for a, b in sentences(text, [(0, len(text))])] == [
        "قال الوزير ذلك.", "وغادر المبعوث؟", "نعم.", "他说了。", "他走了。", "Он ушёл.", "Она осталась.",
    ]  # fmt: skip


def test_figures_are_one_in_every_script() -> None:
    assert (
        numbers("3 billion dollars")
        == numbers("3 مليار دولار")
        == numbers("٣ مليارات دولار")
        == numbers("3 млрд долларов")
        == ("3e9",)
    )
    assert numbers("in 2016, for 5 days") == ()
    assert numbers("1,500 tons") == ("1500",)


def test_words_of_every_report_are_no_stems() -> None:
    assert stems("The minister said on Monday that the bridge was sold.") == ("bridge", "sold")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry no longer denies the report.",
        "He did not deny that he had been in Varn.",
        "Nobody disputes that the bridge fell.",
        "Министерство не отрицает, что встреча состоялась.",
        "El portavoz no negó que hubiera un acuerdo.",
        "Der Minister bestreitet nicht, dass er dort war.",
        "No cabe duda de que el puente cayó.",
    ],
)
def test_who_does_not_deny_or_doubt_it_asserts(text: str) -> None:
    assert stance_of(text) == "asserts"


@pytest.mark.parametrize(
    "text",
    [
        "It is two injured and not five: reports to the contrary are wrong.",
        "There was no such meeting, the palace said.",
        "Dat klopt niet, zei de minister.",
        "Das stimmt nicht, sagte die Ministerin.",
        "O ministro no Brasil negou a notícia.",
        "Norland, not Orland, denied the report.",
        "He not only denied the report but laughed at it.",
        "«Это были не мы», — опроверг министр.",
    ],
)
def test_but_a_negation_of_its_own_denies(text: str) -> None:
    assert stance_of(text) == "denies"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Zug kam aus der Hauptstadt.", "asserts"),
        ("Norland lehnte das Angebot ab.", "asserts"),
        ("No hubo heridos en el choque.", "asserts"),
        ("Não houve feridos na colisão.", "asserts"),
        ("The palace ridiculed the rumour of a secret heir.", "denies"),
        ("La noticia carece de todo fundamento.", "denies"),
        ("Le récit relève de la fiction, dit l'éditeur.", "denies"),
    ],
)
def test_what_sounds_like_a_stance_and_what_is_one(text: str, stance: str) -> None:
    assert stance_of(text) == stance
