"""Names that the text or the lexicon knows: in headlines, where every word has a capital, and where the tagger is silent."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from spacy.tokens import Doc, Span

from dragoman.reading.gazetteer import demonyms, given_names, names_by_first_word, outlets, states
from dragoman.reading.kinds import Name, has_title_behind, is_subject_of_office
from dragoman.reading.no_actors import is_speaking_label
from dragoman.reading.spelling import plain, words_between
from dragoman.types import ActorKind

FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")  # "Paek Un-sok", whom a text goes on to call Paek


def known_again(doc: Doc, names: list[Name], unread: list[tuple[int, int]]) -> Iterator[Name]:
    """Runs that nothing tells the kind of, where the text knows a person or medium so named: "Lena Dahl left … wrote Dahl"."""
    persons = {plain(name.words) for name in names if name.kind == "person" and (name.title or " " in name.words)}
    family = {words.split()[0] for words in persons if FAMILY_FIRST.fullmatch(words)} - given_names().keys()
    known = persons | {words.split()[-1] for words in persons} | family
    media = {name.words for name in names if name.kind == "outlet"}
    for first, last in unread:
        words = words_between(doc, first, last)
        if plain(words) in known and words not in states() and words not in demonyms():
            yield Name(words, "person", first, last, first)
        elif words in media and doc[last].dep_ not in ("compound", "amod", "nmod"):
            yield Name(words, "outlet", first, last, first)
    taken = {index for name in names for index in range(name.first, name.last + 1)}
    for token in doc:
        # A surname that the tagger takes for a verb: "Holt openly admires …".
        # One that it takes for a cry: "If it rains, Oh will stay."
        misread = token.pos_ == "VERB" or (token.text in family and token.pos_ == "INTJ" and not token.is_sent_start)
        subject = token.dep_ == "nsubj" or (
            token.pos_ == "INTJ" and token.i + 1 < len(doc) and token.nbor().pos_ in ("VERB", "AUX")
        )
        if token.text in known and misread and subject and token.i not in taken:
            yield Name(token.text, "person", token.i, token.i, token.i)


def with_known(doc: Doc, names: list[Name], cited: Collection[str] = ()) -> list[Name]:
    """The names with those that the lexicon knows, a note cites or the document is of, even where grammar would cut them."""
    known = list(_known_names(doc, cited))
    titled = {index for name in names if name.title for index in range(name.start, name.last + 1)}
    kept = [name for name in known if name.last not in titled]
    covered = {index for name in kept for index in range(name.first, name.last + 1)}
    rest = [name for name in names if name.title or not covered & set(range(name.first, name.last + 1))]
    return sorted([*rest, *kept], key=lambda name: (name.last, name.first))


def _known_names(doc: Doc, cited: Collection[str]) -> Iterator[Name]:
    known: Mapping[str, Sequence[tuple[str, ActorKind]]] = names_by_first_word()
    if cited:
        of_notes: dict[str, list[tuple[str, ActorKind]]] = {}
        for form in sorted(cited, key=len, reverse=True):
            of_notes.setdefault(re.split(r"[ '’-]", form)[0], []).append((form, "outlet"))
        known = {**known, **{word: (*known.get(word, ()), *forms) for word, forms in of_notes.items()}}
    behind = 0
    for index in [token.i for token in doc if token.text in known]:
        if index < behind:
            continue
        for form, kind in known[doc[index].text]:
            last = index
            while last + 1 < len(doc) and len(words_between(doc, index, last)) < len(form):
                last += 1
            if (
                words_between(doc, index, last) == form
                and (last > index or doc[index].pos_ == "PROPN")
                and (kind == "state" or not is_subject_of_office(doc, index))
            ):
                yield Name(form, kind, index, last, index)
                behind = last + 1
                break


def is_title_cased(sentence: Span) -> bool:
    """Whether a sentence is a headline in capitals, where a capital letter tells no name from a word."""
    words = [token for token in sentence if token.is_alpha and len(token.text) > 3]
    if any(token.pos_ in ("VERB", "AUX") and token.text.islower() for token in sentence):
        return False  # "Lena Dahl met Tomas Berg on Monday": names, and a sentence
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) >= 0.75 * len(words)


def without_title_case(doc: Doc, names: list[Name]) -> list[Name]:
    """Drop what only a headline's capitals make a name: it must be known elsewhere in the text or in the lexicon.

    Of a run that holds a known person's surname that alone is left: "Dahl Vows Reform" is Dahl's vow.
    """
    shouting = {sentence.start for sentence in doc.sents if is_title_cased(sentence)}
    if not shouting:
        return names
    known = {name.words for name in names if doc[name.first].sent.start not in shouting}
    surnames = {words.split()[-1] for words in known}

    def is_known(name: Name) -> bool:
        return (
            name.title is not None
            or (name.kind == "person" and name.first < name.last and has_title_behind(doc, name.first, name.last))
            or is_speaking_label(doc, name.first, name.last)
            or name.words in known
            or name.words in states()
            or name.words.casefold() in outlets()
            or (doc[name.last].text in surnames and (name.first == name.last or doc[name.first].text in given_names()))
        )

    kept = [name for name in names if doc[name.first].sent.start not in shouting or is_known(name)]
    return sorted([*kept, *_surnames(doc, kept, shouting)], key=lambda name: (name.last, name.first))


def _surnames(doc: Doc, kept: list[Name], shouting: Set[int]) -> Iterator[Name]:
    persons = {name.words for name in kept if name.kind == "person" and " " in name.words}
    surnames = {words.split()[-1] for words in persons}
    taken = {index for name in kept for index in range(name.start, name.last + 1)}
    for start in sorted(shouting):
        for token in doc[start].sent:
            free = token.text in surnames and token.i not in taken
            if free and token.text not in states() and token.text not in demonyms():
                yield Name(token.text, "person", token.i, token.i, token.i)
