"""Parse → names: proper names with the titles and affiliations around them, by title grammar.

The statistical tagger alone reads "U.S. Secretary of State Kerry" as two things; here a run of capitalised words is cut at the
title in it: what stands before is the affiliation, what follows is a person.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Set
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import demonyms, given_names, is_known_body, name_words, states
from dragoman.reading.kinds import Name, is_style, kind_of_name
from dragoman.reading.known import FAMILY_FIRST, known_again, with_known, without_title_case
from dragoman.reading.name_runs import capitalised_runs
from dragoman.reading.place_names import is_site
from dragoman.reading.roles import head_before
from dragoman.reading.spelling import initials, plain, tagger_label, words_between
from dragoman.reading.surnames import told_apart
from dragoman.reading.title_phrases import (
    affiliation_start,
    looks_like_person,
    lower_title,
    office_abroad,
    office_parted,
    phrase_start,
    state_of_title,
    title_end,
    title_start,
)
from dragoman.types import ActorKind

_PAST = frozenset({"former", "ex", "acting", "outgoing", "interim"})
_STATE_OFFICES = frozenset(
    "president premier minister king queen chancellor ambassador envoy emir sultan parliament ministry".split()
)
_OF_COMPOUNDS = frozenset(
    "language speaking led backed based owned run controlled born made held allied sponsored funded trained drafted "
    "brokered".split()
)


def find_names(doc: Doc, cited: Collection[str] = ()) -> list[Name]:
    """The names of a document in order; one string is one kind of thing throughout. `cited` are outlets by the notes."""
    found: list[Name] = []
    unread: list[tuple[int, int]] = []
    for first, last in capitalised_runs(doc):
        names = list(_names_in_run(doc, first, last))
        found.extend(names)
        if not names:
            unread.append((first, last))
    found = list(told_apart(doc, found, unread))
    found.extend(known_again(doc, without_title_case(doc, found), unread))
    return _consistent(without_title_case(doc, with_known(doc, found, cited)))


def _is_land(token: Token) -> bool:
    return token.text in states()


def _names_in_run(doc: Doc, first: int, last: int) -> Iterator[Name]:
    """Cut a run at its title: affiliation, title, name."""
    style = next((i for i in (first + 1, first) if i < last and is_style(doc, first, i)), None)
    if style is not None:
        yield from _addressed(doc, style, last)
        return
    if last > first and doc[last].lower_ in _OF_COMPOUNDS and doc[last - 1].text in ("-", "–", "‑"):
        return  # "Spanish-language media", "a Varna-based paper": an adjective
    based = next(
        (i for i in range(first + 2, last) if doc[i].lower_ in _OF_COMPOUNDS and doc[i - 1].text in ("-", "–", "‑")), None
    )
    if based is not None:
        yield from _names_in_run(doc, based + 1, last)  # "Varna-based Harbour News"
        return
    if last > first and words_between(doc, first, last) in states():
        yield Name(words_between(doc, first, last), "state", first, last, first)  # "DR Congo": no doctor
        return
    title = title_end(doc, first, last)
    named = list(_with_owner(doc, first, last))
    if named and (title is None or title == last or doc[title + 1].text in name_words()):
        yield from named  # "President of the Harbour Council Lena Dahl"
        return
    if title is not None and title < last and doc[title + 1].lower_ in ("of", "for", "to"):
        yield from _owner_of_office(doc, title + 2, last)  # "the Minister of Foreign Affairs of the Northern Republic": no name
        return
    if title is not None and title < last:
        begin = title_start(doc, first, title)
        start = affiliation_start(doc, first, begin)
        affiliation = words_between(doc, start, begin - 1) if begin > start else None
        if start == begin == first and first > 1 and doc[first - 1].lower_ in ("'s", "’s") and _is_land(doc[first - 2]):
            affiliation = doc[first - 2].text  # "Norland's Foreign Minister Lena Dahl"
        if start == begin == first and first and doc[first - 1].lower_ in _PAST and not doc[first].is_sent_start:
            start = begin = first - 1  # "former President Dahl", "Former President Dahl" at the sentence's start
        yield from _organisation(doc, start, begin - 1)
        parted = next((i for i in range(title + 2, last) if doc[i].lower_ == "of"), None)
        end = last if parted is None else parted - 1
        if parted is not None:  # "Mr Zadran of the Northern Front"
            owner = parted + (2 if doc[parted + 1].lower_ == "the" and parted + 1 < last else 1)
            affiliation = affiliation or words_between(doc, owner, last)
            yield from _names_in_run(doc, owner, last)
        of = state_of_title(doc, begin, title) if affiliation is None else None
        yield Name(
            words_between(doc, title + 1, end),
            "person",
            title + 1,
            end,
            start,
            words_between(doc, begin, of - 1 if of is not None else title),
            words_between(doc, of + 1 + (doc[of + 1].lower_ == "the"), title) if of is not None else affiliation,
        )
        return
    if title == last and first < last and all(doc[i].lower_ != "of" for i in range(first, last)):
        # "Former Harbor Authority Chief Warns": an office without a name; only its body is named.
        yield from _organisation(doc, first, title_start(doc, first, last) - 1)
        return
    if (parted := office_parted(doc, first, last)) is not None and _looks_nameless(doc, first, last):
        yield from _owner_of_office(doc, parted + 1, last)
        return
    if title is None and (behind := office_abroad(doc, first, last)) is not None:
        yield Name(words_between(doc, first, behind), "state", first, behind, first)
        yield Name(
            words_between(doc, behind + 1, last), "person", behind + 1, last, first - 2, doc[first - 2].text,
            words_between(doc, first, behind),
        )  # fmt: skip
        return
    if title is None or first < last:
        lower = lower_title(doc, first)
        if lower is not None and looks_like_person(doc, first, last):
            begin, affiliation = lower
            start = phrase_start(doc, begin)
            yield Name(
                words_between(doc, first, last),
                "person",
                first,
                last,
                start,
                words_between(doc, begin, first - 1),
                affiliation,
            )
            return
    # "Iranian Hassan Dahl": a demonym before a name is not part of it; but "Afghan Wire" is the medium's name.
    paper = first + 1 == last and name_words().get(doc[last].text) == "outlet"
    if doc[first].text in demonyms() and first < last and doc[first].text not in states() and not paper:
        first += 1
    if (parted := _of_state(doc, first, last)) is not None:
        yield Name(
            words_between(doc, first, parted - 1), "person", first, parted - 1, first, None, words_between(doc, parted + 1, last)
        )
        return
    if (body := _of_body(doc, first, last)) is not None:
        surname = body - (3 if doc[body - 1].lower_ == "the" else 2)
        yield Name(words_between(doc, first, surname), "person", first, surname, first, None, words_between(doc, body, last))
        yield from _names_in_run(doc, body, last)
        return
    kind = kind_of_name(doc, first, last)
    if kind in ("organisation", None) and _is_beside_office(doc, first, last):
        kind = "person"
    if kind is not None:
        yield Name(words_between(doc, first, last), kind, first, last, first)


def _addressed(doc: Doc, style: int, last: int) -> Iterator[Name]:
    """ "Her Excellency Lena Dahl", "His Majesty King Omar": who is addressed so is a person."""
    names = list(_names_in_run(doc, style + 1, last))
    bare = not names and title_end(doc, style + 1, last) is None
    if bare:
        names = [Name(words_between(doc, style + 1, last), "person", style + 1, last, style)]
    yield from (replace(name, start=style) if name.start == style + 1 else name for name in names)


def _is_beside_office(doc: Doc, first: int, last: int) -> bool:
    """ "the head of the mission, Lena Dahl,": whoever the phrase before the comma says that it is; but "the mayor of the capital,
    New Harvik," is one of a place."""
    if (
        len(words_between(doc, first, last).split()) not in (2, 3)
        or first < 2
        or tagger_label(doc, first, last) in ("GPE", "LOC", "FAC", "DATE", "TIME")
    ):
        return False
    if not looks_like_person(doc, first, last) or is_site(doc[first - 2]) or doc[first - 2].lower_ == "capital":
        return False
    return head_before(doc, Name(words_between(doc, first, last), "person", first, last, first)) is not None


def _with_owner(doc: Doc, first: int, last: int) -> Iterator[Name]:
    """A person behind an office and whose it is: "Secretary General of NATO Jens Lund"."""
    parted = office_parted(doc, first, last)
    if parted is None:
        return
    owner = parted + 1 + (doc[parted + 1].lower_ == "the")
    end = _end_of_owner(doc, owner, last)
    if end is not None:
        yield from _owner_of_office(doc, owner, end)
        office, whose = words_between(doc, first, parted - 1), words_between(doc, owner, end)
        yield Name(words_between(doc, end + 1, last), "person", end + 1, last, first, office, whose)


def _end_of_owner(doc: Doc, first: int, last: int) -> int | None:
    """The last word of whose office it is where a name follows: "Secretary General of [NATO] Jens Lund"; else None."""
    for end in (last - 2, last - 3):
        body = doc[end].text in name_words() or (doc[end].text.isupper() and len(doc[end]) > 1)
        named = doc[last].ent_type_ == "PERSON" or doc[end + 1].text in given_names()
        if end >= first and (body or words_between(doc, first, end) in states()) and named:
            return end if looks_like_person(doc, end + 1, last) else None
    return None


def _looks_nameless(doc: Doc, first: int, last: int) -> bool:
    """Whether no person's name ends an office's phrase: "Secretary General of the Union", not "Chief of Staff Lena Dahl"."""
    if any(doc[i].lower_ == "in" and doc[i + 1 : i + 3].text.casefold() == "-chief" for i in range(first, last)):
        return False  # "Commander-in-Chief" is no noun to the parser
    return kind_of_name(doc, first, last) != "person" and not any(doc[i].text in given_names() for i in range(first, last + 1))


def _owner_of_office(doc: Doc, first: int, last: int) -> Iterator[Name]:
    """Whose an office without a name is, as an actor of its own, where it is a state or says that it is a body."""
    first += doc[first].lower_ == "the"
    while (parted := next((i for i in range(first + 1, last) if doc[i].lower_ in ("of", "for", "to")), None)) is not None:
        if words_between(doc, first, last) in states() or doc[first].text in name_words():
            break  # "the Republic of Korea", "the Bank of Norland"
        first = parted + 1 + (doc[parted + 1].lower_ == "the")
    known = words_between(doc, first, last) in states()
    body = any(doc[i].text in name_words() or (doc[i].text.isupper() and len(doc[i]) > 1) for i in range(first, last + 1))
    if first <= last and (known or body) and (kind := kind_of_name(doc, first, last)) in ("state", "organisation", "group"):
        yield Name(words_between(doc, first, last), kind, first, last, first)


def _of_state(doc: Doc, first: int, last: int) -> int | None:
    """Where "of" parts a person from a state: "Lena Dahl of Norland"; None for "Bank of Norland"."""
    parted = next((i for i in range(first + 2, last) if doc[i].lower_ == "of"), None)
    if parted is None or words_between(doc, parted + 1, last) not in states():
        return None
    words = [doc[i].text for i in range(first, parted)]
    plain = len(words) in (2, 3) and not any(word in name_words() or word in demonyms() or word in states() for word in words)
    person = doc[first].ent_type_ == "PERSON" or words[0] in given_names()
    return parted if plain and person else None


def _of_body(doc: Doc, first: int, last: int) -> int | None:
    """Where the body begins that a person is of: "Lena Dahl of the [Harbour Institute]"; None for "Bank of Norland"."""
    parted = next((i for i in range(first + 2, min(first + 4, last)) if doc[i].lower_ == "of"), None)
    if parted is None:
        return None
    owner = parted + (2 if doc[parted + 1].lower_ == "the" else 1)
    if owner > last or kind_of_name(doc, owner, last) not in ("organisation", "outlet", "group"):
        return None
    words = [doc[i].text for i in range(first, parted)]
    plain = not any(word in name_words() or word in demonyms() or word in states() for word in words)
    return owner if plain and (doc[first].ent_type_ == "PERSON" or words[0] in given_names()) else None


def _organisation(doc: Doc, first: int, last: int) -> Iterator[Name]:
    """The affiliation as an actor of its own, where it is one."""
    if first <= last:
        kind = kind_of_name(doc, first, last)
        if any(doc[i].lower_ in _STATE_OFFICES for i in range(last + 1, min(last + 4, len(doc)))) and not any(
            doc[i].text in name_words() for i in range(first, last + 1)
        ):
            kind = "state"  # what has a president or a foreign minister is a state, known or not
        if kind in ("organisation", "state", "outlet", "group"):
            yield Name(words_between(doc, first, last), kind, first, last, first)


def _is_named_in_full(words: str, surnames: Set[str]) -> bool:
    """ "Harlan Lindt wrote … Lindt told reporters": the full name of who goes by the last word of it elsewhere."""
    given, _, surname = words.partition(" ")
    plain_words = not any(
        word in name_words() or word in demonyms() or word in states() or word.isupper() for word in words.split()
    )
    return surname in surnames and plain_words and given.isalpha() and not is_known_body(words)


def _consistent(names: list[Name]) -> list[Name]:
    """One kind a string: a bare surname is a person where the document has it behind a title or a first name."""
    persons = {plain(name.words.split()[-1]) for name in names if name.kind == "person" and (name.title or " " in name.words)}
    persons |= {
        plain(name.words.split()[-2])
        for name in names
        if name.kind == "person" and len(name.words.split()) == 3 and "-" not in name.words
    } - given_names().keys()  # "Rodrigo Quispe Mamani … Quispe": of two surnames the first
    persons |= {  # "Colonel Dawit Abara … Dawit": where the given name comes to stand for the man
        plain(name.words.split()[0]) for name in names if name.kind == "person" and name.title and len(name.words.split()) == 2
    } - given_names().keys()
    persons |= {  # "Kang Tae-il … Kang": the family's name comes first where the given one is hyphened
        plain(name.words.split()[0])
        for name in names
        if name.kind == "person" and FAMILY_FIRST.fullmatch(name.words) and name.words.split()[0] not in given_names()
    }
    spelt_out = {initials(name.words): name.kind for name in names if " " in name.words and name.kind == "organisation"}
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        votes.setdefault(name.words, Counter())[name.kind] += 3 if name.title else 1
    titled = {name.words for name in names if name.title} | {words for words in votes if words.split()[0] in given_names()}
    governed = {name.words for name in names if name.kind == "state"}
    domains = {
        name.words.partition(".")[0].casefold()
        for name in names
        if name.kind == "outlet" and not name.words.endswith((".gov", ".mil"))
    }
    surnames = {words for words, kinds in votes.items() if " " not in words and kinds.keys() == {"person"}}
    out = []
    for name in names:
        kind = votes[name.words].most_common(1)[0][0]
        if kind == "organisation" and _is_named_in_full(name.words, surnames):
            kind = "person"
        if name.words.casefold() in domains or (votes[name.words]["outlet"] and name.words not in titled):
            kind = "outlet"  # once called a medium, always one
        if name.words in governed:
            kind = "state"
        kind = spelt_out.get(name.words, kind)
        if name.words.isupper() and len(name.words) > 3 and name.words.title() in persons:
            kind = "person"  # "DAHL: We agree.": a transcript's capitals
        if (
            plain(name.words) in persons
            and kind in ("organisation", "group", "state", "outlet")
            and not is_known_body(name.words)
        ):
            kind = "person"
        out.append(Name(name.words, kind, name.first, name.last, name.start, name.title, name.affiliation))
    return out
