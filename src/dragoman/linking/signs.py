"""Statement → the signs by which it is known again: its telling stems, its figures, the persons whom it names."""

from dragoman.linking.similarity import telling
from dragoman.linking.statements import Told
from dragoman.linking.words import counts


def signs_of(told: Told) -> set[str]:
    """Stems that mean something, figures and counts, and the ids of persons."""
    stems = {stem for stem in told.stems if telling((stem,))}
    return stems | set(told.numbers) | counts(told.statement.text) | set(told.persons)
