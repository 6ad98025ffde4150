"""Who says the turns of an interview: "A:" is the one to whom the paper spoke, "GOMES:" the Gomes whom the text has named."""

import re
from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.turn_labels import ANSWERS, QUESTIONS
from dragoman.reading.turns import TURN
from dragoman.types import Actor, Span

_TITLE = 30  # characters in which a title stands before the name


def who_answers(parse: Parse, cast: Cast, drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The actor whose turn this is, where its label is no name of his; None where more than one may be meant."""
    if draft.construction != TURN or draft.source is None:
        return None
    label = parse.text[slice(*draft.source)].strip(" :.")
    persons = [actor for actor in cast.actors if actor.kind == "person" and actor.id not in cast.unnamed]
    if label in ANSWERS:
        first = min(other.source[0] for other in drafts if other.construction == TURN and other.source is not None)
        found = [actor.id for actor in persons if any(start < first for start, _ in actor.mentions)]
        found = found or [actor.id for actor in persons if any(_is_addressed(parse, drafts, place) for place in actor.mentions)]
    elif len(label) > 1 and label.isupper():
        surname = label.split()[-1].casefold()
        found = [actor.id for actor in persons if actor.name.split()[-1].casefold() == surname]
        # "PAEK:" is the Paek Un-sok whom the text goes on to call Paek: his family name comes first
        found = found or [actor.id for actor in persons if surname == actor.name.split()[0].casefold() in _called(actor)]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _is_addressed(parse: Parse, drafts: Sequence[Draft], mention: Span) -> bool:
    """ "Q: Minister Dahl, where were you?": who is called by name and title at the head of a question."""
    opens = any(
        draft.construction == TURN
        and draft.source is not None
        and parse.text[slice(*draft.source)].strip(" :.") in QUESTIONS
        and draft.content[0][0] <= mention[0] <= draft.content[0][0] + _TITLE
        and not re.search(r"[,.?!]", parse.text[draft.content[0][0] : mention[0]])
        for draft in drafts
    )
    return opens and parse.text[mention[1] : mention[1] + 1] == ","


def _called(actor: Actor) -> set[str]:
    return {alias.casefold() for alias in actor.aliases}
