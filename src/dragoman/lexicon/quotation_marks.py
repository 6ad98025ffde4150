"""Quotation marks in English texts: where one has been opened and not closed."""


def is_open(before: str) -> bool:
    """Whether a quotation that opens in a stretch of text is still open at its end.

    >>> is_open("“The port is open, “ he said, “and"), is_open('"The port" is'), is_open('he said: "The')
    (True, False, True)
    """
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
