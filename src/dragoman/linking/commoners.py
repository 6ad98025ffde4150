"""Sources who are called by what they are and not by a name: "a nurse in Arlo", "two dockers from the port", "fishermen at Varn".

The name that stands in such words is a place's or a house's: whoever speaks is unnamed. A bank, a committee, a paper of such a
place is somebody of its own, and a figure, a photograph, a silence is nobody.
"""

import re
from functools import cache, lru_cache

from dragoman.lexicon import column
from dragoman.linking.nameforms import folded, known_outlets
from dragoman.linking.sides import organ_of

_ONE = r"another|a|an|une?|un autre|una|uno|otr[oa]|uma|um|outr[oa]|ein|eine|einer|een|bir|один из|один|одна|одне"
_SOME = (
    r"some of|several of|many of|one of|two of|three of|some|several|many|most|a few|certain|various|others?|"
    r"dozens of|scores of|hundreds of|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|every|each|any|"
    r"des|quelques|plusieurs|certaine?s|deux|trois|quatre|cinq|sept|huit|dix|"
    r"un[oa]s|algun[oa]s|vari[oa]s|dos|tres|cuatro|cinco|seis|siete|ocho|diez|otr[oa]s|"
    r"uns|umas|alguns|algumas|vári[oa]s|dois|duas|três|quatro|outr[oa]s|"
    r"alcun[ei]|divers[ei]|due|tre|quattro|cinque|altr[ei]|"
    r"enkele|sommige|verschillende|meerdere|twee|drie|vier|vijf|andere|"
    r"несколько|некоторые|многие|другие|два|две|двое|три|трое|четыре|пять|кілька|деякі|дві|чотири|bazı|birkaç|iki|üç|dört|beş"
)
_MINE = (
    r"my|our|his|her|its|their|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?|meu|minha|noss[oa]s?|"
    r"mein|meine|unser|unsere|mio|mia|nostr[oa]"
)
_GERMAN_ONES = (
    r"einige|mehrere|manche|viele|andere|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|ein|eine|einer|mein|meine|unser|unsere"
)
_WORDS = re.compile(r"[^\W\d_](?:[\w'’.\-]*[\w])?|\d[\w.,]*")
_NOT_NAMED = re.compile(rf"(?:{_SOME}|\d[\d.,]*|{_ONE})\s+|(?:un|d)['’]", re.IGNORECASE)
_OWN = re.compile(rf"(?:{_MINE})\s+", re.IGNORECASE)
_GERMAN = re.compile(rf"(?:{_GERMAN_ONES})\s", re.IGNORECASE)
# What begins what is told of somebody: where he is, whose he is, what he did.
_ON = re.compile(
    r"[,(]|\s(?:in|at|on|of|from|near|for|with|within|inside|outside|around|along|across|among|close|aboard|who|whom|whose|that|which|"
    r"de|du|des|à|au|aux|en|dans|chez|près|qui|del|desde|cerca|que|do|da|dos|das|em|no|na|nos|nas|junto|"
    r"von|vom|aus|im|an|am|auf|bei|beim|der|die|das|di|della|dello|dei|degli|nel|nella|al|che|dal|van|uit|bij|te|op|"
    r"в|во|на|из|от|у|при|из-за|який|яка|что|который|которая|з|із|від|біля)(?=\s)|\s(?:d|dell|dall|nell)['’]",
    re.IGNORECASE,
)
# "two residents, Ola Dahl and Nina Berg", "a nurse who gave her name as Ola Dahl"
_NAMED_AFTER = re.compile(r"[,(]\s*[A-ZÀ-ÞА-Я]\w+|\b(?:named|called|name as|nommée?|llamad[oa]|namens|по имени)\s+[A-ZÀ-ÞА-Я]")
_PEOPLE = re.compile(r"\w*(?:men|women|people|folk|children)|\w{2,}(?:ers|ors|ists|ants|ents|ians|mates|hands)", re.IGNORECASE)
_PLACED = re.compile(r"[A-Z][a-z]+ (?:at|in|on|from|near|along|across|around|inside|aboard) ")
_OF_SOMEBODY = re.compile(r"\w['’]s? (?P<noun>[a-zà-öø-ÿ-]+)$")
_BODIES = frozenset(
    "bank agency league committee headquarters group groups register registers association associations union unions firm "
    "company companies board council court hospital clinic school party church ministry office department embassy army navy "
    "force forces police newspaper paper daily weekly website site portal radio station channel magazine blog media network "
    "agencies papers newspapers institute university foundation service committees councils boards courts offices ministries "
    "departments hospitals churches parties banks authority airline".split()
)
_THINGS = frozenset(
    "document documents record records figure figures image images word words letter letters silence text texts content "
    "contents minute minutes hour hours version versions evidence sign signs photograph photographs picture pictures paper "
    "book report reports question questions paragraph paragraphs number numbers map maps coordinates log logs bulletin "
    "statement statements video videos recording recordings tape film crisis attack raid day days week weeks month year "
    "years money data statistics survey poll study studies calculations estimate estimates account accounts story stories "
    "annex annexes appendix footage imagery analysis findings publication publications proof proofs".split()
)
_THINGS_ELSEWHERE = frozenset(
    "preuve preuves lettre lettres texte textes rapport rapports prueba pruebas carta cartas documento documentos texto textos "
    "informe informes prova provas relatório lettera lettere prove testo testi brief beweis beweise dokument dokumente "
    "bewijs bewijzen письмо письма документ документы доказательства лист листи документи докази "
    "الرسالة الوثيقة الوثائق الأدلة نامه اسناد mektup mektuplar belge belgeler".split()
)
# "what was agreed", "lo pactado", "ce qui suit"; "both", "the first", "the same" point at what has been named.
_NOBODY_YET = re.compile(
    r"(?:what|whatever|how|lo (?:que|\w+[aei]do)|aquello que|ce (?:que|qui)|o que|ciò che|то, что|те, що)\b|"
    r"(?:the )?(?:both|first|second|third|last|same|former|latter|one|other)$",
    re.IGNORECASE,
)
# "the deserter", "le patron": one of whom the text has spoken, and no more than that.
_POINTED_AT = re.compile(
    r"(?:the|el|la|le|der|die|das|il|lo|het|de) (?P<noun>[a-zà-öø-ÿ-]+)|l['’](?P<elided>[a-zà-öø-ÿ-]+)", re.I
)
_ARTICLES = frozenset("the these those this that".split())


@lru_cache(maxsize=16384)
def is_unnamed(text: str) -> bool:
    """Whether somebody is told of by a common noun that no name goes with.

    >>> is_unnamed("A nurse in Arlo"), is_unnamed("two Nordic dockers"), is_unnamed("Fishermen at Varn"), is_unnamed("Our lawyer")
    (True, True, True, True)
    >>> is_unnamed("Aminath from the cannery"), is_unnamed("His wife Nina"), is_unnamed("the clinic in Varn")
    (False, False, False)
    """
    if _NAMED_AFTER.search(text) or _is_shouted(text):
        return False
    begun = _NOT_NAMED.match(text) or _OWN.match(text) or _GERMAN.match(text)
    head = _head(text[begun.end() :] if begun else text)
    if not head or head[-1].casefold() in _BODIES | _THINGS:
        return False
    if begun is None:
        return _is_plural(text, head)
    if _OWN.match(text) and not _GERMAN.match(text):
        return all(word.islower() for word in head)
    if _GERMAN.match(text) and head[-1][:1].isupper():
        return _is_german(head)
    return not head[-1][:1].isupper()


@lru_cache(maxsize=16384)
def is_somebodys(text: str) -> bool:
    """Whether somebody is told of by whose he is: "the baker's brother", "her plumber".

    >>> is_somebodys("the baker's brother"), is_somebodys("her plumber"), is_somebodys("its silence")
    (True, True, False)
    """
    found = _OF_SOMEBODY.search(text)
    if found is not None:
        return found["noun"] not in _THINGS | _BODIES
    head = _head(text)[1:] if _OWN.match(text) else []
    return bool(head) and all(word.islower() for word in head) and head[-1] not in _THINGS | _BODIES


def is_thing(text: str) -> bool:
    """Whether words name a thing, a time or a clause, and nobody who could tell.

    >>> is_thing("the harbour's log"), is_thing("la carta abierta"), is_thing("what was agreed on the quay")
    (True, True, True)
    >>> is_thing("the letter carrier"), is_thing("the health office"), is_thing("the pilots we reached")
    (False, False, False)
    """
    head = [re.sub(r"['’]s?$", "", word.casefold()) for word in _head(text)]
    if not head or _NOBODY_YET.match(text):
        return True
    return head[-1] in _THINGS or not _THINGS_ELSEWHERE.isdisjoint(head)


def is_body_or_thing(text: str) -> bool:
    """Whether words name a body by a noun that tables know, or a thing that it made, and no person in its service.

    >>> [is_body_or_thing(words) for words in ("the Foreign Ministry", "a ministry statement", "a diver of the navy")]
    [True, True, False]
    """
    head = _head(text)
    return bool(head) and (is_thing(text) or organ_of(head[-1]) is not None)


def is_body(text: str) -> bool:
    """Whether words name one body by a common noun: "the harbour office", "the county hospital".

    >>> is_body("the harbour office"), is_body("the harbour master"), is_body("a hospital")
    (True, False, False)
    """
    head = _head(text)
    return len(head) > 1 and head[0].casefold() in _ARTICLES and head[-1].casefold() in _BODIES


def is_only_pointed_at(text: str) -> bool:
    """Whether somebody is told of by a bare noun with its article, which says only that he has been spoken of.

    >>> is_only_pointed_at("The deserter"), is_only_pointed_at("the clinic"), is_only_pointed_at("the pilots we reached")
    (True, False, False)
    """
    found = _POINTED_AT.fullmatch(text)
    return found is not None and (found["noun"] or found["elided"]).casefold() not in _BODIES


def _is_shouted(text: str) -> bool:
    """ "UN chief": capitals that an article would not have."""
    first = text.partition(" ")[0]
    return len(first) > 1 and first.isupper()


def _head(text: str) -> list[str]:
    """The words before what is told of somebody; an English "an" is no German preposition."""
    cut = _ON.search(f" {text}", 1 if text[:3].casefold() == "an " else 0)
    return _WORDS.findall(text[: max(0, cut.start() - 1)] if cut else text)


def _is_plural(text: str, head: list[str]) -> bool:
    """ "Relief workers", "Insurers in London": people in the plural without an article, after the capital of a sentence."""
    if not head[0][:1].isupper() or head[0].casefold() in _ARTICLES or not (_PEOPLE.fullmatch(head[-1]) or _is_known(head[-1])):
        return False
    if folded(head[0]) in known_outlets():
        return False
    return all(word.islower() for word in head[1:]) if len(head) > 1 else bool(_PLACED.match(text))


def _is_known(noun: str) -> bool:
    return noun.casefold().removesuffix("s") in _nouns() and noun[-1:] == "s"


def _is_german(head: list[str]) -> bool:
    """One noun that means people, as its ending says: "Händler", "Beamter", "Ärztinnen"."""
    return head[-1].endswith(("er", "ern", "in", "innen", "leute", "mann", "frau"))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun.casefold() for noun in column("actor_nouns", "noun"))
