"""The tellings of a claim: its instances with their sources read as voices, under one name each.

Names are brought together before anything is counted: an outlet under its full name, its abbreviation, in another script or
garbled; a person by surname; a page by its address.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.lexicon import rows
from dragoman.linking.descriptions import describe
from dragoman.linking.nameforms import folded, garbled, known_outlets, part_of, same_name
from dragoman.linking.namesakes import Namesakes
from dragoman.linking.platforms import is_posted_on
from dragoman.linking.stances import sees
from dragoman.linking.voices import WEAK, NoSides, Sides, Voice, voice
from dragoman.types import Claim, DocumentCard, Instance, Span

TELLING = ("asserts", "repeats-in-order-to-deny")
"""Stances of instances that carry a claim on."""
_TAIL = 60  # characters after a sentence's last comma that may be a credit: ", the Norland Herald reported on Monday."
_SEVERAL = frozenset("two three four five several some many other".split())
_NOBODY = re.compile(
    r"(?:nobody|no[- ]one|none|neither|nadie|ningun[oa]?|personne|aucune?|niemand|keiner?|nessuno|ninguém|никто|ни один|لا أحد|"
    r"هیچ‌?\s?کس|没有人)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:(?:either|both|the two|los dos|las dos|ambos|ambas|les deux|beide[nr]?|die beiden|обе|оба|обидві|обидва|as duas|os dois|"
    r"entrambe|entrambi|le due|i due|de twee|iki)\s+(?:\w+\s+)?(?:sides?|parties|armies|delegations|governments|countries|"
    r"ministers|capitals|partes|gobiernos|delegaciones|parties|camps|pays|gouvernements|délégations|seiten|parteien|regierungen|стороны|"
    r"страны|делегации|сторони|країни|parti|paesi|lados|países|partijen|landen|taraf|ülke)|الطرفان|الطرفين|الجانبان|الجانبين|البلدان|"
    r"دو طرف|دو کشور|طرفین)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(
    "host presenter interviewer moderator question q frage moderatorin pregunta entrevistador entrevistadora journaliste "
    "ведущий ведущая вопрос المذيع المذيعة سؤال مجری پرسش".split()
)
# "our correspondent", "this newspaper", "a reporter of this agency": the page's own, who says no more of how it knows.
_OWN = re.compile(
    r"(?:our|this (?:news)?(?:paper|agency|site|portal|channel|station|magazine)['’]s)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:correspondent|reporter|editor|columnist|journalist|reviewer|newsroom|staff)s?(?:\s+(?:in|at|on)\s.*)?|"
    r"this\s+(?:news)?(?:paper|agency|site|website|portal|channel|station|magazine|weekly|daily|bulletin|column)|"
    r"(?:the|a|an)\s+(?:correspondent|reporter|editor)s?\s+(?:of|for|from)\s+this\s+\w+|"
    r"(?:notre|nuestr[oa]|unser[e]?|il nostro|o nosso|onze)\s+(?:correspondante?|corresponsal|korrespondent(?:in)?|"
    r"corrispondente|correspondente|envoyée? spéciale?|redacci[oó]n|redaktion)|"
    r"наш[аи]?\s+(?:корреспондент\w*|редакци\w*)|مراسل(?:نا|تنا)",
    re.IGNORECASE,
)
# "our correspondent understands from two people", "our reporter was told": there the page's own says how it knows.
_ASKED = re.compile(
    r"\b(?:(?:understands?|understood|learn(?:s|ed|t)?|hears?|heard|gathers?|gathered|knows?)\s+(?:\w+\s+)?(?:from|of)|"
    r"(?:was|were|has been|have been|been)\s+(?:told|shown|informed)|spoke|met|interviewed|citing|quoting)\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")


@dataclass(frozen=True)
class Setting:
    """What surrounds a claim: the documents' cards, the sentences of its instances, what the case knows of the actors.

    `elsewhere` are the outlets that a document credits anywhere; `related` are claims that contradict this one, whose
    tellings show what the outlets in between said, and `against` those whose tellings say the contrary. `speaker` and `parties`
    are names of actors; `newsrooms` gives the outlet of the case that a source's words name, be it by part of its name.
    """

    cards: Mapping[str, DocumentCard]
    sides: Sides = field(default_factory=NoSides)
    words: Mapping[tuple[str, Span], str] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    speaker: str | None = None
    parties: tuple[str, ...] = ()
    newsrooms: Mapping[str, str] = field(default_factory=dict)

    def outlet(self, document: str) -> str:
        """The outlet of a document; its id where it has no card."""
        card = self.cards.get(document)
        return card.outlet if card else document

    def day(self, document: str) -> str:
        """The day by which a document was out, as far as is known: published, else its latest possible day, else ""."""
        card = self.cards.get(document)
        return (card.published or card.latest or "") if card else ""

    def first_day(self, document: str) -> str:
        """The day before which a document was not out: published, else its earliest possible day, else ""."""
        card = self.cards.get(document)
        return (card.published or card.earliest or "") if card else ""


@dataclass(frozen=True)
class Telling:
    """An instance with its sources read: the voices of its chain and the outlets it credits, by their chief names.

    `own`: it says that something was told to its own newsroom.
    """

    instance: Instance
    home: str
    voices: tuple[Voice, ...]
    credits: tuple[str, ...]
    own: bool = False

    @property
    def document(self) -> str:
        """The document's id."""
        return self.instance.document


def tellings_of(claim: Claim, setting: Setting) -> tuple[list[Telling], Namesakes]:
    """The tellings that assert or relay a claim, then those of the claims that contradict it, and the outlets' names."""
    beside = [instance for other in setting.related for instance in other.instances]
    instances = [i for i in (*claim.instances, *beside) if i.stance in TELLING and not _only_denied(i, setting)]
    names = _names(instances, setting)
    tellings = [_telling(instance, names, setting) for instance in instances]
    return _unstrayed(_without_doers(tellings, setting), setting, names), names


def _only_denied(instance: Instance, setting: Setting) -> bool:
    """Whether the only source of what is repeated in order to deny it is the one who denies: he is no origin of it."""
    if instance.stance != "repeats-in-order-to-deny" or not instance.chain:
        return False
    return voice(instance.chain[-1], setting.sides).kind not in ("outlet", *WEAK)


def deniers(instance: Instance, setting: Setting) -> list[Voice]:
    """The voices of a denial: those of its chain, else its outlet's; whoever asks the questions denies nothing."""
    chain = [text for text in instance.chain if folded(text) not in _ASKING]
    if instance.chain and not chain:
        return []
    return [voice(text, setting.sides) for text in chain or [setting.outlet(instance.document)]]


def is_taken_back(denial: Instance, claim: Claim, setting: Setting) -> bool:
    """Whether who denies has told it himself in a later report: "admitted on Monday that he had met her"."""
    heard, day = next(reversed(deniers(denial, setting)), None), setting.day(denial.document)
    if heard is None or heard.kind not in ("person", "government", "body") or not day:
        return False
    later = (i for i in claim.counted if i.stance == "asserts" and i.chain and setting.day(i.document) > day)
    return any(_is_voice(voice(instance.chain[-1], setting.sides), heard) for instance in later)


def _is_voice(one: Voice, other: Voice) -> bool:
    """Whether two voices are one person's, one body's or one government's."""
    of_state = one.kind == other.kind == "government" and one.state is not None and one.state == other.state
    return one.kind == other.kind and (same_name(one.name, other.name) or of_state)


def denying(claim: Claim, setting: Setting) -> frozenset[str]:
    """The states whose governments deny a claim on record more often than they tell it, and the names of who else does.

    What a denial on a side's own page repeats, it repeats in order to deny it.
    """
    found: Counter[str] = Counter()
    for instance in claim.instances:
        if instance.stance == "denies" and is_taken_back(instance, claim, setting):
            continue
        heard = next(reversed(deniers(instance, setting)), None)
        if heard is not None and heard.kind in ("person", "government") and not heard.branch and not heard.commentator:
            here = voice(setting.outlet(instance.document), setting.sides).state == heard.state
            side = heard.state or heard.name
            found[side] += (2 if here else 1) if instance.stance == "denies" else -1 if instance.stance == "asserts" else 0
    return frozenset(side for side, times in found.items() if times > 0)


def _without_doers(tellings: Sequence[Telling], setting: Setting) -> list[Telling]:
    """Tellings without those that take the doer of a reported deed for its teller.

    "A local site says that the king asked in a letter to meet": the king is no source of it, though "asked" is his.
    """
    if setting.speaker:
        return list(tellings)
    relayed: dict[str, list[Telling]] = {}
    for telling in tellings:
        if any(heard.kind in ("outlet", "unnamed", *WEAK) for heard in telling.voices):
            relayed.setdefault(telling.document, []).append(telling)

    def is_relayed(telling: Telling) -> bool:
        return any(_same_place(telling, other) for other in relayed.get(telling.document, ()))

    return [telling for telling in tellings if not (_is_doer(telling, setting) and is_relayed(telling))]


def _is_doer(telling: Telling, setting: Setting) -> bool:
    return len(telling.voices) == 1 and any(same_name(telling.voices[0].name, party) for party in setting.parties)


def _same_place(left: Telling, right: Telling) -> bool:
    (start, end), (first, last) = left.instance.span, right.instance.span
    return left is not right and start < last and first < end


def _names(instances: Sequence[Instance], setting: Setting) -> Namesakes:
    """The outlets of the story: those of its documents, those credited, those in the chains, and what is garbled from one."""
    homes = [setting.outlet(instance.document) for instance in instances]
    credited = [name for i in instances for text in i.credits if (name := _page(text, setting)) not in setting.cards]
    heard = [voice(text, setting.sides) for instance in instances for text in instance.chain]
    outlets = [*homes, *map(_outlet_name, credited), *(v.name for v in heard if v.kind == "outlet")]
    distinct = tuple(dict.fromkeys(outlets))
    # A name that nothing shows to be an outlet's may be one's, misspelt: "Norstern" for "Nordstern".
    meant = {name for name in dict.fromkeys(v.name for v in heard if v.kind in ("body", "person")) if _may_be(name, distinct)}
    stray = [v.name for v in heard if v.kind in ("body", "person") and v.name in meant]
    relays = [v.name for i in instances for text in i.chain[:-1] if (v := voice(text, setting.sides)).kind == "body"]
    return Namesakes([*outlets, *stray, *relays], firm=homes)


def _may_be(name: str, outlets: Sequence[str]) -> bool:
    return any(same_name(name, other) or garbled(name, other) or part_of(name, other) for other in outlets)


@lru_cache(maxsize=8192)
def _outlet_name(text: str) -> str:
    known = voice(text, NoSides())
    return known.name if known.kind == "outlet" else text


def _telling(instance: Instance, names: Namesakes, setting: Setting) -> Telling:
    home = names.chief(setting.outlet(instance.document))
    page = voice(setting.outlet(instance.document), setting.sides)
    voices: list[Voice] = []
    words = setting.words.get((instance.document, instance.span), "")
    for text in instance.chain:
        heard = voice(text, setting.sides)
        if is_posted_on(text, words):
            continue
        if heard.kind in ("body", "person") and text in setting.newsrooms:
            heard = replace(heard, kind="outlet", name=setting.newsrooms[text])
        elif heard.kind in ("body", "person") and heard.name in names:
            heard = replace(heard, kind="outlet")
        # On a government's own page "the minister" is its own.
        if page.kind == "government" and heard.official and heard.state is None and heard.kind in ("government", "unnamed"):
            heard = replace(heard, state=page.state)
        if heard.kind == "outlet" and names.chief(heard.name) == home and "witness" in describe(text).kinds:
            heard = replace(heard, kind="unnamed")  # "a Newsline witness": of the newsroom, and he was there
        is_home = heard.kind == "outlet" and names.chief(heard.name) == home
        if is_home or _says_nothing(text) or _is_the_pages_own(text, words):
            continue
        if voices and voices[-1].kind == "generic":
            # "According to the report, the king agreed": the king has told nobody but the report.
            if not setting.speaker and any(same_name(heard.name, party) for party in setting.parties):
                continue
            # "The Herald reported that the report said …": a medium without a name between two named ones adds nothing.
            voices.pop()
        # "OSLO: Norwegian officials said": a place of reporting that was read as the state.
        if voices and voices[-1].kind == "government" and voices[-1].name == voices[-1].state == heard.state:
            voices.pop()
        voices.append(heard)
    voices = _tail_first(voices, words)
    pages = (_page(text, setting) for text in instance.credits if not is_posted_on(text, words))
    credited = [name if name in setting.cards else names.chief(_outlet_name(name)) for name in pages]
    others = tuple(dict.fromkeys(name for name in credited if name not in (home, instance.document)))
    # "Via Nordstern. A local site reports": the site is Nordstern; "(Reuters): A local site reports": Reuters relays it.
    if len(others) == 1 and voices and voices[0].kind == "described" and folded(others[0]) not in known_outlets():
        voices = voices[1:]
    return Telling(instance, home, tuple(voices), others, own=home in credited)


def _is_the_pages_own(text: str, words: str) -> bool:
    """Whether a source is the page's own newsroom, which neither saw it nor says from whom it has it."""
    return _OWN.fullmatch(text) is not None and not sees(words) and _ASKED.search(words) is None


def _tail_first(voices: list[Voice], words: str) -> list[Voice]:
    """ "Dahl said that …, Nordstern reported": a medium named at the sentence's end tells of all before it."""
    if len(voices) < 2 or voices[-1].kind != "outlet" or voices[-2].kind not in ("person", "government", "unnamed"):
        return voices
    _, comma, tail = re.sub("[،，]", ",", words).rstrip().rpartition(",")
    if comma and len(tail) < _TAIL and any(form in tail for form in (voices[-1].text, voices[-1].name)):
        return [voices[-1], *voices[:-1]]
    return voices


def _page(credit: str, setting: Setting) -> str:
    """What an address leads to: a document of the case, else the outlet of the case on that host, else the host."""
    if "://" not in credit and not _HOST.fullmatch(credit):
        return credit
    address = _address(credit)
    for card in setting.cards.values():
        if card.url and _address(card.url) == address:
            return card.id
    host = address.split("/")[0]
    return next((card.outlet for card in setting.cards.values() if card.url and _address(card.url).split("/")[0] == host), host)


def _address(url: str) -> str:
    return url.split("://", 1)[-1].split("#")[0].rstrip("/").removeprefix("www.").casefold()


@lru_cache(maxsize=8192)
def _says_nothing(text: str) -> bool:
    """Whether a link of a chain names nobody: "the two", "no one in the capital", whoever asks the questions of an interview,
    or a place of reporting: "OSLO", "OSLO, May 3 (NTB"."""
    words = describe(text)
    if words.complete and not words.kinds and not words.states and not words.name:
        return True
    if _NOBODY.match(text) or _BOTH.match(text) or folded(text) in _ASKING:
        return True
    head = text.split(",")[0].split("(")[0].strip()
    return head.isupper() and bool(describe(head.title()).states) and not describe(head).states


def people_of(tellings: Sequence[Telling], setting: Setting) -> dict[str, str]:
    """Persons and bodies under one name each: "Dahl" is Minister Olav Dahl where the story has only one Dahl."""
    heard = [v.name for telling in tellings for v in telling.voices if v.kind in ("person", "government", "body")]
    known = [name for name in (setting.speaker, *setting.parties) if name]
    people = Namesakes([*known, *heard])
    return {name: setting.sides.canonical(people.chief(name)) for name in heard}


def relayed_by(tellings: Sequence[Telling], names: Namesakes) -> dict[str, str]:
    """Document → the one other outlet that its tellings name.

    "The Herald reports that … According to a diplomat, …": the diplomat is the Herald's, unless he told the document's own
    newsroom.
    """
    found: dict[str, dict[str, None]] = {}
    for telling in tellings:
        heard = [names.chief(v.name) for v in telling.voices if v.kind == "outlet"]
        outlets = [name for name in (*telling.credits, *heard[:1]) if name != telling.home]
        found.setdefault(telling.document, {}).update(dict.fromkeys(outlets))
    return {document: next(iter(outlets)) for document, outlets in found.items() if len(outlets) == 1}


def _unstrayed(tellings: Sequence[Telling], setting: Setting, names: Namesakes) -> list[Telling]:
    """Tellings in which a body that is no outlet but has unnamed sources gives way to the one outlet that has them.

    "informed sources told the Reform Party that …" beside "the reformist site X, citing informed sources": X was garbled.
    """
    rooms: dict[str, dict[str, None]] = {}
    bodies: dict[str, str] = {}
    for telling in tellings:
        for before, heard in pairwise(telling.voices):
            if heard.kind == "unnamed" and voice(before.text, setting.sides).kind in ("described", "body"):
                bodies[before.text] = folded(heard.text)
            elif heard.kind == "unnamed" and before.kind == "outlet":
                rooms.setdefault(folded(heard.text), {})[names.chief(before.name)] = None
    meant = {body: next(iter(found)) for body, words in bodies.items() if len(found := rooms.get(words, {})) == 1}
    if not meant:
        return list(tellings)
    return [
        replace(
            telling,
            voices=tuple(replace(v, kind="outlet", name=meant[v.text]) if v.text in meant else v for v in telling.voices),
        )
        for telling in tellings
    ]


_PART = re.compile(r"(?:one|two|three|some|several|many|most) of (?=(?:the|two|three|four|five)\b)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def unnamed(text: str) -> str:
    """How an unnamed source is listed: its own words, with "unnamed" where they are English and do not say so.

    >>> unnamed("a senior Norwegian official"), unnamed("anonymous officials"), unnamed("مصادر مطلعة")
    ('an unnamed senior Norwegian official', 'anonymous officials', 'مصادر مطلعة')
    >>> unnamed("its envoy"), unnamed("one of two Norwegian officials"), unnamed("One of them")
    ('its envoy', 'one of two unnamed Norwegian officials', 'One of them')
    """
    if not _is_english(text) or any(word in text.casefold() for word in ("anonym", "unnamed", "unidentified")):
        return text
    first, _, rest = text.partition(" ")
    if first[1:].islower() and not describe(first).states:
        text = first.casefold() + text[len(first) :]
    if (of := _PART.match(text)) is not None:
        return of.group() + unnamed(text[of.end() :])
    if folded(first) in ("a", "an", "one"):
        return f"an unnamed {rest}"
    if first.casefold() in _SEVERAL:
        return f"{first.casefold()} unnamed {rest}"
    if first.casefold() in ("its", "his", "her", "their"):
        return text
    if first.casefold() in ("the", "another"):
        return f"{first.casefold()} unnamed {rest}".removeprefix("the ")
    return f"unnamed {text}"


def _is_english(text: str) -> bool:
    words = [re.sub(r"['’]s$", "", word) for word in text.split()]
    return all(word.casefold() in _english() or describe(word).states for word in words)


@cache
def _english() -> frozenset[str]:
    return frozenset(word for row in rows("source_words") if row["language"] == "en" for word in row["word"].split())
