"""Visit → who travels: "sent its envoy, Lena Dahl, to Varna" tells of a visit of hers, and of none of who sent her."""

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.parties import Pairs, parties_of

_SENDING = frozenset({"send", "dispatch"})


def sent(verb: Token, cast: Cast) -> Pairs:
    """Those named who are sent somewhere; nobody where only "an envoy" is, who then stands for who sent him."""
    if verb.lemma_.lower() not in _SENDING:
        return
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            persons = dict.fromkeys(
                actor for token in (child, *_apposed(child)) for actor, _ in parties_of(token, cast, "source")
            )
            named = [a for a in persons if cast.named(a).kind == "person" and a not in cast.unnamed]
            yield from ((actor, "source") for actor in named)


def _apposed(noun: Token) -> list[Token]:
    """ "an envoy, the former minister Lena Dahl,": names behind the noun, however deep the parser hangs them."""
    return [token for token in noun.subtree if token.dep_ == "appos"]
