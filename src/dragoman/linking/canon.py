"""What is to be known of linking without linking: its version, and the order in which readings are taken."""

from dragoman.types import Reading

LINKER = "18"
"""The version of linking: a case that another one made is linked anew by `reread`."""


def canonical(reading: Reading) -> tuple[str, str]:
    """Where a reading stands in the canonical order."""
    return reading.document.published or "9999", reading.document.id
