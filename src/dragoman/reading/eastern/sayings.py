"""Sentences → attributions: who says what, by whom, with the words that say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.drafts import Draft
from dragoman.reading.eastern.cast import Cast, pronoun_of
from dragoman.reading.eastern.text import quotations_in, trimmed
from dragoman.reading.eastern.tongues import TONGUES, Tongue, nouns, table
from dragoman.reading.nesting import chain_of, clip, parents
from dragoman.reading.speakers import Speaker
from dragoman.types import Attribution, Form, Span, Spans

_NO_CUE = re.compile(
    r"[说說称稱]的|透露姓名|[称稱](?:为|為|号|作|之|职|赞|呼)|说(?:法|明|服|不|到底)|希望(?:的|与)|要求(?:的|后)|解释权|回应的|警告性|建议书|认为是"
)
_PEOPLE = re.compile(r"[人员员官家者员名]$")


_LEAD = re.compile(
    r"(?:[\s、，・]|【[^】]*】|不过，?|但|而|(?:今|昨)[天日]|\d{1,2}[日일]\s?|また|一方|これに対し|이에 대해\s|앞서\s|한편\s|"
    r"또\s|同日|另外|此外|此前|随后)*"
)


@dataclass(frozen=True)
class Saying:
    """Source, words of saying and content; `source` is None where nobody is named."""

    kind: str
    source: Span | None
    cue: Span
    content: Span
    aside: Span | None = None  # "援引官员的话", "소식통을 인용해": what credits another, as part of what is told

    @property
    def told(self) -> Spans:
        """The whole content."""
        return tuple(sorted((self.aside, self.content))) if self.aside is not None else (self.content,)


def find_attributions(
    text: str, language: str, sentences: tuple[Span, ...], cast: Cast
) -> tuple[tuple[Attribution, ...], tuple[str, ...]]:
    """The attributions in the order of their cues, and the kind of each one's cue."""
    tongue = TONGUES[language]
    sayings: list[Saying] = []
    for index, sentence in enumerate(sentences):
        before = sentences[index - 1] if index else None
        sayings += _in_sentence(text, tongue, sentence, before)
    sayings.sort(key=lambda s: (s.cue[0], -s.content[1]))
    drafts = clip([Draft(s.kind, (s.cue,), s.source, None, s.told, 1.0) for s in sayings])
    above = parents(drafts)
    speakers: list[Speaker] = []
    for saying in sayings:
        speakers.append(_speaker(text, language, cast, saying, speakers))
    found = tuple(
        Attribution(
            id=f"s{number + 1}",
            parent=None if above[number] is None else f"s{(above[number] or 0) + 1}",
            source=(draft.source,) if draft.source else (),
            cue=draft.cue,
            content=draft.content,
            speaker=speakers[number].actor,
            speaker_kind=speakers[number].kind,
            form=_form(text, draft.content[-1]) if draft.content else "indirect",
            chain=chain_of(number, above, speakers, [()] * len(speakers)),
            reason=speakers[number].reason,
        )
        for number, draft in enumerate(drafts)
    )
    return found, tuple(saying.kind for saying in sayings)


def _in_sentence(text: str, tongue: Tongue, sentence: Span, before: Span | None) -> Iterator[Saying]:
    quoted = quotations_in(text, sentence)
    outside = _blanked(text, sentence, quoted)
    body = sentence[0]
    for match in tongue.according.finditer(outside):
        source = match.span("source") if match["source"] else match.span("source2")
        cue = match.span("cue") if match["cue"] else match.span("cue2")
        content = trimmed(text, (sentence[0] + match.end(), sentence[1]))
        inner = tongue.citing.search(outside[slice(*source)])
        if inner is not None and content is not None:  # "据韩国媒体援引《X》的说法，": the first credits the second
            start = body + source[0]
            yield Saying(
                "citing",
                (start + inner.start("source"), start + inner.end("source")),
                (start + inner.start("cue"), start + inner.end("cue")),
                content,
            )
            source = (source[0], source[0] + min(inner.start("source"), inner.start("cue")))
        whose = _source(text, tongue, (body + source[0], body + source[1]))
        if content is not None and whose is not None:
            yield Saying("according", whose, (body + cue[0], body + cue[1]), content)
    for match in tongue.taken_up.finditer(outside):
        if (content := trimmed(text, (body + match.end(), sentence[1]))) is not None:
            yield Saying(
                "say",
                (body + match.start("source"), body + match.end("source")),
                (body + match.start("cue"), body + match.end("cue")),
                content,
            )
    yield from (_last if tongue.verb_last else _first)(text, tongue, sentence, outside, quoted, before)


def _blanked(text: str, sentence: Span, quoted: tuple[Span, ...]) -> str:
    """The sentence with what is quoted blanked out, character for character."""
    out = list(text[slice(*sentence)])
    for start, end in quoted:
        out[start - sentence[0] : end - sentence[0]] = ["\ue000"] * (end - start)
    return "".join(out)


def _first(
    text: str, tongue: Tongue, sentence: Span, outside: str, quoted: tuple[Span, ...], before: Span | None
) -> Iterator[Saying]:
    """Source, verb, content: "外交部发言人15日表示，…"; where a verb comes after another's content, it is inside it."""
    cues = "|".join(re.escape(row["cue"]) for row in table("cues", tongue.language))
    kinds = {row["cue"]: row["kind"] for row in table("cues", tongue.language)}
    begin = 0
    for match in tongue.citing.finditer(outside):
        clause = max(outside.rfind(mark, 0, match.start()) for mark in "，。；：") + 1
        whose = _source(text, tongue, (sentence[0] + clause, sentence[0] + match.start()))
        credited = _source(text, tongue, (sentence[0] + match.start("source"), sentence[0] + match.end("source")))
        content = trimmed(
            text, (sentence[0] + match.end() + (outside[match.end() : match.end() + 1] in ("，", "：")), sentence[1])
        )
        said = sentence[0] + match.end() - 1, sentence[0] + match.end()
        if whose is None or credited is None or content is None or content[1] - content[0] < 4 or "据" in text[slice(*whose)]:
            continue
        cue = sentence[0] + match.start("cue"), sentence[0] + match.end("cue")
        yield Saying("report", whose, said, content, (cue[0], credited[1]))
        yield Saying("citing", credited, cue, content)
        begin = len(outside)
    for match in re.finditer(cues, outside):
        if match.start() < begin or _NO_CUE.match(outside, match.start()):
            continue
        clause = max(outside.rfind(mark, 0, match.start()) for mark in "，。；：、") + 1
        if clause < match.start() and outside[clause - 1 : clause] == "、" and re.search(r"[，；：]", outside[:clause]) is None:
            clause = 0
        head = outside[clause : match.start()]
        adverbs = tongue.adverbs.search(head)
        source = trimmed(text, (sentence[0] + clause, sentence[0] + (clause + adverbs.start() if adverbs else match.start())))
        kind = kinds[match.group()]
        if kind == "report" and tongue.citing.match(outside, match.start()):
            continue
        behind = re.match(r"[说称說稱]?[，：]?", outside[match.end() :])
        end = match.end() + (behind.end() if behind else 0)
        content = trimmed(text, (sentence[0] + end, sentence[1]))
        if source is None or content is None or content[1] - content[0] < 3:
            if kind == "say" and source is not None and before is not None and text[before[0]] in "“「":
                yield Saying(kind, source, (sentence[0] + match.start(), sentence[0] + match.end()), before)  # “……。”他说。
            if kind == "decline" and source is not None:
                yield Saying(
                    kind,
                    source,
                    (sentence[0] + match.start(), sentence[0] + match.end()),
                    (sentence[0] + match.start(), sentence[0] + match.end()),
                )
            continue
        words = text[slice(*source)]
        if "据" in words or re.match(r"[^，]{0,6}(?:报道|報道)$|能否|是否|所$|.*所$", words) or re.search(r"所$", words):
            continue
        if len(words) > 40 or "\ue000" in outside[clause : match.start()] or not _may_speak(tongue, words):
            continue
        yield Saying(kind, source, (sentence[0] + match.start(), sentence[0] + match.end()), content)
        begin = len(outside)  # what follows is told by this one


def _last(
    text: str, tongue: Tongue, sentence: Span, outside: str, quoted: tuple[Span, ...], before: Span | None
) -> Iterator[Saying]:
    """Content, particle of quotation, verb: the source stands before the content as its topic, or behind it as subject."""
    cues = "|".join(re.escape(row["cue"]) for row in table("cues", tongue.language))
    kinds = {row["cue"]: row["kind"] for row in table("cues", tongue.language)}
    done = 0
    for match in re.finditer(cues, outside):
        if tongue.language == "ja" and not re.match(r"[。、」）\s]|が、|ほか|$", outside[match.end() :]):
            continue  # "要求したとする主張": told of within what another says
        if tongue.language == "ko" and not re.match(r"(?:습니)?다(?:[.\s]|$)|으[며나]|지만|[.\s]", outside[match.end() :]):
            continue  # "요구했다고": told of within what another says
        quoting = rf"(?:{tongue.quoting})(?=[、\s,\ue000]|[^、。,]{{0,40}}$)"
        particle = next(reversed(list(re.finditer(quoting, outside[done : match.start()]))), None)
        kind = kinds[match.group()]
        cue = sentence[0] + match.start(), sentence[0] + match.end()
        if particle is None:
            subject = _subject(tongue, outside[done : match.start()], done)
            if kind in ("decline", "deny", "accusation", "request", "report") and subject is not None:
                source = _source(text, tongue, (sentence[0] + subject[0], sentence[0] + subject[1]))
                content = trimmed(text, (sentence[0] + subject[2], cue[0]))
                if source is not None and content is not None and content[1] - content[0] > 3:
                    yield Saying(kind, source, cue, content)
                    done = match.end()
            elif (
                subject is not None
                and before is not None
                and subject[0] == 0
                and match.start() - subject[2] < 8
                and "を" not in outside[subject[2] : match.start()]
            ):
                source = _source(text, tongue, (sentence[0] + subject[0], sentence[0] + subject[1]))
                if source is not None:  # "…分かった。複数の関係者が明らかにした。"
                    yield Saying(kind, source, cue, before)
            continue
        end = done + particle.start()
        tail = outside[done + particle.end() : match.start()]
        behind = _subject(tongue, tail, done + particle.end())
        spoken = re.search(r"\ue000+(?=[^\ue000]{0,3}$)", outside[done:end])
        front = _nearest_topic(tongue, outside, done, done + spoken.start()) if spoken else None
        front = front or _first_topic(tongue, outside, done, end)
        if behind is not None:
            source, start = _source(text, tongue, (sentence[0] + behind[0], sentence[0] + behind[1])), done
        elif front is not None:
            source, start = _source(text, tongue, (sentence[0] + front[0], sentence[0] + front[1])), front[2]
        else:
            source, start = None, done
        after = behind[2] - done - particle.end() if behind is not None else 0
        cited = tongue.citing.search(tail, after)
        content = trimmed(text, (sentence[0] + start, sentence[0] + end))
        if content is not None and (copula := re.search(r"(?<=[\"”」])이?라?$", text[slice(*content)])) is not None:
            content = (content[0], content[0] + copula.start())
        if content is None or content[1] - content[0] < 3:
            continue
        if source is None and not quoted:
            continue
        offset = sentence[0] + done + particle.end()
        inner = _source(text, tongue, (offset + cited.start("source"), offset + cited.end("source"))) if cited else None
        if cited is None or inner is None:
            yield Saying(kind, source, cue, content)
        else:
            credit = offset + cited.start("cue"), offset + cited.end("cue")
            yield Saying(kind, source, cue, content, (inner[0], credit[1]))
            yield Saying("citing", inner, credit, content)
        done = match.end()


def _topic(tongue: Tongue, words: str, offset: int, marks: str = "") -> tuple[int, int, int] | None:
    """The first phrase that a topic's or subject's particle marks: where it begins and ends, and where what it tells begins."""
    lead = re.match(r"[\s】）)、]*", words)
    first = lead.end() if lead else 0
    stop = r"[^、。「」\ue000]" if tongue.language == "ja" else r"[^,.\ue000]"
    marks = marks or tongue.subject
    match = re.compile(rf"{stop}{{1,44}}?(?:{marks})(?=[、\s\d一-鿿ァ-ヴ「\ue000]|$)").match(words, first)
    if match is None:
        return None
    end = match.end()
    bare = re.compile(rf"(?:{marks})$").search(words, first, end)
    rest = words[end : end + 1]
    return offset + first, offset + (bare.start() if bare else end), offset + end + (1 if rest in ("、", " ") and rest else 0)


def _first_topic(tongue: Tongue, outside: str, first: int, end: int) -> tuple[int, int, int] | None:
    """The topic of the first clause that has one: "これに先立ち、南島日報は11日、…と報じた"."""
    mark = "、" if tongue.language == "ja" else ","
    starts = [first, *(i + 1 for i in range(first, end) if outside[i] == mark)][:3]
    return next((found for start in starts if (found := _topic(tongue, outside[start:end], start)) is not None), None)


def _nearest_topic(tongue: Tongue, outside: str, first: int, quotation: int) -> tuple[int, int, int] | None:
    """The topic that stands nearest before a quotation: "対米非難を続けているが、関係者は「…」と指摘した"."""
    mark = "、" if tongue.language == "ja" else ","
    starts = [first, *(i + 1 for i in range(first, quotation) if outside[i] == mark)]
    for start in reversed(starts):
        if (
            found := _topic(tongue, outside[start:quotation], start, "は|も" if tongue.language == "ja" else "은|는|도")
        ) is not None:
            return found
    return None


def _subject(tongue: Tongue, words: str, offset: int) -> tuple[int, int, int] | None:
    return _topic(tongue, words, offset)


def _source(text: str, tongue: Tongue, span: Span) -> Span | None:
    """The words of a source without days, places and adverbs at their ends."""
    words = text[slice(*span)]
    lead = _LEAD.match(words)
    start = span[0] + (lead.end() if lead else 0)
    tail = re.search(
        r"(?:的$|\s?(?:\d{4}[年년])?\d{0,2}[月월]?\s?\d{1,2}[日일]|昨[天日]|今[天日]|[のに、\s])+$", text[start : span[1]]
    )
    end = start + tail.start() if tail and tail.start() > 0 else span[1]
    if tongue.language == "zh":
        adverbs = tongue.adverbs.search(text[start:end])
        end = start + adverbs.start() if adverbs and adverbs.start() > 1 else end
    found = trimmed(text, (start, end))
    return found if found is not None and 1 < found[1] - found[0] <= 44 else None


def _may_speak(tongue: Tongue, words: str) -> bool:
    """Whether words can be a source: they hold an office, a body, a medium, a state, or end as a person's word does."""
    known = "|".join(nouns(kind, tongue.language) for kind in ("title", "organisation", "anonymous", "medium"))
    places = "|".join(row["name"] for row in table("places", tongue.language))
    return (
        re.search(rf"(?:{known}|{places}|》|”)", words) is not None or tongue.pronoun.search(words) is not None or len(words) <= 5
    )


def _speaker(text: str, language: str, cast: Cast, saying: Saying, before: list[Speaker]) -> Speaker:
    if saying.source is None:
        return Speaker((), "unknown", None, "the sentence names nobody who says it")
    words = text[slice(*saying.source)].removesuffix("的")
    if re.search(rf"(?:{nouns('press', language)})$", words):
        return Speaker((), "outlet", words, "a press of several papers")
    inside = cast.within(saying.source)
    last = inside[-1] if inside else None
    if last is not None:
        persons = [m for m in inside if cast.figures[m.key].kind == "person" and not cast.figures[m.key].described]
        outlets = [m for m in inside if cast.figures[m.key].kind == "outlet"]
        chosen = persons[-1] if persons else outlets[-1] if outlets and last.span[1] <= outlets[-1].span[1] else last
        figure = cast.figures[chosen.key]
        if figure.kind == "outlet":
            return Speaker((cast.ids[chosen.key],), "outlet", figure.name, None)
        if last.key.startswith("x:") and not persons:
            chosen = last
        if chosen.key.startswith("x:"):
            return Speaker((cast.ids[chosen.key],), "anonymous", words, None)
        return Speaker((cast.ids[chosen.key],), "named", figure.name, None)
    if pronoun_of(language, words) or re.fullmatch(r"(?:该)?(?:报道|報道|文章|消息|声明)", words):
        spoke = [s for s in before if s.actors]
        papers = [s for s in spoke if s.kind == "outlet"]
        wanted = papers if re.search(r"[报報紙文]|신문|통신|방송|매체", words) and papers else spoke
        if wanted:
            return wanted[-1]
        return Speaker((), "unknown", None, "nobody has spoken before whom the words could mean")
    if re.search(rf"(?:{nouns('medium', language)})$", words):
        return Speaker((), "outlet", words, "no medium of the lexicon")
    return Speaker((), "unknown", words, "no actor of the document fits")


def _form(text: str, content: Span) -> Form:
    quoted = quotations_in(text, content)
    if any(start <= content[0] + 1 and end >= content[1] - 1 for start, end in quoted):
        return "direct"
    return "mixed" if any(end - start > 5 for start, end in quoted) else "indirect"
