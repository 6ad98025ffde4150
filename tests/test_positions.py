"""What is held in public and what in private."""

import pytest
from readings import read_by_rules

from dragoman.reading.lexicon import rows


def audiences(text: str) -> list[tuple[str, str]]:
    reading = read_by_rules(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [(names[p.actor], p.audience) for p in reading.positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Dahl told reporters that the talks had failed.", ("Lena Dahl", "public")),
        ("In a speech, Lena Dahl said that the talks had failed.", ("Lena Dahl", "public")),
        ("Lena Dahl said in private that the talks had failed.", ("Lena Dahl", "private")),
        ("Behind closed doors, Lena Dahl said that the talks had failed.", ("Lena Dahl", "private")),
        ("Lena Dahl offered to leave in a secret letter sent in May.", ("Lena Dahl", "private")),
        ("Lena Dahl said in a memo to Tomas Berg that the talks had failed.", ("Lena Dahl", "private")),
        ("Lena Dahl said in an open letter to Tomas Berg that the talks had failed: “They are dead.”", ("Lena Dahl", "public")),
        ("Lena Dahl told a closed session that the talks had failed.", ("Lena Dahl", "private")),
        ("Mrs. Vint said that Mr. Berg had promised her that the port would open.", ("Berg", "private")),
        ("Lena Dahl sent a memo to Tomas Berg. The memo says that the talks had failed.", ("Lena Dahl", "private")),
        ("“It is dead,” Lena Dahl was overheard saying.", ("Lena Dahl", "private")),
        ("The website Polaris.org said that Lena Dahl promised Tomas Berg that the port would open.", ("Lena Dahl", "private")),
    ],
)
def test_the_text_shows_the_audience(text: str, expected: tuple[str, str]) -> None:
    assert expected in audiences(text)


def test_without_a_signal_there_is_no_position() -> None:
    assert audiences("Lena Dahl believes that the talks had failed.") == []


def test_rows_of_audiences_are_of_the_three_kinds() -> None:
    assert {row["audience"] for row in rows("audiences")} == {"public", "private", "exchange"}
