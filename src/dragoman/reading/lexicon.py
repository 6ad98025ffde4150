"""The lexicon as the reading room knows it."""

from dragoman.lexicon import column, rows, stems

__all__ = ["column", "rows", "stems"]
