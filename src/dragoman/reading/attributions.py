"""Parse → attributions: who is said to have said, thought or wanted what, and according to whom."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dragoman.reading.asides import find_asides
from dragoman.reading.carriers import carriers_of
from dragoman.reading.cast import Cast
from dragoman.reading.citations import DATE_IN_NOTE
from dragoman.reading.confidence import confidence_of
from dragoman.reading.contents import Quotations, content_spans, covers, is_quoted
from dragoman.reading.cues import Cue, find_cues
from dragoman.reading.denied_and_quoted import denied_apart
from dragoman.reading.drafts import Draft
from dragoman.reading.figures import state_of
from dragoman.reading.formulas import find_formulas
from dragoman.reading.halves import apart, with_own_subjects
from dragoman.reading.heard import find_heard
from dragoman.reading.hedges import find_hedges
from dragoman.reading.informants import of_informant, with_name_behind
from dragoman.reading.labels import is_heading, labelled
from dragoman.reading.nesting import chain_of, clip, continue_reports, parents
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.parted_subjects import with_parted_subject
from dragoman.reading.plain_deeds import is_plain_deed, says_nothing
from dragoman.reading.quotations import find_quotations
from dragoman.reading.quoted import attribute_quotations
from dragoman.reading.records import records_over
from dragoman.reading.relays import Heads, Relay, as_said, find_relays, told_by_relays, without_bare_citing
from dragoman.reading.semicolons import ended_at_semicolons
from dragoman.reading.sources import antecedent_of, before_clause, head_of, source_span
from dragoman.reading.speakers import Speaker, speaker_of
from dragoman.reading.through import media_of
from dragoman.reading.turns import with_turns
from dragoman.reading.voices import find_speakers
from dragoman.types import Attribution, Citation, Engine, Form, Spans

_ASKING = frozenset("What How Why Who Where When".split())
_TRUSTED = 0.5  # a cue below this share is more often none than one


def find_attributions(
    parse: Parse, cast: Cast, citations: tuple[Citation, ...], engine: Engine = "combined"
) -> tuple[Attribution, ...]:
    """The attributions of a document, nested, in the order of their cues.

    Find every cue that grammar and lexicon know, give each quotation to the nearest word of saying, keep one draft a content,
    find the speakers, and hang each draft under the smallest content that holds it.
    """
    heads = _heads(parse, cast)
    drafts = [draft for draft in draft_attributions(parse) if not is_plain_deed(parse, draft)]
    if engine == "combined":
        # the network is loaded only where it is wanted
        from dragoman.reading.combined import combined, introduced, untaught, with_subject
        from dragoman.reading.mended import learned_of

        drafts = [introduced(parse, untaught(parse, draft)) for draft in drafts]
        found = combined(drafts, learned_of(parse, drafts, heads.is_medium), heads.is_medium)
        drafts = settle([with_subject(parse, draft, found) for draft in found])
    drafts = [with_parted_subject(parse, d) for d in drafts if not (_is_heading(parse, d) or _is_of_nobody(parse, d))]
    drafts = settle([with_name_behind(parse, of_informant(parse, as_said(parse, draft))) for draft in drafts])
    drafts = apart(parse, with_own_subjects(parse, drafts))
    drafts = ended_at_semicolons(parse, denied_apart(parse, [draft for draft in drafts if not says_nothing(parse, draft)]))
    drafts = clip(with_turns(parse, cast, drafts))
    relays = find_relays(parse, drafts, heads)
    drafts, relays = without_bare_citing(parse, told_by_relays(drafts, relays), relays)
    speakers = find_speakers(parse, cast, drafts)
    drafts = continue_reports(parse, drafts, speakers)
    drafts, speakers, above = _with_relays(parse, cast, relays, (drafts, speakers, parents(drafts)))
    cited = [_citations_of(parse.text, draft, citations) for draft in drafts]
    tree, carriers = (drafts, speakers, above), carriers_of(parse, cast)
    media = media_of(parse, cast, tree, carriers)
    outlets = {document: carrier.outlet for document, carrier in carriers.items()}
    records = records_over(parse, cast, tree, (outlets, media))
    carried = [_through(parse, *known) for known in zip(drafts, speakers, cited, media, strict=True)]
    # What is told within a report goes through the medium that it names itself, and through no note.
    named = [(medium,) if medium else () for medium in media]
    through = [
        record or (outer if up is None else inner)
        for record, outer, inner, up in zip(records, carried, named, above, strict=True)
    ]
    return tuple(_attribution(parse, drafts, index, above, speakers, cited, through) for index in range(len(drafts)))


def _is_heading(parse: Parse, draft: Draft) -> bool:
    """ "Hellin: what we know about the raid": neither Hellin nor a "we" of the headline says anything."""
    if parse.text[slice(*draft.cue[0])] == ":":
        return is_heading(parse.text, draft.content[0])
    if parse.text[slice(*draft.content[0])] in _ASKING and len(draft.content) == 1:
        return True  # "What the ministers said"
    words = parse.text[slice(*draft.source)] if draft.source else ""
    if words in ("Who", "What", "Which"):
        return True  # "Who spoke for Norland?"
    if words.casefold() not in ("we", "you"):
        return False
    return any(section.kind == "headline" and section.start <= draft.start < section.end for section in parse.document.sections)


def _is_of_nobody(parse: Parse, draft: Draft) -> bool:
    """ "Nobody wants a war": no saying of anybody's; but "nobody believes that they left" is, lest it be told as a fact."""
    words = parse.text[slice(*draft.source)].casefold() if draft.source else ""
    clauses = (child for token in parse.tokens_in(draft.cue[0]) for child in token.children if child.dep_ == "ccomp")
    return words in ("nobody", "no one", "none", "no-one") and next(clauses, None) is None


def _heads(parse: Parse, cast: Cast) -> Heads:
    def is_medium(head: int) -> bool:
        # "the Post, which had reported that …"
        who = antecedent_of(parse.doc[head]).i
        return any(cast.named(actor).kind in ("outlet", "document") for actor in cast.referents(who))

    return Heads(lambda head: bool(cast.referents(head)), is_medium)


_Tree = tuple[list[Draft], list[Speaker], list[int | None]]


def _with_relays(parse: Parse, cast: Cast, relays: Sequence[Relay], tree: _Tree) -> _Tree:
    """The drafts, speakers and parents with each relay under the saying that makes it, and over what stood in that saying."""
    drafts, speakers, above = tree
    told = [replace(relay.draft, content=drafts[relay.of].content) for relay in relays]
    inner = {relay.of: len(drafts) + number for number, relay in enumerate(relays)}
    everything = [*drafts, *told]
    parent = [inner.get(up, up) if up is not None else None for up in above] + [relay.of for relay in relays]
    order = sorted(range(len(everything)), key=lambda index: (everything[index].start, everything[index].content))
    place = {old: new for new, old in enumerate(order)}
    spoken = [*speakers, *(speaker_of(parse, cast, draft) for draft in told)]
    ups = [parent[index] for index in order]
    return [everything[i] for i in order], [spoken[i] for i in order], [None if up is None else place[up] for up in ups]


def draft_attributions(parse: Parse) -> list[Draft]:
    """All attributions before speakers and nesting, in the order of their cues."""
    stretches = paragraphs(parse.text, parse.document.sections)
    quotations = Quotations(find_quotations(parse.text, stretches))
    drafts = [
        draft
        for cue in (*find_cues(parse), *find_asides(parse), *find_formulas(parse), *find_heard(parse))
        if cue.share >= _TRUSTED and (draft := _draft(parse, cue, quotations))
    ]
    drafts.extend(labelled(parse, stretches, quotations))
    return settle(attribute_quotations(parse, quotations, drafts, stretches))


def settle(drafts: list[Draft]) -> list[Draft]:
    """One draft a content: where two agree on it, the one with a source and the greater trust stays."""
    kept: dict[Spans, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.source is None, -d.share, d.start)):
        kept.setdefault(draft.content, draft)
    return sorted(kept.values(), key=lambda d: (d.start, d.content))


def _draft(parse: Parse, cue: Cue, quotations: Quotations) -> Draft | None:
    anchor = parse.span(cue.head, cue.head)
    content = content_spans(parse, cue.content, anchor, quotations)
    source = source_span(parse, cue.source, cue.head) if cue.source is not None else None
    if not content or (source is not None and covers(content, source)):
        return None
    # "is expected to resign" names nobody who expects; "it was reported that" at least says that someone reported.
    if source is None and cue.construction not in ("clause", "before"):
        return None
    words = _neighbours(cue)
    said, head = parse.span(words[0], words[-1]), cue.source
    if source is not None and (clipped := before_clause(parse, source, said)) != source:
        source, head = clipped, head_of(parse, clipped, said)
    return Draft(cue.construction, (said,), source, head, content, cue.share)


def _neighbours(cue: Cue) -> list[int]:
    """The cue's words that stand next to its head: a particle far away is not part of the span."""
    words = [cue.head]
    for index in cue.words:
        if index == words[-1] + 1:
            words.append(index)
    return words


def _citations_of(text: str, draft: Draft, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations whose statement ends with this draft: they overlap, and only quotation marks lie between."""
    statement = (
        min(s for s, _ in (*draft.content, *draft.cue)),
        max(e for _, e in (*draft.content, *draft.cue)),
    )
    return tuple(
        citation
        for citation in citations
        if any(s < statement[1] and statement[0] < e and statement[0] >= s for s, e in citation.statements)
    )


def _attribution(
    parse: Parse,
    drafts: Sequence[Draft],
    index: int,
    above: Sequence[int | None],
    speakers: Sequence[Speaker],
    cited: Sequence[tuple[Citation, ...]],
    through: Sequence[tuple[str, ...]],
) -> Attribution:
    draft, speaker, parent = drafts[index], speakers[index], above[index]
    hedged = chain.from_iterable(find_hedges(parse.text, span) for span in draft.content)
    is_learned = draft.construction.startswith("learned")
    return Attribution(
        id=f"s{index + 1}",
        parent=None if parent is None else f"s{parent + 1}",
        source=(draft.source,) if draft.source else (),
        cue=draft.cue,
        content=draft.content,
        speaker=speaker.actor,
        speaker_kind=speaker.kind,
        form=_form(parse.text, draft.content),
        chain=chain_of(index, above, speakers, through),
        hedges=tuple(hedged),
        citations=tuple(citation.id for citation in cited[index]),
        reason=speaker.reason,
        engine="learned" if is_learned else "rules",
        confidence=round(draft.share if is_learned else confidence_of(parse.text, draft), 3),
    )


def _form(text: str, content: Spans) -> Form:
    if is_quoted(text, content):
        return "direct"
    return "mixed" if any(mark in text[s:e] for s, e in content for mark in '“”"«»„') else "indirect"


def _through(parse: Parse, draft: Draft, speaker: Speaker, cited: tuple[Citation, ...], medium: str | None) -> tuple[str, ...]:
    """The medium that carries a statement: the one it was said to, else the cited work as its note names it.

    None where the source is a medium itself, or a document that a medium made. A work whose outlet the paragraph has named
    goes by that name alone.
    """
    if speaker.kind == "outlet" and not medium:
        return ()
    if medium:
        return (medium,) if medium != speaker.name else ()
    work = (
        None if medium == "" else next((citation for citation in cited if citation.kind == "endnote" and citation.outlet), None)
    )
    if work is None or is_own_work(work, speaker):
        return ()
    end = max(end for _, end in (*draft.content, *draft.cue))
    paragraph = parse.text[parse.text.rfind("\n", 0, draft.start) + 1 : end]
    named = re.search(rf"(?<!\w){re.escape(work.outlet or '')}(?!\w)", paragraph)
    return (work.outlet or "",) if named else (work_name(parse.text, work),)


def is_own_work(work: Citation, speaker: Speaker) -> bool:
    """A statement that the note has from the speaker: "Norland's Foreign Ministry" in the note is "the ministry" that speaks.

    A note without an outlet and a speaker without a name are not the same one for that.
    """
    if not work.outlet or not speaker.name:
        return False
    outlet, name = work.outlet.casefold(), speaker.name.casefold().removeprefix("the ")
    return outlet == name or outlet.endswith((f"'s {name}", f"’s {name}")) or _by_states(work.outlet) == _by_states(speaker.name)


def _by_states(name: str) -> frozenset[str]:
    """A name's words, adjectives of states as the states: "Norland's Ministry of Defence" is "Norlandish Ministry of Defence"."""
    words = (word.strip("()") for word in name.replace("’", "'").split())
    return frozenset(state_of(word).casefold() for word in words if word.casefold() not in ("the", "of"))


def work_name(text: str, citation: Citation) -> str:
    """Outlet, series and date as the note gives them: "Daily Courier, May 3, 2017"."""
    parts = [" ".join(filter(None, (citation.outlet, citation.series)))]
    start, end = citation.span
    # "Courier (Norland), May 3, 2017; for background see Norland Watch, Note 29, April 2, 2017": the work's own date.
    own = re.compile(r"; |\. (?:[Ss]ee|On|For)\b").search(text, start, end)
    dates = DATE_IN_NOTE.findall(text, start, own.start() if own else end) or DATE_IN_NOTE.findall(text, start, end)
    return ", ".join([*parts, *dates[-1:]])
