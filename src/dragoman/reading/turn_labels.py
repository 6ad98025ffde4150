"""Words before the colon of a transcript's turn that say who speaks only by his part: who asks, and who is asked."""

QUESTIONS = frozenset({"Q", "QUESTION", "Question"})
ANSWERS = frozenset({"A", "ANSWER", "Answer"})
LETTERS = QUESTIONS | ANSWERS
"""Of parts alone: nobody is called so wherever they stand as a source."""
_LOUD = frozenset({"REPORTER", "MODERATOR", "INTERVIEWER", "PRESENTER", "HOST", "ANCHOR", "JOURNALIST", "ANNOUNCER"})
LABELS = LETTERS | _LOUD | {word.title() for word in _LOUD}
"""What begins a turn though it stands there once; of any other words that tell a name in capitals, or one that the text knows."""
NO_NAMES = LETTERS | _LOUD
"""Words that are no name as they are written, with or without a colon: "Reporter Ola Dahl" has one, "REPORTER (Wire)" none."""
