"""Every row of the actors' lexica is read as it says."""

import pytest
from readings import read_text

from dragoman import Actor
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all
from dragoman.types import Document


def actors_of(table: str) -> list[tuple[dict[str, str], tuple[Actor, ...]]]:
    readings = read_all(Document.from_text(row["example"]) for row in rows(table))
    return [(row, reading.actors) for row, reading in zip(rows(table), readings, strict=True)]


def test_every_title_makes_a_person_of_the_name_after_it() -> None:
    wrong = []
    for row, actors in actors_of("titles"):
        titles = [role.title.casefold() for a in actors if a.kind == "person" for role in a.roles if role.title]
        if not any(title.split()[-1] == row["title"].split()[-1] for title in titles):
            wrong.append(row["example"])
    assert wrong == []


@pytest.mark.parametrize("table", ["states", "outlets"])
def test_every_state_and_outlet_is_known(table: str) -> None:
    kind = table.removesuffix("s")
    wrong = [row["name"] for row, actors in actors_of(table) if not any(a.kind == kind and row["name"] in a.name for a in actors)]
    assert wrong == []


@pytest.mark.parametrize("table", ["actor_nouns", "name_words"])
def test_every_noun_denotes_its_kind(table: str) -> None:
    wrong = [
        (row["example"], [(a.name, a.kind) for a in actors])
        for row, actors in actors_of(table)
        if not any(a.kind == row["kind"] for a in actors)
    ]
    assert wrong == []


@pytest.mark.parametrize("table", ["titles", "states", "outlets", "actor_nouns", "name_words", "events"])
def test_every_row_has_a_source_and_an_example(table: str) -> None:
    assert all(row["source"] and row["example"] for row in rows(table))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norland Foreign Minister Lena Dahl left.", "Lena Dahl", ("Foreign Minister", "Norland")),
        ("U.S. Secretary of the Treasury Tomas Berg left.", "Tomas Berg", ("Secretary of the Treasury", "U.S.")),
        ("Central Bank of Norland governor Ilya Koren left.", "Ilya Koren", ("governor", "Central Bank of Norland")),
        ("Lena Dahl, a spokeswoman for the ministry, left.", "Lena Dahl", ("spokeswoman", "ministry")),
        ("The ministry's spokesman, Tomas Berg, left.", "Tomas Berg", ("spokesman", "ministry")),
    ],
)
def test_roles_come_from_titles_and_appositions(text: str, name: str, role: tuple[str, str]) -> None:
    person = next(actor for actor in read_text(text).actors if actor.kind == "person")
    assert (person.name, [(r.title, r.affiliation) for r in person.roles]) == (name, [role])


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("President Astrid Holm left. Holm said nothing. The president was tired. She slept.", 4),
        ("King Magnus met Tomas Berg. The king was ill.", 2),
    ],
)
def test_names_titles_and_pronouns_corefer(text: str, mentions: int) -> None:
    assert len(read_text(text).actors[0].mentions) == mentions


def test_the_two_are_the_two_persons_before() -> None:
    reading = read_text("Lena Dahl met Tomas Berg on Monday. The two said that they were hopeful.")
    assert [a.chain for a in reading.attributions][:1] == [("Lena Dahl and Tomas Berg",)]


def test_a_report_goes_by_the_outlet_that_made_it() -> None:
    reading = read_text("According to a report on the website Polaris.org, the port is shut. The report said that it was mined.")
    assert [a.chain for a in reading.attributions] == [("Polaris.org",), ("Polaris.org",)]


def test_people_of_one_surname_stay_apart() -> None:
    reading = read_text("Lena Dahl met Tomas Dahl in the port.")
    assert [a.name for a in reading.actors if a.kind == "person"] == ["Lena Dahl", "Tomas Dahl"]
