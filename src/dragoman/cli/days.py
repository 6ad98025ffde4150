"""Days that a user names."""

from datetime import date

from dragoman.ingest.known import iso_date


def day(value: str | None, option: str) -> str:
    """The ISO date, or today where none is given; raises `BadDate`."""
    if value is None:
        return date.today().isoformat()
    iso_date(value, option)
    return value
