"""Where people post: Facebook, Telegram, X. Whoever writes there is the source, and the platform is none."""

import re

from dragoman.lexicon import column
from dragoman.linking.nameforms import folded

# "on Facebook", "in a post on X", "on her official Telegram channel"
_POSTED = (
    r"\b(?:on|via|by|through|to|in)\s+"
    r"(?:(?:his|her|its|their|the|a|an|own|official|personal|verified|social|media|network|platform|app|messaging)\s+)*"
)


def is_posted_on(name: str, words: str) -> bool:
    """Whether a source is only where somebody posted: no origin, whoever wrote there.

    >>> is_posted_on("Telegram", "They are free, Dahl wrote on Telegram."), is_posted_on("Telegram", "Telegram will pay.")
    (True, False)
    """
    return (
        folded(name) in column("platforms", "platform")
        and re.search(rf"{_POSTED}{re.escape(name)}\b", words, re.IGNORECASE) is not None
    )
