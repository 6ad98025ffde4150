"""Sources who are called by what they are and not by a name: "a nurse in Arlo", "two dockers from the port", "fishermen at Varn".

The name that stands in such words is a place's, a house's or a body's: whoever speaks is unnamed.
"""

import re

_ONE = (
    r"a|an|another|une?|une? autre|un['’]une?|una?|un[oa]|otr[oa]|um|uma|outr[oa]|un['’]altr[oa]|ein|eine|einer|een|bir|"
    r"один|одна|одне|один из|یک"
)
_SOME = (
    r"some|several|many|most|few|a few|certain|various|other|others|dozens of|scores of|hundreds of|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|all|half|every|each|any|one of|two of|some of|"
    r"des|quelques|plusieurs|certains|certaines|d['’]autres|deux|trois|quatre|cinq|six|sept|huit|dix|"
    r"unos|unas|algunos|algunas|varios|varias|dos|tres|cuatro|cinco|seis|siete|ocho|diez|otros|otras|"
    r"uns|umas|alguns|algumas|vários|várias|dois|duas|três|quatro|outros|outras|"
    r"einige|mehrere|manche|andere|viele|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|"
    r"alcuni|alcune|diversi|diverse|due|tre|quattro|cinque|altri|altre|"
    r"enkele|sommige|verschillende|meerdere|twee|drie|vier|vijf|andere|"
    r"несколько|некоторые|многие|другие|два|две|двое|три|трое|четыре|пять|кілька|деякі|дві|чотири|"
    r"bazı|birkaç|iki|üç|dört|beş|بعض|عدد من|عدة|چند|برخی"
)
_MINE = (
    r"my|our|his|her|its|their|mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|mi|mis|nuestr[oa]s?|su|sus|meu|minha|noss[oa]s?|seu|sua|seus|suas|"
    r"mein|meine|unser|unsere|sein|seine|ihr|ihre|mio|mia|nostr[oa]|suo|sua|suoi|loro|mijn|onze|ons|zijn|haar|hun|"
    r"мой|моя|наш|наша|его|её|их|мій|наша|його|її|їхній"
)
_WORDS = re.compile(r"[^\W\d_](?:[\w'’.\-]*[\w])?|\d[\w.,]*")
_NOT_NAMED = re.compile(rf"(?:{_SOME}|\d[\d.,]*)\s+|(?:{_ONE})(?:\s+|(?<=['’]))", re.IGNORECASE)
_GERMAN = re.compile(r"(?:einige|mehrere|manche|viele|zwei|drei|vier|fünf|sechs|sieben|zehn|ein|eine|einer)\s", re.IGNORECASE)
_OWN = re.compile(rf"(?:{_MINE})\s+", re.IGNORECASE)
# What begins what is told of somebody: where he is, whose he is, what he did.
_ON = re.compile(
    r"[,(]|\s(?:in|at|on|of|from|near|for|with|within|inside|outside|around|along|across|among|close|aboard|who|whom|whose|that|which|"
    r"de|du|des|d['’]|à|au|aux|en|dans|chez|près|qui|del|desde|cerca|que|do|da|dos|das|em|no|na|nos|nas|junto|"
    r"von|vom|aus|in|im|an|am|auf|bei|beim|der|die|das|di|del|dell['’]|della|dello|dei|degli|nel|nella|al|che|da|dal|van|uit|bij|te|op|"
    r"в|во|на|из|от|у|при|из-за|який|яка|что|который|которая|з|із|від|біля|که|من|في|از|در)(?=[\s'’])",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"\w['’]s? [a-zà-öø-ÿ-]+$")
_PLURAL = re.compile(r"[a-z]+(?:s|men|women|people|folk|children)\b")


def is_unnamed(text: str) -> bool:
    """Whether somebody is told of by a common noun that no name goes with.

    >>> is_unnamed("A nurse in Arlo"), is_unnamed("two Nordic dockers"), is_unnamed("Fishermen at Varn"), is_unnamed("Our lawyer")
    (True, True, True, True)
    >>> is_unnamed("Aminath from the cannery"), is_unnamed("His wife Nina"), is_unnamed("the clinic in Varn")
    (False, False, False)
    """
    if not text[:1].isascii() and not re.match(r"[À-ɏА-яЁёІіЇїЄє]", text):
        return False
    begun = _NOT_NAMED.match(text) or _OWN.match(text)
    head = _head(text[begun.end() :] if begun else text)
    if begun is None:
        # The capital of a sentence's first word: "Relief workers", "Insurers in London".
        return _is_people(head) or _stands_alone(text, head)
    if not head:
        return False
    if _OWN.match(text):
        return all(word.islower() for word in head)
    if _GERMAN.match(text):
        return len(head) == 1  # where every noun has a capital
    return not _is_name(head[-1])


def is_somebodys(text: str) -> bool:
    """Whether somebody is told of by whose he is: "the mayor's brother", "her plumber".

    >>> is_somebodys("the mayor's brother"), is_somebodys("her plumber"), is_somebodys("the evidence")
    (True, True, False)
    """
    return _OWN.match(text) is not None or _OF_SOMEBODY.search(text) is not None


def _head(text: str) -> list[str]:
    """The words before what is told of somebody."""
    cut = _ON.search(f" {text}")
    return _WORDS.findall(text[: max(0, cut.start() - 1)] if cut else text)


def _is_people(head: list[str]) -> bool:
    """ "Relief workers": a plural in small letters but for the first word."""
    return len(head) > 1 and all(word.islower() for word in head[1:]) and bool(_PLURAL.fullmatch(head[-1]))


def _stands_alone(text: str, head: list[str]) -> bool:
    """ "Fishermen at Varn": one plural word before where they are."""
    return len(head) == 1 and head[0][:1].isupper() and bool(_PLURAL.fullmatch(head[0].lower())) and bool(_PLACED.match(text))


_PLACED = re.compile(r"[A-Z][a-z]+ (?:at|in|on|from|near|along|across|around|inside|aboard) ")


def _is_name(word: str) -> bool:
    return word[:1].isupper()
