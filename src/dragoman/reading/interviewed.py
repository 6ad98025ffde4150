"""Who says the turns of an interview: "A:" is the one to whom the paper spoke, "GOMES:" the Gomes whom the text has named."""

from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.turns import TURN

_ANSWERS = frozenset({"A", "ANSWER", "Answer"})


def who_answers(parse: Parse, cast: Cast, drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The actor whose turn this is, where its label is no name of his; None where more than one may be meant."""
    if draft.construction != TURN or draft.source is None:
        return None
    label = parse.text[slice(*draft.source)].strip(" :.")
    persons = [actor for actor in cast.actors if actor.kind == "person" and actor.id not in cast.unnamed]
    if label in _ANSWERS:
        first = min((other for other in drafts if other.construction == TURN and other.source), key=lambda other: other.start)
        found = [actor.id for actor in persons if any(start < first.start for start, _ in actor.mentions)]
        if not found:  # "Q: Minister Dahl, where were you? A: In Varna."
            begun = first.content[0][0]
            found = [a.id for a in persons if any(s == begun and parse.text[e : e + 1] == "," for s, e in a.mentions)]
    elif len(label) > 1 and label.isupper():
        found = [actor.id for actor in persons if actor.name.split()[-1].casefold() == label.split()[-1].casefold()]
    else:
        return None
    return found[0] if len(found) == 1 else None
