"""Document → Reading in a language without a reader: dates in digits, and a reason."""

import re
from datetime import date

from dragoman.reading.parse import paragraphs
from dragoman.reading.timex_units import Context
from dragoman.reading.timex_values import value_of
from dragoman.types import Document, Reading, Time

_ISO = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?P<clock>)(?![\w-])")
_NOWHERE = Context(None, None, None, False)


def read_unread(document: Document) -> Reading:
    """A reading that says that it is none; only ISO dates, which no language words otherwise, are found."""
    return Reading(
        level="none",
        reason=f"Dragoman does not read the language “{document.language}”: only dates in ISO notation were looked for",
        document=document,
        times=_times(document),
    )


def _times(document: Document) -> tuple[Time, ...]:
    found: list[Time] = []
    for stretch in paragraphs(document.text, document.sections):
        for match in _ISO.finditer(document.text, *stretch):
            value = value_of("iso", match.groupdict(), _NOWHERE)
            if isinstance(value.start, date):
                day = value.start.isoformat()
                found.append(
                    Time(
                        id=f"t{len(found) + 1}", span=match.span(), text=match.group(), type="DATE", value=day, start=day, end=day
                    )
                )
    return tuple(found)
