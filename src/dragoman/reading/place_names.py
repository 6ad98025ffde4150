"""Name → place: whether a name that no lexicon knows can only be a place, by where it stands and what is done to it."""

from functools import cache

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import given_names, name_words, titles
from dragoman.reading.lexicon import rows, town
from dragoman.reading.spelling import bears_a_known_surname, same_words
from dragoman.reading.timex_patterns import CALENDAR

_MOVING = frozenset("go fly travel return head sail drive arrive depart".split())
_IN_PLACES = frozenset("near into through via around across outside off towards toward".split())
_MOTION = frozenset(
    "go come return move send take bring convey carry deport rush head arrive walk travel drive fly sail march flee "
    "pass cross withdraw retreat ride trek drift move transfer dispatch deploy redeploy ship relocate".split()
)
SENDING = frozenset("send dispatch deploy redeploy move transfer ship relocate rush bring".split())
_WRITINGS = frozenset("letter note message memo cable email statement invitation reply answer signal word".split())
# What stands somewhere: "the garrison at Harvik", "the Harvik district", "a Harvik hotel".
_SITES = frozenset(
    "garrison base camp outpost post checkpoint crossing port harbor harbour airport airfield airbase barracks prison jail "
    "market depot bridge dam temple mosque shrine hospital refinery reactor mine district province region governorate county "
    "canton commune "
    "town city village island islands peninsula strait straits river reservoir lake valley pass gulf bay coast house "
    "hotel villa palace "
    "restaurant suburb neighborhood neighbourhood ridge range escarpment plateau plain desert forest border frontier front road "
    "highway railway junction tunnel canal dam archipelago atoll reef shoal sea ocean bank square stadium station".split()
)
_JOINED = frozenset("of and for the".split())
_TRUST = frozenset("trust confidence faith believe belief interest confide interested confident stake share rooted".split())
_PERSONAL = frozenset("say tell add ask think write speak argue note recall complain reply meet telephone die resign".split())
_VISITING = frozenset(
    "visit shell bombard bomb pound strafe flatten reach enter leave besiege encircle capture retake storm overrun occupy "
    "liberate evacuate tour".split()
)
_OF_TOWNS = frozenset("resident inhabitant villager townspeople outskirts outskirt centre center suburb".split())
_LEAVING = frozenset({"visit", "reach", "enter", "leave", "tour"})
_SIEGES = frozenset("shelling bombing bombardment siege capture recapture occupation liberation evacuation storming fall".split())
_SETTLED = frozenset(
    "town city village hamlet port island district province region governorate county municipality suburb settlement post "
    "crossing camp checkpoint garrison prison jail airport airfield oasis neighborhood neighbourhood quarter enclave exclave "
    "valley canton".split()
)
# What is done at a place: nobody is detained, fired on or blocked "at" a body.
_DONE_AT = frozenset(
    "detain arrest seize capture ambush intercept clash fight skirmish erupt explode crash land dock anchor gather mass camp "
    "block barricade wound kill die firefight gunfight shootout shooting gunfire battle fighting ambush blockade roadblock "
    "barricade explosion blast skirmish standoff massacre incident".split()
)
# What somebody does at, or is at, a body; and what is done at somebody.
_AT_SOMEBODY = frozenset(
    "work study teach lecture serve job post position career fellow professor executive stake share look aim point shout yell "
    "laugh scoff fire shoot swipe direct level target anger angry fury dismay jab hurl throw lash be remain stay".split()
)
_OFF_SHORE = frozenset(
    "intercept seize sink stop board sail anchor capsize collide patrol fish drift strike hit attack ground".split()
)
_WITHIN = frozenset({"in", "near", "outside", "inside", "around"})


def is_only_a_town(doc: Doc, first: int, last: int, words: str) -> bool:
    """ "bound for Odesa", "in Basel and Varna": a known town that stands only where places stand, and does nothing."""
    if town(words) is None or doc[first].text in given_names() or bears_a_known_surname(doc, first, last):
        return False
    alike = same_words(doc[last])
    return all(_stands_behind_a_way(token) for token in alike) and not any(_is_somebody(token) for token in alike)


def _stands_behind_a_way(name: Token) -> bool:
    """Behind a preposition of place, or one of several that stand there; behind "to" and "from" of who moves."""
    while name.dep_ == "conj" and name.head.i != name.i:
        name = name.head
    if not _is_behind_preposition(name):
        return False
    way = name.head.lower_
    bound = way == "for" and name.head.head.lower_ in ("bound", "left", "leave", "leaves", "leaving")
    of = name.head.head.lemma_.lower()
    return way in _IN_PLACES or bound or (way == "in" and of not in _TRUST) or (way in ("to", "from") and of in _MOVING)


def is_adjective_of_place(word: Token) -> bool:
    """ "Kordian and Sarnian envoys": a word that no lexicon knows, in the form of an adjective, before a common noun."""
    if not word.text.endswith(("ian", "ean", "ish", "ese", "ani")) or word.text in given_names() or word.i + 1 >= len(word.doc):
        return False
    following = word.nbor(1)
    if following.lower_ in ("and", "or") and word.i + 2 < len(word.doc):
        other = word.nbor(2)
        return other.text[:1].isupper() and other.i + 1 < len(word.doc) and _is_common_noun(other.nbor(1))
    return _is_common_noun(following)


def _is_common_noun(token: Token) -> bool:
    return bool(token.pos_ == "NOUN" and token.text.islower())


def is_located(name: Token) -> bool:
    """Whether a word that no lexicon knows can only be a place: it stands where places stand, and nowhere as somebody.

    "fired near Harvik", "visited Harvik", "flew to Harvik", "the road to Harvik"; not "said Harvik", "told Harvik", "Mr Harvik".
    """
    if name.ent_type_ in ("DATE", "TIME") or name.lower_ in CALENDAR or not name.text[:1].isupper():
        return False  # "in March"
    # "Harvik", "the Harvik Valley": of a longer name's first word the longer name tells what it is.
    alike = [token for token in same_words(name) if not _begins_a_place(token)]
    if any(is_called_place(token) for token in alike):
        return True
    if not alike or any(_is_somebody(token) for token in alike):
        return False
    behind = {token.head.lower_ for token in alike if _is_behind_preposition(token)}
    everywhere = all(_is_behind_preposition(token) or is_site_of_deed(token) for token in alike)
    within = bool(_WITHIN & behind) or any(_is_at_site(token) or _is_way(token) or is_site_of_deed(token) for token in alike)
    within = within or any(_is_simply_at(token) for token in alike)
    if any(_stands_where_places_stand(token) or _is_at_site(token) for token in alike):
        return True  # and what a place's name does elsewhere is done there: "Harvik will produce a list"
    return everywhere and within and not {"by", "with", "between"} & behind


def _stands_where_places_stand(name: Token) -> bool:
    """ "met in Harvik", "the team was due in Harvik", "near Harvik": but not "trust in Dahl"."""
    if not _is_behind_preposition(name) or any(child.dep_ in ("conj", "cc") for child in name.children):
        return False
    preposition = name.head
    if preposition.lower_ in ("near", "outside", "off"):
        return True
    return preposition.lower_ == "in" and preposition.head.lemma_.lower() not in _TRUST


def is_called_place(name: Token) -> bool:
    """ "the town of Harvik", "residents of Harvik", "the outskirts of Harvik": what the words before it say that it is."""
    return bool(name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head.lemma_.lower() in _SETTLED | _OF_TOWNS)


def _is_somebody(name: Token) -> bool:
    """A word that is told something, says something, or bears a title or a given name."""
    if name.ent_type_ in ("NORP", "WORK_OF_ART", "LAW", "PRODUCT") or name.text.isupper():
        return True
    before = name.nbor(-1) if name.i else None
    if (
        before is not None
        and before.sent.start == name.sent.start
        and (before.lower_ in titles() or before.text in given_names())
    ):
        return True
    if name.dep_ == "nsubj" and name.head.lemma_.lower() in _PERSONAL:
        return True
    return bool(name.dep_ in ("dobj", "dative") and name.head.lemma_.lower() in ("tell", "ask", "inform", "urge", "meet"))


def is_site_of_deed(name: Token) -> bool:
    """ "visited Harvik", "shelled Harvik", "Harvik was shelled", "the shelling of Harvik"."""
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return name.head.head.lower_ in _SIEGES
    passive = name.dep_ == "nsubjpass" and name.head.lemma_.lower() in _VISITING - _LEAVING
    return passive or bool(name.dep_ == "dobj" and name.head.lemma_.lower() in _VISITING)


def is_located_name(doc: Doc, first: int, last: int) -> bool:
    """ "near Fort Harvik", "a parade in Kal Odra": several words that no lexicon knows, behind "in" or "near"."""
    words = [doc[i] for i in range(first, last + 1)]
    if any(token.text in given_names() or token.text in name_words() or token.lower_ in _JOINED for token in words):
        return False
    if doc[first].i and (doc[first - 1].lower_ in titles() or doc[first - 1].lower_ in ("the", "a", "an")):
        return False
    if first > 1 and doc[first - 1].lower_ == "off" and doc[first - 2].lemma_.lower() in _OFF_SHORE:
        return True  # "intercepted off Kal Odra": to the parser "off" may be a part of the verb
    return doc[last].pos_ == "PROPN" and _stands_where_places_stand(doc[last]) and is_located(doc[last])


def _is_behind_preposition(token: Token) -> bool:
    return bool(token.dep_ == "pobj" and token.head.pos_ == "ADP")


def is_site(noun: Token) -> bool:
    """ "garrison", "district", "hotel": a word for what stands somewhere, and what it is called after is where."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _SITES


def _is_at_site(name: Token) -> bool:
    """ "the garrison at Harvik"; "seized at Harvik", where the tagger sees a person: nobody is seized at somebody."""
    if name.dep_ != "pobj" or name.head.lower_ != "at":
        return False
    done = name.head.head
    exchanged = done.lemma_.lower() == "exchange" and any(word.lower_ in ("fire", "gunfire", "shots") for word in done.subtree)
    return (
        is_site(done)
        or done.lemma_.lower() in _DONE_AT
        or exchanged
        or (name.ent_type_ == "PERSON" and not (name.i + 1 < len(name.doc) and name.nbor(1).tag_ == "POS"))
    )


def _is_simply_at(name: Token) -> bool:
    """ "the talk at Harvik", "missiles stationed at Harvik": not who works "at Telnor", nor what is aimed "at Dahl"."""
    if name.dep_ != "pobj" or name.head.lower_ != "at" or any(child.dep_ == "det" for child in name.children):
        return False
    if name.text.isupper() or (name.i + 1 < len(name.doc) and name.nbor(1).tag_ == "POS"):
        return False
    over = name.head.head
    lemma = over.lemma_.lower()
    return lemma not in _AT_SOMEBODY and lemma not in _persons() and not lemma.endswith(("er", "or", "ist", "ant", "man"))


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("actor_nouns") if row["kind"] == "person")


def _is_way(name: Token) -> bool:
    """ "walked home through Harvik", "fled to Harvik": nobody walks through somebody."""
    way = name.head.lower_ in ("through", "into", "via") or (name.head.lower_ == "to" and name.ent_type_ != "PERSON")
    return name.dep_ == "pobj" and way and (name.head.head.lemma_.lower() in _MOTION or _is_sent(name.head.head))


def _is_sent(noun: Token) -> bool:
    """ "send two ambulances [to Harvik]", "send a team of engineers [to Harvik]": what goes to somebody is a letter."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in SENDING and noun.lemma_.lower() not in _WRITINGS


def _begins_a_place(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.ent_type_ in ("GPE", "LOC", "FAC")
