"""Words of the lexicon → events: who met, wrote to, seized or freed whom, and how it stands."""

import re
from collections.abc import Sequence

import msgspec

from dragoman.reading.eastern.cast import Cast, Mention
from dragoman.reading.eastern.tongues import TONGUES, Tongue, place_pattern, places, table
from dragoman.reading.lesser.speech_acts import deed_of
from dragoman.reading.participants import MUTUAL
from dragoman.reading.plover import category_of
from dragoman.types import Attribution, Event, Participant, Span, Status, Time

_SAYINGS = {
    "deny": "denial", "request": "request", "promise": "promise", "threat": "threat", "propose": "proposal", "decline": "refusal",
    "accusation": "accusation", "say": "statement", "report": "statement",
}  # fmt: skip
_NO_TIME = "the text gives no date for it"
_NEAR = 45  # characters behind a deed in which words tell its state
_TOLD = re.compile(r"것으로 알려|전해졌|とされ|とみられ|模様だ|という。")
_NO_PLACE = re.compile(r"的|会|邀|议|[通전]화|브리핑|회견|인터뷰|회담|회의|자리|측|방송|[이그저]런|それ|ここ|席|場|上で")
_ASKED_WITHIN = 14  # characters: what stands further from the verb of asking is told besides
_LONGEST_PLACE = 6  # characters
_BESIDE = 8  # of a letter, in which others are asked and offered things


def find_events(
    text: str,
    language: str,
    sentences: Sequence[Span],
    cast: Cast,
    times: Sequence[Time],
    said: Sequence[Attribution],
    kinds: Sequence[str],
) -> tuple[Event, ...]:
    """The deeds in the order of the text, those of saying among them; one deed of a kind and state in a sentence is one event."""
    tongue = TONGUES[language]
    words = {row["word"]: row["kind"] for row in table("deeds", language)}
    pattern = re.compile("|".join(re.escape(word) for word in words))
    cues = [span for attribution in said for span in attribution.cue]
    events: list[Event] = []
    for sentence in sentences:
        seen: set[tuple[str, Status]] = set()
        for match in pattern.finditer(text, *sentence):
            if _is_background(text, tongue, match.span()):
                continue
            if any(m.span[0] <= match.start() < m.span[1] for m in cast.mentions) or any(s <= match.start() < e for s, e in cues):
                continue
            event = _deed(text, tongue, sentence, match.span(), words[match.group()], cast, times, said, kinds)
            if event is not None and (event.kind, event.status) not in seen:
                seen.add((event.kind, event.status))
                events.append(event)
    for attribution, kind in zip(said, kinds, strict=True):
        if kind in _SAYINGS and attribution.speaker is not None and attribution.speaker_kind in ("named", "outlet"):
            events.append(_said(attribution, _SAYINGS[kind], said))
    events.sort(key=lambda event: (event.trigger, event.kind))
    return tuple(msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(events, 1))


def _deed(
    text: str,
    tongue: Tongue,
    sentence: Span,
    trigger: Span,
    kind: str,
    cast: Cast,
    times: Sequence[Time],
    said: Sequence[Attribution],
    kinds: Sequence[str],
) -> Event | None:
    above = sorted(
        (a for a in said if any(s <= trigger[0] and trigger[1] <= e for s, e in a.content)),
        key=lambda a: sum(e - s for s, e in a.content),
    )
    scope = above[0].content[0] if above else sentence
    scope = (max(scope[0], sentence[0]), min(scope[1], sentence[1])) if scope[0] < sentence[1] else sentence
    time = _time(times, scope, trigger)
    place = _place(text, tongue, scope, trigger)
    deny = any(k == "deny" for a, k in zip(said, kinds, strict=True) if a in above) and not _is_occasion(text, tongue, trigger)
    status = _status(text, tongue, scope, trigger, kind, deny)
    outer = above[-1] if above else None
    asked = next((k for a, k in zip(said, kinds, strict=True) if above and a is above[0]), "")
    near = above and above[0].content[-1][1] - trigger[1] < _ASKED_WITHIN
    if near and status == "occurred" and asked in ("request", "propose", "promise", "threat"):
        status = "proposed" if asked in ("request", "propose") else "planned"
    speakers = {a.speaker for a in above}
    around = [m for m in cast.within(scope) if cast.figures[m.key].kind in ("person", "state", "organisation", "group")]
    if asked == "request" and status == "occurred":
        speakers = set()  # "スリアント外相は電話会談を行い、解放を求めた": what he did before he asked
        around = [m for m in cast.within((sentence[0], scope[1])) if m in around or cast.ids[m.key] == above[0].speaker]
    around = [m for m in around if cast.ids[m.key] not in speakers and text[slice(*m.span)] != place]
    around = [m for m in around if not m.key.startswith("x:")] or around
    if not around and status in (
        "denied",
        "planned",
        "proposed",
    ):  # "砲撃は行っていない": of his own deeds he speaks without a name
        around = [m for m in cast.within(sentence) if cast.ids[m.key] in speakers and not m.key.startswith("x:")][:1]
    participants = _parties(text, tongue, cast, trigger, kind, around)
    if status == "occurred" and outer is not None and outer.speaker_kind in ("outlet", "anonymous", "unknown", "document"):
        status = "alleged"
    if not participants and time is None and place is None:
        return None
    category, mode = category_of(deed_of(kind), status)
    return Event(
        id="",
        kind=kind,
        type=category,
        mode=mode,
        trigger=trigger,
        participants=participants,
        time=time.id if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        place=place,
        status=status,
        according_to=above[0].id if above else None,
        evidence=(scope,),
        reason=None if time and time.start else _NO_TIME,
    )


def _parties(text: str, tongue: Tongue, cast: Cast, trigger: Span, kind: str, around: list[Mention]) -> tuple[Participant, ...]:
    """The nearest two around a deed: of Chinese the one before and the one behind or before, else by particles."""
    before = [m for m in around if m.span[1] <= trigger[0]]
    behind = [m for m in around if m.span[0] >= trigger[1]]
    if tongue.verb_last:
        marked = [m for m in before if re.match(rf"(?:{tongue.subject})", text[m.span[1] : m.span[1] + 2])]
        others = [m for m in before if m not in marked]
        source = marked[:1] or before[:1]
        target = [m for m in others if m not in source][-1:] or [m for m in marked if m not in source][-1:]
    else:
        source, target = before[:1], (before[1:] or behind)[:1]
        if kind not in MUTUAL and kind not in ("letter", "visit") and behind:
            target = behind[:1]
    roles: dict[str, str] = {}
    for role, found in (("source", source), ("target", target)):
        for mention in found:
            roles.setdefault(cast.ids[mention.key], "party" if kind in MUTUAL else role)
    return tuple(Participant(actor=actor, role=role) for actor, role in roles.items())  # type: ignore[arg-type]


def _time(times: Sequence[Time], scope: Span, trigger: Span) -> Time | None:
    """The last day before a deed within what is told there, or else the first behind it."""
    near = [t for t in times if scope[0] <= t.span[0] < scope[1]]
    before = [t for t in near if t.span[1] <= trigger[0]]
    return before[-1] if before else near[0] if near else None


def _place(text: str, tongue: Tongue, scope: Span, trigger: Span) -> str | None:
    known = places(tongue.language)
    found = list(tongue.at.finditer(text, *scope))
    names = [
        m["place"] for m in found if m["place"] in known or tongue.language != "ja" or re.fullmatch(r"[ァ-ヴー]+", m["place"])
    ]
    names = [name for name in names if name in known or (_NO_PLACE.search(name) is None and len(name) <= _LONGEST_PLACE)]
    listed = [name for name in names if name in known]
    if tongue.language == "zh" and not listed:
        at = re.search(rf"[在于於](?:{place_pattern('zh')})+", text[slice(*scope)])
        listed = re.findall(place_pattern("zh"), at.group())[-1:] if at else []
    return next(iter(listed or names), None)


def _status(text: str, tongue: Tongue, scope: Span, trigger: Span, kind: str, denied: bool) -> Status:
    """By the words before a deed in Chinese, behind it in Japanese and Korean; a denial above denies it."""
    if denied:
        return "denied"
    if _is_occasion(text, tongue, trigger):
        return "occurred"
    if tongue.verb_last:
        stretch = text[trigger[1] : min(scope[1], trigger[1] + (_BESIDE if kind == "letter" else _NEAR))]
        stretch = re.split(r"[。、]|,\s|[가-힣]고\s|며\s", re.sub(r"^(は当初)、", r"\1", stretch))[0]
    else:
        clause = max(text.rfind(mark, scope[0], trigger[0]) for mark in "，。；：")
        stretch = text[max(scope[0], clause + 1) : trigger[0]]
        behind = re.split("[，。；]", text[trigger[1] : min(scope[1], trigger[1] + 12)])[0]
        if dict(tongue.states)["cancelled"].search(behind):
            return "cancelled"
        if re.search(r"^(?:将|將|会于|定于)", behind):
            return "conditional" if dict(tongue.states)["conditional"].search(text, scope[0], trigger[0]) else "planned"
    found = next((status for status, words in tongue.states if words.search(stretch)), None)
    told = tongue.verb_last and _TOLD.search(text, trigger[1], scope[1]) is not None
    return found or ("alleged" if told else "occurred")


def _is_background(text: str, tongue: Tongue, trigger: Span) -> bool:
    """ "被扣押的渔民", "拘束された漁民", "억류된 미국인": what befell those spoken of, told by the way."""
    behind = text[trigger[1] : trigger[1] + 6]
    if tongue.language == "zh":
        return text[trigger[0] - 1 : trigger[0]] in "被遭" and behind.startswith("的") and trigger[0] > 0
    return re.match(r"(?:され|し)た[一-鿿ァ-ヴ]" if tongue.language == "ja" else r"(?:된|당한) [가-힣]", behind) is not None


def _is_occasion(text: str, tongue: Tongue, trigger: Span) -> bool:
    """ "協議で米側が要求した", "会谈中", "회담에서": what is denied was said or done there, and there was such talks."""
    return (
        re.match(
            {"zh": r"(?:期间|中|时|後|后|上)", "ja": r"(?:で|の際|中|後)(?!は)", "ko": r"(?:에서|\s?때|\s?중|\s?도중)"}[
                tongue.language
            ],
            text[trigger[1] :],
        )
        is not None
    )


def _said(attribution: Attribution, kind: str, said: Sequence[Attribution]) -> Event:
    above = next((a for a in said if a.id == attribution.parent), None)
    told = above is not None and above.speaker_kind in ("outlet", "anonymous", "unknown", "document")
    category, mode = category_of(deed_of(kind), "occurred")
    return Event(
        id="",
        kind=kind,
        type=category,
        mode=mode,
        trigger=attribution.cue[0],
        participants=(Participant(actor=attribution.speaker or "", role="source"),),
        time=None,
        start=None,
        end=None,
        place=None,
        status="alleged" if told else "occurred",
        according_to=attribution.parent,
        evidence=(*attribution.source, *attribution.cue),
        reason=_NO_TIME,
    )
