"""Whose voice a source is: a newsroom's, a government's, an unnamed person's, "the media".

What the case knows of its actors comes first (`Sides`); where it knows nothing, the source's own words tell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, Protocol
from weakref import WeakKeyDictionary

from dragoman.lexicon import rows
from dragoman.linking.commoners import is_body, is_somebodys, is_unnamed
from dragoman.linking.descriptions import Description, describe
from dragoman.linking.nameforms import folded, known_outlets
from dragoman.linking.national_bodies import national_body, speaks_for_itself
from dragoman.types import ActorKind, CaseActor

VoiceKind = Literal["person", "body", "government", "outlet", "described", "unnamed", "generic"]
WEAK: tuple[VoiceKind, ...] = ("generic", "described")
"""Sources that say no more than "the media", "a local site"."""
_GOVERNMENTS = (
    *("administration", "government", "cabinet", "regime", "gouvernement", "gobierno", "administración", "Regierung", "Kabinett"),
    *("إدارة", "حكومة", "نظام", "دولت", r"правительств\w*", r"администраци\w*", "政府", "정부"),
    *("governo", "regering", r"hükümet\w*", r"yönetim\w*", r"уряд\w*", r"адміністраці\w*", "amministrazione", "administração"),
)
_ANY = re.compile(
    r"(?:a|an|one|another|un|une|uno|una|um|uma|ein|eine|einer|een|bir|один|одна|یک)\s|un['’]|(?:一名|一位|某)|한 ", re.IGNORECASE
)
_KNOWN = re.compile(r"(?i:the|its|his|her|their|our)\s|(?!(?:An?|One|Another|Some)\s)[A-Z][\w'’-]+\s+(?:[\w'’-]+\s+)*[A-Z]")
# "residents of Port Noor", "fuente de la Casa Alta": the name is a place's or a house's, not that of who speaks.
_WHERE = (
    r"(?:of|in|at|from|near|along|around|within|inside|across|de|du|des|d['’]|en|dans|del|dell[ao]|nel|da|do|em|von|aus|bei|im|van|"
    r"uit|из|в|на|от|з|у|від|من|في|از|در)\s+(?:the|la|le|les|el|los|las|der|dem|den|il|o|a|os|as|het)?\s*"
)
# Who serves abroad: where he is tells nothing of whose he is ("diplomats in Oslo", "an envoy back from Varna").
_ABROAD = re.compile(
    r"\b(?:diplomat|envoy|ambassad|emissar|consul|attach[ée]|chargé|embassy|embajad|embaixad|diplomátic|botschaft|gesandt)\w*|"
    r"(?:дипломат|посол|посл|консул)\w*|\w*(?:دبلوماسي|دیپلمات|سفير|سفیر)\w*",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\s(?:(?:\w+ly |just )?back from|returned from|based in|posted (?:to|in)|accredited to|in|at|to|en|em|à|dans|bei|nach|"
    r"auprès de|в|на|у|في|در)\s",
    re.IGNORECASE,
)
_BRUSSELS = re.compile(r"\b(?:in|from|at) Brussels\b")  # the seat of the Union, of an alliance, and of Belgium
_OFFICE = frozenset({"official", "organ", "legislature", "chamber"})
_SPEAKERS = frozenset({"spokesman", "source", "official", "legislature", "commentator", "witness", "anonymous"})
_PERSONS = _SPEAKERS - {"spokesman"} | {"people", "former"}
_STATE_VOICES = frozenset({"spokesman", "official", "organ", "legislature", "chamber"})


class Sides(Protocol):
    """What origins must know of the actors that sources name."""

    def canonical(self, name: str) -> str:
        """The case's name for who is called `name`; `name` itself where the case has none, or several."""
        ...

    def kind_of(self, name: str) -> ActorKind | None:
        """What kind of actor that is, None where unknown."""
        ...

    def side_of(self, name: str) -> str | None:
        """The state for whose government it speaks, None where it speaks for none or that is unknown."""
        ...

    def roles_of(self, name: str) -> tuple[str, ...]:
        """Its offices and what they belong to, in the words of the documents."""
        ...


class NoSides:
    """Nothing known of any actor: sources are judged by their own words."""

    def canonical(self, name: str) -> str:
        """The name itself."""
        return name

    def kind_of(self, name: str) -> ActorKind | None:
        """Unknown."""
        return None

    def side_of(self, name: str) -> str | None:
        """Unknown."""
        return None

    def roles_of(self, name: str) -> tuple[str, ...]:
        """None."""
        return ()


class ActorSides:
    """Sides as the actors of a case have them: by name and alias; a form that two actors share tells nothing."""

    def __init__(self, actors: Iterable[CaseActor]) -> None:
        self._actors: dict[str, CaseActor | None] = {}
        for actor in actors:
            for form in _forms(actor.name, actor.aliases):
                known = self._actors.get(form, actor)
                self._actors[form] = actor if known is actor or (known and known.id == actor.id) else None

    def _of(self, name: str) -> CaseActor | None:
        return self._actors.get(folded(name))

    def canonical(self, name: str) -> str:
        """The actor's name."""
        actor = self._of(name)
        return actor.name if actor else name

    def kind_of(self, name: str) -> ActorKind | None:
        """The actor's kind."""
        actor = self._of(name)
        return actor.kind if actor else None

    def side_of(self, name: str) -> str | None:
        """The actor's state, if it is one, an organ or an official of one."""
        actor = self._of(name)
        if actor is None:
            return None
        if actor.kind == "state":
            return actor.name
        if (body := national_body(actor.name)) is not None and actor.kind != "person":
            return body.state if body.is_official else None
        # A medium of a state is a newsroom; only what it says without a source is the state's voice (see origins).
        if any(relation.kind in ("official-of", "organ-of") for relation in actor.related):
            return actor.side
        words = [describe(words) for words in (actor.name, *self.roles_of(name)) if not speaks_for_itself(words)]
        if any(word.kinds & _OFFICE and "former" not in word.kinds for word in words):
            return actor.side or next((state for word in words for state in word.states), None)
        return None

    def roles_of(self, name: str) -> tuple[str, ...]:
        """The actor's titles and what they belong to."""
        actor = self._of(name)
        roles = actor.roles if actor else ()
        return tuple(" of ".join(filter(None, (role.title, role.affiliation))) for role in roles)


@lru_cache(maxsize=4096)
def _forms(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, (name, *aliases))))


@dataclass(frozen=True)
class Voice:
    """A source: its printed words, its name or description, and on whose behalf it speaks.

    `state` is the government's whose voice it is; `branch` is "legislature" where the words say so. An `officer` is called an
    official or a spokesman, be his country named or not.
    """

    text: str
    kind: VoiceKind
    name: str
    state: str | None = None
    branch: str = ""
    official: bool = False
    officer: bool = False
    former: bool = False
    commentator: bool = False


def voice(text: str, sides: Sides) -> Voice:
    """Whose voice the source `text` is.

    >>> voice("two Norwegian diplomats", NoSides()).state, voice("foreign media", NoSides()).kind
    ('Norway', 'generic')
    >>> voice("the daily Nordstern", NoSides()).name
    'Nordstern'
    """
    heard = _heard.get(sides)
    if heard is None:
        heard = _heard[sides] = {}
    if text not in heard:
        heard[text] = _voice(text, sides)
    return heard[text]


_heard: WeakKeyDictionary[Sides, dict[str, Voice]] = WeakKeyDictionary()
"""The sources of one claim are the same few, telling after telling."""


def _voice(text: str, sides: Sides) -> Voice:
    words = describe(text)
    kind = _kind(text, words, sides)
    name = sides.canonical(text)
    # "Times of Norland" is a name as it stands; of "the daily Nordstern" only the last word is.
    known = sides.kind_of(text) is not None or folded(text) in known_outlets()
    if not known and kind in ("outlet", "person") and words.name:
        name = sides.canonical(words.name)
    if kind == "outlet":
        name = known_outlets().get(folded(name), name)
    roles = [describe(role) for role in (*sides.roles_of(text), *sides.roles_of(name)) if not speaks_for_itself(role)]
    if (body := national_body(text)) is not None and not body.is_official:
        # "the Swedish Police Union", "a spokeswoman for the Norwegian Red Cross": no office, and no state's
        words = replace(words, kinds=words.kinds - _STATE_VOICES, states=())
        kind = "body" if kind == "government" else kind
    kinds = words.kinds.union(*(role.kinds for role in roles))
    former = "former" in words.kinds or (bool(roles) and all("former" in role.kinds for role in roles))
    official = kind in ("person", "government", "unnamed") and bool(kinds & _STATE_VOICES) and not former
    state = None
    if kind in ("person", "body", "government", "unnamed"):
        state = sides.side_of(text) or sides.side_of(name) or (sides.side_of(words.name) if words.name else None)
        if state is not None and kind == "unnamed" and state in words.states and state not in _whose(text, words):
            state = None
        if state is None and official:
            state = next(iter(_whose(text, words)), None) or next((state for role in roles for state in role.states), None)
        if state is None and kind == "government":
            state = next(iter(_whose(text, words)), None)
    if former:
        state = None
    legislature = bool(words.kinds & {"legislature", "chamber"}) or (
        bool(roles) and all(role.kinds & {"legislature", "chamber"} for role in roles)
    )
    return Voice(
        text=text,
        kind=kind,
        name=name,
        state=state,
        branch="legislature" if legislature else "",
        official=official or (state is not None and kind != "outlet"),
        officer=bool(kinds & {"official", "spokesman"}) and not former,
        former=former,
        commentator="commentator" in kinds and not (official and kinds & _STATE_VOICES - {"organ", "chamber"}),
    )


def _whose(text: str, words: Description) -> tuple[str, ...]:
    """The states for which a source may speak by its words: not where a diplomat is, nor for what stands behind "in Brussels"."""
    states = words.states
    if (abroad := _ABROAD.search(text)) is not None and (there := _THERE.search(text, abroad.end())) is not None:
        states = describe(text[: there.start()]).states
    if "Belgium" in states and _BRUSSELS.search(text):
        states = describe(_BRUSSELS.sub("", text)).states
    return states


def _serves_an_organ(text: str, words: Description) -> bool:
    """Whether words tell of a person by the organ that he serves: "a coastguard captain", "the army's archivist"."""
    if not words.kinds & {"organ", "chamber"} or words.kinds & {"spokesman", "office"} or " and " in text:
        return False
    *before, head = re.split(r"\s+(?:of|in|at|from|for|with|on|who)\s|,", text, maxsplit=1)[0].split() or [""]
    if describe(head).kinds & {"organ", "chamber"} or _english_organs().isdisjoint(
        re.sub(r"['’]s?$", "", word.casefold()) for word in before
    ):
        return False
    return is_unnamed(text) or is_somebodys(text)


@cache
def _english_organs() -> frozenset[str]:
    return frozenset(
        row["word"] for row in rows("source_words") if row["language"] == "en" and row["kind"] in ("organ", "chamber")
    )


def _kind(text: str, words: Description, sides: Sides) -> VoiceKind:
    if "private" in words.kinds and "people" in words.kinds and (is_unnamed(text) or is_somebodys(text)):
        return "unnamed"
    if not words.name and sides.kind_of(text) is None and _serves_an_organ(text, words):
        return "unnamed"
    if words.name and "organ" in words.kinds and _of_its_head(text, words.name):
        return "unnamed" if words.kinds & _SPEAKERS else "government"
    known = sides.kind_of(text) or (sides.kind_of(words.name) if words.name else None)
    called = re.sub(r"^[Tt]he ", "", sides.canonical(text))
    if known != "outlet" and (body := national_body(called)) is not None and body.name == called:
        return "government" if body.is_official else "body"
    if words.name and sides.kind_of(text) != "person" and words.kinds & _SPEAKERS and _only_placed(text, words):
        return "unnamed"
    of_a_name = sides.kind_of(text) in ("outlet", "organisation", "state") or folded(text) in known_outlets()
    if words.kinds <= _PERSONS and not of_a_name and not words.complete and is_unnamed(text):
        return "unnamed"
    if known == "outlet" or folded(text) in known_outlets():
        return "outlet"
    if words.name and folded(words.name) in known_outlets() and words.kinds <= {"medium", "report", "media", "official"}:
        return "outlet"
    # "Kurdish media" are nobody; "the Kurdish Press Agency" has its word for media in its name.
    if words.name and "media" in words.kinds and "medium" not in words.kinds and "media" not in describe(words.name).kinds:
        return "generic"
    if known == "person":
        return "person"
    if known == "state" and words.kinds & {"medium", "media"} and not words.kinds & {"official", "source", "organ", "spokesman"}:
        return (
            "described" if "medium" in words.kinds else "generic"
        )  # "an Istanbul website" of a case that takes the city for a state
    if known == "state":
        return "government"
    if words.name is None:
        return _described(text, words)
    if words.kinds & {"medium", "report", "media"} and not words.kinds & {"official", "source", "organ"}:
        return "outlet"
    if words.kinds & {"organ", "chamber"} and not words.kinds & {"official", "legislature"}:
        return "government"
    if known in ("organisation", "group") or sides.side_of(text):
        return "government" if sides.side_of(text) else "body"
    if "body" in words.kinds and not words.kinds & _SPEAKERS:
        return "body"
    if words.kinds & _SPEAKERS or len(words.name.split()) > 1 or not words.name.isascii():
        return "person"
    return "body"


def _only_placed(text: str, words: Description) -> bool:
    """Whether a name within the words for an unnamed source only says whose or where he is: "a Gulf official"."""
    if words.kinds & {"medium", "report", "media"} or not words.name:
        return False
    if _ANY.match(text) and len(words.name.split()) == 1:
        return True
    people = words.kinds & {"source", "people", "witness", "anonymous"}
    return bool(people) and re.search(rf"\b{_WHERE}{re.escape(words.name)}", text, re.IGNORECASE) is not None


def _of_its_head(text: str, name: str) -> bool:
    """Whether a government goes by its head's name: "the Dahl administration", «حكومة دال» is not Dahl."""
    head, government = re.escape(name), "|".join(_GOVERNMENTS)
    return re.search(rf"{head}(?:['’]s)?\s+(?:{government})|(?:{government})\s+(?:of |de |von )?{head}", text, re.I) is not None


def _described(text: str, words: Description) -> VoiceKind:
    # "a Norwegian" is anybody of that country.
    if words.states and not words.kinds and _ANY.match(text):
        return "unnamed"
    # "a ministry statement": the ministry's own word.
    if words.kinds & {"organ", "office"} and words.kinds & {"report", "record"} and not words.kinds & {"medium", "media"}:
        return "government"
    # "circles of the premier's office": not the office.
    if "source" in words.kinds and "spokesman" not in words.kinds:
        return "unnamed" if "medium" not in words.kinds else "described"
    # Without a name, yet on record: the spokesman speaks for the office, and an office has one holder ("a minister" is anybody).
    if "spokesman" in words.kinds or ("office" in words.kinds and not _ANY.match(text) and "former" not in words.kinds):
        return "government"
    if words.kinds & _SPEAKERS - {"anonymous"} and not ("medium" in words.kinds and "source" not in words.kinds):
        return "unnamed"
    if "medium" in words.kinds:
        return "described"
    if words.kinds & {"media", "report", "record"}:
        return "generic"
    if words.kinds & {"organ", "chamber"} or (words.states and not words.kinds and words.complete):
        return "government"
    # "the shipping company", "State Security Committee": one that its report knows; "a company" may be any.
    if "body" in words.kinds:
        return "described" if _ANY.match(text) or not _KNOWN.match(text) else "body"
    return "body" if is_body(text) else "unnamed"
