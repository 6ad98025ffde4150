"""Verb of announcing → the deed to come that it announces: "a annoncé mercredi une visite de Paul Morel"."""

import re
from collections.abc import Iterator

from dragoman.reading.lesser.clauses import after_day, stretch_of
from dragoman.reading.lesser.marks import LOOKS_BACK, TO_COME
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sources import Source
from dragoman.reading.lesser.words import Found, find

_OVER = re.compile(  # what an announced deed has when it is done
    r"(?<!\w)(?:fin|fine|fim|final|Ende|einde|résultats?|resultados?|risultat[oi]|Ergebnis(?:se)?|resultaat|resultaten|conclusion|"
    r"conclusión|conclusione|conclusão|clôture|Abschluss|afloop|bilan|balance|bilancio|balanço|succès|éxito|sucesso|successo|Erfolg|"
    r"succes|échec|fracaso|fracasso|fallimento|Scheitern|mislukking|окончани\w+|завершени\w+|завершенн\w+|результат\w*|итог\w*|"
    r"підсумк\w+|закінченн\w+)(?!\w)",
    re.IGNORECASE,
)
_NEXT_DEED = 40  # characters between the verb of an announcement and the deed
_PARTICLE = re.compile(r"\s*(?:an|aan|bekannt|bekend)\s*,")  # "kündigte am Montag an, nach Oslo zu reisen"
_PARTICLE_BEHIND = re.compile(r"(?:\s+(?:an|aan|bekannt|bekend))?\s*$")


def announced(page: Page, cue: Found, source: Source, end: int) -> Iterator[Saying]:
    """A deed to come that is announced: "a annoncé mercredi une visite de Paul Morel"."""
    start = source.span[1] if source.span and source.span[0] >= cue.span[1] else cue.span[1]
    start = after_day(page, start, end)
    particle = _PARTICLE.match(page.text, start, end)
    start = particle.end() if particle else start
    content = stretch_of(page, (start, start + len(_PARTICLE_BEHIND.sub("", page.text[start:end]))))
    deeds = list(find("events", page, content[0])) if content else []
    forms = (_OVER,) if page.language == "de" else (_OVER, LOOKS_BACK)  # "kündigte an, nach Oslo zu reisen"
    if deeds and any(form.search(page.text, content[0][0], deeds[0].span[0]) for form in forms):
        return  # "a annoncé la fin de la visite", "l'a annoncé après sa visite": that visit is made
    if any(deed.row["kind"] in TO_COME and deed.span[0] - content[0][0] < _NEXT_DEED for deed in deeds):
        yield Saying("announce", cue.span, source, content)
