"""Page → forces of a state, for which it answers: "قوات إثيوبية", "militaires guinéens", "türkische Soldaten"."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.lesser.mention import Mention
from dragoman.reading.lesser.page import Page, normal_words
from dragoman.reading.lesser.words import entries
from dragoman.reading.lexicon import stems

_ADJECTIVE_FIRST = frozenset({"de", "nl", "ru", "uk"})
_FEWEST_LETTERS = 4  # of a stem, so that "us-" is no part of another word; in Arabic, where an ending must follow, one less
_ENDINGS = {"ar": r"(?:ي|ية|يين|يون|يان|يا|يتين|يتان)", "fa": r"(?:ی|_?ای)"}
_BETWEEN = {"ar": r"(?:\s+\w+){0,2}?", "fa": r"(?:\s+\w+)?"}
_OF_THE = r"(?:\s+تابع\w*\s+ل(?:ل?(?:عدو|جيش|بحرية)|قوات)?(?:\s+))"  # "زورق تابع للجيش الإسرائيلي"


def forces(page: Page) -> Iterator[Mention]:
    """The forces with the state's adjective, as mentions of the state by that adjective."""
    form = _form(page.language)
    if form is None:
        return
    pattern, states = form
    for match in pattern.finditer(page.text):
        group = next(name for name, words in match.groupdict().items() if words and name.startswith("s"))
        state = states[int(group[1:])]
        yield Mention(match.span("whole"), "state", f"state:{state}", match.span(group), english=state, described=True)


@cache
def _form(language: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """A pattern with a numbered group for each state's adjectives, and the states; None where the language has no such words."""
    words = [normal_words(row["word"], language) for row in entries("forces", language)]
    if not words:
        return None
    kinds = "|".join(re.escape(word).replace("_", "[_ ]?") for word in sorted(words, key=len, reverse=True))
    by_state: dict[str, set[str]] = {}
    for stem in stems():
        text = normal_words(stem.text, language).removeprefix("ال")
        text = re.sub(r"(?:يا|ي|ا)$", "", text) if language == "ar" else text
        if stem.language == language and len(text) >= _FEWEST_LETTERS - (language == "ar") and " " not in text:
            by_state.setdefault(stem.state, set()).add(text)
    states = tuple(sorted(by_state))
    ending = _ENDINGS.get(language, r"\w{0,5}")
    adjectives = "|".join(
        f"(?P<s{number}>(?:ال)?(?:{'|'.join(map(re.escape, sorted(by_state[state], key=len, reverse=True)))}){ending})"
        for number, state in enumerate(states)
    )
    arm = r"(?:\s+(?-i:[А-ЯІЇЄҐ]{2,4}))?" if language in ("ru", "uk") else ""  # "силы ПВО"
    if language in _ADJECTIVE_FIRST:
        whole = rf"(?P<whole>(?:{adjectives})\s+(?:\w+\s+)?(?:{kinds}){arm})"
    elif language == "ar":
        whole = rf"[وف]?[بكل]?(?P<whole>(?:ال)?(?:{kinds}){_BETWEEN['ar']}(?:{_OF_THE}|\s+)(?:{adjectives}))"
    else:
        whole = rf"(?P<whole>(?:{kinds}){_BETWEEN.get(language, '')}\s+(?:{adjectives}))"
    return re.compile(rf"(?<![\w-]){whole}(?![\w-])", re.IGNORECASE), states
