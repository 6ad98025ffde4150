"""spaCy's attribute ruler, with what its rules say of a word remembered.

The ruler matches some 180 patterns at every token. Nearly all of them look at one token, and at nothing of it but its tag, its
relation and its lower-case form, so for each such triple the answer is found once; words that no pattern asks for are all one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs

ATTRIBUTES = "dragoman_attributes"
_LOOKED_AT = {"TAG", "DEP", "LOWER", "IS_SPACE"}


class AttributeTable:
    """A component of a pipeline that sets what the `ruler` sets.

    Rules apply in their order, later ones over earlier ones.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._known: dict[tuple[int, int, int], list[int]] = {}
        self._merged: dict[tuple[int, int, int], dict[int, Any]] = {}
        self._words: dict[int, int] = {}
        self._asked = list(_words_in(rule["patterns"] for rule in ruler.patterns))
        self._narrow, self._wider = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            for matcher, wanted in ((self._narrow, True), (self._wider, False)):
                patterns = [pattern for pattern in rule["patterns"] if _is_narrow(pattern) is wanted]
                if patterns:
                    matcher.add(str(number), patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and exceptional lemmas."""
        strings = doc.vocab.strings
        wider: dict[int, list[int]] = {}
        for match, start, _end in self._wider(doc, allow_missing=True):
            number = int(strings[match])
            wider.setdefault(start + self._ruler.indices[number], []).append(number)
        for token in doc:
            key = (token.tag, token.dep, self._word(token))
            merged = self._merged.get(key)
            if merged is None:
                self._known[key] = self._rules_for(doc, token.i)
                merged = self._merged[key] = self._all_of(self._known[key])
            if token.i in wider:
                merged = self._all_of(sorted([*self._known[key], *wider[token.i]]))
            set_token_attrs(token, merged)
        return doc

    def _word(self, token: Token) -> int:
        """The token's lower-case form where a rule may ask for it, else 0."""
        word = self._words.get(token.lower)
        if word is None:
            asked = token.is_space or any(pattern.search(token.lower_) for pattern in self._asked)
            word = self._words[token.lower] = token.lower if asked else 0
        return word

    def _rules_for(self, doc: Doc, index: int) -> list[int]:
        """The rules that this token meets by itself, in their order."""
        alone = doc[index : index + 1]
        return sorted(int(doc.vocab.strings[match]) for match, _, _ in self._narrow(alone, allow_missing=True))

    def _all_of(self, rules: list[int]) -> dict[int, Any]:
        merged: dict[int, Any] = {}
        for number in rules:
            merged |= self._ruler.attrs[number]
        return merged


def _is_narrow(pattern: list[dict[str, Any]]) -> bool:
    return len(pattern) == 1 and pattern[0].keys() <= _LOOKED_AT


def _words_in(patterns: Iterable[list[list[dict[str, Any]]]]) -> Iterator[re.Pattern[str]]:
    """What finds the words that patterns ask for."""
    literal: set[str] = set()
    for pattern in chain.from_iterable(patterns):
        for token in pattern:
            match token.get("LOWER"):
                case None:
                    pass
                case str(word):
                    literal.add(word)
                case {"IN": words, **others} if not others:
                    literal.update(words)
                case {"REGEX": expression, **others} if not others:
                    yield re.compile(expression)
                case _:
                    yield re.compile("")  # any word may be asked for
    yield re.compile("|".join(rf"^{re.escape(word)}\Z" for word in literal))


def _for_pipeline(nlp: Language, name: str) -> AttributeTable:
    return AttributeTable(nlp.get_pipe("attribute_ruler"))


Language.factory(ATTRIBUTES, func=_for_pipeline)
