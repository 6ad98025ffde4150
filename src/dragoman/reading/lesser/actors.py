"""Mentions → actors: who is the same within the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import cast

from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.mentions import find_mentions
from dragoman.reading.lesser.names import stem_of
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import entries, find, grammar
from dragoman.types import Actor, ActorKind, Role, Span

_NEAR_CUE = 40  # characters between a capital and what is said there
_NOBODY = re.compile(  # pronouns, objects, days and adverbs between a capital and the verb, but not "журналисты"
    r"(?:\s+(?:это|этого|этом|эти|эту|об|про|це|цього|цю|ці|не|пока|поки|уже|вже|также|також|тоже|теж|ранее|раніше|позже|пізніше|"
    r"сегодня|сьогодні|вчера|вчора|накануне|напередодні|утром|вечером|днем|вранці|ввечері|затем|потім|снова|вновь|знову|в|во|у|на|"
    r"понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|понеділок|вівторок|середу|четвер|п'ятницу|суботу|неділю|"
    r"сообщени[ея]|повідомлення|слухи|чутки|заявлени[ея]|заяви|сведения|обвинения|звинувачення|факт|\w{3,}[ую]|"
    r"\w{3,}(?:льно|енно|ично|ійно|очно|ивно|ічно|орично|ократно|означно)))*\s*"
)
_THEY = re.compile(r"(?:ли|[уюая]т|[уюая]ть)$")


@dataclass(frozen=True)
class Person:
    """A mention with the actor that it names."""

    mention: Mention
    actor: str | None


@dataclass(frozen=True)
class Cast:
    """The actors of a page, who is mentioned where, and which actors have no name."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Person, ...] = ()
    unnamed: frozenset[str] = field(default_factory=frozenset)

    def within(self, stretch: Span) -> Iterator[Person]:
        """The mentions that begin in the stretch, in order."""
        return (person for person in self.mentions if stretch[0] <= person.mention.span[0] < stretch[1])

    def named(self, identity: str) -> Actor:
        """The actor with that id."""
        return self._by_id[identity]

    def label(self, identity: str) -> str:
        """The name for a reader of chains."""
        return self.named(identity).name

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}


class _Figure:
    """An actor in the making."""

    def __init__(self, kind: str, named: bool) -> None:
        self.kind = kind
        self.named = named
        self.mentions: list[Mention] = []


def find_actors(page: Page) -> Cast:
    """The cast of a page: names joined within the document, titles and "the site" referred back where one candidate fits."""
    figures: list[_Figure] = []
    keys: dict[str, _Figure] = {}
    chosen: list[tuple[Mention, _Figure | None]] = []
    for mention in find_mentions(page):
        figure = _apposition(page, mention, chosen) or _figure_of(page, mention, figures, keys)
        if figure is not None:
            figure.mentions.append(mention)
            if figure not in figures:
                figures.append(figure)
        chosen.append((mention, figure))
    numbers = {id(figure): f"a{number}" for number, figure in enumerate(figures, 1)}
    return Cast(
        actors=tuple(_actor(page, figure, numbers[id(figure)]) for figure in figures),
        mentions=tuple(Person(mention, numbers[id(figure)] if figure else None) for mention, figure in chosen),
        unnamed=frozenset(numbers[id(figure)] for figure in figures if not figure.named),
    )


def _apposition(page: Page, mention: Mention, chosen: list[tuple[Mention, _Figure | None]]) -> _Figure | None:
    """ "رضا کریمی، وزیر امور خارجه، …": an office between commas after a name is that person's; in Persian without them too."""
    if not mention.described or mention.title is None or not chosen:
        return None
    before, figure = chosen[-1]
    end = page.sentence_at(mention.span[0])[1]
    closed = re.search(r"[,،]", page.text[mention.span[1] : end])
    named = figure is not None and figure.kind == "person" and figure.named
    # "رضا کریمی وزیر خارجه عمان": but in "رضا کریمی وزیر را دید" the office is the object
    if page.language == "fa" and named and page.text[before.span[1] : mention.span[0]] == " ":
        return None if re.match(r"\s+را(?!\w)", page.text[mention.span[1] : end]) else figure
    return figure if named and closed and re.fullmatch(r"\s*[,،]\s*", page.text[before.span[1] : mention.span[0]]) else None


def place_in(page: Page, cast: Cast, stretch: Span) -> list[tuple[Span, str]]:
    """Places after "in" within the stretch, with their names."""
    found = []
    for person in cast.within(stretch):
        mention = person.mention
        if mention.kind in ("state", "capital", "city") and _after(page, mention, "in"):
            found.append((mention.span, page.words(mention.name)))
    return found


def _after(page: Page, mention: Mention, part: str) -> bool:
    if page.language == "tr":  # "Cenevre'de": there the suffix says it
        return re.compile(grammar("tr", part)).match(page.text, mention.span[1]) is not None
    before = page.text[max(0, mention.span[0] - 12) : mention.span[0]]
    return bool(re.search(rf"(?<!\w){grammar(page.language, part)}", before, re.IGNORECASE))


def _figure_of(page: Page, mention: Mention, figures: list[_Figure], keys: dict[str, _Figure]) -> _Figure | None:
    # "In Tehran" is a place; elsewhere the capital acts for its state.
    if mention.kind == "city" or (
        mention.kind == "capital" and _after(page, mention, "locative") and not _speaks_there(page, mention)
    ):
        return None
    if mention.key:
        kind = "state" if mention.kind == "capital" else mention.kind
        return keys.setdefault(mention.key, _Figure(kind, True))
    words = page.text[slice(*mention.name)]
    if mention.kind == "person" and not mention.described:
        return _same_person(page, words, figures) or _Figure("person", True)
    return _referred_to(page, mention, words, figures) or _Figure(mention.kind, False)


def _speaks_there(page: Page, mention: Mention) -> bool:
    """ "В Осло это опровергли", "У Києві заявили": in Russian and Ukrainian those in the capital say it for the state."""
    start, end = page.sentence_at(mention.span[0])
    if page.language not in ("ru", "uk") or page.text[start : mention.span[0]].strip() not in ("В", "Во", "У"):
        return False
    cue = next(iter(find("cues", page, (mention.span[1], min(end, mention.span[1] + _NEAR_CUE)))), None)
    between = page.text[mention.span[1] : cue.span[0]] if cue else ""
    return (
        cue is not None
        and cue.row["kind"] in ("say", "deny")
        and _THEY.search(cue.row["cue"]) is not None
        and _NOBODY.fullmatch(between) is not None
    )


def _same_person(page: Page, words: str, figures: list[_Figure]) -> _Figure | None:
    """The last person whose name holds all words of this one, or the other way round, whatever case they stand in."""
    name = {stem_of(word, page.language).casefold() for word in words.split()}
    for figure in reversed(figures):
        if figure.kind != "person" or not figure.named:
            continue
        for mention in figure.mentions:
            other = {stem_of(word, page.language).casefold() for word in page.text[slice(*mention.name)].split()}
            # Two given names in common make one person only with the family name: the smaller set is within the larger.
            if name <= other or other <= name:
                return figure
    return None


def _referred_to(page: Page, mention: Mention, words: str, figures: list[_Figure]) -> _Figure | None:
    """Whom a description means: the same words, the one named person of that title, the outlet named last."""
    for figure in reversed(figures):
        if not figure.named and any(page.text[slice(*m.name)].casefold() == words.casefold() for m in figure.mentions):
            return figure
    if not re.match(grammar(page.language, "definite"), words):
        return None
    if mention.kind == "outlet":
        return next((figure for figure in reversed(figures) if figure.kind == "outlet" and figure.named), None)
    if mention.kind == "person" and mention.title is not None:
        title = _bare_title(page, mention)
        holders = [
            figure
            for figure in figures
            if figure.kind == "person"
            and figure.named
            and any(_is_called(page, _bare_title(page, m), title) for m in figure.mentions if m.title)
        ]
        return holders[0] if len(holders) == 1 else None
    return None


def _is_called(page: Page, title: str, words: str) -> bool:
    """ "o ministro" is whom the text calls "o ministro dos Negócios Estrangeiros"; a stem without its ending may be a plural.

    "الرئيس السوري" is a president, and no head of something else: "رئيس المخابرات".
    """
    head = page.language == "ar" and words == "رئيس" and not re.match(r"رئيس (?:الجمهورية|الدولة|البلاد)", title)
    return title == words or (page.language not in ("ru", "uk") and not head and title.startswith(f"{words} "))


def _bare_title(page: Page, mention: Mention) -> str:
    words = page.text[slice(*mention.title)] if mention.title else ""
    return (
        re.sub(r"^(?:ال|لل|ل(?=ال))", "", words).casefold() if page.language == "ar" else stem_of(words.casefold(), page.language)
    )


def _actor(page: Page, figure: _Figure, identity: str) -> Actor:
    names = [
        page.words(mention.name)
        for mention in figure.mentions
        if not (figure.kind in ("person", "outlet") and figure.named and mention.described)
    ]
    if figure.kind == "state":  # "القوات الإثيوبية" are the state's: it goes by its name, and not by the adjective
        own = [page.words(mention.name) for mention in figure.mentions if not mention.described]
        names = own or [_state_name(page.language, figure.mentions[0].english or names[0])]
    longest = max(len(name.split()) for name in names)
    # Of forms with as many words the shortest is the nominative: "Павел Орлов", not "Павлом Орловым".
    name = min((n for n in names if len(n.split()) == longest), key=len)
    whole = [mention.span for mention in figure.mentions if not (figure.kind == "state" and mention.described)]
    forms = [*names, *map(page.words, whole)]
    forms += [mention.english for mention in figure.mentions if mention.english]
    return Actor(
        id=identity,
        name=name,
        kind=_kind(figure.kind),
        roles=_roles(page, figure),
        aliases=tuple(form for form in dict.fromkeys(forms) if form != name),
        mentions=tuple(mention.span for mention in figure.mentions),
    )


@cache
def _state_name(language: str, english: str) -> str:
    """A state's name in the language, as the lexicon writes it; else the English one."""
    rows = entries("places", language)
    return next((row["name"] for row in rows if row["english"] == english and row["role"] == "state"), english)


def _kind(kind: str) -> ActorKind:
    return cast(ActorKind, kind)


def _roles(page: Page, figure: _Figure) -> tuple[Role, ...]:
    roles = [
        Role(title=page.words(m.title), affiliation=page.words(m.affiliation) if m.affiliation else None)
        for m in figure.mentions
        if m.title is not None
    ]
    return tuple(dict.fromkeys(roles))
