"""The templates of the pages: one environment, what every template may use, and how words of documents are made harmless."""

from functools import cache
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from dragoman.telling.claims_told import STANDING, grade_words, in_line, stated, tally
from dragoman.telling.endnotes import cut, dated
from dragoman.telling.events_told import event_words
from dragoman.telling.evidence import first_tellings
from dragoman.telling.likely import likeliest, likeness_words
from dragoman.telling.pages import direction
from dragoman.telling.provenance import STANCE_WORDS
from dragoman.telling.visible import visible
from dragoman.telling.wording import STATUS_WORDS, counted, date_words, days_in, isolated, joined, period, sentence
from dragoman.web.pages import links


@cache
def environment() -> jinja2.Environment:
    """The environment. Every word that is printed is escaped, and what would steer the page is made visible."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("dragoman.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
    )
    found.globals.update(link=links, standing_words=STANDING, status_words=STATUS_WORDS, stance_words=STANCE_WORDS)
    found.globals.update(counted=counted, period=period, dated=dated, joined=joined, direction=direction, event_words=event_words)
    found.filters.update(day=date_words, days_in=days_in, cut=cut, in_line=in_line, stated=stated, tally=tally, grade=grade_words)
    found.filters.update(moment=_moment, host=_host, twice=lambda value: (value, value))
    found.filters.update(likeliest=likeliest, likeness=likeness_words)
    found.filters.update(isolated=isolated, sentence=sentence, first_tellings=first_tellings)
    return found


def _moment(iso: str) -> str:
    """A moment as it is kept (ISO, UTC), in words: to the minute."""
    return f"{iso[:10]} {iso[11:16]} UTC"


def _host(url: str) -> str:
    """The host of an address."""
    return urlsplit(url).netloc or url


def _harmless(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
