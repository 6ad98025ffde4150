"""Trigger → participants: who did it, to whom, with whom."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.reading.bidden import bidden
from dragoman.reading.borne import doer_behind, is_reduced, is_suffering, owned, sufferer_over, whom_participle
from dragoman.reading.cast import Cast
from dragoman.reading.gazetteer import demonyms
from dragoman.reading.letters import directed
from dragoman.reading.lexicon import column, rows
from dragoman.reading.parties import LAID_TO, Pairs, is_of_somebody, laid_to, parties_of, parties_under
from dragoman.reading.plans import planner_of
from dragoman.reading.sayers import source_of
from dragoman.reading.timex_patterns import DAYS_OF_THE_WEEK
from dragoman.reading.travellers import sent
from dragoman.reading.triggers import Trigger
from dragoman.types import Participant, ParticipantRole

MUTUAL = frozenset("meeting talks call agreement mediation cooperation signature purchase ceasefire exchange".split())
_PARTNERS = frozenset({"with", "between", "among", "and"})
_TARGETS = frozenset("against on at upon from for over into toward towards of about in".split())
_BY_MEANS_OF = frozenset({"in", "by", "through", "via", "with", "over"})
_ANSWERS = frozenset({"answer", "respond", "reply", "react", "retaliate", "counter"})
_LIGHT_VERBS = frozenset(
    "make hold launch have stage mount carry conduct issue give begin start lead open resume continue undertake perform execute "
    "commit perpetrate plan prepare order deliver lodge voice extend complete finish halt interrupt announce arrange".split()
)
_OF_ONE = frozenset({"denial", "announcement"})  # of "denied that Dahl and Berg would meet" those two are no part
_REBUFFING = frozenset({"denial", "refusal"})
_ACCUSATIONS = frozenset({"accusation", "allegation", "charge"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TELLING = frozenset("carry report publish air broadcast print cite describe".split())
_CIRCUMSTANCES = frozenset("loss aim exception view intention goal purpose death effect result denial approval".split())
_HAPPENING = frozenset(
    "take occur happen begin start open resume continue end break erupt follow last fail collapse stall be hold carry conduct "
    "stage mount make launch sign reach conclude impose".split()
)
_AGREEING = frozenset({"agree", "proceed", "embark", "engage", "persist"})
_GIVING = _LIGHT_VERBS | frozenset("send write deliver address sign reach propose offer convey pay impose put broker".split())
_ASKED = frozenset({"request", "proposal", "offer", "demand", "threat", "apology"})
_SPOKEN = frozenset("interview briefing conference broadcast podcast".split())


def participants_of(trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """The actors of a deed, each once: sources first, then targets; of a mutual deed all are parties."""
    verbal = trigger.head.pos_ in ("VERB", "AUX", "ADJ")
    pairs = list(_of_verb(trigger, cast) if verbal else _of_noun(trigger.head, cast))
    if not verbal and trigger.deed.kind in ("meeting", "talks", "call"):
        pairs = [*_implied(trigger.head, pairs, cast), *pairs]
    if not verbal and trigger.deed.kind == "announcement":
        pairs = [*_orator(trigger.head, cast), *pairs]
    if trigger.deed.kind == "letter" and not verbal and trigger.head.dep_ == "nsubj":
        pairs += [pair for child in _reached_by(trigger.head) for pair in parties_of(child, cast, "target")]
    if trigger.deed.kind == "letter":
        pairs = list(directed(trigger, pairs, lambda noun: (actor for actor, _ in parties_of(noun, cast, "source"))))
        posted = [child for child in trigger.head.children if verbal and child.dep_ in ("dobj", "nsubjpass")]
        hands = {cast.makers.get(actor) for child in posted for actor in cast.referents(child.i)}
        pairs = [(actor, "source" if actor in hands else role) for actor, role in pairs]  # "the letter had been sent"
    if trigger.deed.kind == "purchase" and verbal:
        pairs = [*pairs, *_origin_of_goods(trigger.head, cast)]
    if trigger.deed.kind in ("visit", "report", "proposal") and not verbal:
        makers = {actor for actor, _ in _of_prepositions(trigger.head, ("of", "by", "on"), cast)}
        pairs = [(actor, "source" if actor in makers else role) for actor, role in pairs]
    if trigger.deed.kind in _ASKED and not verbal:
        # "received no request from Norland": it is Norland that would have asked
        makers = {actor for actor, _ in _of_prepositions(trigger.head, ("from",), cast)}
        pairs = [(actor, "source" if actor in makers else role) for actor, role in pairs]
    if not verbal:
        pairs = list(owned(trigger, pairs, cast))
    carried: set[str] = set()
    if trigger.deed.kind == "visit" and verbal:
        carried = {actor for child in trigger.head.children if child.lower_ == "with" for actor in _carried(child, cast)}
        pairs = [(actor, role) for actor, role in pairs if actor not in carried]
        pairs = list(sent(trigger.head, cast)) or pairs
    if trigger.deed.kind in MUTUAL:
        hosts = _hosts(trigger, cast)
        pairs = [(actor, role) for actor, role in pairs if role != "target" or actor not in hosts]
        pairs = [(actor, "party" if role in ("source", "target", "party") else role) for actor, role in pairs]
    alone = trigger.deed.kind in _OF_ONE
    roles: dict[str, ParticipantRole] = {}
    for actor, role in pairs:
        roles.setdefault(actor, role)
    if roles and (verbal or trigger.deed.kind == "letter") and not alone and not {"target", "party"} & set(roles.values()):
        # "imposed a curfew in Norland", "sent aid to the north of Orland": the deed is done to whom its object's phrases name.
        for actor in _deeper(trigger.noun or trigger.head, cast):
            if actor not in carried:
                roles.setdefault(actor, "target")
    return tuple(Participant(actor=actor, role=role) for actor, role in roles.items())


def _reached_by(letter: Token) -> Iterator[Token]:
    """ "a letter from Dahl reached [Orlu]"."""
    if letter.head.lemma_.lower() == "reach":
        yield from (child for child in letter.head.children if child.dep_ == "dobj")


def _carried(preposition: Token, cast: Cast) -> Iterator[str]:
    """ "flew to Varna with a letter from Dahl": she who wrote it does not travel."""
    for thing in preposition.children:
        if thing.dep_ == "pobj" and all(cast.named(actor).kind == "document" for actor in cast.referents(thing.i)):
            yield from (actor for word in thing.subtree if word.dep_ != "poss" for actor in cast.referents(word.i))


def _hosts(trigger: Trigger, cast: Cast) -> frozenset[str]:
    """ "held talks in Orland", "met at the embassy in Orland": the state where two meet is no third party."""
    nouns = [trigger.head] if trigger.noun is None else [trigger.head, trigger.noun]
    places = [word for noun in nouns for child in noun.children if child.lower_ in ("in", "at") for word in child.subtree]
    return frozenset(actor for word in places for actor in cast.referents(word.i) if cast.named(actor).kind == "state")


def _of_verb(trigger: Trigger, cast: Cast) -> Pairs:
    verb = trigger.head
    subject, borne, by = _subject_of(verb), sufferer_over(verb), doer_behind(verb)
    if by is not None:
        yield from parties_under(by, cast, "source")
    # "It was the first contact between the two": the contact itself, and nobody who made it
    if subject is not None and not (verb.lemma_ == "be" and verb.doc[subject].lower_ in ("it", "this", "that")):
        reduced = by is not None or is_reduced(verb, trigger.deed.kind)
        suffers = is_suffering(verb) or reduced or (borne is not None and subject == borne.i)
        suffers = suffers and verb.doc[subject].head.dep_ != "agent"  # "two men captured by the army": the army captures
        yield from parties_of(verb.doc[subject], cast, "target" if suffers else "source")
    if borne is not None and borne.i != subject:
        yield from parties_of(borne, cast, "target")
    whom = whom_participle(verb) if trigger.deed.kind not in MUTUAL else None
    if whom is not None and whom.i != subject:
        yield from parties_of(whom, cast, "target")
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            yield from parties_of(child, cast, "target")
        elif child.dep_ in ("dobj", "dative", "iobj"):
            if trigger.noun is not None and _holds(child, trigger.noun):
                rejected = trigger.deed.kind in _REBUFFING  # "rejected the accusation by Norland": it is not Norland that rejects
                owners = _of_noun(child, cast)
                yield from ((actor, "target" if rejected and role == "source" else role) for actor, role in owners)
                if trigger.deed.kind == "meeting":
                    yield from parties_of(child, cast, "party")  # "received a delegation"
            elif child.dep_ == "dative" and child.lower_ == "to":
                yield from parties_under(child, cast, "target")
            else:
                yield from parties_of(child, cast, "target")
        elif child.dep_ in ("prep", "agent") and child.lower_ == "by" and _is_active_rebuff(trigger):
            yield from parties_under(child, cast, "target")  # "denied the claim by Norland": the parser hangs it on the denial
        elif child.dep_ == "prep":
            if not (trigger.deed.kind in MUTUAL and is_of_somebody(child, cast)):
                yield from _of_preposition(child, cast)
        elif (
            child.dep_ in ("ccomp", "xcomp")
            and child.i > verb.i
            and verb.pos_ != "ADJ"
            and trigger.deed.kind not in _OF_ONE | {"letter"}
        ):
            # "wrote that both countries gain": they are what the letter is about, not whom it went to.
            yield from _of_complement(child, cast, trigger.deed.kind)


def _is_active_rebuff(trigger: Trigger) -> bool:
    """ "denied [the claim] by Norland", but not "was denied by Norland"."""
    relations = {child.dep_ for child in trigger.head.children}
    return trigger.deed.kind in _REBUFFING and "dobj" in relations and "auxpass" not in relations


def _subject_of(verb: Token) -> int | None:
    """The subject, also over an adjective ("were due to meet") and of a quoted speaker ("quoted Dahl as dismissing it")."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoted = next((child for child in verb.head.head.children if child.dep_ == "dobj"), None)
        if quoted is not None:
            return int(quoted.i)
    if (doer := bidden(verb) or planner_of(verb)) is not None:
        return int(doer.i)
    subject = source_of(verb if verb.pos_ != "ADJ" else verb.head if verb.dep_ == "acomp" else verb)
    above = verb
    while subject is None and above.dep_ in ("xcomp", "acomp") and above.head.i != above.i:
        above = above.head
        subject = next((int(child.i) for child in above.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject


def _origin_of_goods(verb: Token, cast: Cast) -> Pairs:
    """ "buys Norlandish grain": whose the goods are is the other party."""
    goods = [child for child in verb.children if child.dep_ == "dobj"]
    goods += [inner for noun in goods for child in noun.children if child.lower_ == "of" for inner in child.children]
    adjectives = [word for noun in goods for word in noun.lefts if word.dep_ == "amod"]  # also "tonnes of Norlandish grain"
    states = {demonyms()[word.text] for word in adjectives if word.text in demonyms()}
    yield from ((actor.id, "target") for actor in cast.actors if actor.kind == "state" and actor.name in states)


def _orator(noun: Token, cast: Cast) -> Pairs:
    """ "In a speech on Friday Ola Dahl, the premier, argued …": no comma parts day and name, and the parser makes them one."""
    if noun.dep_ != "pobj" or noun.head.head.pos_ != "VERB" or source_of(noun.head.head) is not None:
        return
    for preposition in noun.children:
        for name in preposition.children:
            if preposition.lower_ == "on" and any(word.text in DAYS_OF_THE_WEEK for word in name.children):
                yield from parties_of(name, cast, "source")


def _implied(noun: Token, pairs: list[tuple[str, ParticipantRole]], cast: Cast) -> Pairs:
    """Who takes part without being named in the phrase: the subject over it.

    "Dahl and Berg were in talks"; "after talks with Berg, Dahl left"; "Dahl told a news conference with Berg that …"; "after two
    hours behind closed doors, Dahl told …". A phrase that names both sides, or none and no circumstance, implies nobody.
    """
    verb, link = noun.head, noun.dep_
    if (planner := planner_of(noun)) is not None and len({actor for actor, _ in pairs}) < 2:
        yield from parties_of(planner, cast, "party")  # "Norland dropped plans for talks with Orland"
        return
    if link == "pobj" and verb.dep_ == "prep":
        verb, link = verb.head, verb.lower_
    if verb.pos_ not in ("VERB", "AUX") or any(child.dep_ == "poss" for child in noun.children):
        return
    withs = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "with"]
    partner = any(list(parties_under(child, cast, "party")) for child in withs)
    copular = verb.lemma_ == "be" and link == "in"
    words = " ".join(token.lower_ for token in noun.subtree)
    hours = noun.lemma_.lower() not in ("meeting", "talk", "call") and "behind closed doors" in words
    # "invited Berg and Orlu to a meeting": whoever invites and who is invited.
    if link == "to" and verb.lemma_ == "invite":
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                yield from parties_of(child, cast, "party")
        if (host := _subject_of(verb)) is not None:
            yield from parties_of(verb.doc[host], cast, "party")
        return
    adjunct = link in ("after", "at", "during", "before", "following", "for", "from", "in", "dobj")
    if not (copular or (adjunct and (hours or partner))) or len({actor for actor, _ in pairs}) > 1:
        return
    subject = _subject_of(verb)
    if subject is not None:
        yield from parties_of(verb.doc[subject], cast, "party")


def _of_complement(clause: Token, cast: Cast, kind: str) -> Pairs:
    """Whom a request or an accusation is about: "urged the rebels to leave", "demanded that the rebels leave".

    Of "claimed that the premier hid the letters from the house" it is the premier alone.
    """
    subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")]
    if clause.dep_ == "ccomp" and (about := [pair for child in subjects for pair in parties_of(child, cast, "target")]):
        yield from about
        return
    for child in clause.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if kind != "agreement":  # "agreed to step up patrols": they are no party to it
                yield from parties_of(child, cast, "target")
        elif child.dep_ == "prep" and child.lower_ in ("with", "to", "against", "from", "off"):
            yield from parties_under(child, cast, "target")


def _of_noun(noun: Token, cast: Cast) -> Pairs:
    laid = laid_to(noun)
    for preposition in laid:
        yield from parties_under(preposition, cast, "source")  # "attributes the raid to two men", "blamed the raid on them"
    for child in noun.children:
        if child in laid:
            continue
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            yield from parties_of(child, cast, "source")
        elif child.dep_ in ("prep", "agent"):
            yield from _of_preposition(child, cast)
        elif child.dep_ == "acl" and child.left_edge.lower_ == "that" and any(c.dep_ == "mark" for c in child.children):
            # "accusations that it sent arms to Norland": of who is said to have sent them
            accused = noun.lemma_.lower() in _ACCUSATIONS
            yield from (p for c in child.children if accused and c.dep_ in _SUBJECTS for p in parties_of(c, cast, "target"))
        elif child.dep_ == "acl":
            yield from _of_participle(child, cast)
        elif child.dep_ == "relcl":
            yield from _of_relative(child, cast)
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_.lower() in _HAPPENING | _LIGHT_VERBS:
        yield from _of_happening(noun.head, cast)
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() == "come":  # "the first shots came from the other bank"
        yield from (p for child in noun.head.children if child.lower_ == "from" for p in parties_under(child, cast, "source"))
    over = noun.head.head.lemma_.lower() if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "to", "with", "in") else ""
    if over in _AGREEING and not any(child.lower_ in ("between", "among") for child in noun.children):
        subject = source_of(noun.head.head)  # "agreed on an exchange"
        if subject is not None:
            yield from parties_of(noun.doc[subject], cast, "source")
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _LIGHT_VERBS and (subject := source_of(noun.head)) is not None:
        yield from parties_of(noun.doc[subject], cast, "source")
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_.lower() in _ANSWERS:
        subject = source_of(noun.head.head)  # "answered with four demands", "responded with an airstrike"
        if subject is not None:
            yield from parties_of(noun.doc[subject], cast, "source")
    if noun.dep_ == "dobj":
        # "included meetings this week between Dahl and Orlu": the partners hang on the verb.
        for child in noun.head.rights:
            if child.dep_ == "prep" and child.lower_ == "between":
                yield from parties_under(child, cast, "party")
    for maker in cast.referents(noun.i):
        if maker in cast.makers:
            yield cast.makers[maker], "source"
    if noun.dep_ == "pobj" and noun.lemma_.lower() in column("media", "noun"):
        yield from _writer(noun, cast)


def _of_participle(verb: Token, cast: Cast) -> Pairs:
    """ "letters sent in May to both Dahl and Orlu", "talks held between Dahl and Orlu"."""
    for child in verb.children:
        if child.dep_ == "agent" and verb.lemma_.lower() in _TELLING:
            continue  # "a second raid, carried by two radio stations"
        if child.dep_ == "prep" and (verb.lemma_.lower(), child.lower_) in LAID_TO:
            yield from parties_under(child, cast, "source")  # "an attack attributed to the rebels"
        elif child.dep_ in ("prep", "agent", "dative"):
            yield from _of_preposition(child, cast)


def _of_happening(verb: Token, cast: Cast) -> Pairs:
    """ "talks took place in Varna between Dahl and Orlu", "a raid was carried out by Norland"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from parties_under(child, cast, "source")
        elif child.dep_ == "prep":
            # "on May 4 between Dahl and Orlu": the parser may hang the partners on the day
            deeper = (inner for place in child.children if place.dep_ == "pobj" for inner in place.children)
            for preposition in (child, *deeper):
                if preposition.lower_ in ("between", "with", "among"):
                    yield from parties_under(preposition, cast, "party")


def _of_relative(clause: Token, cast: Cast) -> Pairs:
    """ "the letter that Dahl sent Orlu", "the offer she made to Norland": of a deed that somebody gives or makes."""
    if any(child.dep_ == "mark" for child in clause.children):
        return  # "a report that Dahl has written to Orlu"
    objects = [child for child in clause.children if child.dep_ == "dobj"]
    if clause.lemma_.lower() not in _GIVING or any(child.tag_ not in ("WDT", "WP") for child in objects):
        return
    for child in clause.children:
        if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"):
            yield from parties_of(child, cast, "source")
        elif child.dep_ == "dative" and child.lower_ != "to":
            yield from parties_of(child, cast, "target")
        elif child.dep_ in ("dative", "prep") and child.lower_ == "to":
            yield from parties_under(child, cast, "target")
        elif child.dep_ == "prep" and child.lower_ in ("with", "between"):
            yield from parties_under(child, cast, "party")


def _writer(medium: Token, cast: Cast) -> Pairs:
    """ "Dahl asked in two letters": who speaks by a medium wrote it."""
    verb = medium.head
    if verb.lower_ not in _BY_MEANS_OF:
        return  # "knew nothing of such a letter"
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "xcomp" and verb.lemma_.lower() not in speech_or_request():
        verb = verb.head  # "asked to leave in a letter": asked in it
    subject = source_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is not None and verb.lemma_.lower() in speech_or_request():
        yield from parties_of(verb.doc[subject], cast, "source")


@cache
def speech_or_request() -> frozenset[str]:
    """Verbs whose subject speaks: every cue of a clause or an infinitive."""
    return frozenset(row["lemma"] for row in rows("cue_verbs") if row["construction"] in ("clause", "infinitive", "before"))


def _of_prepositions(noun: Token, words: tuple[str, ...], cast: Cast) -> Pairs:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in words:
            yield from parties_under(child, cast, "source")


def _of_preposition(preposition: Token, cast: Cast) -> Pairs:
    word = preposition.lower_
    if word in ("in", "on", "at", "during") and any(child.lemma_.lower() in _SPOKEN for child in preposition.children):
        return  # "said in an interview with Norpress": who is spoken to, and nobody's target
    if word == "in" and any(child.lemma_.lower() in column("media", "noun") for child in preposition.children):
        return  # "wrote in an open letter": whose it is, is the writer
    if word == "in" and any(child.lemma_.lower() in ("absence", "parliament", "court") for child in preposition.children):
        return  # "met in the absence of Berg", "accused in parliament"
    if word == "with" and any(child.lemma_.lower() in _CIRCUMSTANCES for child in preposition.children):
        return  # "was struck, with the loss of five soldiers"
    if word in _PARTNERS:
        yield from parties_under(preposition, cast, "party")
    elif word in ("to", "toward", "towards") or word in _TARGETS:
        yield from parties_under(preposition, cast, "target")
    elif word == "by":
        yield from parties_under(preposition, cast, "source")
    if word not in _PARTNERS:
        # "meetings in Varna between Dahl and Orlu": the parser hangs the partners on the place.
        for place in preposition.children:
            for inner in place.children:
                if inner.dep_ == "prep" and inner.lower_ in ("between", "with"):
                    yield from parties_under(inner, cast, "party")


def _deeper(token: Token, cast: Cast, depth: int = 0) -> Iterator[str]:
    """Actors in the prepositional phrases under a deed and its object, two levels down."""
    for child in token.rights:
        if child.dep_ in ("dobj", "prep", "pobj", "dative", "xcomp", "pcomp", "amod", "compound", "poss") and depth < 5:
            if child.dep_ != "prep":
                near = [
                    *cast.referents(child.i),
                    *(actor for left in child.lefts for actor in cast.referents(left.i)),
                ]
                yield from (actor for actor in near if cast.named(actor).kind != "document")
            yield from _deeper(child, cast, depth + 1)


def _holds(noun: Token, inner: Token) -> bool:
    return noun.i == inner.i or (inner.is_ancestor(noun) is False and noun.is_ancestor(inner))
