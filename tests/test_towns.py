"""Towns are nobody, and what a lesser reader takes for a name must be one."""

import pytest
from readings import read_text

from dragoman.lexicon import rows, town
from dragoman.linking.scripts import folded
from dragoman.linking.sides import state_names
from dragoman.reading.datelines import dateline_at
from dragoman.reading.gazetteer import capital_of


def names_of(text: str, language: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in read_text(text, language=language).actors}


def test_every_town_is_of_a_known_state():
    assert len(rows("towns")) > 20_000
    assert {row["state"] for row in rows("towns") if row["state"] and folded(row["state"]) not in state_names()} == set()
    assert (town("Bamako"), town("Odesa"), town("Chornomorsk"), town("San Vicente")) == (None, "Ukraine", "Ukraine", "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ships left for Chornomorsk on Monday, the owner said.", "Chornomorsk"),
        ("He will not be going to Sochi on Monday, the Kremlin said.", "Sochi"),
        ("The statement was issued in New Delhi and Rawalpindi on Monday.", "Rawalpindi"),
        ("Clashes were reported in Jammu and Sialkot, the army said.", "Sialkot"),
    ],
)
def test_a_known_town_that_does_nothing_is_no_actor(text, place):
    assert place not in names_of(text, "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested Barbosa and Castro on Monday, the paper said.", "Castro"),
        ("The spokesman said that the report criticised Navarro.", "Navarro"),
        ("The ministry fined Nokia, a spokesman said.", "Nokia"),
    ],
)
def test_who_is_called_like_a_town_and_suffers_something_is_somebody(text, name):
    assert name in names_of(text, "en")


def test_speakers_in_capitals_are_no_datelines():
    assert dateline_at("SANTOS: We will not sign.", (0, 25)) is None
    assert (capital_of("BRASÍLIA"), capital_of("Kiev"), capital_of("Odesa")) == ("Brazil", "Ukraine", None)


def test_who_is_called_like_a_town_and_speaks_is_somebody():
    told = read_text("The premier met Ola Varberg. The letter was sent to Varberg on Monday.", language="en")
    (person,) = (actor for actor in told.actors if actor.name == "Ola Varberg")
    assert (person.kind, len(person.mentions), town("Varberg")) == ("person", 2, "Sweden")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("La alta comisionada para la Paz de Noruega, Ana Pérez, viajó el lunes.", "es", {"Ana Pérez"}),
        ("Una fuente de la Casa de Orlu dijo que la ruta está abierta.", "es", set()),
        ("Ciudad Guayana, 3 may (EFE).- Ana Pérez dijo que la ruta está abierta.", "es", {"Ana Pérez"}),
        ("Le journal écrit que M. Delmas a refusé de commenter.", "fr", {"Delmas"}),
        ("Según Benito Juárez, la ruta está abierta.", "es", {"Benito Juárez"}),
        ("La jueza Santa Cruz dijo que la ruta está abierta.", "es", {"Santa Cruz"}),
        ("Ana Lira dijo que la ruta está abierta.", "es", {"Ana Lira"}),
        ("El príncipe Haakon de Noruega dijo que la ruta está abierta.", "es", {"Haakon"}),
        ("La Guardia Costera retuvo a Ana Pérez el lunes.", "es", {"Ana Pérez"}),
        ("Norwegen stellt 40 Millionen Euro bereit, sagte Paul Kern.", "de", {"Paul Kern"}),
        ("Er traf seinen schwedischen Kollegen Paul Kern.", "de", {"Paul Kern"}),
        ("Dışişleri Bakan Yardımcısı Ahmet Demir yolun açık olduğunu söyledi.", "tr", {"Ahmet Demir"}),
    ],
)
def test_no_part_of_a_thing_is_a_person(text, language, names):
    assert {name for name, kind in names_of(text, language).items() if kind == "person" and name[0].isupper()} == names
