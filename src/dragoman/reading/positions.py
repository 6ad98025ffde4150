"""Attributions → positions: what an actor holds in public and what in private, by the text's own signals."""

from dragoman.reading.cast import Cast
from dragoman.reading.lexicon import rows
from dragoman.reading.parse import Parse
from dragoman.types import Attribution, Audience, Position

_CLOSED = frozenset(
    "letter memo memorandum transcript minutes minute cable recording record tape email message text note".split()
)
_MISSIVES = frozenset("letter memo memorandum cable note telegram".split())
_OVERHEARD = frozenset({"overheard", "recorded", "taped"})
_OPEN = frozenset({"open", "public", "published"})
_HOLDERS = frozenset({"person", "organisation", "state", "group"})


def find_positions(parse: Parse, cast: Cast, attributions: tuple[Attribution, ...]) -> tuple[Position, ...]:
    """One position for each attribution of a known actor whose audience the text shows.

    Private: the sentence says so ("in private", "secret letters", "behind closed doors"), the medium was private earlier in the
    text ("the letters" that were secret), or others report what one actor told another ("promised the king that …").
    Public: the sentence says so ("in a speech", "told reporters", "announced"), or the words are quoted from an outlet.
    """
    secret = _private_media(parse)
    found: dict[tuple[str, Audience, str], Position] = {}
    by_id = {attribution.id: attribution for attribution in attributions}
    for attribution in attributions:
        audience = _audience(parse, cast, attribution, by_id, secret)
        if audience is None:
            continue
        for holder in _holders(parse, cast, attribution):
            position = Position(
                actor=holder,
                audience=audience,
                issue=_issue(parse, cast, attribution),
                attribution=attribution.id,
                evidence=attribution.content,
            )
            found.setdefault((holder, audience, attribution.id), position)
    return tuple(found.values())


def _holders(parse: Parse, cast: Cast, attribution: Attribution) -> list[str]:
    """The speaker, or each of several who speak together."""
    if attribution.speaker is not None:
        # "the letter says": who wrote it holds that
        speaker = cast.makers.get(attribution.speaker, attribution.speaker)
        known = speaker not in cast.unnamed and cast.named(speaker).kind in _HOLDERS
        return [speaker] if known else []
    if attribution.speaker_kind != "named":
        return []
    heads = {token.i for span in attribution.source for token in parse.tokens_in(span)}
    several = [cast.referents(head) for head in heads if len(cast.referents(head)) > 1]
    return [identity for identity in several[0] if cast.named(identity).kind in _HOLDERS] if several else []


def _audience(
    parse: Parse, cast: Cast, attribution: Attribution, by_id: dict[str, Attribution], secret: frozenset[str]
) -> Audience | None:
    if attribution.speaker_kind == "document" and attribution.speaker in cast.makers:
        return "private" if _of_record(parse, attribution) and not _is_open(cast, attribution.speaker) else None
    if attribution.speaker_kind != "named":
        return None
    if any(token.lower_ in _OVERHEARD for span in attribution.cue for token in parse.tokens_in(span)):
        return "private"
    signal = _nearest_signal(parse, attribution)
    if signal is not None:
        return signal
    if _through_private_medium(parse, attribution, secret) or _in_missive(parse, attribution):
        return "private"
    parent = by_id.get(attribution.parent) if attribution.parent else None
    if parent is not None and parent.speaker is not None and _hearers(parse, cast, attribution) == {parent.speaker}:
        return "private"  # "Dahl revealed that Berg had assured her": between the two
    if parent is not None and parent.speaker_kind in ("outlet", "document", "anonymous"):
        within = _told_another(parse, cast, attribution) or _in_talks(parse, attribution) or _of_record(parse, parent)
        return "private" if within else None
    if parent is None and (attribution.form != "indirect" or attribution.citations or len(attribution.chain) > 1):
        return "public"
    return None


def _of_record(parse: Parse, parent: Attribution) -> bool:
    """What a letter, a memo or a transcript tells of somebody was not meant for the public."""
    words = {token.lemma_.lower() for span in parent.source for token in parse.tokens_in(span)}
    return parent.speaker_kind == "document" and bool(words & _CLOSED)


def _clause(parse: Parse, attribution: Attribution) -> list[int]:
    """Tokens of the cue's clause outside the content: where a text says before whom something was said."""
    cue = parse.token_at(attribution.cue[0][0])
    if cue is None:
        return []
    sentence = parse.doc[cue].sent
    above = [token.i for token in parse.doc[cue].subtree]
    inside = {t.i for span in attribution.content for t in parse.tokens_in(span)}
    before = [token.i for token in parse.doc[cue].lefts]
    return sorted({i for i in (*above, *before) if sentence.start <= i < sentence.end} - inside)


def _nearest_signal(parse: Parse, attribution: Attribution) -> Audience | None:
    tokens = _clause(parse, attribution)
    words = " ".join(parse.doc[index].lower_ for index in tokens)
    for row in rows("audiences"):
        if row["audience"] == "exchange":
            continue
        if f" {row['phrase']} " in f" {words} ":
            return "private" if row["audience"] == "private" else "public"
    return None


def _private_media(parse: Parse) -> frozenset[str]:
    """Lemmas of media that the text calls secret or private: "two secret letters" makes "the letters" private."""
    adjectives = {row["phrase"] for row in rows("audiences") if row["audience"] == "private"}
    media = {row["noun"] for row in rows("media")}
    return frozenset(
        token.lemma_.lower()
        for token in parse.doc
        if token.lemma_.lower() in media and any(child.lower_ in adjectives for child in token.children)
    )


def _through_private_medium(parse: Parse, attribution: Attribution, secret: frozenset[str]) -> bool:
    """ "asked … in two secret letters", "wrote in the letters that …": the medium hangs on the cue or follows the content."""
    cue = parse.token_at(attribution.cue[0][0])
    if cue is None:
        return False
    last = max((t.i for span in attribution.content for t in parse.tokens_in(span)), default=cue)
    near = [*_clause(parse, attribution), *range(last + 1, min(last + 6, parse.doc[cue].sent.end))]
    return any(parse.doc[index].lemma_.lower() in secret for index in near)


def _told_another(parse: Parse, cast: Cast, attribution: Attribution) -> bool:
    """The cue has an addressee who is an actor: "promised the king that …"."""
    return bool(_hearers(parse, cast, attribution))


def _hearers(parse: Parse, cast: Cast, attribution: Attribution) -> set[str]:
    """ "promised [the king] that …", "assured [the Orlish side] that …", "confided to [elders] that …"."""
    cue = parse.token_at(attribution.cue[0][0])
    found: set[str] = set()
    for child in parse.doc[cue].children if cue is not None else ():
        addressed = child.children if child.dep_ in ("prep", "dative") and child.lower_ == "to" else (child,)
        for noun in addressed:
            known = cast.referents(noun.i) if noun.dep_ in ("dobj", "dative", "pobj") else ()
            found |= set(known) if all(cast.named(identity).kind in _HOLDERS for identity in known) else set()
    return found


def _in_missive(parse: Parse, attribution: Attribution) -> bool:
    """ "wrote in a letter to the king", "offered, in a note": for whom it is sent to, unless the letter is an open one."""
    for index in _clause(parse, attribution):
        noun = parse.doc[index]
        if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_.lower() in _MISSIVES:
            return not any(child.lower_ in _OPEN for child in noun.lefts)
    return False


def _is_open(cast: Cast, document: str | None) -> bool:
    return document is not None and bool(_OPEN & set(cast.named(document).name.casefold().split()))


def _in_talks(parse: Parse, attribution: Attribution) -> bool:
    """The sentence tells of an exchange between two: "A discussed the offer with B, and B said that …"."""
    cue = parse.token_at(attribution.cue[0][0])
    if cue is None:
        return False
    talks = {row["phrase"] for row in rows("audiences") if row["audience"] == "exchange"}
    return any(
        token.lemma_.lower() in talks and any(child.dep_ == "prep" and child.lower_ == "with" for child in token.children)
        for token in parse.doc[cue].sent
        if token.i < cue
    )


def _issue(parse: Parse, cast: Cast, attribution: Attribution) -> str | None:
    """The noun phrase of the content whose head noun the document speaks of most; actors and times are no issue."""
    heads = parse.noun_counts
    inside = [token for span in attribution.content for token in parse.tokens_in(span)]
    nouns = [
        token
        for token in inside
        if token.pos_ == "NOUN"
        and token.dep_ not in ("compound", "npadvmod")
        and token.ent_type_ not in ("DATE", "TIME")
        and all(cast.named(actor).kind == "document" for actor in cast.referents(token.i))
    ]
    if not nouns:
        return None
    best = max(nouns, key=lambda token: (heads[token.lemma_.lower()], -token.i))
    start, end = parse.span(max(best.left_edge.i, inside[0].i), best.i)
    return parse.text[start:end]
