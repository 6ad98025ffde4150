"""What a source lists and what is known of it → what is to be done: properties of the decision, whatever the feed."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.types import Document
from dragoman.types.watching import Entry, SeenEntry
from dragoman.workspace.deciding import TRIES, Plan, added, decide, failed

_links = st.sampled_from([None, "https://h.example/a", "https://h.example/b", "https://h.example/c"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    stands = draw(st.booleans())
    link = draw(_links)
    digest = draw(st.sampled_from(["1", "2"]))
    document = Document.from_text(f"Envoy {digest} left.") if stands or link is None else None
    return Entry(guid=draw(st.sampled_from("xyz")), link=link, digest=digest, document=document)


@st.composite
def records(draw: st.DrawFn) -> list[SeenEntry]:
    names = draw(st.lists(st.tuples(st.sampled_from("xyz"), _links), unique=True, max_size=5))
    states = st.sampled_from(["added", "there", "elsewhere", "waiting", "failed"])
    return [
        SeenEntry(
            guid=guid, link=link, digest=draw(st.sampled_from(["1", "2"])), state=draw(states), tries=draw(st.integers(0, 2))
        )
        for guid, link in names
    ]


_feeds = st.lists(entries(), max_size=6)


def after(plan: Plan, seen: list[SeenEntry]) -> list[SeenEntry]:
    """What the store knows when all of the plan went well."""
    known = {(record.guid, record.link): record for record in seen}
    for record in (*plan.marks, *(added(task, "d") for task in plan.add)):
        known[record.guid, record.link] = record
    return list(known.values())


@given(_feeds, records(), st.integers(0, 3))
def test_a_second_look_at_the_same_list_adds_nothing(found: list[Entry], seen: list[SeenEntry], pages: int) -> None:
    plan = decide(found, seen, pages=pages)
    for _ in range(20):
        if not plan.later:
            break
        seen = after(plan, seen)
        plan = decide(found, seen, pages=3)
    seen = after(plan, seen)
    again = decide(found, seen)
    assert again.add == () and again.later == 0


@given(_feeds, records())
def test_no_entry_is_added_twice_and_none_is_lost(found: list[Entry], seen: list[SeenEntry]) -> None:
    plan = decide(found, seen)
    names = [(task.entry.guid, task.entry.link) for task in plan.add]
    assert len(names) == len(set(names))
    done = {(r.guid, r.link) for r in seen if r.state not in ("waiting", "failed")}
    assert not done & set(names)
    listed = [task for task in plan.add if any(task.entry.guid == entry.guid for entry in found)]
    assert len(found) <= len(listed) + len(plan.changed) + plan.known + plan.later


@given(_feeds, records(), st.integers(0, 2))
def test_the_limit_on_pages_holds(found: list[Entry], seen: list[SeenEntry], pages: int) -> None:
    plan = decide(found, seen, pages=pages)
    fetched = [task for task in plan.add if task.entry.document is None and task.address]
    assert len(fetched) <= pages
    unlimited = decide(found, seen, pages=1000)
    assert len(plan.add) + plan.later == len(unlimited.add)


@given(_feeds, records())
def test_a_change_is_told_once_and_never_replaces(found: list[Entry], seen: list[SeenEntry]) -> None:
    plan = decide(found, seen)
    documents = {(record.guid, record.link): (record.document, record.state) for record in seen}
    for record in plan.changed:
        assert (record.document, record.state) == documents[record.guid, record.link]
    unique = list({(entry.guid, entry.link): entry for entry in reversed(found)}.values())
    assert decide(unique[::-1], after(plan, seen)).changed == () or len(unique) != len(found)


@given(entries().filter(lambda entry: entry.link is not None))
def test_a_failing_entry_is_given_up_in_the_end(entry: Entry) -> None:
    seen: list[SeenEntry] = []
    rounds = 0
    while (plan := decide([entry], seen)).add:
        seen = [failed(plan.add[0])]
        rounds += 1
    assert rounds == TRIES
    assert decide([Entry(guid=entry.guid, link=entry.link, digest="other", document=entry.document)], seen).add


def test_an_entry_that_moved_is_the_same() -> None:
    seen = [SeenEntry(guid="x", link="https://h.example/a", digest="1", state="added")]
    moved = Entry(guid="x", link="https://h.example/new-title", digest="1")
    assert decide([moved], seen) == Plan(known=1)
    # two links under one name at a time: the name is none
    other = Entry(guid="x", link="https://h.example/b", digest="1")
    assert [task.entry for task in decide([moved, other], seen).add] == [moved, other]


def test_a_page_that_another_source_brought_is_left() -> None:
    entry = Entry(guid="x", link="https://h.example/a", digest="1")
    plan = decide([entry], [], frozenset({"https://h.example/a"}))
    assert (plan.add, [mark.state for mark in plan.marks]) == ((), ["elsewhere"])
