"""Names of public figures in nine scripts: what must be recognised, and what must never be.

Each line of `names_across_scripts.tsv` is one person; any two of its forms are a pair. `names_apart.tsv` holds pairs of
namesakes, relatives and names whose consonants are the same. Besides, no form of one person may fit another person.
"""

from itertools import combinations, product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.names import compare_names, name_keys, parse_name
from dragoman.linking.scripts import distance, folded, read_word, script_of, to_latin

_HERE = Path(__file__).parent
PEOPLE = [line.split("|") for line in (_HERE / "names_across_scripts.tsv").read_text(encoding="utf-8").splitlines()]
APART = [tuple(line.split("|")) for line in (_HERE / "names_apart.tsv").read_text(encoding="utf-8").splitlines()]
MATCHING = ("full", "bare")


def likeness(left: str, right: str) -> str:
    return compare_names(parse_name(left), parse_name(right))[0]


def test_there_is_enough_to_tell() -> None:
    assert sum(1 for forms in PEOPLE for _ in combinations(forms, 2)) >= 300
    assert len(APART) >= 60
    scripts = {script_of(form) for forms in PEOPLE for form in forms}
    assert scripts >= {"latin", "cyrillic", "arabic", "hebrew", "hangul", "pinyin", "greek"}


def test_every_form_is_recognised_from_its_latin_name() -> None:
    missed = [(forms[0], form) for forms in PEOPLE for form in forms[1:] if likeness(forms[0], form) != "full"]
    assert missed == []


def test_recall_over_all_pairs_of_forms() -> None:
    pairs = [pair for forms in PEOPLE for pair in combinations(forms, 2)]
    found = [pair for pair in pairs if likeness(*pair) == "full"]
    assert len(found) / len(pairs) >= 0.93


def test_namesakes_and_relatives_stay_apart() -> None:
    assert [pair for pair in APART if likeness(*pair) in MATCHING] == []


def test_no_person_is_taken_for_another() -> None:
    wrong = [
        (a, b) for one, other in combinations(PEOPLE, 2) for a, b in product(one[:4], other[:4]) if likeness(a, b) in MATCHING
    ]
    assert wrong == []


def test_forms_that_match_share_a_key() -> None:
    lost = [
        (forms[0], form)
        for forms in PEOPLE
        for form in forms[1:]
        if not set(name_keys(parse_name(forms[0]))) & set(name_keys(parse_name(form)))
    ]
    assert lost == []


def test_likeness_does_not_depend_on_the_order() -> None:
    pairs = [pair for forms in PEOPLE for pair in combinations(forms[:5], 2)] + APART
    assert [pair for pair in pairs if likeness(*pair) != likeness(*reversed(pair))] == []


def test_a_bare_surname_is_never_more_than_that() -> None:
    assert likeness("Macron", "Emmanuel Macron") == "bare"
    assert likeness("Мадуро", "Nicolás Maduro Moros") == "bare"
    assert likeness("Bush", "George W. Bush") == likeness("Bush", "George H. W. Bush") == "bare"


@given(st.text(max_size=20))
def test_a_word_is_no_distance_from_itself(text: str) -> None:
    word = read_word(text)
    assert distance(word, word) == 0
    assert folded(folded(text)) == folded(text)


@given(st.sampled_from([form for forms in PEOPLE for form in forms]))
def test_latin_letters_stay_latin_letters(name: str) -> None:
    assert to_latin(to_latin(name)) == to_latin(name)
    assert to_latin(name).isascii()
