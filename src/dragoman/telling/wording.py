"""Values → words for people: dates, names, statuses, shortened quotations."""

import re
from datetime import date

from dragoman.types import Actor, Event, Status

STATUS_WORDS: dict[Status, str] = {
    "occurred": "took place",
    "ongoing": "under way",
    "planned": "planned",
    "proposed": "proposed",
    "conditional": "on a condition",
    "alleged": "alleged",
    "denied": "denied",
    "cancelled": "called off",
}
_DEED_WORDS: dict[Status, str] = {**STATUS_WORDS, "occurred": "done", "denied": "not done"}
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_HELD = frozenset("meeting talks visit call attack protest exercise strike mediation".split())


def status_words(event: Event) -> str:
    """The status as a person would say it of that kind of deed."""
    return STATUS_WORDS[event.status] if event.kind in _HELD else _DEED_WORDS[event.status]


def day(value: str) -> str:
    """An ISO date in words.

    >>> day("2021-05-09")
    '9 May 2021'
    """
    parsed = date.fromisoformat(value)
    return f"{parsed.day} {parsed:%B %Y}"


def days(start: str | None, end: str | None) -> str | None:
    """An interval in words, as short as it can be said.

    >>> days("2021-05-01", "2021-05-10")
    '1–10 May 2021'
    >>> days("2021-05-30", "2021-06-02")
    '30 May – 2 June 2021'
    """
    if start is None:
        return None
    if end is None or end == start:
        return day(start)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{day(start)} – {day(end)}"


def date_words(value: str) -> str:
    """An ISO date of any precision in words.

    >>> date_words("2021-05-09"), date_words("2021-05"), date_words("2021")
    ('9 May 2021', 'May 2021', '2021')
    """
    if len(value) == 7:
        return f"{date.fromisoformat(value + '-01'):%B %Y}"
    return day(value) if len(value) == 10 else value


def days_in(words: str) -> str:
    """Words of ours that hold ISO dates, with the dates as a person writes them.

    >>> days_in("announced for 2021-05-09, which is not past on 2021-04-30")
    'announced for 9 May 2021, which is not past on 30 April 2021'
    """
    return _ISO.sub(lambda found: date_words(found[0]), words)


def period(start: str | None, end: str | None) -> str | None:
    """An interval of any precision in words; None where its beginning is unknown.

    >>> period("2021-05", "2021-05"), period("2021-05-01", "2021-05-03"), period("2020", "2021-02")
    ('May 2021', '1–3 May 2021', '2020 – February 2021')
    """
    if start is None:
        return None
    if end is None or end == start:
        return date_words(start)
    if len(start) == len(end) == 10:
        return days(start, end)
    return f"{date_words(start)} – {date_words(end)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "outlet"), counted(1200, "outlet"), counted(2, "entry", "entries")
    ('1 outlet', '1,200 outlets', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT_ISOLATE, _RIGHT_TO_LEFT_ISOLATE, _END = "\u2066", "\u2067", "\u2069"


def isolated(name: str) -> str:
    """A name as it can stand in an English line: one with right-to-left letters between Unicode's isolates.

    The direction inside is that of most letters, so that "مصدر, through Polaris Herald" keeps its order.

    >>> isolated("Dahl"), ascii(isolated("بشير"))[1:7], ascii(isolated("بي, through Polaris"))[1:7]
    ('Dahl', '\\\\u2067', '\\\\u2066')
    """
    from_the_right = len(_RIGHT_TO_LEFT.findall(name))
    if not from_the_right:
        return name
    letters = sum(character.isalpha() for character in name)
    start = _RIGHT_TO_LEFT_ISOLATE if 2 * from_the_right >= letters else _LEFT_TO_RIGHT_ISOLATE
    return start + name + _END


def shortened(words: str, limit: int = 220, keep_that: bool = False) -> str:
    """One line of at most `limit` characters, cut between words.

    >>> shortened("that the  port is open", 12)
    'the port is…'
    """
    line = " ".join(words.split())
    if not keep_that and not line.startswith(("that is ", "that was ")):
        line = line.removeprefix("that ")
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def label(actor: Actor) -> str:
    """A name for a reader: a surname alone goes with its title."""
    if actor.kind != "person" or " " in actor.name:
        return actor.name
    titled = [alias for alias in actor.aliases if alias.endswith(actor.name)]
    return min(titled, key=len) if titled else actor.name


def joined(names: list[str]) -> str:
    """A list in words.

    >>> joined(["Dahl", "Holm", "Berg"])
    'Dahl, Holm and Berg'
    """
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", "”", '"')) else words + "."
