"""Pronouns and "the two" → figures, by agreement and salience; unresolved where two candidates are equal."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.reading.bidden import bidden
from dragoman.reading.figures import PLURAL_OFFICES, Figure, may_be_one_of, state_of
from dragoman.reading.gazetteer import demonyms, states
from dragoman.reading.last_tellers import is_saying, names_told_behind, teller_before, told_before
from dragoman.reading.lexicon import column
from dragoman.reading.things import subject_thing

_SINGULAR = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_BODIES = ("organisation", "group")
_COUNTED = frozenset({"two", "both", "three"})
_DEFINITE = frozenset({"the", "both", "these", "those"})
_OF_STATES = frozenset("governments capitals countries both sides neighbours neighbors states nations".split())
_WINDOW = 2  # sentences back
_KILLING = frozenset("kill slay behead execute murder assassinate".split())
_BEING = frozenset("be die bury have live work belong".split())  # what is still told of the dead
_ASKED = frozenset({"Asked", "Pressed", "Questioned"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True)
class _Recent:
    figure: Figure
    head: Token
    sentence: int


@dataclass
class Salience:
    """The mentions of the last sentences, newest last."""

    quoted: frozenset[int] = frozenset()  # tokens between quotation marks
    speakers: Mapping[int, Token] = field(default_factory=dict)  # token of a quotation → the subject of the saying beside it
    recent: deque[_Recent] = field(default_factory=lambda: deque(maxlen=60))
    couple: tuple[Figure, ...] = ()  # the two states last named together

    def add(self, figure: Figure, head: Token) -> None:
        """Note a mention."""
        if figure.kind == "state" and head.dep_ == "conj" and not any(child.dep_ == "conj" for child in head.children):
            first = next((m.figure for m in self.recent if m.head.i == head.head.i and m.head.dep_ != "conj"), None)
            if first is not None and first.kind == "state" and first is not figure:
                self.couple = (first, figure)
        self.recent.append(_Recent(figure, head, head.sent.start))

    def joined(self, one: Figure, other: Figure) -> None:
        """Take the mentions of one figure for those of another, since both turned out to be one."""
        for place, mention in enumerate(self.recent):
            if mention.figure is one:
                self.recent[place] = _Recent(other, mention.head, mention.sentence)

    @property
    def actors(self) -> frozenset[int]:
        """The tokens at which somebody who acts is mentioned."""
        return frozenset(mention.head.i for mention in self.recent if mention.figure.kind != "document")

    def before(self, token: Token) -> list[_Recent]:
        """Mentions in this sentence and the ones before, within the window, newest first.

        A pronoun outside quotation marks passes over what stands between them: "“Dahl lies,” said Berg. He left.": Berg.
        """
        starts: list[int] = []
        found = []
        outside = token.i not in self.quoted
        own = token.sent.start
        for mention in reversed(self.recent):
            if outside and mention.head.i in self.quoted:
                continue
            if mention.sentence not in starts:
                starts.append(mention.sentence)
                if len(starts) - (own in starts) > _WINDOW:
                    break
            if mention.head.i < token.i:
                found.append(mention)
        return found


def resolve_pronoun(token: Token, salience: Salience) -> tuple[Figure, ...]:
    """Whom a pronoun of the third person means, or nobody.

    Subjects come first: that of this sentence, if it is not the pronoun's own clause's for an object; else that of the sentence
    before. With none, a single candidate in the window.
    """
    word = token.lower_
    before = _others_than_speaker(token, salience)
    if word in _SINGULAR:
        fits = [m for m in before if m.figure.kind == "person" and m.figure.gender in (None, _SINGULAR[word])]
    elif word in _PLURAL and (together := _subjects_together(token, before)):
        return together
    elif word in _PLURAL:
        fits = [m for m in before if m.figure.kind == "group" or m.figure.plural]
        if not fits:
            # "The bank fell silent, but they denied …": an organisation may be spoken of in the plural.
            fits = [m for m in before if m.figure.kind in ("organisation", "outlet")]
            fits = fits if len({id(m.figure) for m in fits}) == 1 else []
    elif word in _NEUTER and token.dep_ in _SUBJECTS | {"poss"}:
        fits = [m for m in before if m.figure.kind in ("organisation", "state", "outlet")]
        tells = is_saying(token) or (token.dep_ == "poss" and token.head.lemma_.lower() in column("media", "noun"))
        if not tells and (thing := subject_thing(token, salience.quoted, salience.actors)) is not None:
            # "The letter did not mention the World Bank. It offered …"
            fits = [m for m in before if m.head.i == thing.i]
    else:
        return ()
    tests = [_same_clause, _breaks_in_on, _is_dead]
    if fits and token.dep_ in _SUBJECTS:
        tests.append(_is_in_own_adjunct)
        tests += [_faces, _asked_about] if token.doc[token.sent.start].text in _ASKED else [_faces]
    fits = [m for m in fits if not any(test(m.head, token) for test in tests)]
    if word in _SINGULAR and is_saying(token):
        fits = _who_may_say(fits, token, salience)
    chosen = _of_whom_it_is_asked(fits, token) or _most_salient(fits, token)
    if chosen is None:
        return ()
    if word in _SINGULAR and chosen.gender is None:
        chosen.gender = _SINGULAR[word]
    return (chosen,)


def _who_may_say(fits: list[_Recent], token: Token, salience: Salience) -> list[_Recent]:
    """Of those whom "he" may mean those who may say it: nobody named in his own words; and whoever told the sentence before.

    A teller that is none of the text's actors, "the clerk", may be meant as well as anybody named in what the clerk told: then
    nobody is sure.
    """
    told, names = told_before(token), names_told_behind(token)
    own = {id(m.figure) for m in fits if m.head.i in told and m.head.tag_ == "NNP"}
    own |= {id(m.figure) for m in fits if m.figure.is_named and any(_goes_by(m.figure, name) for name in names)}
    fits = [m for m in fits if id(m.figure) not in own]
    teller = teller_before(token, salience.quoted)
    if teller is None or any(m.sentence == token.sent.start for m in fits):
        return fits
    known = [m for m in fits if m.head.i == teller.i]
    if known or not any(m.head.i == teller.i for m in salience.recent):
        return known
    return fits


def _others_than_speaker(token: Token, salience: Salience) -> list[_Recent]:
    """The mentions before a pronoun; of one in a quotation without the speaker's and those of the speaker's own side.

    "“They shelled the port,” said Norland's envoy, Lena Dahl": who speaks of "them" is neither Dahl nor Norland.
    """
    before = salience.before(token)
    speaker = salience.speakers.get(token.i)
    if speaker is None:
        return before
    if speaker.tag_ == "PRP":
        own = resolve_pronoun(speaker, salience)
        words: set[str] = set()
    else:
        own = tuple(m.figure for m in salience.recent if m.head.i == speaker.i)
        words = {word.text.casefold() for word in _words_about(speaker)}
        own += tuple(m.figure for m in before if _goes_by(m.figure, speaker.text.casefold()))
    sides = {state_of(affiliation) for figure in own for _, affiliation in figure.roles if affiliation}
    sides |= {known for word in _words_about(speaker) if (known := demonyms().get(word.text) or states().get(word.text))}
    return [
        m for m in before if m.figure not in own and not any(_goes_by(m.figure, w) for w in words) and not _of(m.figure, sides)
    ]


def _words_about(speaker: Token) -> list[Token]:
    """A speaker and the names beside it: "Norland's envoy", "a spokesman for the ministry", "Dahl, the envoy"."""
    near = [speaker, *(child for child in speaker.children if child.dep_ in ("poss", "compound", "nmod", "amod", "appos"))]
    behind = [child for child in speaker.children if child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "at")]
    return [*near, *(inner for preposition in behind for inner in preposition.children if inner.dep_ == "pobj")]


def _of(figure: Figure, sides: set[str]) -> bool:
    """Whether a body is one of the sides or belongs to it: "Norland", "Norland's army"."""
    return figure.kind != "person" and any(state_of(word) in sides for form in figure.forms for word in (form, *form.split()))


def _goes_by(figure: Figure, word: str) -> bool:
    """Whether a word is the last one of a form of the figure, or the adjective of the state that it is."""
    return any(form.split()[-1].casefold() == word or state_of(form).casefold() == word for form in figure.forms)


def _subjects_together(token: Token, recent: list[_Recent]) -> tuple[Figure, ...]:
    """ "The two announced that their talks …", "A and B said that they …": subjects that act together, nearest first."""
    own = [m for m in recent if m.sentence == token.sent.start and m.head.dep_ in _SUBJECTS]
    # Without a subject before it in its own sentence, the sentence before counts: "A and B met. They said …"
    sentence = token.sent.start if own else next((m.sentence for m in recent if m.sentence != token.sent.start), -1)
    here = [m for m in recent if m.sentence == sentence]
    for mention in here:
        if mention.head.dep_ not in _SUBJECTS:
            continue
        joined = [m for m in here if m.head.i == mention.head.i or (m.head.head.i == mention.head.i and m.head.dep_ == "conj")]
        figures = {id(m.figure): m.figure for m in reversed(joined)}
        return tuple(figures.values()) if len(figures) > 1 else ()
    return ()


def _most_salient(mentions: list[_Recent], token: Token) -> Figure | None:
    distinct = {id(m.figure): m.figure for m in mentions}
    if len(distinct) == 1:
        return mentions[0].figure
    sentence = {id(m.figure): m.figure for m in mentions if m.sentence == token.sent.start}
    if len(sentence) == 1:
        return next(iter(sentence.values()))
    here = [m for m in mentions if m.sentence == token.sent.start and m.head.dep_ in _SUBJECTS]
    # "Dahl blamed the press, though he added …", "As Berg left, Dahl said he …": the subject of the clause that governs this one.
    for verb in token.head.ancestors if token.dep_ in _SUBJECTS else ():
        governing = {id(m.figure): m.figure for m in here if m.head.head.i == verb.i}
        if len(governing) == 1:
            return next(iter(governing.values()))
    if here:
        return here[-1].figure if token.dep_ in _SUBJECTS else here[0].figure
    earlier = [m for m in mentions if m.sentence != token.sent.start]
    if not earlier:
        return None
    last = [m for m in earlier if m.sentence == earlier[0].sentence]
    main = [m.figure for m in last if m.head.dep_ in _SUBJECTS and m.head.head.dep_ == "ROOT"]
    if main:
        return main[-1]
    subjects = {id(m.figure): m.figure for m in last if m.head.dep_ in _SUBJECTS}
    if len(subjects) == 1:
        return next(iter(subjects.values()))
    alone = {id(m.figure): m.figure for m in last}
    return next(iter(alone.values())) if len(alone) == 1 else None


def _of_whom_it_is_asked(mentions: list[_Recent], token: Token) -> Figure | None:
    """ "Norland asked Orland to withdraw its complaint": Orland's, who is to do it."""
    verb = next((word for word in token.ancestors if word.pos_ in ("VERB", "AUX")), None)
    asked = bidden(verb) if verb is not None and token.dep_ == "poss" else None
    return next((m.figure for m in mentions if asked is not None and m.head.i == asked.i), None)


def _same_clause(mention: Token, pronoun: Token) -> bool:
    """ "Dahl met him", "Dahl wanted to meet him": an object pronoun is never the subject of its own verb.

    But "Dahl said that Berg had met her": who says so may be met.
    """
    if pronoun.dep_ not in ("dobj", "dative", "pobj") or mention.dep_ not in _SUBJECTS:
        return False
    verb = pronoun.head
    own = {verb.i, *([verb.head.i] if pronoun.dep_ == "pobj" else [])}
    while pronoun.dep_ != "pobj" and verb.head.i != verb.i and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
        own.add(verb.i)
    return mention.head.i in own


def _is_dead(mention: Token, pronoun: Token) -> bool:
    """ "It killed three people. They fired on": whoever was killed acts no more."""
    killed = mention.dep_ in ("dobj", "nsubjpass") and mention.head.lemma_.lower() in _KILLING
    return bool(killed and pronoun.dep_ in _SUBJECTS and pronoun.head.lemma_.lower() not in _BEING)


def _breaks_in_on(mention: Token, pronoun: Token) -> bool:
    """ "Dahl, he complained, had lied": whoever speaks in between is not who it is about."""
    comma = pronoun.i - 1
    subject = pronoun.dep_ == "nsubj" and comma > 0 and pronoun.doc[comma].text == ","
    return bool(subject and mention.i == comma - 1 and mention.dep_ not in ("pobj", "dobj"))


def _is_told_of(figure: Figure) -> bool:
    """ "the rebels", "Norland's army", and not "a team": what may be one of two sides."""
    return any(form.casefold().startswith(("the ", "both ", "its ", "their ")) or "'s " in form for form in figure.forms)


def _stands_between(mention: Token, pair: Token) -> bool:
    """ "Norland is mediating between the two": who does is none of the two."""
    if pair.dep_ != "pobj" or pair.head.lower_ not in ("between", "among"):
        return False
    over = next((word for word in pair.ancestors if word.pos_ in ("VERB", "AUX")), None)
    return mention.dep_ in _SUBJECTS and over is not None and mention.head.i == over.i


def _asked_about(mention: Token, pronoun: Token) -> bool:
    """ "Asked whether the minister had written, she said …": whom the question is about does not answer it."""
    return bool(pronoun.sent.start <= mention.i < pronoun.i < pronoun.head.i)


def _is_in_own_adjunct(mention: Token, pronoun: Token) -> bool:
    """ "Speaking to Berg after the funeral of a commander, he vowed …": whom he spoke to or of, in doing so, is not he."""
    if not pronoun.sent.start <= mention.i < pronoun.i or mention.dep_ == "poss":
        return False
    for word in mention.ancestors:
        if word.tag_ == "VBG" and (word.dep_ == "advcl" or (word.dep_ == "pcomp" and word.head.dep_ == "prep")):
            over = word.head if word.dep_ == "advcl" else word.head.head
            return bool(over.i == pronoun.head.i)
    return False


def _faces(mention: Token, pronoun: Token) -> bool:
    """ "Berg had told her, she wrote, that …": who speaks to her is not she."""
    gender = _SINGULAR.get(pronoun.lower_)
    if gender is None or mention.dep_ not in _SUBJECTS or mention.head.i > pronoun.i:
        return False
    verb = mention.head
    faced = [child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < pronoun.i]
    return any(_SINGULAR.get(child.lower_) == gender and child.tag_ == "PRP" for child in faced) and mention.sent == pronoun.sent


def _of_office(mentions: list[_Recent], plural: str) -> list[_Recent]:
    """Those who may be meant by "the two leaders"; of several, nobody where the text tells of none that he is one."""
    if plural not in PLURAL_OFFICES:
        return mentions
    able = [m for m in mentions if may_be_one_of(m.figure, plural)]
    told = any(title for m in able for title, _ in m.figure.roles)
    return able if told or len(able) == len(mentions) else []


def _last_in_office(token: Token, salience: Salience, number: int) -> tuple[Figure, ...]:
    """The last so many whose office fits, however far back; nobody where one sentence too many names another."""
    figures: dict[int, Figure] = {}
    outside = token.i not in salience.quoted
    before = [m for m in reversed(salience.recent) if m.head.i < token.i and m.figure.kind == "person"]
    held = [m for m in before if any(title for title, _ in m.figure.roles)]
    held = [m for m in held if may_be_one_of(m.figure, token.lower_) and not (outside and m.head.i in salience.quoted)]
    for sentence in dict.fromkeys(m.sentence for m in held):
        figures |= {id(m.figure): m.figure for m in reversed(held) if m.sentence == sentence}
        if len(figures) >= number:
            break
    return tuple(figures.values()) if len(figures) == number else ()


def resolve_pair(token: Token, salience: Salience) -> tuple[Figure, ...]:
    """ "the two", "both sides": the two persons, or else the two states, of this sentence or the one before.

    Where more than two qualify, the two that were named together count ("A met B"), else nobody. "The two leaders" are no
    spokesman and no envoy, and nobody where no two of those near may be leaders.
    """
    if token.lower_ not in ("both", "sides") and not any(child.lower_ in _DEFINITE for child in token.lefts):
        return ()  # "Two men were arrested": others
    counted = token.lower_ in _COUNTED or any(child.lower_ in _COUNTED for child in token.lefts)
    if not counted:
        return ()
    number = 3 if "three" in (token.lower_, *(child.lower_ for child in token.lefts)) else 2
    kinds: tuple[tuple[str, ...], ...] = (("person",), ("state",), _BODIES)
    if token.lower_ in ("countries", "nations", "states", "governments", "capitals"):
        kinds = (("state",),)
    if token.lower_ in ("sides", "parties"):
        kinds = (("state",), _BODIES)
    for kind in kinds:
        before = (m for m in salience.before(token) if m.figure.kind in kind and not _stands_between(m.head, token))
        mentions = [m for m in before if kind != _BODIES or m.figure.is_named or _is_told_of(m.figure)]
        if kind == ("person",):
            mentions = _of_office(mentions, token.lower_)
        figures: dict[int, Figure] = {}
        for sentence in dict.fromkeys(m.sentence for m in mentions):
            figures |= {id(m.figure): m.figure for m in reversed(mentions) if m.sentence == sentence}
            if len(figures) == number:
                return tuple(figures.values())
            if len(figures) > number:
                together = number == 2 and token.lower_ in _OF_STATES and all(id(figure) in figures for figure in salience.couple)
                return salience.couple if together else ()
        if kind == ("person",) and token.lower_ in PLURAL_OFFICES:
            # "the two leaders" are the last two of whom the text tells that they lead, and no two states that stand nearer
            return _last_in_office(token, salience, number) or (salience.couple if number == 2 else ())
    # "both governments", "the two sides", where none is in sight: the two that the text has named together.
    return salience.couple if number == 2 and token.lower_ in _OF_STATES else ()
