"""Search finds by word, speaker, chain, status and date, alike in both dialects."""

import pytest
from dispatches import dispatch
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadQuery
from dragoman.store import Repository
from dragoman.store.index import marks, terms_of
from dragoman.store.words import folded, tokens
from dragoman.types import CaseActor, Delta, DocumentCard, Hit, Member, Query, Statement

ACTORS = (
    CaseActor(id="a1", name="Orla Venn", kind="person", aliases=("Venn", "Premier Venn", "اورلا فين"), documents=("d1",)),
    CaseActor(id="a2", name="Karo Blen", kind="person", aliases=("Blen",), documents=("d1",)),
    CaseActor(id="a3", name="Karo Ossig", kind="person", documents=("d2",)),
)
STATEMENTS = (
    # id, document, text, chain, speaker, actors, status, credits
    ("s1", "d1", "Venn said the secret letters never reached Torvik.", ("Torvik Post", "Orla Venn"), "a1", ("a1",), "denied", ()),
    (
        "s2",
        "d1",
        "Letters, Blen said, were sent; letters were answered.",
        ("Karo Blen",),
        "a2",
        ("a2",),
        "occurred",
        ("Marr Agency",),
    ),
    ("s3", "d2", "Unnamed diplomats spoke of a letter.", ("Marr Agency", "Western diplomats"), None, ("a1",), "alleged", ()),
    ("s4", "d2", "Ossig will visit the Élysée.", ("Karo Ossig",), "a3", ("a3",), "planned", ()),
    ("s5", "d3", "قال فين إن الرسائل وصلت إلى الأمم المتحدة.", ("فين",), "a1", ("a1",), "alleged", ()),
    ("s6", "d3", "총리는 북경에서 회담했다. 总理会见了大使。", (), None, (), "occurred", ()),
    ("s7", "d4", "The harbour was closed without notice.", (), None, (), None, ()),
)
CARDS = (
    DocumentCard(id="d1", outlet="Torvik Post", published="2021-05-10"),
    DocumentCard(id="d2", outlet="Marr Courier", published="2021-06-02"),
    DocumentCard(id="d3", outlet="Gazette", earliest="2021-06-01", latest="2021-06-30", dating="by its address"),
    DocumentCard(id="d4", outlet="Undated Times"),
)


def fill(store: Repository) -> Repository:
    for card in CARDS:
        found = [
            Statement(
                id=id, document=document, span=(0, len(text)), text=text, chain=chain, speaker=speaker, actors=actors,
                status=status, credits=credits, published=card.published, claim=f"c-{id}",
            )
            for id, document, text, chain, speaker, actors, status, credits in STATEMENTS
            if document == card.id
        ]  # fmt: skip
        with store.transaction("strait") as session:
            session.put(dispatch(card.id), Delta(document=card, statements=tuple(found), actors=ACTORS))
    return store


@pytest.fixture(scope="module")
def filled(lasting_store: Repository) -> Repository:
    return fill(lasting_store)


def find(store: Repository, words: str = "", **filters: object) -> list[Hit]:
    with store.session("strait") as session:
        return session.search(Query(words=words, **filters))


def ids(hits: list[Hit]) -> list[str]:
    return sorted(hit.statement.id for hit in hits)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("letters", ["s1", "s2"]),
        ("LETTERS said", ["s1", "s2"]),
        ("letter*", ["s1", "s2", "s3"]),
        ('"secret letters"', ["s1"]),
        ('"letters secret"', []),
        ("letter* -torvik", ["s2", "s3"]),
        ('letter* -"secret letters"', ["s2", "s3"]),
        ("elysee", ["s4"]),
        ("Élysée", ["s4"]),
        ("venn", ["s1", "s3", "s5"]),  # by the names of the actor whom the sentence is about
        ("venn وصلت", ["s5"]),
        ("الرسائل", ["s5"]),
        ("رسائل", ["s5"]),
        ("회담", ["s6"]),
        ("会见", ["s6"]),
        ("会", ["s6"]),
        ("总理大使", []),
        ("nothing-of-the-kind", []),
        ("...", None),
        ("AND", []),
        ("words : letters", []),
        ("NEAR(letters)", []),
        ("l'etters OR 1=1 --", []),
    ],
)
def test_words(filled: Repository, words: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(BadQuery):
            find(filled, words)
    else:
        assert ids(find(filled, words)) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "Orla Venn"}, ["s1", "s5"]),
        ({"speaker": "premier venn"}, ["s1", "s5"]),
        ({"speaker": "فين"}, ["s1", "s5"]),
        ({"speaker": "Karo"}, ["s2", "s4"]),
        ({"speaker": "diplomats"}, ["s3"]),
        ({"speaker": "Nobody"}, []),
        ({"via": "Marr Agency"}, ["s2", "s3"]),
        ({"via": "Torvik Post"}, ["s1", "s2"]),
        ({"via": "Gazette"}, ["s5", "s6"]),
        ({"status": "alleged"}, ["s3", "s5"]),
        ({"document": "d2"}, ["s3", "s4"]),
        ({"since": "2021-06"}, ["s3", "s4", "s5", "s6"]),
        ({"since": "2021-06-02"}, ["s3", "s4"]),  # the Gazette may be of the first
        ({"until": "2021"}, ["s1", "s2", "s3", "s4", "s5", "s6"]),
        ({"until": "2021-05"}, ["s1", "s2"]),
        ({"since": "2021-05-11", "until": "2021-06-02"}, ["s3", "s4"]),
        ({"words": "letter*", "speaker": "Venn", "status": "denied", "via": "post", "until": "2022"}, ["s1"]),
        ({}, ["s1", "s2", "s3", "s4", "s5", "s6", "s7"]),
    ],
)
def test_filters(filled: Repository, filters: dict[str, str], expected: list[str]) -> None:
    assert ids(find(filled, **filters)) == expected


def test_the_better_answer_comes_first(filled: Repository) -> None:
    hits = find(filled, "letters")
    assert [hit.statement.id for hit in hits] == ["s2", "s1"]  # two times in a sentence of like length
    assert hits[0].score > hits[1].score > 0
    assert next(hit.statement.id for hit in find(filled, "venn")) == "s1"  # the word itself before the name of an actor
    assert find(filled, "letters") == hits


def test_without_words_the_latest_come_first(filled: Repository) -> None:
    hits = find(filled)
    assert [hit.statement.id for hit in hits] == ["s5", "s6", "s3", "s4", "s1", "s2", "s7"]
    assert {hit.score for hit in hits} == {0.0}


def test_pages_of_hits(filled: Repository) -> None:
    every = find(filled, "letter*")
    assert [*find(filled, "letter*", limit=1), *find(filled, "letter*", limit=5, offset=1)] == every
    assert len(every) == 3


def test_a_hit_shows_document_and_words(filled: Repository) -> None:
    (hit,) = find(filled, '"secret letters" torvik')
    assert hit.card == CARDS[0]
    assert hit.statement.chain == ("Torvik Post", "Orla Venn")
    assert [hit.statement.text[slice(*span)] for span in hit.marks] == ["secret letters", "Torvik"]
    (arabic,) = find(filled, "رسائل")
    assert [arabic.statement.text[slice(*span)] for span in arabic.marks] == ["الرسائل"]
    (korean,) = find(filled, "회담")
    assert [korean.statement.text[slice(*span)] for span in korean.marks] == ["회담"]


def test_a_hit_names_the_claim_of_today(store: Repository) -> None:
    filled = fill(store)
    joined = Member(kind="claim", document="d1", item="s1", cluster="c-joined")
    with filled.transaction("strait") as session:
        session.apply(Delta(members=(joined,)))
    claims = {hit.statement.id: hit.statement.claim for hit in find(filled, "letters")}
    assert claims == {"s1": "c-joined", "s2": "c-s2"}


def test_an_alias_learnt_later_finds_what_was_filed_before(store: Repository) -> None:
    filled = fill(store)
    assert find(filled, speaker="Rade") == []
    renamed = CaseActor(id="a1", name="Orla Rade", kind="person", aliases=("Orla Venn",), documents=("d1",))
    with filled.transaction("strait") as session:
        session.apply(Delta(actors=(renamed,)))
    assert ids(find(filled, speaker="Rade")) == ["s1", "s5"]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        (Query(words='"secret letters'), "quotation mark"),
        (Query(words="-letters"), "asks for no word"),
        (Query(since="May 2021"), "is no date"),
        (Query(until="2021-13"), "is no date"),
        (Query(speaker="?"), "holds no word"),
        (Query(limit=0), "at least 1"),
        (Query(offset=-1), "at least 1"),
    ],
)
def test_what_cannot_be_asked_is_told(filled: Repository, query: Query, complaint: str) -> None:
    with pytest.raises(BadQuery, match=complaint), filled.session("strait") as session:
        session.search(query)


@given(st.text(max_size=40))
def test_what_is_filed_is_found_and_marked(text: str) -> None:
    for token in tokens(text):
        assert token.word
        assert 0 <= token.start < token.end <= len(text)
        assert not set(token.word) & set(" \"'\\:*()\x00")
    words = [token.word for token in tokens(text)]
    assert folded(text).split() == words
    for token in tokens(text):
        assert folded(text[token.start : token.end]) == token.word


@given(st.text(alphabet="ab \"-*'é:(&|!会", max_size=20))
def test_any_query_is_understood_or_refused(text: str) -> None:
    try:
        terms = terms_of(text)
    except BadQuery:
        return
    marks("ab é 会", terms)


@pytest.mark.parametrize("words", ["é:*&|!()<->", "ab\\' cd", "a:b*", "<->", "-(a) b", "x\x00y"])
def test_signs_of_the_query_language_are_only_signs(filled: Repository, words: str) -> None:
    try:
        found = find(filled, words)
    except BadQuery:
        return
    assert found == [] or words
