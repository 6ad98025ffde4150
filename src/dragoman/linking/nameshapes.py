"""The shapes of names: whether words are a name or only a description, and what a reader swallowed with it."""

import re
from functools import lru_cache

import msgspec

from dragoman.linking.descriptions import describe
from dragoman.linking.nameforms import folded as outlet_of
from dragoman.linking.nameforms import known_outlets
from dragoman.linking.names import compare_names, parse_name, without_honorifics
from dragoman.linking.offices import office_of, words_beside
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import is_adjective, known_body, state_of_name, states_in
from dragoman.types import Actor

QUOTES = "«»“”„\"'‘’()[]"
_PLAIN_NAME = re.compile(r"[A-ZÀ-ÞŠŽČĆ][a-zß-ÿšžčć]+(?: [A-ZÀ-ÞŠŽČĆ][\w’'-]+){1,3}")  # "Ola Dahl"
CASED = ("latin", "cyrillic", "greek")
_DOMAIN = re.compile(r"[ .](?:com|org|net|info|ir|ru|de|fr|es|co|uk)$")
_KIND_BEHIND = re.compile(r"(?P<own>[a-zß-ÿ]{4,}) (?:front|movement|party)")
_KIND_BEFORE = re.compile(
    r"(?:front|frente|fronte|mouvement|movimiento|movimento|partido|parti|partito|harakat|جبهه|حرکه|حرکت|جنبش|جماعه|تنظیم)"
    r" (?:d[eou] )?(?:ال)?(?P<own>\w{4,})"
)
_ADJECTIVE = re.compile(r"(?:al|ic|ish|ese|ist|ive|ern|ble|ous|ian|ican|ary|ista|iste|ico|ique|ano|aire)$|^.{0,12}ی(?:ه)?$")
_PROGRAMMES = frozenset(
    (
        "people peoples popular united labour labor green freedom liberation unity justice workers farmers youth women home "
        "progress reform peace future change hope land nation independence resistance renewal development equality congress "
        "liberty solidarity truth center centre right left north south east west river water salvation conservative protest "
        "settler independence armed libertad unidad patria pueblo trabajo trabajadores liberté peuple travail unité progrès "
        "verde verts حریر اصلاح عداله"
    ).split()
)
_MEDIUM_WORDS = re.compile(r" (?:news agency|news service|news|newspaper|website|magazine|agency|daily|tv|online)$")
_FOREIGN_TITLE = re.compile(
    r"(?:(?:Le|La|Les|El|Los|Las|Il|Lo|Gli)\s|L['’])[A-ZÀ-Þ][\w-]+"
    r"(?:\s(?:de la |de l['’]|del? |du |des |d['’]|di |della )[A-ZÀ-Þ]\w+|\s[a-zß-ÿ]{5,})"
    r"|[A-ZÀ-Þ][\w-]+\s(?:d|l)['’][A-ZÀ-Þ]\w+"
)
_DESCRIBING = re.compile(r" (?:for|from|with|at|by|who|whose|against|in|on) ")  # "a spokesman for Dahl's office"
DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|this|that|these|such|any|no|both|\w+['’]s?)\s+", re.IGNORECASE)


def outlet_fold(name: str) -> str:
    """An outlet's or organisation's name without article, domain, spaces and "News Agency": the same in every report.

    >>> outlet_fold("The Norland Times"), outlet_fold("Nordnews.org"), outlet_fold("Orlu News Agency") == outlet_fold("Orlu")
    ('norlandtimes', 'nordnews', True)
    """
    plain = _DOMAIN.sub("", folded(name.strip(QUOTES)).removeprefix("the "))
    base = _of_its_kind(_MEDIUM_WORDS.sub("", plain))
    return (base if len(base) > 2 and not state_of_name(base) else plain).replace(" ", "")


def _of_its_kind(plain: str) -> str:
    """A movement by the one word that is its own, whatever the language of "front", "movement" or "party" beside it.

    "Azmar Front", "Frente Azmar"; not the National Front: such words others have, too.
    """
    found = _KIND_BEHIND.fullmatch(plain) or _KIND_BEFORE.fullmatch(plain)
    own = found["own"] if found else ""
    return plain if not own or own in _PROGRAMMES or _ADJECTIVE.search(own) or is_adjective(own) else own


# "an aide of President Dahl", "conseiller du président Dahl": whose he is has the name, and he has none.
_SOMEBODYS = re.compile(
    r"(?:(?:an?|the|one|another|some|no|his|her|its|their)\s+)?(?!(?:von|van|der|den|del|bin|ibn|abu|ould|dos|das|ter)\s)"
    r"[a-zß-ÿ][\w-]{2,}(?:\s[a-zß-ÿ][\w-]+){0,3}\s(?:of|to|for|from|du|de|des|del|do|da|di|della|van)\s",
)


@lru_cache(maxsize=16384)
def person_name(name: str) -> str:
    """The reader's name without what it swallowed: a state's name behind ("Ola Dahl Norland"), a place before "of"."""
    bare = name.strip(QUOTES)
    _, of, tail = bare.partition(" of ")
    if of and len(tail.split()) > 1 and not re.search(r"\b(?:the|and)\b", tail):
        bare = tail
    words = bare.split()
    if len(words) > 2 and len(words[-1]) > 3 and state_of_name(words[-1]):
        words = words[:-1]
    return " ".join(without_honorifics(words))


def is_person_name(name: str) -> bool:
    """Whether words name a person: not an office alone, not a description.

    >>> is_person_name("Ola Dahl"), is_person_name("Iran's President"), is_person_name("Neither man")
    (True, False, False)
    >>> is_person_name("an aide of President Ola Dahl"), is_person_name("conseiller du président Ola Dahl")
    (False, False)
    """
    if re.search(r"\d", name) or _DESCRIBING.search(name) or _SOMEBODYS.match(name):
        return False
    rest = words_beside(name)
    if rest is None and _PLAIN_NAME.fullmatch(name) and not states_in(name):
        return True
    if not is_name(name):
        return False
    # an office's own words are none: "Iran's President", "вице-премьер"
    return rest is None or (bool(rest) and (script_of(name) not in CASED or _capitalised(name)))


def is_only_described(actor: Actor, name: str) -> bool:
    """Whether what looks like a person's name is none: his title ("Kollegin"), or a place ("the governor of Upper Sarn")."""
    if any(role.title and folded(role.title) == folded(actor.name) for role in actor.roles):
        return True
    of = re.search(rf" (?:of|for|from|in|to) (?:the )?{re.escape(name)}$", actor.name)
    return of is not None and re.sub(r"^(?:the|a|an) ", "", actor.name, flags=re.IGNORECASE)[:1].islower()


def is_name(text: str) -> bool:
    """Whether words hold a name, not only a description: "Orlu", not "An Orlish website", "Persian-language", "Neither man"."""
    if _DOMAIN.search(text.casefold()) or (text.isupper() and known_body(text)):
        return True
    if outlet_of(text) in known_outlets() or _is_foreign_title(text):
        return True  # "وكالة الأنباء القطرية" describes, and is a name
    if describe(text).name is None or is_adjective(text):
        return False
    return script_of(text) not in CASED or _capitalised(text)


def _is_foreign_title(text: str) -> bool:
    """ "Le Journal d'Oran", "La Revue africaine": a medium's own name, though every word of it is another word, too."""
    found = _FOREIGN_TITLE.fullmatch(text)
    if found is None:
        return False
    told = describe(text)
    return told.kinds <= {"medium"} and not told.states


def is_long_title(text: str) -> bool:
    """ "Middle East Media Research Institute": every word has a capital, so it is a name, whatever words it is made of."""
    words = [word for word in DETERMINER.sub("", text).split() if word not in ("of", "for", "the", "and", "on", "in")]
    return script_of(text) == "latin" and len(words) > 2 and all(word[:1].isupper() for word in words)


def _capitalised(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 1 or len(text) < 3]
    return bool(words) and any(character.isupper() for character in words[-1]) and not text[:1].isdigit()


def is_title(text: str) -> bool:
    """ "JCPOA", "Orlu Accord": a work with a name of its own; "Dahl's letter" and "The Herald report" have none."""
    words = text.split()
    return script_of(text) in CASED and all(word[:1].isupper() or word in ("of", "on", "the", "and", "for") for word in words)


def initials(name: str) -> str:
    """First letters of a name's words: "Times of Norland" → "ton"."""
    return "".join(word[0] for word in folded(name).split())


def under_its_state(actor: Actor) -> Actor:
    """ "Air Force", also printed as "Afghan Air Force": by its whole name, which tells whose it is."""
    wholes = [form for form in actor.aliases if form.endswith(f" {actor.name}") and len(states_in(form)) == 1]
    if not wholes or script_of(wholes[0]) != "latin" or len({states_in(form) for form in wholes}) > 1:
        return actor  # "the Norwegian and the Danish Red Cross"
    whole = wholes[0]
    return msgspec.structs.replace(actor, name=whole, aliases=(actor.name, *(form for form in actor.aliases if form != whole)))


def contradicts(name: str, form: str) -> bool:
    """Whether a printed form is another's full name: "Eva Dahl" among the forms of "Ola Dahl"."""
    return office_of(form) is None and compare_names(parse_name(name), parse_name(form))[0] == "apart"
