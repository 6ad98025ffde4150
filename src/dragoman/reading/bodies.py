"""Bodies around a person: "the Dahl campaign", "Berg's team", and "the campaign" that takes one of them up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.reading.figures import Figure
from dragoman.reading.kinds import is_acting

_NOUNS = frozenset({"campaign", "administration", "team", "camp", "government"})


@dataclass
class Bodies:
    """The bodies met so far, by the person that they belong to and their noun."""

    known: dict[tuple[int, str], Figure] = field(default_factory=dict)

    def find(self, token: Token, heads: Mapping[int, tuple[Figure, ...]]) -> Figure | None:
        """The body that this noun names: new, the same again, or the only one of its noun; None where it is no body.

        "the Dahl campaign" is a body wherever it stands; "her campaign" may be what she does, so it must act.
        """
        noun = token.lemma_.lower()
        if noun not in _NOUNS or token.tag_ not in ("NN", "NNP") or token.dep_ in ("compound", "nmod"):
            return None
        owners = [child for child in token.lefts if child.dep_ in ("compound", "poss", "nmod") and child.text != "-"]
        if not owners:
            alike = [figure for (_, known), figure in self.known.items() if known == noun]
            bare = [child.lower_ for child in token.lefts] == ["the"]
            return alike[0] if bare and len(alike) == 1 and is_acting(token) else None
        owner = heads.get(owners[0].i, ())
        if len(owners) > 1 or len(owner) != 1 or owner[0].kind != "person" or not owner[0].is_named:
            return None
        if owners[0].dep_ == "poss" and not is_acting(token):
            return None
        key = (id(owner[0]), noun)
        if owners[0].pos_ != "PROPN":
            return self.known.get(key)
        body = self.known.setdefault(key, Figure("organisation"))
        form = "".join(word.text_with_ws for word in token.doc[owners[0].left_edge.i : token.i + 1]).strip()
        body.forms[form] = body.forms.get(form, 0) + 1
        return body
