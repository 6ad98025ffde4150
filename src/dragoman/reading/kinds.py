"""Name → kind: what a name without a title is, by the lexicon, its words, the tagger, and what it does."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import capital_of, demonyms, given_names, name_words, outlets, states, titles
from dragoman.reading.governments import is_addressed
from dragoman.reading.lexicon import rows, town
from dragoman.types import ActorKind

AGREEMENT_CONTEXT = frozenset(
    (
        "implement implementation sign signing violate violation ratify ratification term provision under aspect clause breach"
    ).split()
)
OUTLET_NOUNS = frozenset("report website site newspaper agency broadcaster channel magazine daily article story blog".split())
KINDS_OF_OUTLET = frozenset(
    "website site newspaper paper portal broadcaster magazine daily weekly tabloid blog outlet channel station".split()
)
_WIRES = frozenset({"agency", "service", "wire", "network"})
_OF_NEWS = frozenset({"news", "press", "wire", "television", "tv", "radio"})
_MOVING = frozenset("go fly travel return head sail drive arrive depart".split())
_IN_PLACES = frozenset("near into through via around across outside off towards toward".split())
_LOCAL_OFFICES = frozenset("governor mayor prefect sheriff commissioner".split())
_STATE_OFFICES = frozenset("president premier king queen emir sultan chancellor ambassador".split())
_LONGEST_SHORT = 9  # letters of an abbreviation
_UNLIKE_BODIES = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", ""})  # what the tagger makes of media's names
_ORGANS = frozenset({"army", "government", "military", "president"})  # parties and companies have them, too
_ORGANS_OF_STATES = frozenset(
    {"airspace", "territory", "border", "ambassador", "embassy", "capital", "constitution", "parliament", "navy"}
    | {f"{kind} {organ}" for kind in ("foreign", "defence", "defense", "interior") for organ in ("minister", "ministry")}
    | {"armed force", "air force", "central bank", "coast guard", "prime minister", "border guard", "territorial water"}
)
_MOTION = frozenset(
    "go come return move send take bring convey carry deport rush head arrive walk travel drive fly sail march flee "
    "pass cross withdraw retreat ride trek drift".split()
)
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
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_JOINED = frozenset("of and for the".split())
_STANDING = frozenset({"pobj", "dobj", "npadvmod", "conj", "acl", "appos"})
_CARRYING = frozenset({"publish", "broadcast", "air", "print"})
_SAID = frozenset(
    "version telling account claim view position line denial answer reply response offer demand proposal refusal rejection "
    "warning threat promise pledge complaint accusation insistence assertion statement silence objection reaction message".split()
)
_MEDIA = frozenset(
    "website site portal paper newspaper daily weekly magazine broadcaster station channel blog outlet tabloid radio".split()
)
_AGENCIES = (
    "News Agency",
    "Press Agency",
    "Telegraph Agency",
    "Press Service",
    "Broadcasting Corporation",
    "Broadcasting Company",
)
_QUOTING = frozenset({"quote", "cite"})
_WRITING = frozenset({"write", "publish", "print"})
_APPEARING = frozenset("report article account column op-ed story editorial essay commentary interview".split())
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
    "crossing camp checkpoint garrison oasis neighborhood neighbourhood quarter enclave exclave valley canton".split()
)
_OCCASIONS = frozenset({"Release", "Briefing", "Conference", "Availability", "No", "No.", "Nr"})
_COMPANIES = frozenset(
    "firm company conglomerate airline carrier manufacturer refiner shipper charity startup shipyard bank brewer utility "
    "refinery ngo party think-tank subsidiary insurer contractor".split()
)
_BANDS = frozenset("group militia movement alliance coalition faction gang insurgency organisation organization".split())
_STYLES = frozenset(
    {"Excellency", "Excellencies", "Majesty", "Majesties", "Highness", "Royal Highness", "Holiness", "Eminence", "Beatitude"}
)
_WITHIN = frozenset({"in", "near", "outside", "inside", "around"})


@dataclass(frozen=True)
class Name:
    """A proper name at tokens `first`..`last`; `start` is the first token of the whole titled phrase."""

    words: str
    kind: ActorKind
    first: int
    last: int
    start: int
    title: str | None = None
    affiliation: str | None = None


def kind_of_name(doc: Doc, first: int, last: int) -> ActorKind | None:
    """What a name without a title is: lexicon first, then its words, then the tagger."""
    words = words_between(doc, first, last)
    if is_style(doc, first, last):
        return None  # "His Excellency the Minister": who is so addressed, his title or his name says
    if words in states():
        return "state"
    if capital_of(words) is not None:
        owns = doc[last].dep_ == "poss" and doc[last].head.lemma_.lower() in _SAID  # "Varna's version"
        ruled = doc[last].dep_ != "compound" and (is_acting(doc[last]) or is_addressed(doc[last]))
        return "state" if owns or ruled else None
    if words.casefold() in outlets() or is_domain(words):
        return None if is_subject_of_office(doc, first) else "outlet"
    if doc[last].dep_ in ("compound", "nmod") and is_site(doc[last].head) and words not in demonyms():
        return None  # "the Harvik district", "a Harvik hotel"
    if first == last and doc[first].lower_ in titles():
        return None  # "Judge rejects the plea": an office
    kinds = [name_words()[doc[i].text] for i in range(first, last + 1) if doc[i].text in name_words()]
    if kinds and kinds[-1] == "outlet" and first < last and doc[last].text in _OCCASIONS:
        return None  # "Press Release", "Daily Press Briefing", "Monitoring Dispatch No"
    own = name_words().get(words) if first == last and first and doc[first - 1].lower_ == "the" else None
    if own == "outlet" or (own is not None and is_acting(doc[first])):
        return own  # "the Courier" of the Norland Courier, "the Ministry"
    if _is_abbreviated(doc, first, last):
        return kinds[-1] if kinds else "organisation"
    if first < last and words.endswith(_AGENCIES):
        return "outlet"
    if kinds and (first < last or doc[last].text in ("NATO", "Pentagon", "Kremlin", "Hezbollah", "Hamas", "Taliban")):
        return kinds[-1]
    if all(doc[i].text in demonyms() or doc[i].text.removesuffix("s") in demonyms() for i in range(first, last + 1)):
        people = doc[last].text.endswith("s") and doc[last].text not in demonyms()
        return "group" if people or (doc[last].dep_ in ("nsubj", "pobj", "dobj") and doc[last].pos_ != "ADJ") else None
    if _is_called_place(doc[last]):
        return None
    if doc[last].dep_ == "compound" and doc[last].head.lemma_.lower() in OUTLET_NOUNS:
        # "the Norpress report": what has a report or a website is an outlet; "the Harvik report", of Harvik, is from a place
        if tagger_label(doc, first, last) == "GPE":
            return "state"
        if doc[last].head.lower_ == "agency" and words.isupper() and not is_kind_of_outlet(doc[last].head):
            label = tagger_label(doc, first, last)
            return "organisation" if label == "ORG" else None  # "the UN refugee agency"
        if _is_any_medium(doc[last].head):
            return None  # "a Harvik website": one of that place
        acts = any(is_acting(token) for token in _alike(doc[last]))
        return None if is_located(doc[last]) and not acts else "outlet"
    if _is_called_outlet(doc, first, last):
        return "outlet"
    if (body := _called_body(doc, first, last)) is not None:
        return body
    if first < last and (_is_called_person(doc[last]) or has_title_behind(doc, first, last)):
        return "person"
    label = tagger_label(doc, first, last)
    if (
        first == last
        and label in ("PERSON", "ORG", "")
        and (doc[last].dep_ in _STANDING or _is_site_of_deed(doc[last]))
        and not is_acting(doc[first])
        and is_located(doc[first])
    ):
        return None
    if 0 < last - first < 3 and label in ("PERSON", "ORG", "") and _is_located_name(doc, first, last):
        return None
    if first == last and doc[first].is_sent_start and doc[first].tag_ == "NNS" and label not in ("NORP", "ORG"):
        return None  # "Scholars agree": the capital is the sentence's
    if words.isupper() and " " in words and label != "PERSON":
        return None  # "FALSE HOPES": capitals for stress
    if first == last and is_agreement(doc[last]):
        return "document"
    if first == last and _is_adjective_of_place(doc[first]):
        return None
    if (ruled := _is_ruled(doc[last], label)) is not None:
        return ruled or None
    if first == last and label in _UNLIKE_BODIES and first and doc[first - 1].lower_ == "the" and doc[first - 1].head.i == first:
        if _is_credited(doc[last]):
            return "organisation" if words.isupper() else "outlet"  # "told the SMM", a mission: media in capitals are known
        if label == "PERSON":
            return "organisation"  # "the Beacon": no person has an article
    if label in ("PERSON", "ORG", "") and _is_only_a_town(doc, first, last, words):
        return None
    if label == "PERSON" or (first < last and doc[first].text in given_names() and label not in ("GPE", "LOC", "FAC")):
        return "group" if doc[last].tag_ in ("NNPS", "NNS") and first == last else "person"
    if label == "NORP" and doc[last].tag_ in ("NNPS", "NNS"):
        return "group"  # "Harborites warned": a people or a party by name
    if first < last and label not in ("LOC", "FAC") and _bears_a_known_surname(doc, first, last):
        return "person"
    if label == "ORG":
        return "organisation"
    if label in (
        "GPE",
        "LOC",
        "FAC",
        "DATE",
        "TIME",
        "EVENT",
        "PRODUCT",
        "MONEY",
        "CARDINAL",
        "LANGUAGE",
        "ORDINAL",
    ):
        return None
    if label == "LAW":
        return "document"
    if label == "WORK_OF_ART":
        return None
    if first == last and words.isupper() and len(words) > 2 and doc[last].pos_ == "PROPN":
        return "organisation"
    # An unknown name that speaks or acts is somebody: "Zarqan said".
    if not is_acting(doc[last]) or doc[last].pos_ != "PROPN":
        return None
    if first and doc[first - 1].lower_ == "the" and doc[first - 1].head.i == last:
        return "organisation"  # "The Mission was not able to": no person has an article
    return "group" if doc[last].tag_ == "NNPS" else "person"


def is_style(doc: Doc, first: int, last: int) -> bool:
    """ "His [Excellency]", "Her [Royal Highness]": how somebody is addressed."""
    return first > 0 and doc[first - 1].tag_ == "PRP$" and words_between(doc, first, last) in _STYLES


def _is_only_a_town(doc: Doc, first: int, last: int, words: str) -> bool:
    """ "bound for Odesa", "in Basel and Varna": a known town that stands only where places stand, and does nothing."""
    if town(words) is None or doc[first].text in given_names() or _bears_a_known_surname(doc, first, last):
        return False
    alike = _alike(doc[last])
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


def _is_any_medium(noun: Token) -> bool:
    """Whether a medium's noun has an indefinite article: what stands before it says whence it is, and does not name it."""
    return noun.lemma_.lower() in _MEDIA and any(child.lower_ in ("a", "an", "another") for child in noun.children)


def _is_abbreviated(doc: Doc, first: int, last: int) -> bool:
    """ "the Coordination of Azawad Movements (CAM)": what has its initials behind it in brackets is a body."""
    if first == last or last + 3 >= len(doc) or doc[last + 1].text != "(" or doc[last + 3].text != ")":
        return False
    short = doc[last + 2].text
    capitals_ = [token.text[0] for token in doc[first : last + 1] if token.text[:1].isupper()]
    return 1 < len(short) < _LONGEST_SHORT and short.isupper() and len({*short} & {*capitals_}) > len({*short}) / 2


def _is_credited(name: Token) -> bool:
    """ "told the Beacon", "citing the Beacon", "according to the Beacon"."""
    verb = name.head
    if name.dep_ in ("dobj", "dative") and verb.lemma_.lower() in ("tell", "cite", "quote"):
        return True
    return bool(name.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according")


def _is_adjective_of_place(word: Token) -> bool:
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


def _is_ruled(name: Token, label: str) -> ActorKind | Literal[""] | None:
    """What is governed: "the president of Kordia" is of a state, "the governor of Upper Sarn" of a place (""); else None.

    So is what has an airspace or a foreign ministry: "Kordia's foreign minister".
    """
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        office = name.head.head.lemma_.lower()
        if office == "president" and label == "ORG":
            return None  # companies have presidents
        return "" if office in _LOCAL_OFFICES else "state" if office in _STATE_OFFICES else None
    if name.dep_ == "poss" and name.head.pos_ in ("NOUN", "PROPN"):
        organ = name.head
        words = {organ.lemma_.lower(), f"{organ.nbor(-1).lower_} {organ.lemma_.lower()}"}
        bare = not any(child.dep_ == "det" for child in name.children) and label in ("GPE", "LOC", "ORG", "NORP")
        return "state" if words & _ORGANS_OF_STATES or (bare and organ.lower_ in _ORGANS) else None
    return None


def is_located(name: Token) -> bool:
    """Whether a word that no lexicon knows can only be a place: it stands where places stand, and nowhere as somebody.

    "fired near Harvik", "visited Harvik", "flew to Harvik", "the road to Harvik"; not "said Harvik", "told Harvik", "Mr Harvik".
    """
    if name.ent_type_ in ("DATE", "TIME") or name.lower_ in _CALENDAR or not name.text[:1].isupper():
        return False  # "in March"
    # "Harvik", "the Harvik Valley": of a longer name's first word the longer name tells what it is.
    alike = [token for token in _alike(name) if not _begins_a_place(token)]
    if any(_is_called_place(token) for token in alike):
        return True
    if not alike or any(_is_somebody(token) for token in alike):
        return False
    behind = {token.head.lower_ for token in alike if _is_behind_preposition(token)}
    everywhere = all(_is_behind_preposition(token) or _is_site_of_deed(token) for token in alike)
    within = bool(_WITHIN & behind) or any(_is_at_site(token) or _is_way(token) or _is_site_of_deed(token) for token in alike)
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


def _is_called_place(name: Token) -> bool:
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


def _is_site_of_deed(name: Token) -> bool:
    """ "visited Harvik", "shelled Harvik", "Harvik was shelled", "the shelling of Harvik"."""
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return name.head.head.lower_ in _SIEGES
    passive = name.dep_ == "nsubjpass" and name.head.lemma_.lower() in _VISITING - _LEAVING
    return passive or bool(name.dep_ == "dobj" and name.head.lemma_.lower() in _VISITING)


def _is_located_name(doc: Doc, first: int, last: int) -> bool:
    """ "near Fort Harvik", "a parade in Kal Odra": several words that no lexicon knows, behind "in" or "near"."""
    words = [doc[i] for i in range(first, last + 1)]
    if any(token.text in given_names() or token.text in name_words() or token.lower_ in _JOINED for token in words):
        return False
    if doc[first].i and (doc[first - 1].lower_ in titles() or doc[first - 1].lower_ in ("the", "a", "an")):
        return False
    return doc[last].pos_ == "PROPN" and _stands_where_places_stand(doc[last]) and is_located(doc[last])


def state_adjective(token: Token) -> str | None:
    """The state whose adjective a word is, or ends: "Norwegian", "[South] Korean"."""
    pair = f"{token.nbor(-1).text} {token.text}" if token.i else ""
    return demonyms().get(pair) or demonyms().get(token.text)


def _is_behind_preposition(token: Token) -> bool:
    return bool(token.dep_ == "pobj" and token.head.pos_ == "ADP")


def _alike(token: Token) -> list[Token]:
    """The tokens of the document that are this very word."""
    return [token.doc[int(index)] for index in np.flatnonzero(token.doc.to_array(ORTH) == token.orth)]


def is_site(noun: Token) -> bool:
    """ "garrison", "district", "hotel": a word for what stands somewhere, and what it is called after is where."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _SITES


def _is_at_site(name: Token) -> bool:
    """ "the garrison at Harvik"; "seized at Harvik", where the tagger sees a person: nobody is seized at somebody."""
    if name.dep_ != "pobj" or name.head.lower_ != "at":
        return False
    return is_site(name.head.head) or (
        name.ent_type_ == "PERSON" and not (name.i + 1 < len(name.doc) and name.nbor(1).tag_ == "POS")
    )


def _is_way(name: Token) -> bool:
    """ "walked home through Harvik", "fled to Harvik": nobody walks through somebody."""
    way = name.head.lower_ in ("through", "into", "via") or (name.head.lower_ == "to" and name.ent_type_ != "PERSON")
    return name.dep_ == "pobj" and way and name.head.head.lemma_.lower() in _MOTION


def _begins_a_place(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.ent_type_ in ("GPE", "LOC", "FAC")


def _is_called_person(head: Token) -> bool:
    """ "her Norlandish counterpart, Orla Vint,": a name in apposition to a word for somebody."""
    noun = head.head
    return head.dep_ == "appos" and noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lemma_.lower() in _words_for_persons()


def is_subject_of_office(doc: Doc, first: int) -> bool:
    """ "the Ministry of Foreign Affairs", "the envoy for Foreign Affairs": no magazine, but what an office is for."""
    if first > 3 and doc[first - 1].lower_ == "and" and doc[first - 2].text[:1].isupper():
        first -= 2  # "the Minister for Europe and Foreign Affairs"
    if first < 2 or doc[first - 1].lower_ not in ("of", "for"):
        return False
    office = doc[first - 2]
    return (
        office.lower_ in titles() or office.lower_ in ("ministry", "portfolio") or name_words().get(office.text) == "organisation"
    )


def has_title_behind(doc: Doc, first: int, last: int) -> bool:
    """ "Faisal Qarun, Minister of State,": an office right behind the comma; not of a city, where the office begins anew."""
    if last + 2 >= len(doc) or doc[last + 1].text != "," or last - first > 3 or doc[last].ent_type_ in ("GPE", "LOC", "FAC"):
        return False
    if first and doc[first - 1].dep_ == "prep" and doc[last].dep_ == "pobj":
        return False
    if not all(
        token.text[:1].isupper() and token.pos_ == "PROPN" and not token.text.isupper() for token in doc[first : last + 1]
    ):
        return False
    behind = doc[last + 2 : last + 6]
    title = next((i for i, token in enumerate(behind) if token.lower_ in titles()), None)
    if title is None or any(token.is_punct for token in behind[:title]):
        return False
    after = behind[title].i + 1
    return after < len(doc) and (doc[after].lower_ in ("of", "for", "to", "in") or doc[after].is_punct)


def is_company(noun: Token) -> bool:
    """Whether a common noun is for a business or the like, as "manufacturer" in "the Norwegian drone manufacturer Volkhov"."""
    return noun.tag_ == "NN" and noun.lower_ in _COMPANIES


def _called_body(doc: Doc, first: int, last: int) -> ActorKind | None:
    """ "the Norwegian firm Volkhov Lund", "the militia Nahr": what the noun before a name says; not "the firm Dahl founded"."""
    noun, head = (doc[first - 1] if first else None), doc[last]
    if noun is None or noun.tag_ != "NN" or not noun.text.islower() or doc[first].is_sent_start:
        return None
    joined = (noun.dep_ in ("compound", "nmod") and noun.head.i == last) or (head.dep_ == "appos" and head.head.i == noun.i)
    joined = joined or (noun.dep_ == head.dep_ == "nsubj" and noun.head.i == head.head.i)
    verbs = [token for token in doc[last + 1 : last + 3] if token.pos_ in ("VERB", "AUX")]
    if doc[first].text in given_names() or len(verbs) > 1 or any(verb.dep_ in ("acl", "relcl") for verb in verbs):
        return None  # "the firm Dahl founded left the port"
    if not joined or not any(child.dep_ in ("det", "amod", "poss") for child in (*noun.lefts, *head.lefts)):
        return None
    return "organisation" if noun.lower_ in _COMPANIES else "group" if noun.lower_ in _BANDS else None


@cache
def _words_for_persons() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("actor_nouns") if row["kind"] == "person") | {"counterpart", "colleague"}


def _is_called_outlet(doc: Doc, first: int, last: int) -> bool:
    """ "the newspaper Norland Tid", "a local portal, Nordsyn,": what the word before or behind it says; or what reports.

    Nobody "reported on Monday that" but a medium, an agency or an office, and the last two are named otherwise.
    """
    before = doc[first - 1] if first else None
    if before is not None and is_kind_of_outlet(before) and before.pos_ in ("NOUN", "PROPN", "ADJ"):
        return True
    if before is not None and before.text == "," and first > 1 and last + 1 < len(doc) and doc[last + 1].text == ",":
        noun = doc[first - 2]  # "by its Telegram channel, Harbour TV,"
        if noun.lower_ in KINDS_OF_OUTLET and noun.pos_ == "NOUN":
            return True
    head = doc[last]
    if head.dep_ == "appos" and head.head.lower_ in KINDS_OF_OUTLET:
        return True
    if _is_outlet_behind(doc, last) or _does_as_outlets_do(doc, first, last):
        return True
    if _is_among_media(doc, first, last) or _is_said_to_cite(doc[last]):
        return True
    told = head.dep_ in ("dobj", "dative") and head.head.lemma_ == "tell" and any(c.dep_ == "ccomp" for c in head.head.children)
    if told and 0 < last - first < 3 and tagger_label(doc, first, last) in ("ORG", "") and doc[first - 1].lower_ != "the":
        return True  # "told Pacific Wire that …": other bodies go by words that say what they are
    carried = head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_.lower() in _CARRYING
    if carried and first < last and tagger_label(doc, first, last) in ("ORG", "") and not doc[last].text.endswith("s"):
        return True  # "published by El Faro del Sur"
    if not any(mark in doc[first : last + 1].text for mark in "-–") or any(
        doc[i].text in given_names() for i in range(first, last + 1)
    ):
        return False
    verb = head.head
    return head.dep_ == "nsubj" and verb.lemma_ == "report" and any(child.dep_ == "ccomp" for child in verb.children)


def is_kind_of_outlet(noun: Token) -> bool:
    """ "newspaper", "website", "news agency", "radio network": what a medium is called; but no other agency."""
    wire = noun.lemma_.lower() in _WIRES and noun.i > noun.sent.start and noun.nbor(-1).lower_ in _OF_NEWS
    return noun.lower_ in KINDS_OF_OUTLET or wire


def _is_said_to_cite(name: Token) -> bool:
    """ "Garowe Online, which cited a commander,": what is no person, and cites somebody."""
    clauses = (child for child in name.children if child.dep_ == "relcl" and child.lemma_.lower() in ("cite", "quote", "report"))
    return any(word.lower_ == "which" and word.dep_ == "nsubj" for clause in clauses for word in clause.lefts)


def _is_among_media(doc: Doc, first: int, last: int) -> bool:
    """ "was picked up by Nordsyn, Reuters and dozens of channels": one in a row of media, if nothing makes it a person."""
    head = doc[last]
    beside = [child for child in head.children if child.dep_ == "appos"]
    row = [*beside, *(token for near in (head, *beside) for token in near.conjuncts if token.i != head.i)]
    media = [token for token in row if token.text.casefold() in outlets() or token.lemma_.lower() in KINDS_OF_OUTLET]
    agent = next((token for token in (head, *row) if token.dep_ == "pobj" and token.head.dep_ == "agent"), None)
    carried = agent is not None and agent.head.head.lemma_.lower() in _CARRYING | {"pick", "report", "cite", "quote", "repeat"}
    return bool(media) and carried and doc[first].text not in given_names() and words_between(doc, first, last) not in states()


def _is_outlet_behind(doc: Doc, last: int) -> bool:
    """ "Kontur, a Varna weekly,", "Kontur, an online daily owned by Berg,": the phrase behind the comma says so."""
    if last + 3 >= len(doc) or doc[last + 1].text != "," or doc[last + 2].lower_ not in ("a", "an", "the", "its"):
        return False
    for token in doc[last + 3 : last + 8]:
        if token.is_punct or token.pos_ in ("VERB", "ADP"):
            return False
        if token.lower_ in KINDS_OF_OUTLET and (token.i + 1 == len(doc) or token.nbor(1).pos_ not in ("NOUN", "PROPN", "PART")):
            return True
    return False


def _does_as_outlets_do(doc: Doc, first: int, last: int) -> bool:
    """ "Kontur quoted Dahl as saying", "quoted by Kontur as saying", "in an interview with Kontur, Dahl said".

    Of people one says none of these, nor of places "wrote in El Norte", "a report in El Norte".
    """
    head = doc[last]
    verb = head.head
    if head.dep_ not in ("nsubj", "pobj"):
        return False
    if first and doc[first - 1].pos_ in ("NOUN", "PROPN") and doc[first - 1].tag_ != "NNS":
        return False  # "the minister Dahl"
    if head.dep_ == "nsubj" and verb.lemma_.lower() in _QUOTING:
        quoted = any(child.dep_ == "dobj" for child in verb.rights)
        return quoted and any(child.lower_ == "as" and _says(child) for child in verb.rights)
    if head.dep_ == "nsubj" and verb.lemma_.lower() == "report":
        return any(child.dep_ == "advcl" and child.lemma_.lower() in _QUOTING for child in verb.rights)
    if head.dep_ != "pobj":
        return False
    governor = verb.head
    if verb.lower_ == "by" and governor.lemma_.lower() in _QUOTING:
        return any(child.lower_ == "as" and _says(child) for child in governor.children) or governor.nbor(-1).lower_ == "as"
    if verb.lower_ == "with" and governor.lemma_.lower() == "interview":
        over = governor.head
        return over.lower_ == "in" and any(child.dep_ == "nsubj" for child in over.head.children)
    if verb.lower_ == "in" and first < last and tagger_label(doc, first, last) not in ("GPE", "LOC", "FAC", "EVENT", "DATE"):
        return governor.lemma_.lower() in _APPEARING or (governor.pos_ == "VERB" and governor.lemma_.lower() in _WRITING)
    return False


def _says(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _bears_a_known_surname(doc: Doc, first: int, last: int) -> bool:
    """ "Oleni Haskar and Tomas Berg met. Haskar said …": the tagger knows the surname alone where it missed the whole name."""
    if last - first > 2 or not all(token.pos_ == "PROPN" and token.text.istitle() for token in doc[first : last + 1]):
        return False
    return any(
        token.ent_type_ == "PERSON" and token.dep_ == "nsubj" and not list(token.lefts) and token.head.pos_ == "VERB"
        for token in _alike(doc[last])
        if not first <= token.i <= last
    )


def tagger_label(doc: Doc, first: int, last: int) -> str:
    """The label that most tokens of the name have from the tagger."""
    labels = Counter(doc[i].ent_type_ for i in range(first, last + 1) if doc[i].ent_type_)
    return labels.most_common(1)[0][0] if labels else ""


def is_agreement(name: Token) -> bool:
    """An acronym that is implemented, signed or broken, here or elsewhere in the text: "the terms of the NTA"."""
    if not name.text.isupper() or len(name) < 3:
        return False
    heads = (head for token in _alike(name) for head in (token.head, token.head.head))
    return any(head.lemma_.lower() in AGREEMENT_CONTEXT for head in heads)


def is_acting(token: Token) -> bool:
    """Subject of a verb, its agent, or a partner: "with Tehran", "between Tehran and Moscow"."""
    head = token
    while head.dep_ in ("conj", "compound") and head.head.i != head.i:
        head = head.head
    if head.dep_ in ("nsubj", "agent"):
        return bool(head.head.pos_ in ("VERB", "AUX"))
    return bool(head.dep_ == "pobj" and head.head.lower_ in ("by", "with", "between"))


def is_domain(words: str) -> bool:
    """Whether the words are a domain name."""
    name, dot, suffix = words.rpartition(".")
    return bool(dot) and len(name) > 1 and suffix.isalpha() and 2 <= len(suffix) <= 4 and suffix.islower() and " " not in words


def words_between(doc: Doc, first: int, last: int) -> str:
    """The tokens as they stand, single spaces between."""
    return "".join(doc[i].text + (" " if doc[i].whitespace_ and i < last else "") for i in range(first, min(last + 1, len(doc))))


def plain(words: str) -> str:
    """A name whatever the typesetter's apostrophe.

    >>> plain("O’Dahl") == plain("O'Dahl")
    True
    """
    return words.replace("’", "'").replace("ʼ", "'")


def initials(words: str) -> str:
    """First letters of a name's capitalised words.

    >>> initials("Norland Monetary Fund")
    'NMF'
    """
    return "".join(word[0] for word in words.replace("-", " ").split() if word[0].isupper())


def is_known_body(words: str) -> bool:
    """Whether the lexicon knows the words as a state or an outlet."""
    return words in states() or words.casefold() in outlets()
