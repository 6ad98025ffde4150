"""To which state a person belongs by the words around his name: "India's Ola Dahl", "his Orlish counterpart, Ola Dahl".

What roles and offices print comes first (`side_of`). Then words count that can only mean the one who is named (`belongs`): before
the name, an unbroken run of words for people, offices, bodies and states ("the Norlish government's chief negotiator, Ola Dahl");
behind it, an apposition ("Ola Dahl, the Norlish adviser on trade,"), "of Norland", or a state in brackets; two names beside two
states in the same order ("the ministers of Norland and Orland, Ola Dahl and Lena Orlu").
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from dragoman.lexicon import rows, town
from dragoman.linking.descriptions import describe
from dragoman.linking.national_bodies import speaks_for_itself
from dragoman.linking.offices import Office, not_in_office, office_of
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import capitals, known_body, organ_of, organ_state, state_of_name, states_in
from dragoman.types import Role, Span

_SURE, _PRESUMED = "sure", "presumed"
_REACH = 90
_LEAD = 600  # characters of a report that say what it is about
_BREAK = re.compile(r"[.;:!?؟؛\n()\[\]«»“”„\"|/]|\s[–—-]\s|[،,](?=\s*\S)")
_WORD = re.compile(r"[^\W\d_][\w'’.\-\u200c]*")
_PEOPLE = frozenset({"official", "office", "organ", "legislature", "chamber", "spokesman"})
# Words between an office and its state or holder; "for" and "to" are not among them: an envoy for Norland is not Norland's.
_GENITIVES = frozenset(
    "the of de del la el los las le les du des d l der die das dem den von vom van het di del della dei degli do da dos das o a "
    "своего своему своим его её их its his her their su sus son sa ses leur sein seine seinem seinen seiner ihr ihre ihrem ihren "
    "seu sua suo sua zijn haar onun".split()
)
JOINING = r"(?<!\w)(?:and|und|et|y|e|i|и|і|та|en|ve)(?!\w)|(?<!\w)و"
"""What joins two names or states, as a pattern."""
_STOPS = frozenset(
    "قال وقال قالت صرح أكد أعلن أن إن مع في من إلى على عن بين وبين التقى استقبل الذي التي به با که در از گفت برای بین و".split()
)
_LATIN_ENOUGH = ("latin", "cyrillic", "greek")
_OF = re.compile(
    r"\s(?:of|from|de|du|d['’]|von|aus|van|из|di|da|do)\s(?:the\s|la\s|el\s|l['’]|las?\s|los\s|der\s)?"
    r"([^,.;:()]{3,40})"
)
_AT = re.compile(
    r"(?:In|À|A|En|In der|В|У|Em)\s([A-ZÀ-ÞА-Я][^\W\d_]+(?: [A-ZÀ-ÞА-Я][^\W\d_]+)?)(?:,|\s(?:the|el|la|le|der|die|o|a)\s)"
)
_DATELINE = re.compile(r"\s*([A-ZÀ-ÞА-Я][^\W\d_]+(?: [A-ZÀ-ÞА-Я][^\W\d_]+){0,2})(?:\s*[:(–—-]|\.[–—-]|,[^.\n]{0,40}[:)–—-]\s)")
_TASK = re.compile(r"\s(?:for|on|in|at|who|whose|pour|chargée?|qui|para|que|für|zuständig|по|при|который|которая)\s")
_BRACKET = re.compile(r"\s\(([^()]{3,40})\)")
_APPOSITION = re.compile(r"[,،]\s*([^,،;.:()]{3,100})(?=[,،;.:()]|$)")


_HIS = re.compile(r"(?:his|her|its|their|su|sus|son|sa|ses|seine?|ihre?|его|её|ее|suo|sua|seu|zijn|haar)\s", re.IGNORECASE)
# "the commissioner for peace of Norland, Ola Dahl"
_TASKED = re.compile(
    r"(?P<office>[^\W\d_][\w .’'-]*?)\s(?:for(?! the)|para|pour|für|per|voor)\s(?P<task>[\w ]+?)\s"
    r"(?:of|de|del|des|du|von|van|di)\s(?:the |la |el |los |l')?(?P<state>[A-ZÀ-Þ][\w ]*?),?\s*$"
)
_ABBREVIATION = re.compile(r"\b(?:[A-ZÀ-Þ]{2,}|(?:[A-Z]\.){2,})")  # "the UN coordinator for relief of Norland"
# Before a state that is somewhere, or the other party: "yarn from Norland", "talks with Norland".
_TOWARDS = frozenset(
    "from with to into in at for on over near against toward towards avec contre vers dans à en con contra desde hacia para mit "
    "gegen aus nach in bei с со из от против в к contro verso com desde met tegen uit naar".split()
)

# Whoever holds such an office works in another's capital.
_ABROAD = re.compile(
    r"ambassad|embaj|embaix|envoy|envoyé|enviad|emissar|émissair|mediat|médiat|mediad|negoti|négoci|negoci|consul|botschaft|gesandt|"
    r"beauftragt|unterhändl|gezant|onderhandel|посол|посла|посланник|посередник|переговорщик|elçi|temsilci|arabulucu|سفير|سفیر|مبعوث|"
    r"وسيط|فرستاده|میانجی|مذاکره|مفاوض",
    re.IGNORECASE,
)
# Whose titles are no state's.
_OF_OTHERS = re.compile(
    r"\b(?:opposition|party|parties|company|club|bank|union|church|rebel|rebels|business|bishop|university|school|board|hospital|team|"
    r"oposici[óo]n|opositora?|partido|parti|partei|partito|entreprise|empresa|firma|оппози\w+|парти\w+|компани\w+)\b|معارض|حزب|شركة",
    re.IGNORECASE,
)
_HOLDERS = frozenset({"official", "office", "spokesman"})  # words of titles whose holders serve a state


class Votes:
    """What reports say of an actor's side, as it is kept among its keys: a few reports for each state.

    A report is sure where it prints the state beside the name or office; it presumes where only a place or an organ's usual owner
    tells ("In Oslo, the minister said").
    """

    PREFIX = "side:"
    _MOST = 6

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(key for key in keys if key.startswith(self.PREFIX))

    def with_one(self, state: str, document: str, *, sure: bool) -> "Votes":
        """The votes with one more, unless there are enough like it."""
        like = f"{self.PREFIX}{_SURE if sure else _PRESUMED}|{state}|"
        if sum(key.startswith(like) for key in self.keys) >= self._MOST:
            return self
        return Votes(dict.fromkeys((*self.keys, like + document)))

    def without(self, document: str) -> "Votes":
        """The votes of the other reports."""
        return Votes(key for key in self.keys if key.split("|", 2)[2] != document)

    @property
    def side(self) -> str | None:
        """The state that most sure reports give, else most of the others; the earlier of two that as many give."""
        return self.sure or self._most(_PRESUMED)

    @property
    def sure(self) -> str | None:
        """The state that most sure reports give."""
        return self._most(_SURE)

    def _most(self, level: str) -> str | None:
        states = Counter(key.split("|", 2)[1] for key in self.keys if key.startswith(f"{self.PREFIX}{level}|"))
        return states.most_common(1)[0][0] if states else None


@dataclass(frozen=True)
class Shown:
    """Where a text has a person's bare name, whose page it is, and the state of him who is `paired` with another (`pairs`)."""

    text: str
    names: tuple[Span, ...]
    publisher: str | None = None
    paired: str | None = None


def side_of(roles: Sequence[Role], offices: Sequence[Office], shown: Shown) -> tuple[str | None, bool]:
    """The state that titles print, else the one that the words around the name show; else one that can be presumed.

    The second is True where the text says so, and nothing is presumed.
    """
    titles = [" ".join(filter(None, (role.title, role.affiliation))) for role in roles]
    bodies = [role.affiliation for role in roles if role.affiliation]
    usual = {office.state for office in offices if office.state}
    if any(states_in(words) for words in titles):
        # "Lena Dahl of Norland", "the spokesman of Norland"
        printed = usual or {state for body in bodies if (state := state_of_name(body))}
        if len(printed) == 1:
            return next(iter(printed)), True
    if (state := shown.paired or belongs(shown.text, shown.names)) is not None:
        return state, True
    holds = any(describe(words).kinds & _HOLDERS or office_of(words) for words in titles) and not any(map(_ABROAD.search, titles))
    if holds and (state := presumed(shown.text, shown.names, shown.publisher)) is not None:
        return state, False
    usual = usual or {state for body in bodies if (state := known_body(body) or organ_state(body))}
    return (next(iter(usual)) if len(usual) == 1 else None), False


def serves(role: Role) -> bool:
    """Whether who bears a title serves a state: a minister, an adviser on security, a spokesman; not who was one, nor a party's.

    >>> titles = ("national security adviser", "novelist", "former minister", "party leader")
    >>> [serves(Role(title=title, affiliation=None)) for title in titles]
    [True, False, False, False]
    """
    title = role.title or ""
    body = role.affiliation or ""
    if body and not (states_in(body) or organ_of(body) or describe(body).kinds & _PEOPLE):
        return False
    if _OF_OTHERS.search(title) or not_in_office(title) or speaks_for_itself(body) or speaks_for_itself(title):
        return False
    return bool(describe(title).kinds & _HOLDERS) or office_of(title) is not None


def belongs(text: str, names: Iterable[Span]) -> str | None:
    """The state that the words around most mentions of a name show its bearer to belong to; None where they show none, or two.

    `names` are the spans of the bare name, titles left out.

    >>> text = "The Norwegian adviser met his Swedish counterpart, Ola Dahl, in Oslo."
    >>> belongs(text, [(text.index("Ola"), text.index("Dahl") + 4)])
    'Sweden'
    """
    shown = Counter(state for span in names if (state := _before(text, span[0]) or _behind(text, span[1])) is not None)
    best = shown.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > 2 * best[1][1]) else None


def presumed(text: str, names: Iterable[Span], publisher: str | None) -> str | None:
    """The state that an official of no printed state can only serve where he speaks: on a ministry's own page, at a capital.

    >>> text = "In Oslo, Foreign Minister Ola Dahl declined to comment."
    >>> presumed(text, [(26, 34)], None), presumed(text[9:], [(17, 25)], "Norwegian foreign ministry")
    ('Norway', 'Norway')
    """
    page = describe(publisher or "")
    own = states_in(publisher or "") or page.states or tuple(filter(None, [_last_named(publisher or "")]))
    if page.kinds & {"organ", "chamber"} and len(own) == 1:
        return own[0]
    before = [re.split(r"[.!?]\s|\n", text[max(0, start - _REACH) : start])[-1].strip() for start, _ in names]
    for sentence in before:
        if (found := _AT.match(sentence)) and (state := capitals().get(folded(found[1]))):
            return state
    dateline = _DATELINE.match(text)
    state = _dated_from(text, dateline[1], text[dateline.end(1) : dateline.end()]) if dateline else None
    # Nobody else's officials are spoken of right before.
    lately = {named for start, _ in names if (named := _last_named(text[max(0, start - 2 * _REACH) : start]))}
    # "VARNA - The premier will travel to Oslo at the invitation of President Dahl": where he goes, others are in office.
    here = f" {folded(' '.join(_WORD.findall(before[0])))} " if before else ""
    lately |= {owner for capital, owner in capitals().items() if capital and f" {capital} " in here}
    return state if state and lately <= {state} else None


def _last_named(words: str) -> str | None:
    """The state that is named last, be it by its capital, other than as somewhere or as another party.

    >>> _last_named("Oslo admitted that it buys timber from Sweden. The minister")
    'Norway'
    """
    named: str | None = None
    first = last = ""  # the two words before
    for word in re.findall(r"[^\W\d_]+", words):
        forms = [(f"{last} {word}", first), (word, last)] if last[:1].isupper() else [(word, last)]  # "New Delhi", "Delhi"
        for name, ahead in forms if word[0].isupper() else ():
            found = states_in(name)[-1:] or tuple(filter(None, [capitals().get(folded(name))]))
            if found:
                named = named if ahead.casefold() in _TOWARDS else found[0]
                break
        first, last = last, word
    return named


def _dated_from(text: str, place: str, behind: str) -> str | None:
    """The state of a dateline's capital, else of its town, if the report is about that state and it is a dateline."""
    if (state := capitals().get(folded(place))) is not None:
        return state
    state = town(place.title() if place.isupper() else place)
    written = (place.isupper() and ":" not in behind) or bool(re.search(r"\d|\.[–—-]", behind))
    return state if state and written and state in states_in(text[:_LEAD]) else None


def _before(text: str, start: int) -> str | None:
    """The state in the run of words for people, offices and bodies that ends at a name."""
    clause = _clause(text[max(0, start - _REACH) : start])
    run = _run(clause, _fits)
    if not run:
        return None
    tasked = _TASKED.search(clause)
    if tasked and _is_state(tasked["state"]) and not states_in(tasked["task"]) and not _ABBREVIATION.search(tasked["office"]):
        titled = _is_of_people(tasked["office"]) or any(folded(word) in _known() for word in tasked["office"].split())
        return states_in(tasked["state"])[0] if titled else None
    states = states_in(run) or _seats(run)
    if not states and _HIS.match(run) and _is_of_people(run):
        states = _sides_of_sentence(text[max(0, start - 2 * _REACH) : start - len(run)])
    if len(states) != 1:
        return None
    possessive = re.search(r"['’]s?\s*$", run) is not None and len(run.split()) <= 2
    return states[0] if possessive or _is_of_people(run) else None


def _sides_of_sentence(before: str) -> tuple[str, ...]:
    """ "The Norlish premier will come, his spokesman Ola Dahl said": the state of somebody of whom the sentence is."""
    sentence = re.split(r"[.!?]\s|\n", before)[-1].strip()
    subject = " ".join(takewhile(_fits, _WORD.findall(sentence)))
    named = states_in(subject)
    return named if len(named) == 1 and _is_of_people(subject) and office_of(subject) is not None else ()


def _behind(text: str, end: int) -> str | None:
    """The state in what stands behind a name: "of Norland", "(Norland)", an apposition with an office or counterpart."""
    rest = text[end : end + 2 * _REACH]
    for pattern in (_OF, _BRACKET):
        if found := pattern.match(rest):
            words = found[1].split()
            whole = next((" ".join(words[:size]) for size in (4, 3, 2, 1) if _is_state(" ".join(words[:size]))), None)
            if whole and (pattern is _OF or whole == found[1]):
                return states_in(whole)[0]
    if found := _APPOSITION.match(rest):
        words = _TASK.split(found[1])[0]  # "the Norlish envoy for Orland, who …": whose he is stands before his task
        if len(states := states_in(words)) == 1 and _is_of_people(words) and all(map(_fits, _WORD.findall(words))):
            return states[0]
    return None


def _is_state(words: str) -> bool:
    return len(states_in(words)) == 1 and describe(words).complete and not describe(words).kinds


def _clause(before: str) -> str:
    """What stands before a name since the last break; a comma right before the name, or before his rank, is no break."""
    head, comma, tail = before.replace("،", ",").rpartition(",")
    is_rank = comma and all(folded(word) in _known() for word in _WORD.findall(tail)) and not _speaks_for(tail)
    kept = f"{head} {tail}" if is_rank else before
    cut = max((found.end() for found in _BREAK.finditer(kept)), default=0)
    return kept[cut:]


def _speaks_for(words: str) -> bool:
    """ "President Dahl, spokesman Ola Lund said": another is named before the comma."""
    return "spokesman" in describe(words).kinds or office_of(words) is not None


def _run(clause: str, fits: Callable[[str], bool]) -> str:
    """The words at the end of a clause that are names, states, offices and what holds them together."""
    fitting = takewhile(lambda word: fits(word.group()), reversed(list(_WORD.finditer(clause))))
    begin = min((word.start() for word in fitting), default=len(clause))
    return clause[begin:].strip()


@lru_cache(maxsize=16384)
def _fits(word: str) -> bool:
    plain = folded(re.sub(r"['’]s?$", "", word))
    if script_of(word) not in _LATIN_ENOUGH:
        return word not in _STOPS
    known = plain in _GENITIVES or plain in _known() or word[:1].isupper() or bool(states_in(word))
    return known or bool(describe(word).kinds & _PEOPLE) or _is_counterpart(plain)


def _is_of_people(run: str) -> bool:
    return bool(describe(run).kinds & _PEOPLE) or _is_counterpart(folded(run))


def _is_counterpart(plain: str) -> bool:
    """Whether folded words name somebody's counterpart: "opposite number", "homologue"."""
    return _counterparts().search(plain) is not None


@cache
def _known() -> frozenset[str]:
    """Words of titles, offices and organs, folded."""
    forms = [row["title"] for row in rows("titles")]
    forms += [row["form"].replace("*", "") for row in rows("offices")]
    forms += [row["form"] for row in rows("generic_organs")]
    forms += [row["honorific"] for row in rows("honorifics")]
    joined = {folded(word) for form in forms for word in form.split()}
    return frozenset(joined - {"and", "for", "to", "in", "on", "at", "with", "et", "y", "und", "и"})


@cache
def _counterparts() -> re.Pattern[str]:
    forms = (
        r"\s+".join(re.escape(folded(part.rstrip("*"))) + (r"\w*" if part.endswith("*") else "") for part in row["form"].split())
        for row in rows("counterparts")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _seats(run: str) -> tuple[str, ...]:
    """ "Washington's Lena Dahl": a capital with the possessive stands for the state."""
    found = re.findall(r"([A-ZÀ-Þ][\w.\-]+)['’]s?(?=\s|$)", run)
    return tuple(dict.fromkeys(state for word in found if (state := capitals().get(folded(word)))))


def pairs(text: str, first: Span, second: Span) -> tuple[str, str] | None:
    """The states of two people named side by side, where two states stand side by side as well, in the same order.

    >>> text = "The foreign ministers of Norway and Sweden, Ola Dahl and Eva Lund, met."
    >>> pairs(text, (44, 52), (57, 65))
    ('Norway', 'Sweden')
    """
    between = text[first[1] : second[0]]
    if not re.fullmatch(rf",?\s*(?:{JOINING})\s*(?:[^\W\d_][\w.]*\s+){{0,4}}", between):
        return None
    before = _clause(text[max(0, first[0] - _REACH) : first[0]])
    behind = _APPOSITION.match(text[second[1] : second[1] + 2 * _REACH])
    for words in filter(None, (_run(before, _fits_two), behind[1] if behind else "")):
        states = states_in(words)
        if len(states) == 2 and _is_of_people(words) and _are_joined(words, states):
            return states[0], states[1]
    return None


def _fits_two(word: str) -> bool:
    """Also what joins two, and their task: "the envoys of Norland and Orland for trade"."""
    return _fits(word) or re.fullmatch(JOINING, word) is not None or folded(word) in ("for", "on")


def _are_joined(words: str, states: Sequence[str]) -> bool:
    """Whether two states stand beside each other: "of Norland and Orland", "Norlish and Orlish"."""
    parts = re.split(JOINING, words)
    return any(states_in(left)[-1:] == (states[0],) and states_in(right)[:1] == (states[1],) for left, right in pairwise(parts))
