"""Saying → own deed: whoever says that he met somebody is the other party, where "that" opens with his pronoun or no subject."""

import re
from collections.abc import Sequence

from dragoman.reading.gazetteer import given_names
from dragoman.reading.lesser.actors import Cast, Person
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.persian import is_governed, last_clause, opening
from dragoman.reading.lesser.words import grammar
from dragoman.types import Attribution, Span, Time

_MEN, _WOMEN = frozenset({"il", "er", "hij", "он", "він", "ه"}), frozenset({"elle", "sie", "zij", "ze", "она", "вона", "ها"})
# "sie hätten", "ze hebben": they, and not she
_PLURAL = re.compile(
    r"(?<!\w)(?:haben|hätten|hatten|werden|würden|seien|sind|waren|wollen|wollten|hebben|hadden|zullen|zouden)(?!\w)"
)
_MAYBE_PLURAL = frozenset({"sie", "zij", "ze"})
_GENITIVE = re.compile(r"^\w{3,}n[ıiuü]n\s")
# Where the verb has no pronoun, what follows it must be no subject: "que se reunió la comisión", "что встретился посланник".
_BARE = frozenset({"es", "pt", "it", "ru", "uk"})


def does_it_himself(
    page: Page, cast: Cast, times: Sequence[Time], trigger: Span, scope: Span, saying: Attribution | None
) -> bool:
    """Whether the speaker is whom the clause's verb leaves out: "Ana Roy a affirmé qu'elle avait rencontré Paul Morel"."""
    if saying is None or saying.speaker is None or saying.speaker_kind != "named" or saying.form == "direct":
        return False
    if page.language == "tr" and any(
        _GENITIVE.search(page.text[slice(*p.mention.span)]) for p in cast.within((scope[0], trigger[0]))
    ):
        return False  # "Cumhurbaşkanının Ayşe Kaya ile görüştüğünü": the president met her
    form, speaker = grammar(page.language, "own"), cast.named(saying.speaker)
    if not form or speaker.kind != "person" or scope[0] not in {start for start, _ in saying.content}:
        return False
    if page.language == "fa" and _has_no_subject(page, cast, times, (scope[0], trigger[0]), trigger[1]):
        return True
    head = _bare(page, cast, times, (scope[0], trigger[0])).lstrip()
    found = re.fullmatch(form, f"{head}‹{page.text[slice(*trigger)]}›", re.IGNORECASE)
    if found is None:
        return False
    pronoun = found.groupdict().get("pronoun")
    if pronoun is None:
        return page.language not in _BARE or _nobody_follows(page, cast, times, (trigger[1], scope[1]))
    if pronoun.casefold() in _MAYBE_PLURAL and _PLURAL.search(page.text[slice(*scope)]):
        return False
    gender = given_names().get(speaker.name.split()[0])
    return not ((gender == "f" and pronoun.casefold() in _MEN) or (gender == "m" and pronoun.casefold() in _WOMEN))


def _has_no_subject(page: Page, cast: Cast, times: Sequence[Time], before: Span, end: int) -> bool:
    """Whether a Persian clause names nobody who does it, and its verb is of one: "که روز یکشنبه با سفیر هند دیدار کرد"."""
    words = page.text[slice(*before)]
    that = re.match(r"\s*که\s+", words)
    start = before[0] + (that.end() if that else 0)
    verb = re.compile(r"(?:\s+و\s+\S+)?(?:\s+[\w_]+){0,3}").match(page.text, end, page.segment_at(before[1])[1])
    many = verb is not None and re.search(r"(?:ند|یم|ید|[اآ]ند)$|شد(?:ه|ند)?(?!\w)", verb.group())
    if that is None or many or re.search(r"(?<!\w)(?:با|به)\s", words) is None:
        return False
    if last_clause(page, start, before[1]) != start or re.search(r"(?:دارد|دارند|است|نیست)\s+و\s", words):
        return False  # "که مذاکرات با مسکو ادامه دارد و قرارداد فردا امضا می‌شود"
    dated = next((time.span[1] for time in times if time.span[0] - start in (0, 4, 5)), start)  # "روز یکشنبه", "در ماه مه"
    people = [p for p in cast.within((start, before[1])) if p.actor]
    free = [p for p in people if not is_governed(page, p.mention.span[0], start) and not _is_whose(page, cast, p)]
    return not free and opening(page, (dated, before[1])) is None


def _is_whose(page: Page, cast: Cast, person: Person) -> bool:
    """Whether a state or a body only says whose an office is, or an office stands behind its holder's name and a comma."""
    before = page.text[: person.mention.span[0]]
    heads = [p.mention for p in cast.mentions if p.mention.span[1] <= person.mention.span[0]]
    head = heads[-1] if heads else None
    beside = head is not None and not before[head.span[1] :].strip(" ،")
    return beside and head is not None and (person.mention.described or head.described)


def _bare(page: Page, cast: Cast, times: Sequence[Time], stretch: Span) -> str:
    """The words without those for days, and with § for each name: "que el lunes se" is "que se"."""
    spans = [(time.span, "") for time in times if stretch[0] <= time.span[0] and time.span[1] <= stretch[1]]
    spans += [(p.mention.span, "§") for p in cast.within(stretch) if not p.mention.described and p.mention.span[1] <= stretch[1]]
    text = page.text[slice(*stretch)]
    for (start, end), sign in sorted(spans, reverse=True):
        before = text[: start - stretch[0]]
        if not sign:  # "el lunes", "в понедельник", "am Montag"
            before = re.sub(
                r"(?<!\w)(?:(?:este|el|la|na|no|em|il|di|in|в|во|у|ў|am|op|روز|در|يوم)\s*)?(?:pasad[oa]\s*)?$", "", before
            )
        text = before + sign + text[end - stretch[0] :]
    return re.sub(r"\s+", " ", text)


def _nobody_follows(page: Page, cast: Cast, times: Sequence[Time], stretch: Span) -> bool:
    """Whether a preposition, or the end, follows the verb; in Italian and Portuguese the name of whom he met may."""
    behind = _bare(page, cast, times, stretch).lstrip()
    if behind[:1] in ("", ".", ",", ";"):
        return True
    if page.language == "pt" and re.match(r"a\s(?!§|sós|portas|convite|pedido)", behind):
        return False  # "que se reuniu a comissão": here it is an article
    if behind.startswith("§"):
        return page.language in ("it", "pt")
    return re.match(rf"(?:{grammar(page.language, 'preposition')}|со|зі|із)(?!\w)", behind) is not None
