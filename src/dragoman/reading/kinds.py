"""Name → kind: what a name without a title is, by the lexicon, its words, the tagger, and what it does."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import capital_of, demonyms, given_names, name_words, outlets, states, titles
from dragoman.reading.governments import is_addressed
from dragoman.reading.lexicon import rows
from dragoman.reading.media_names import is_any_medium, is_called_outlet, is_kind_of_outlet, is_place_of_outlet
from dragoman.reading.no_actors import is_clock, is_label_of_turn, is_speaking_label, is_vessel
from dragoman.reading.place_names import (
    is_adjective_of_place,
    is_called_place,
    is_located,
    is_located_name,
    is_only_a_town,
    is_site,
    is_site_of_deed,
)
from dragoman.reading.spelling import (
    bears_a_known_surname,
    ends_as_surnames_do,
    is_domain,
    same_words,
    tagger_label,
    words_between,
)
from dragoman.types import ActorKind

AGREEMENT_CONTEXT = frozenset(
    (
        "implement implementation sign signing violate violation ratify ratification term provision under aspect clause breach"
    ).split()
)
OUTLET_NOUNS = frozenset("report website site newspaper agency broadcaster channel magazine daily article story blog".split())
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
_STANDING = frozenset({"pobj", "dobj", "npadvmod", "conj", "acl", "appos"})
_SAID = frozenset(
    "version telling account claim view position line denial answer reply response offer demand proposal refusal rejection "
    "warning threat promise pledge complaint accusation insistence assertion statement silence objection reaction message".split()
)
_AGENCIES = (
    "News Agency",
    "News Service",
    "Press Agency",
    "Telegraph Agency",
    "Press Service",
    "Broadcasting Corporation",
    "Broadcasting Company",
)
_OCCASIONS = frozenset({"Release", "Briefing", "Conference", "Availability", "No", "No.", "Nr"})
_COMPANIES = frozenset(
    "firm company conglomerate airline carrier manufacturer refiner shipper charity startup shipyard bank brewer utility "
    "refinery ngo party think-tank subsidiary insurer contractor".split()
)
_SONS = frozenset("ould uld mint bint bin ibn ben abu wold ag".split())
_FAMILY_ARTICLES = frozenset({"el", "al"})
_SERVANT = re.compile(r"Abd(?:el|al|ul|er|ur|ou|our|ess|us|en|at|as|esh)\w{3,}")
_BANDS = frozenset("group militia movement alliance coalition faction gang insurgency organisation organization".split())
_STYLES = frozenset(
    {"Excellency", "Excellencies", "Majesty", "Majesties", "Highness", "Royal Highness", "Holiness", "Eminence", "Beatitude"}
)


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
    if words in states() or (len(words) > 3 and words.isupper() and words.title() in states()):
        return "state"
    if is_label_of_turn(doc, first, last) or is_clock(doc, first, last) or is_vessel(doc, first, last):
        return None
    if capital_of(words) is not None:
        owns = doc[last].dep_ == "poss" and doc[last].head.lemma_.lower() in _SAID  # "Varna's version"
        ruled = doc[last].dep_ != "compound" and (is_acting(doc[last]) or is_addressed(doc[last]))
        return "state" if owns or ruled else None
    if words.casefold() in outlets() or is_domain(words):
        return None if is_subject_of_office(doc, first) else "outlet"
    if doc[last].dep_ in ("compound", "nmod") and is_site(doc[last].head) and words not in demonyms():
        return None  # "the Harvik district", "a Harvik hotel"
    if first == last and {doc[first].lower_, doc[first].lower_.removesuffix("s")} & titles():
        return None  # "Judge rejects the plea", "the Ministers": an office
    if is_place_of_outlet(doc, first, last):
        return None  # "the Harvik daily Al-Sabil"
    kinds = [name_words()[doc[i].text] for i in range(first, last + 1) if doc[i].text in name_words()]
    if kinds and kinds[-1] == "outlet" and first < last and doc[last].text in _OCCASIONS:
        return None  # "Press Release", "Daily Press Briefing", "Monitoring Dispatch No"
    before = doc[first - 1] if first == last and first else None
    own = name_words().get(words) if before is not None and (before.lower_ == "the" or before.text in demonyms()) else None
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
    if is_called_place(doc[last]):
        return None
    if doc[last].dep_ == "compound" and doc[last].head.lemma_.lower() in OUTLET_NOUNS:
        # "the Norpress report": what has a report or a website is an outlet; "the Harvik report", of Harvik, is from a place
        if tagger_label(doc, first, last) == "GPE":
            return "state"
        if doc[last].head.lower_ == "agency" and words.isupper() and not is_kind_of_outlet(doc[last].head):
            label = tagger_label(doc, first, last)
            return "organisation" if label == "ORG" else None  # "the UN refugee agency"
        if is_any_medium(doc[last].head):
            return None  # "a Harvik website": one of that place
        acts = any(is_acting(token) for token in same_words(doc[last]))
        return None if is_located(doc[last]) and not acts else "outlet"
    if is_called_outlet(doc, first, last):
        return "outlet"
    if (body := _called_body(doc, first, last)) is not None:
        return body
    if first < last and _has_a_persons_particle(doc, first, last):
        return "person"
    if first < last and (_is_called_person(doc[last]) or has_title_behind(doc, first, last) or _is_who(doc, last)):
        return "person"
    label = tagger_label(doc, first, last)
    if (
        first == last
        and label in ("PERSON", "ORG", "")
        and (doc[last].dep_ in _STANDING or is_site_of_deed(doc[last]))
        and not is_acting(doc[first])
        and is_located(doc[first])
    ):
        return None
    if 0 < last - first < 3 and label in ("PERSON", "ORG", "") and is_located_name(doc, first, last):
        return None
    if first == last and doc[first].is_sent_start and doc[first].tag_ == "NNS" and label not in ("NORP", "ORG"):
        return None  # "Scholars agree": the capital is the sentence's
    if is_speaking_label(doc, first, last):
        return "person"
    if words.isupper() and " " in words and label != "PERSON":
        return None  # "FALSE HOPES": capitals for stress
    if first == last and is_agreement(doc[last]):
        return "document"
    if first == last and is_adjective_of_place(doc[first]):
        return None
    if (ruled := _is_ruled(doc[last], label)) is not None:
        return ruled or None
    if first == last and label in _UNLIKE_BODIES and first and doc[first - 1].lower_ == "the" and doc[first - 1].head.i == first:
        if _is_credited(doc[last]):
            return "organisation" if words.isupper() else "outlet"  # "told the SMM", a mission: media in capitals are known
        if label == "PERSON":
            return "organisation"  # "the Beacon": no person has an article
    if label in ("PERSON", "ORG", "") and is_only_a_town(doc, first, last, words):
        return None
    if label == "PERSON" or (first < last and doc[first].text in given_names() and label not in ("GPE", "LOC", "FAC")):
        return "group" if doc[last].tag_ in ("NNPS", "NNS") and first == last else "person"
    if label == "NORP" and doc[last].tag_ in ("NNPS", "NNS"):
        return "group"  # "Harborites warned": a people or a party by name
    surnamed = first < last and label not in ("LOC", "FAC") and bears_a_known_surname(doc, first, last)
    if surnamed or (label in ("ORG", "") and ends_as_surnames_do(doc, first, last)):
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


def _has_a_persons_particle(doc: Doc, first: int, last: int) -> bool:
    """ "Omar Ould Kadi", "Samir El Fassi", "Abdelhadi Nassar": a "son of" within a name, or the "servant of" that opens it.

    "El" and "Al" open names of places and of media, too, so they count only between two names.
    """
    names = doc[first : last + 1]
    if not all((token.text[:1].isupper() and token.is_alpha) or token.text in "-'’" for token in names) or last - first > 4:
        return False
    if any(token.text in name_words() or token.text in states() or token.lower_ in titles() for token in names):
        return False
    inner = {token.text.casefold() for token in doc[first + 1 : last]}
    land = sum(token.ent_type_ in ("GPE", "LOC", "FAC") for token in names) > 1
    opened = _SERVANT.fullmatch(doc[first].text) is not None
    opened = opened or (doc[first].text in ("El", "Ben", "Ould") and last - first == 1 and _is_said_in_full(doc, first, last))
    return (opened or bool(inner & _SONS) or (bool(inner & _FAMILY_ARTICLES) and last - first < 4)) and not land


def _is_said_in_full(doc: Doc, first: int, last: int) -> bool:
    """ "Samir El Fassi … El Fassi": the same words behind a given name elsewhere in the text."""
    starts = [token.i - (last - first) for token in same_words(doc[last]) if token.i != last]
    before = [doc[start - 1] for start in starts if start > 0 and doc[start].text == doc[first].text]
    return any(token.text.istitle() and token.pos_ == "PROPN" for token in before)


def is_style(doc: Doc, first: int, last: int) -> bool:
    """ "His [Excellency]", "Her [Royal Highness]": how somebody is addressed."""
    return first > 0 and doc[first - 1].tag_ == "PRP$" and words_between(doc, first, last) in _STYLES


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


def _is_who(doc: Doc, last: int) -> bool:
    """ "Ekow Mensah, who leads the opposition,": whatever the tagger makes of the name."""
    words = [token.lower_ for token in doc[last + 1 : last + 3]]
    return words == [",", "who"] and doc[last].pos_ == "PROPN" and doc[last].ent_type_ not in ("GPE", "LOC", "NORP")


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
        office.lower_.removesuffix("s") in titles()  # "the Ministers of Foreign Affairs", too
        or office.lower_ in titles()
        or office.lower_ in ("ministry", "portfolio")
        or name_words().get(office.text) == "organisation"
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


def is_agreement(name: Token) -> bool:
    """An acronym that is implemented, signed or broken, here or elsewhere in the text: "the terms of the NTA"."""
    if not name.text.isupper() or len(name) < 3:
        return False
    heads = (head for token in same_words(name) for head in (token.head, token.head.head))
    return any(head.lemma_.lower() in AGREEMENT_CONTEXT for head in heads)


def is_acting(token: Token) -> bool:
    """Subject of a verb, its agent, or a partner: "with Tehran", "between Tehran and Moscow"."""
    head = token
    while head.dep_ in ("conj", "compound") and head.head.i != head.i:
        head = head.head
    if head.dep_ in ("nsubj", "agent"):
        return bool(head.head.pos_ in ("VERB", "AUX"))
    return bool(head.dep_ == "pobj" and head.head.lower_ in ("by", "with", "between"))
