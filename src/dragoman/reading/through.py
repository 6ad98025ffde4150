"""Sayings → the medium that they went through: "told the Courier that …", "in an interview with the Courier", "leaked to it"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from dragoman.reading.carriers import CARRYING, Carrier, Media, document_of_it, told_by_outlets
from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers
from dragoman.reading.drafts import Draft
from dragoman.reading.lexicon import column
from dragoman.reading.nesting import root_of
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.relays import CITING, GIVING, TALKS
from dragoman.reading.sources import antecedent_of
from dragoman.reading.speakers import Speaker

_ASKING = frozenset("interview quote cite reach contact approach ask".split())
_INTERVIEWING = frozenset("interview question reach contact".split())
_TALKING = frozenset("speak talk".split())
_WRITING = frozenset("write argue announce claim publish".split())
_SPEAKING = frozenset("say speak talk confirm explain describe recount complain reveal disclose admit suggest outline".split())
_NOBODY = ""  # for an outlet: it was said to the author, and so through none
_OURSELVES = frozenset("newspaper paper bulletin magazine author correspondent reporter site website agency programme".split())
_TO_US = re.compile(rf"\b(?:this|our) (?:{'|'.join(sorted(_OURSELVES))})\b")
_NEAR = 120  # characters
_OWN_PEOPLE = frozenset("correspondent reporter columnist source informant contact stringer interlocutor".split())
_STAFF = frozenset("correspondent reporter columnist editor stringer commentator".split())
_WRITTEN = frozenset("letter article op-ed column commentary essay email message".split())
_OF_THEM = re.compile(
    r"(?:they$|the (?:other|others|pair|two|three|first|second)\b|both\b|"
    r"(?:one|two|three|another|some|most|all|each|both) of "
    r"(?:them|the (?:two|three|four|five|six|pair|men|women|people|officials))\b)"
)
_ASKED = frozenset({"Asked", "Pressed", "Questioned"})


def media_of(
    parse: Parse,
    cast: Cast,
    tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]],
    carriers: Mapping[str, Carrier],
) -> list[str | None]:
    """For each draft, in the order of their cues, the outlet to which or through which it was said; None where there is none.

    Who goes on speaking in the same paragraph speaks to the same outlet: "Two aides told the Post that he was ill. One of them
    said …". So does who is asked on: "Asked about the truce, Dahl replied …".
    """
    drafts, speakers, above = tree
    media = Media(parse, cast)
    stretches = paragraphs(parse.text, parse.document.sections)
    starts = [start for start, _ in stretches]
    place = [bisect_right(starts, draft.start) for draft in drafts]
    ended = [bisect_right(starts, max(draft.start, draft.content[-1][1] - 1)) for draft in drafts]
    outlets = {document: carrier.outlet for document, carrier in told_by_outlets(parse, cast, tree, carriers).items()}
    found: list[str | None] = []
    for index, draft in enumerate(drafts):
        if speakers[index].kind == "outlet":
            found.append(_quoted_by(media, draft))
            continue
        if above[index] is not None:
            # what is told within a report goes through whom it names itself, and no other
            whole = drafts[root_of(index, above)].content
            within = {document: carrier.outlet for document, carrier in carriers.items() if covers(whole, carrier.told)}
            found.append(_own(media, draft, speakers[index], within))
            continue
        own = _own(media, draft, speakers[index], outlets)
        own = _of_informant(cast, tree, index) if own is None else own
        own = _interviewed_before(media, draft, speakers[index]) if own is None else own
        if own is None and draft.construction == "quoted":
            before = next((i for i in range(index - 1, -1, -1) if speakers[i].kind == "outlet"), None)
            own = speakers[before].name if before is not None and place[before] == place[index] else None
        if own is None and index:
            before = next((i for i in range(index - 1, -1, -1) if found[i] is not None), None)
            if before is not None and _goes_on(
                parse, (drafts[before], draft), (speakers[before], speakers[index]), place[index] - ended[before]
            ):
                own = found[before]
        found.append(own)
    return [_NOBODY if _is_made_by_outlet(cast, speaker) else own for speaker, own in zip(speakers, found, strict=True)]


def _is_made_by_outlet(cast: Cast, speaker: Speaker) -> bool:
    """ "The Courier's report": who made it is who put it out."""
    maker = cast.makers.get(speaker.actor or "") if speaker.made else None
    return maker is not None and cast.named(maker).kind == "outlet"


def _of_informant(cast: Cast, tree: tuple[Sequence[Draft], Sequence[Speaker], Sequence[int | None]], index: int) -> str | None:
    """ "The Courier quoted a diplomat as saying … The diplomat said …": whoever has no name is known through it alone.

    Also where the outlet has only told of him: "According to the Courier, an aide met the envoy. The aide told him …".
    """
    drafts, speakers, above = tree
    actor = speakers[index].actor
    if above[index] is not None or actor is None or actor not in cast.unnamed:
        return None
    if speakers[index].kind != "anonymous":
        return None
    for before in range(index):
        if speakers[before].actor == actor:
            root = root_of(before, above)
            return speakers[root].name if speakers[root].kind == "outlet" else None
    first = min(cast.named(actor).mentions, default=None)
    told = (i for i in range(index) if above[i] is None and first is not None and covers(drafts[i].content, first))
    outer = next(told, None)
    return speakers[outer].name if outer is not None and speakers[outer].kind == "outlet" else None


def _interviewed_before(media: Media, draft: Draft, speaker: Speaker) -> str | None:
    """ "In an interview with the Courier, General Dahl was blunt. “The army is broken,” he said.": said to the Courier."""
    first = media.parse.token_at(draft.start)
    if first is None or speaker.actor is None or not media.parse.doc[first].sent.start:
        return None
    doc = media.parse.doc
    before = doc[doc[doc[first].sent.start - 1].i].sent
    subjects = (token for token in before if token.dep_ in ("nsubj", "nsubjpass"))
    if not any(speaker.actor in media.cast.referents(token.i) for token in subjects):
        return None
    talks = [token for token in before if token.lemma_.lower() in TALKS]
    links = [child for token in talks for child in token.children if child.lower_ in ("with", "to", "by")]
    return media.named_below(links, frozenset({"pobj"}))


def _goes_on(parse: Parse, drafts: tuple[Draft, Draft], speakers: tuple[Speaker, Speaker], paragraphs_between: int) -> bool:
    before, after = speakers
    source = drafts[1].source
    head = parse.token_at(drafts[1].start)
    asked = head is not None and parse.doc[head].sent[0].text in _ASKED
    if paragraphs_between > int(asked):
        return False
    same = before.actors == after.actors != ()
    words = parse.text[slice(*source)].casefold() if source else ""
    if same or before.kind != "anonymous":
        return same
    # "One of them", "the other": of those who told the outlet; and then "the official", who is that one.
    taken_up = after.kind == "anonymous" and words.startswith("the ") and (before.name or "").casefold().startswith("one of")
    return taken_up or _OF_THEM.match(words) is not None


def _left_unnamed_by(media: Media, draft: Draft) -> str | None:
    """ "two diplomats whom the Courier does not name": through the Courier."""
    words = media.parse.tokens_in(draft.source) if draft.source else []
    naming = [token for token in words if token.lemma_.lower() in ("name", "identify") and token.pos_ == "VERB"]
    return media.named_below(naming, frozenset({"nsubj"}))


def _own(media: Media, draft: Draft, speaker: Speaker, carriers: Mapping[str, str]) -> str | None:
    parse = media.parse
    cue = [token for span in draft.cue for token in parse.tokens_in(span)]
    if not cue:
        return None
    if _TO_US.search(parse.text, draft.start, draft.start + _NEAR) and _to_author(cue[0]):
        return _NOBODY
    verbs = [token for token in cue if token.pos_ in ("VERB", "AUX")]
    told = media.named_below([verb for verb in verbs if verb.lemma_ in ("tell", "inform")], frozenset({"dobj", "dative"}))
    if told:
        return told
    spoken = [verb for verb in verbs if verb.lemma_ in _SPEAKING]
    to = [child for verb in spoken for child in verb.children if child.lower_ == "to" and child.dep_ in ("prep", "dative")]
    if name := media.named_below(to, frozenset({"pobj"})):
        return name
    if name := _quoted_in(media, verbs, carriers):
        return name
    if name := _spoken_to(media, verbs) or _written_in(media, verbs):
        return name
    if name := _left_unnamed_by(media, draft):
        return name
    for holder in _holders(parse, draft, cue[0]):
        if name := _of_holder(media, holder):
            return name
        for actor in media.cast.referents(holder.i):
            if actor in carriers:
                return carriers[actor]
    # "It warns …", of a letter
    for document in (speaker.actor, document_of_it(media, cue[0])):
        if document is not None and document in carriers:
            return carriers[document]
    return _of_verbs(media, _verbs_behind(parse, draft, cue[0]))


def _quoted_by(media: Media, draft: Draft) -> str | None:
    """ "Radio Norland, quoted by the Courier, put it at forty": one medium behind another."""
    head = media.parse.doc[draft.source_head] if draft.source_head is not None else None
    clauses = _verbs_about(head) if head is not None else ()
    quoting = (clause for clause in clauses if clause.lemma_.lower() in ("quote", "cite") and clause.tag_ == "VBN")
    return _of_verbs(media, quoting)


def _spoken_to(media: Media, verbs: Sequence[Token]) -> str | None:
    """ "Speaking to the Courier, Dahl said", "speaking on Radio Norland, he said", "Interviewed by the Courier, Dahl said"."""
    for verb in verbs:
        subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
        for clause in (child for word in (verb, *subjects) for child in word.children if child.dep_ in ("advcl", "acl")):
            if clause.tag_ == "VBG" and clause.lemma_.lower() in _TALKING:
                where = [child for child in clause.rights if child.lower_ in ("to", "with", "on")]
                if name := media.named_below(where, frozenset({"pobj"})):
                    return name
            if clause.tag_ == "VBN" and clause.lemma_.lower() in _INTERVIEWING and clause.i < verb.i:
                by = [child for child in clause.rights if child.dep_ == "agent"]
                if name := media.named_below(by, frozenset({"pobj"})):
                    return name
    return None


def _written_in(media: Media, verbs: Sequence[Token]) -> str | None:
    """ "Dahl wrote in the Courier that …", "in the Courier, Dahl argued that …"."""
    for verb in verbs:
        if verb.lemma_.lower() in _WRITING:
            where = [child for child in verb.children if child.lower_ in ("in", "on", "for") and child.dep_ == "prep"]
            if name := media.named_below(where, frozenset({"pobj"})):
                return name
    return None


def _to_author(cue: Token) -> bool:
    """ "told this newspaper", "in a written reply to this bulletin": it went through nobody else."""
    near = [*cue.children, *(inner for child in cue.children for inner in child.subtree if child.dep_ in ("prep", "dative"))]
    return any(
        token.lemma_.lower() in _OURSELVES and any(child.lower_ in ("this", "our") for child in token.lefts) for token in near
    )


def _quoted_in(media: Media, verbs: Sequence[Token], carriers: Mapping[str, str]) -> str | None:
    """ "Dahl is quoted in the memo as saying …": the document or outlet that quotes her."""
    for verb in verbs:
        quoting = verb.head.head if verb.head.lower_ == "as" else verb
        if quoting.lemma_.lower() not in ("quote", "cite") or not any(child.dep_ == "nsubjpass" for child in quoting.children):
            continue
        saying = [inner for child in quoting.rights if child.lower_ == "as" for inner in child.children]
        for child in (child for word in (quoting, *saying) for child in word.rights):
            inner = next((word for word in child.children if word.dep_ == "pobj"), None)
            if child.lower_ not in ("in", "on", "by") or inner is None:
                continue
            known = media.cast.referents(inner.i)
            if len(known) == 1 and media.cast.named(known[0]).kind == "document":
                return carriers.get(known[0]) or media.cast.label(known[0])
            if name := media.name_at(inner.i):
                return name
    return None


def _holders(parse: Parse, draft: Draft, cue: Token) -> Iterator[Token]:
    """The source's head, and what a saying stands in: "in an interview …, Dahl said", "said in a statement carried by …".

    Of who is cited for a talk, that talk: "citing an interview that Dahl gave to …".
    """
    if draft.construction == CITING:
        yield from (child for child in cue.rights if child.dep_ == "dobj" and child.lemma_.lower() in TALKS)
    if draft.source_head is not None:
        yield antecedent_of(parse.doc[draft.source_head])
    carrying = TALKS | column("media", "noun")
    for token in cue.sent:
        if token.dep_ != "pobj" or token.head.lower_ not in ("in", "during", "on", "via", "through"):
            continue
        over = token.head.head
        # "disputed the claim in an interview with the Courier": the parser hangs the talk on the claim
        beside = over.dep_ == "dobj" and over.head.i == cue.i and token.lemma_.lower() in TALKS | _WRITTEN
        near = token.i < cue.i or over.i == cue.i or beside
        if near and token.lemma_.lower() in carrying and not covers(draft.content, parse.span(token.i, token.i)):
            yield token


def _of_holder(media: Media, holder: Token) -> str | None:
    """ "an interview with X", "an aide interviewed by X", "one who spoke to X", "a memo leaked to X", "X's correspondent"."""
    if holder.lemma_.lower() in _OWN_PEOPLE:
        for child in holder.lefts:
            if child.dep_ == "poss" and (name := media.name_at(antecedent_of(child).i)):
                return name
    if holder.lemma_.lower() in _STAFF:
        employing = [child for child in holder.rights if child.lower_ in ("of", "for", "at", "with") and child.dep_ == "prep"]
        if name := media.named_below(employing, frozenset({"pobj"})):
            return name
    if holder.lemma_.lower() in _WRITTEN:
        receiving = [child for child in holder.rights if child.lower_ in ("to", "for", "in") and child.dep_ in ("prep", "dative")]
        if name := media.named_below(receiving, frozenset({"pobj"})):
            return name
    if holder.lemma_.lower() in TALKS:
        prepositions = [child for child in holder.children if child.lower_ in ("with", "to", "for", "on")]
        if name := media.named_below(prepositions, frozenset({"pobj"})):
            return name
    if any(child.lower_ == "open" for child in holder.lefts):
        return None  # "in an open letter, printed by the Courier": before everybody
    return _of_verbs(media, _verbs_about(holder))


def _of_verbs(media: Media, verbs: Iterable[Token]) -> str | None:
    """ "interviewed by X", "who spoke to X", "leaked to X"."""
    for verb in verbs:
        lemma = verb.lemma_.lower()
        wanted = {"by"} if lemma in _ASKING else {"to", "with"} if lemma in _TALKING else {"by", "to", "in", "on"}
        wanted = {"to"} if lemma in GIVING else wanted
        if lemma not in _ASKING | _TALKING | CARRYING | GIVING:
            continue
        prepositions = [child for child in verb.children if child.lower_ in wanted and child.dep_ in ("agent", "prep", "dative")]
        if name := media.named_below(prepositions, frozenset({"pobj"})):
            return name
    return None


def _verbs_behind(parse: Parse, draft: Draft, cue: Token) -> Iterator[Token]:
    """The verbs of clauses within the source or between it and its cue, whatever noun the parser hangs them on."""
    if draft.source is None:
        return
    end = max(draft.source[1], draft.start) if draft.start > draft.source[0] else draft.source[1]
    for token in parse.tokens_in((draft.source[0], end)):
        if (
            token.dep_ in ("acl", "relcl", "advcl", "ROOT")
            and token.i != cue.i
            and not covers(draft.content, parse.span(token.i, token.i))
        ):
            yield token


def _verbs_about(noun: Token) -> Iterator[Token]:
    """The verbs of clauses about a noun: "a memo [leaked to X]", "an aide [who spoke to X]"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "advcl"):
            yield child
            yield from (inner for inner in child.children if inner.dep_ == "conj")
