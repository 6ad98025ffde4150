"""The lexicon as the reading room knows it."""

from dragoman.lexicon import column, rows, stems, town, without_accents

__all__ = ["column", "rows", "stems", "town", "without_accents"]
