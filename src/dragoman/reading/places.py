"""Trigger → place: where a deed happened, in the text's words."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.dating import is_borne
from dragoman.reading.deed_rows import is_deed
from dragoman.reading.gazetteer import capitals, name_words, state_adjective, states
from dragoman.reading.locations import PLACES, is_of_state, is_place, is_water
from dragoman.reading.place_names import SENDING, is_site
from dragoman.reading.told_of import due_to_happen, is_told_of
from dragoman.reading.triggers import Trigger

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "off"})
_ALONG = frozenset({"along", "off", "on", "across", "over", "above", "beyond"})
_THROUGH = frozenset({"on", "to", "from", "into", "along", "by", "against", "over", "through", "before", "among", "for"})
_DEEPER = _LOCATIVE | _THROUGH | {"during", "with", "between", "behind"}
_SETTLEMENTS = frozenset(
    "town city village port capital district province region resort suburb north south east west northeast northwest southeast "
    "southwest coast shore waters mouth bank vicinity outskirts island outside side centre center prison jail camp airport "
    "airfield garrison base barracks".split()
)
# What is itself where something happened: "the Harvik reservoir"; of a hotel the name alone says where.
_FEATURES = frozenset(
    "reservoir river lake dam bridge strait straits bay gulf sea valley pass ridge range escarpment plateau peninsula island "
    "islands archipelago atoll reef shoal crossing".split()
)
_HOLDING = frozenset(
    "hold take happen occur begin open start resume continue host stage convene sign reach end close conclude attend "
    "follow erupt break flare rage proceed last drag collapse fail founder stall adjourn unfold".split()
)
_HELD = frozenset(
    "hold deliver sign give stage convene host make reach conduct launch carry publish release open schedule plan set "
    "slate foresee".split()
)
_STRIKING = frozenset(
    "strike hit ambush fall land attack explode shell kill blow wound sink crash drive patrol intercept bomb mine shell rocket "
    "ambush road convoy".split()
)
_AFLOAT = frozenset("collide sink sail anchor drift capsize founder begin".split())
_MARGINS = frozenset({"margin", "sideline", "fringe", "edge", "end", "start", "opening", "close"})
_BANKS = frozenset({"bank", "side", "shore", "coast"})
_AWAY = frozenset({"out", "away", "back", "up", "down"})
_AIMING = frozenset({"fire", "shoot", "aim", "laugh", "throw", "hurl", "look", "arrive"})
# By what a deed of the kind comes to its place: "a raid on Harvik", "withdrew from Harvik".
_ON = frozenset({"on", "against", "over", "into", "of", "across", "through", "upon", "at", "to"})
_REACHING = {
    "attack": _ON, "bombing": _ON, "shelling": _ON, "airstrike": _ON, "shooting": _ON, "killing": _ON,
    "seizure": _ON, "arrest": frozenset(), "restriction": frozenset({"of"}), "access": frozenset({"of"}),
    "withdrawal": frozenset({"from"}), "rescue": frozenset({"from", "of"}), "displacement": frozenset({"from"}),
    "deployment": frozenset({"to", "into", "at", "through", "across", "toward", "towards"}),
    "protest": frozenset({"through", "across", "on"}), "exercise": frozenset(), "aid": frozenset({"to", "into"}),
    "accident": _ON, "sanction": frozenset(), "recognition": frozenset(),
}  # fmt: skip
_JOURNEYS = frozenset({"visit", "trip", "tour", "stop", "stopover", "stay", "journey"})
_CHOOSING = frozenset("propose suggest offer choose name pick select recommend accept".split())
_VENUES = frozenset("place site venue location setting scene".split())
_SET = frozenset("set schedule plan slate foresee expect book pencil call fix arrange".split())
_REALMS = frozenset({"Republic", "Kingdom", "Federation", "Emirates", "Union"})  # "the Democratic People's [Republic] of Korea"
_SAME = frozenset({"city", "town", "village", "place", "venue", "site", "capital", "island", "port"})


def place_of(trigger: Trigger) -> str | None:
    """The place that hangs on the trigger: "met in Varna", "a Varna meeting", "visited Varna"; None where the text gives none."""
    if (visited := _visited(trigger.head)) is not None:
        return visited
    if (proposed := _proposed(trigger.head)) is not None:
        return proposed
    where = _where(trigger.head)
    for token in filter(None, (trigger.noun, trigger.head)):
        place = _under(token) or _before(token) or _beside(token)
        if place:
            return where if where is not None and not place[:1].isupper() else place
    if where is not None:
        return where
    if trigger.deed.kind == "visit":
        return next((place for token in (trigger.head, trigger.noun) if token for place in _destinations(token)), None)
    if (reached := _reached(trigger)) is not None:
        return reached
    if trigger.head.lemma_.lower() == "host" and (host := _host(trigger.head)) is not None:
        return host
    if _is_there(trigger.head):
        return _there(trigger.head)
    if (fronted := _fronted(trigger.head)) is not None:
        return fronted
    if (governing := _over(trigger.head)) is not None:
        return governing
    copula = trigger.head.head.head  # "were in talks on Monday in Varna"
    if trigger.head.dep_ == "pobj" and copula.lemma_ == "be" and (place := _under(copula)) is not None:
        return place
    if is_borne(trigger):
        return next(_destinations(copula), None)  # "flew to Varna with a letter"
    return _of_doer(trigger.head)


def _where(verb: Token) -> str | None:
    """ "In Varna, where Dahl met Berg in a hotel outside the city, …": the place that the clause is about."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ == "VERB":
        clause = clause.head
    about = clause.head
    asks = any(child.lower_ == "where" and child.dep_ == "advmod" for child in clause.lefts)
    located = about.dep_ == "pobj" and about.head.lower_ in ("in", "at")  # and not where somebody only went
    return _text(about) if clause.dep_ == "relcl" and asks and located and is_place(about) else None


def _visited(verb: Token) -> str | None:
    """ "denied it during a visit to Varna": where that visit went, wherever he is from."""
    for child in verb.children if verb.pos_ == "VERB" else ():
        if child.dep_ != "prep" or child.lower_ not in ("during", "on"):
            continue
        for journey in child.children:
            if journey.dep_ == "pobj" and journey.lemma_.lower() in _JOURNEYS:
                return next(_destinations(journey), None) or _under(journey)
    return None


def _proposed(verb: Token) -> str | None:
    """ "proposed the Harvik crossing as the place of a handover", "offered Varna as a venue"."""
    site = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if site is None or verb.lemma_.lower() not in _CHOOSING:
        return None
    roles = (inner for child in (*verb.rights, *site.rights) if child.lower_ == "as" for inner in child.children)
    return _site_or_place(site) if any(role.lemma_.lower() in _VENUES for role in roles) else None


def _reached(trigger: Trigger) -> str | None:
    """What the deed was done to or came to, where that is a place: "shelled Varna", "the raid on Varna"."""
    prepositions = _REACHING.get(trigger.deed.kind)
    if prepositions is None:
        return None
    for child in (*trigger.head.children, *(trigger.noun.children if trigger.noun is not None else ())):
        if child.dep_ in ("dobj", "nsubjpass"):
            if (place := _site_or_place(child)) is not None:
                return place
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj" and (place := _site_or_place(inner)) is not None:
                    return place
        elif child.lower_ in _AWAY and (place := _moved(child, prepositions)) is not None:
            return place
    return next(_destinations(trigger.head), None) if trigger.head.lemma_.lower() in SENDING else None


def _moved(particle: Token, prepositions: frozenset[str]) -> str | None:
    """ "pulled [out of Varna]", "pulled [back from Varna]"."""
    for preposition in (particle, *particle.children):
        if preposition.dep_ == "prep" and preposition.lower_ in prepositions | {"of"}:
            places = (inner for inner in preposition.children if inner.dep_ == "pobj")
            return next((place for inner in places if (place := _site_or_place(inner)) is not None), None)
    return None


def _site_or_place(noun: Token) -> str | None:
    """ "Varna", "the town of Varna", "the Harvik crossing"; a state is whom it was done to."""
    if noun.text in states():
        return None
    if is_place(noun) and noun.pos_ == "PROPN":
        return _text(noun)
    return _named_before(noun) or (_under(noun) if is_site(noun) or noun.lemma_.lower() in _SETTLEMENTS else None)


def _of_doer(verb: Token) -> str | None:
    """ "Police in Varna arrested two men", "dockers in Varna struck": where they are who did it."""
    if verb.pos_ != "VERB":
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ != "NOUN" or is_deed(subject):
        return None
    for child in subject.children:
        if child.dep_ == "prep" and child.lower_ in _LOCATIVE:
            return next((_text(inner) for inner in child.children if inner.dep_ == "pobj" and is_place(inner)), None)
    return None


def _over(head: Token) -> str | None:
    """What the clause of a deed says of where: "[the talks] opened in Varna", "the accusation, delivered in Varna, was".

    "a session that had been set for May 2 in Varna", "met in Varna and [signed nothing]".
    """
    if head.pos_ == "NOUN":
        for child in head.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _HELD | _HOLDING | _SET and (place := _under(child)):
                return place
        for clause in _clauses_below(head):
            if is_told_of(clause, head) and (place := _under(clause)):
                return place
        verb = head.head
        for opening in due_to_happen(head):
            if place := _under(opening):
                return place
        planned = head.dep_ == "nsubjpass" and verb.lemma_.lower() in _SET  # "a round is set for 16 June in Varna"
        if planned or (head.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_.lower() in _HOLDING):
            return _under(verb)
        return None
    if (
        head.dep_ == "conj"
        and head.head.pos_ == "VERB"
        and not any(child.dep_ in ("nsubj", "nsubjpass") for child in head.children)
    ):
        return _under(head.head) or next(_destinations(head.head), None)
    return None


def _clauses_below(noun: Token) -> Iterator[Token]:
    """Relative clauses that the parser hangs on the noun, or on those in its phrases."""
    for child in noun.rights:
        if child.dep_ == "relcl":
            yield child
        elif child.dep_ in ("prep", "pobj", "conj"):
            yield from _clauses_below(child)


def _is_there(head: Token) -> bool:
    """ "met Berg there", "the talks there", "in the same city"."""
    for child in head.children:
        if child.lower_ == "there" and child.dep_ in ("advmod", "pcomp", "nmod"):
            return True
        if child.dep_ == "prep" and child.lower_ in ("in", "at"):
            for inner in child.children:
                if inner.lemma_.lower() in _SAME and any(word.lower_ in ("same", "this", "that") for word in inner.lefts):
                    return True
    return False


def _host(verb: Token) -> str | None:
    """ "Varna will host the talks": they are where the host is."""
    while verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return _text(subject) if subject is not None and is_place(subject) else None


def _there(verb: Token) -> str | None:
    """ "flew to Varna and met Berg there": the last place that the sentence names before, or the one before it."""
    sentence = verb.sent
    start = sentence.start
    before = [token for token in verb.doc[start : verb.i] if _is_landing(token)]
    if not before and start:
        before = [token for token in verb.doc[start - 1].sent if _is_landing(token)]
    return _text(before[-1]) if before else None


def _is_landing(token: Token) -> bool:
    return token.dep_ in ("pobj", "dobj") and is_place(token)


def _fronted(verb: Token) -> str | None:
    """ "Addressing cadets in Varna, she vowed …", "In Varna on Monday Dahl said … and warned …"."""
    for child in verb.lefts:
        # the parser may take the cadets for a first subject
        if (child.left_edge.tag_ == "VBG" and child.dep_ in ("advcl", "nsubj", "csubj")) and (
            place := _under(child) or _beside(child)
        ):
            return place
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(child.dep_ == "nsubj" for child in verb.children):
        before = (inner for child in verb.head.lefts if child.lower_ in _LOCATIVE for inner in child.children)
        return next((_text(inner) for inner in before if is_place(inner)), None)
    return None


def _destinations(verb: Token) -> Iterator[str]:
    """ "visited Varna", "left for Varna", "left Odra for Varna", "slipped into Varna", "sent a team of engineers to Varna"."""
    for child in (*verb.children, *_ways_of_sent(verb)):
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "into"):
            for inner in child.children:
                if inner.dep_ == "pobj" and is_place(inner):
                    yield _text(inner)
                elif inner.dep_ == "pobj" and inner.lemma_.lower() in _SETTLEMENTS and (settled := _under(inner)):
                    yield settled  # "to the port of Varna"
    yield from (_text(child) for child in verb.children if child.dep_ in ("dobj", "npadvmod") and is_place(child))


def _ways_of_sent(verb: Token) -> Iterator[Token]:
    """Where what is sent goes, which the parser hangs on it: "sent [a team of engineers to Varna]"."""
    if verb.lemma_.lower() not in SENDING:
        return
    for sent in (child for child in verb.rights if child.dep_ == "dobj"):
        for child in sent.rights:
            if child.lower_ in ("to", "into"):
                yield child
            elif child.lower_ == "of":
                yield from (way for inner in child.children for way in inner.rights if way.lower_ in ("to", "into"))


def _under(token: Token) -> str | None:
    """ "in Varna", also one phrase further down: "meetings this week in Varna", "at a hotel in Varna"."""
    for child in token.children:
        if child.dep_ not in ("prep", "agent", "prt") or child.lower_ not in _DEEPER | _ALONG | {"of"}:
            continue
        for inner in child.children:
            if inner.dep_ != "pobj":
                continue
            settled = child.lower_ == "of" and token.lemma_.lower() in _SETTLEMENTS  # "in the town of Varna", "north of Varna"
            if child.lower_ == "on" and (bank := _bank(inner)) is not None:
                return bank
            if (child.lower_ in _LOCATIVE or settled) and (is_place(inner) or (settled and inner.pos_ == "PROPN")):
                if inner.pos_ == "NOUN" and (named := _named_before(inner)) is not None:
                    return named  # "in the Harvik district", to the tagger a place as a whole
                return _text(inner)
            if child.lower_ == "at" and _is_where(token, inner):
                return _text(inner)
            if child.lower_ == "off" and inner.pos_ == "PROPN" and inner.text not in states() and token.pos_ != "AUX":
                return _text(inner)  # "collided off Samos", whatever the tagger makes of the name
            if child.lower_ in _ALONG and (inner.ent_type_ in ("LOC", "FAC") or is_water(inner)):
                return _text(inner)  # "along the Varna River", "off Seal Island"
            if child.lower_ == "between" and _is_stretch(token, inner) and (pair := _pair(inner)) is not None:
                return pair  # "between Varna and Odra"
            if (settled or child.lower_ in _LOCATIVE | _ALONG) and (named := _named_before(inner)) is not None:
                return named
            margin = child.lower_ == "of" and token.lemma_.lower() in _MARGINS  # "on the margins of a conference in Varna"
            victim = child.lower_ == "of" and inner.pos_ == "PROPN"  # "the murder of Dahl in Varna"
            deeper = _under(inner) if child.lower_ in _DEEPER or margin or victim else None
            if deeper:
                return deeper
    if token.pos_ in ("VERB", "NOUN"):
        for child in token.children:  # "twenty miles off Varna", "positions south of Varna", "back in Varna"
            if child.dep_ in ("advmod", "npadvmod") and (place := _under(child)):
                return place
    return None


def _is_where(token: Token, name: Token) -> bool:
    """ "closed the border at Kostal": what a name that nobody bears is at, is where."""
    named = name.pos_ == "PROPN" and name.ent_type_ in ("ORG", "", "PRODUCT") and not name.text.isupper()
    return named and token.lemma_.lower() not in _AIMING and not any(word.text in name_words() for word in (name, *name.lefts))


def _bank(noun: Token) -> str | None:
    """ "on the Norlandish bank of the river": a side that the text tells from the other one."""
    if noun.lemma_.lower() not in _BANKS or not any(state_adjective(word) for word in noun.lefts if word.dep_ == "amod"):
        return None
    last = max((t.i for child in noun.rights if child.lower_ == "of" for t in child.subtree), default=noun.i)
    return "".join(t.text_with_ws for t in noun.doc[noun.left_edge.i : last + 1]).strip()


def _is_stretch(token: Token, end: Token) -> bool:
    """ "were struck between Varna and Odra", whatever the names; but Dahl and Berg are met between Dahl and Berg.

    Two capitals, unless between them something is struck, are two governments: "contacts between Washington and Tehran".
    """
    if token.lemma_.lower() not in _STRIKING and end.text in capitals() and any(c.text in capitals() for c in end.conjuncts):
        return False
    return is_place(end) or (token.lemma_.lower() in _STRIKING and end.pos_ == "PROPN")


def _pair(place: Token) -> str | None:
    other = next((child for child in place.children if child.dep_ == "conj" and (child.pos_ == "PROPN" or is_place(child))), None)
    if other is None or is_of_state(place) or is_of_state(other):
        return None
    return f"between {_text(place)} and {_text(other)}"


def _named_before(noun: Token) -> str | None:
    """ "in the Harvik district", "at a Harvik hotel", "along the Harvik ridge": what a site is called after."""
    if not is_site(noun):
        return None
    names = [child for child in noun.lefts if _is_name_of(child)]
    if names and noun.lemma_.lower() in _FEATURES:
        return "".join(t.text_with_ws for t in noun.doc[names[0].left_edge.i : noun.i + 1]).strip()  # "the Harvik reservoir"
    return "".join(t.text_with_ws for t in noun.doc[names[0].left_edge.i : names[-1].i + 1]).strip() if names else None


def _is_name_of(word: Token) -> bool:
    """A name before its site, also where the tagger takes it for an adjective: "the Kostal checkpoint"."""
    if not word.text[:1].isupper() or state_adjective(word) is not None:
        return False
    if word.dep_ in ("compound", "nmod"):
        return bool(word.pos_ == "PROPN")
    return word.dep_ == "amod" and (word.pos_ == "PROPN" or word.ent_type_ in PLACES)


def _beside(token: Token) -> str | None:
    """What the parser hangs on a neighbour: "met [Berg in Varna]", "[included] meetings [in Varna]"."""
    if token.lemma_.lower() in _AFLOAT and (sea := next((c for c in token.rights if c.dep_ == "dobj"), None)) is not None:
        # "collided off Samos", where the parser takes "off" for a particle
        return _text(sea) if sea.pos_ == "PROPN" and any(c.lower_ == "off" for c in token.rights) else None
    if token.pos_ == "VERB":
        return next((place for child in token.rights if child.dep_ == "dobj" and (place := _under(child))), None)
    return _under(token.head) if token.dep_ == "dobj" and token.head.pos_ == "VERB" else None


def _before(token: Token) -> str | None:
    """ "an April 14 Varna meeting"; "crossed the Varna River" has a place of its own."""
    if token.pos_ == "PROPN":
        return None
    parts = [child for child in token.children if child.dep_ in ("compound", "nmod", "amod") and child.i < token.i]
    places = [child for child in parts if child.ent_type_ in PLACES and not is_of_state(child) and not state_adjective(child)]
    return _text(places[-1]) if places else None


def _text(token: Token) -> str:
    whole = ("compound", "poss", "amod") if token.text in _REALMS else ("compound",)
    lefts = [c for c in token.lefts if c.dep_ in whole]
    first = min((word.i for c in lefts for word in c.subtree if word.pos_ != "DET"), default=token.i)
    last = token.i
    for child in token.rights:
        # "the Gulf of Norland", "the Line of Control"
        if child.lower_ == "of" and child.i == last + 1 and token.pos_ == "PROPN":
            last = next((inner.i for inner in child.children if inner.dep_ == "pobj" and inner.pos_ == "PROPN"), last)
    return "".join(t.text_with_ws for t in token.doc[first : last + 1]).strip()
