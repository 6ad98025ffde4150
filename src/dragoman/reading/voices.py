"""Drafts → speakers: whom each source names, read in order, since who spoke last and who is being quoted tells who speaks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.cast import Cast
from dragoman.reading.drafts import Draft
from dragoman.reading.interviewed import who_answers
from dragoman.reading.nesting import parents
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.quotations import quoted_tokens
from dragoman.reading.speakers import Speaker, speaker_for, speaker_of
from dragoman.reading.turns import TURN, is_in_turn

_ALONE = frozenset("i me my mine myself".split())
_FIRST = _ALONE | frozenset("we us our ours ourselves".split())
_SOMEBODY = Speaker((), "author", None, "the author speaks, and the text does not say who that is")
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PAIRS = frozenset({"the pair", "the two", "both", "they"})
_SEVERAL = frozenset("three four five six seven eight nine ten several some many most both".split())
_ITS_AUTHORS = frozenset({"its author", "its authors", "its writer", "its drafter", "its drafters"})
_REPORTING = frozenset("say report write quote cite note claim describe add state allege mention accuse argue call".split())
_SAME_AGAIN = frozenset({"it"} | {f"the same {work}" for work in ("account", "report", "dispatch", "article", "broadcast")})
_BACK = 3  # sentences
_COMMENT = 3  # paragraphs: a shorter text is not signed by who opens its last one
_SIGNATURE = 4  # words: as many as a signature has, which is no sentence about its bearer
_MARKS = 3  # characters of dashes and quotation marks before a name
_ADDING = frozenset({"add", "further", "also", "continue", "go"})
_NEAR = 800  # characters from one saying to the next that may continue it
_CLAUSE = re.compile(r"\s+(?:who|whom|whose|which|that)\b")


def find_speakers(parse: Parse, cast: Cast, drafts: Sequence[Draft]) -> list[Speaker]:
    """For each draft, in the order of their cues, whom its source names."""
    quoted = quoted_tokens(parse)
    above = parents(drafts)
    writer, signatures = _writer(parse, cast), _signatures(parse, cast)
    found: list[Speaker] = []
    for draft in drafts:
        answering = who_answers(parse, cast, drafts, draft)
        named = speaker_for(cast, answering) if answering is not None else None
        speaker = named or _of_same_label(parse, drafts, found) or speaker_of(parse, cast, draft)
        word = _single_word(parse, draft)
        outside = draft.source_head not in quoted and not is_in_turn(drafts, above, len(found))
        if word in _FIRST and outside and not speaker.actors:
            signed = next((sign for start, sign in signatures if start > draft.start), writer)
            speaker = signed if word in _ALONE else _SOMEBODY
        elif word in _GENDERS and not speaker.actors:
            speaker = _who_spoke_last(parse, cast, drafts, found, word) or speaker
        elif word in _ITS_AUTHORS and not speaker.actor:
            speaker = _subject_before(parse, cast, draft) or speaker
        elif word == "it" and (told := _still_telling(parse, (drafts, found, above), draft)) is not None:
            speaker = told
        elif word in _SAME_AGAIN and (
            not speaker.actors or (word != "it" and not speaker.made) or _goes_on(parse, cast, draft, speaker)
        ):
            speaker = (
                (_subject_before(parse, cast, draft) if not speaker.actors else None)
                or _what_spoke_last(drafts, found)
                or speaker
            )
        elif word in _PAIRS and (not set(speaker.actors) - cast.unnamed or (word == "they" and speaker.actor is not None)):
            speaker = _which_pair(word, found) or speaker
        found.append(_as_first_called(speaker, found))
    return [_within(parse, drafts, found, above, index) for index in range(len(drafts))]


def _as_first_called(speaker: Speaker, found: Sequence[Speaker]) -> Speaker:
    """ "The envoy added": "a European envoy accredited in Varna", as whom the text has let him speak before."""
    if speaker.kind != "anonymous" or speaker.actor is None or not speaker.name:
        return speaker
    before = (other.name for other in found if other.actor == speaker.actor and other.kind == "anonymous" and other.name)
    called = (name for name in before if name.startswith(f"{speaker.name} "))
    longer = next((name for name in called if not _CLAUSE.match(name, len(speaker.name or ""))), None)
    return replace(speaker, name=longer) if longer is not None else speaker


def _of_same_label(parse: Parse, drafts: Sequence[Draft], found: Sequence[Speaker]) -> Speaker | None:
    """ "THE PRESIDENT:" is the same one in every turn of a transcript, whoever was named in between."""
    draft = drafts[len(found)]
    if draft.construction != TURN:
        return None
    label = _single_word(parse, draft)
    said = zip(drafts[: len(found)], found, strict=True)
    return next((s for other, s in said if other.construction == TURN and _single_word(parse, other) == label), None)


def _writer(parse: Parse, cast: Cast) -> Speaker:
    """Who writes in the first person: the one named in a by-line, "By Lena Dahl", or first named to open the last paragraph.

    "Lena Dahl is a fellow of the Harbor Institute." at the end of a comment is its signature.
    """
    stretches = paragraphs(parse.text, parse.document.sections)
    last = stretches[-1][0] if len(stretches) > _COMMENT else -1
    for actor in cast.actors:
        start = actor.mentions[0][0]
        opens = start - last in range(_MARKS) and len(parse.text[start : stretches[-1][1]].split()) > _SIGNATURE
        signs = opens or parse.text[max(0, start - 4) : start].lstrip("\n") == "By "
        if signs and actor.kind == "person" and actor.id not in cast.unnamed:
            return Speaker((actor.id,), "author", cast.label(actor.id), None)
    return _SOMEBODY


def _signatures(parse: Parse, cast: Cast) -> list[tuple[int, Speaker]]:
    """Paragraphs that hold one person's name, who is named nowhere else: they sign the letter before them."""
    stretches = paragraphs(parse.text, parse.document.sections)
    names = {
        actor.mentions[0]: actor
        for actor in cast.actors
        if actor.kind == "person" and actor.id not in cast.unnamed and len(actor.mentions) == 1
    }
    found = []
    for start, end in stretches[1:]:
        bare = parse.text[start:end].rstrip(" .\n")
        actor = names.get((start, start + len(bare)))
        if actor is not None:
            found.append((start, Speaker((actor.id,), "author", cast.label(actor.id), None)))
    return found


def _single_word(parse: Parse, draft: Draft) -> str:
    return parse.text[draft.source[0] : draft.source[1]].casefold() if draft.source else ""


def _who_spoke_last(parse: Parse, cast: Cast, drafts: Sequence[Draft], found: Sequence[Speaker], word: str) -> Speaker | None:
    """ "“…,” Dahl said. ¶ “…,” he added.": the last one who spoke, if a pronoun of that gender can mean them."""
    gender, start = _GENDERS[word], drafts[len(found)].start
    for draft, speaker in zip(reversed(drafts[: len(found)]), reversed(found), strict=True):
        if start - draft.start > _NEAR:
            return None
        identity = speaker.actor
        if draft is drafts[len(found) - 1] and _is_somebody(parse, draft, speaker):
            return speaker  # "the clerk said … He added": the clerk, whom the text never calls otherwise
        if identity is None or identity in cast.unnamed or cast.named(identity).kind != "person":
            continue
        if cast.genders.get(identity) == gender:
            return Speaker((identity,), "named", cast.label(identity), None)
        if identity not in cast.genders:
            return None
    return None


def _is_somebody(parse: Parse, draft: Draft, speaker: Speaker) -> bool:
    """Whether one person without a name or a figure of their own speaks: "the clerk", but not "clerks" or "two of them"."""
    head = parse.doc[draft.source_head] if draft.source_head is not None else None
    single = head is not None and head.tag_ == "NN" and head.n_lefts > 0 and head.dep_ != "poss"
    return single and not speaker.actors and speaker.kind == "anonymous"


def _goes_on(parse: Parse, cast: Cast, draft: Draft, speaker: Speaker) -> bool:
    """ "The Courier wrote that Norland … It added that …": no state adds to what a report told, though it was named last."""
    if draft.construction == "accounted":
        return True
    words = {form for span in draft.cue for token in parse.tokens_in(span) for form in (token.lower_, token.lemma_.lower())}
    kinds = {cast.named(identity).kind for identity in speaker.actors}
    return kinds <= {"state", "organisation", "group"} and (bool(words & _ADDING) or draft.construction == "inserted")


def _what_spoke_last(drafts: Sequence[Draft], found: Sequence[Speaker]) -> Speaker | None:
    """ "The Courier reported … Dahl, it went on, … It added that …": the outlet that told the last, whoever spoke within."""
    start = drafts[len(found)].start
    for draft, speaker in zip(reversed(drafts[: len(found)]), reversed(found), strict=True):
        if start - draft.start > _NEAR:
            return None
        if speaker.kind in ("outlet", "document") and speaker.name:
            return speaker
    return None


def _still_telling(
    parse: Parse, tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]], draft: Draft
) -> Speaker | None:
    """ "The Courier wrote that Norland … It quoted Dahl as …": whoever tells goes on, where telling is what "it" does.

    A document does whatever it does in the present: "The letter says … It accuses the army of …".
    """
    drafts, found, above = tree
    before = next((i for i in range(len(found) - 1, -1, -1) if above[i] is None), None)
    if before is None or draft.start - drafts[before].start > _NEAR or "\n" in parse.text[drafts[before].start : draft.start]:
        return None
    speaker = found[before]
    verbs = [token for span in draft.cue for token in parse.tokens_in(span) if token.pos_ in ("VERB", "AUX")]
    if not speaker.name or speaker.kind not in ("outlet", "document") or not verbs:
        return None
    if speaker.kind == "document" and verbs[0].tag_ in ("VBZ", "VBP"):
        return speaker
    return speaker if verbs[-1].lemma_.lower() in _REPORTING else None


def _subject_before(parse: Parse, cast: Cast, draft: Draft) -> Speaker | None:
    """ "The letter is dated March 6. It asks …": the document that the sentence before is about, though it was not yet quoted."""
    head = parse.token_at(draft.source[0]) if draft.source else None
    if head is None:
        return None
    sentence = parse.doc[head].sent
    for _ in range(_BACK):
        if sentence.start == 0 or "\n" in parse.text[parse.starts[sentence.start - 1] : parse.starts[sentence.start]]:
            return None
        sentence = parse.doc[sentence.start - 1].sent
        subject = next((child for child in sentence.root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        known = cast.referents(subject.i) if subject is not None else ()
        if len(known) == 1:
            return speaker_for(cast, known[0]) if cast.named(known[0]).kind == "document" else None
        if subject is None or subject.lower_ not in ("it", "its"):
            return None
    return None


def _which_pair(word: str, found: Sequence[Speaker]) -> Speaker | None:
    """ "Two aides said … The pair also recalled …", "Three of them told … They said": those without a name who spoke before."""
    last = next((speaker for speaker in reversed(found) if speaker.kind == "anonymous"), None)
    first = last.name.casefold().split()[0] if last and last.name else ""
    return last if first == "two" or (word == "they" and first in _SEVERAL and last is found[-1]) else None


def _within(parse: Parse, drafts: Sequence[Draft], found: Sequence[Speaker], above: Sequence[int | None], index: int) -> Speaker:
    """The first person inside what somebody says is that one: "“I told them to leave,” Dahl said." """
    speaker, word = found[index], _single_word(parse, drafts[index])
    if word not in _ALONE or speaker.actors:
        return speaker
    place = above[index]
    while place is not None:
        outer = found[place]
        if outer.actors:
            return outer if outer.actor is not None else speaker
        if _single_word(parse, drafts[place]) not in _ALONE:
            return speaker
        place = above[place]
    return speaker
