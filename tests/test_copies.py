"""Copied text: near-duplicates share bands, the original is the older, and runs of words tell who has them from whom."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.copies import RUN, copy_bands, copy_of, resemblance, shared_run, words_of
from dragoman.linking.memory import MemoryView
from dragoman.types import Delta, DocumentCard, Statement

REPORT = (
    "The harbour of Norland was closed on Monday after a storm that had come in from the south during the night. "
    "Three ships of the coastal line stayed in port, and the ferry to the islands was put off until Thursday. "
    "The minister of trade said that the quay would be open again as soon as the cranes had been looked at."
)
OTHER = (
    "Parliament in Sudria voted for a law on the fishing grounds, which the opposition called a gift to the large fleets. "
    "The law, which was two years in the making, sets a limit for every boat and a fund for those who give up their licence."
)


def view_of(*documents: tuple[str, str, str | None]) -> MemoryView:
    view = MemoryView()
    for id, text, published in documents:
        statement = Statement(id=f"{id}:0", document=id, span=(0, len(text)), text=text)
        card = DocumentCard(id=id, outlet=f"Outlet {id}", published=published)
        view.apply(Delta(document=card, statements=(statement,), copy_bands=copy_bands(text)))
    return view


def found(text: str, view: MemoryView, published: str | None = None) -> tuple[str, str] | None:
    return copy_of(DocumentCard(id="new", outlet="New", published=published), text, copy_bands(text), view)


def shared(left: str, right: str) -> Sequence[str]:
    return sorted(set(copy_bands(left)) & set(copy_bands(right)))


def test_a_copy_is_found_with_its_reason() -> None:
    view = view_of(("a", OTHER, None), ("b", REPORT, None))
    copied = found(REPORT.replace("storm", "gale") + " The mayor was not available.", view)
    assert copied is not None
    assert copied[0] == "b"
    assert "three-word sequences" in copied[1]


def test_another_report_is_no_copy() -> None:
    assert found(OTHER, view_of(("b", REPORT, None))) is None
    assert not shared(OTHER, REPORT)


def test_the_older_of_two_is_no_copy_of_the_newer() -> None:
    view = view_of(("b", REPORT, "2031-05-10"))
    assert found(REPORT, view, "2031-05-09") is None
    assert found(REPORT, view, "2031-05-11") is not None


def test_a_copy_of_a_copy_goes_back_to_the_first() -> None:
    view = view_of(("a", REPORT, None))
    card = DocumentCard(id="b", outlet="B", copy_of="a")
    statement = Statement(id="b:0", document="b", span=(0, 9), text=REPORT)
    view.apply(Delta(document=card, statements=(statement,), copy_bands=copy_bands(REPORT)))
    copied = found(REPORT, view)
    assert copied is not None
    assert copied[0] == "a"


def test_bands_are_the_same_every_time_and_short_texts_have_none() -> None:
    assert copy_bands(REPORT) == copy_bands(REPORT)
    assert len(copy_bands(REPORT)) == 16
    assert copy_bands("The envoy left.") == ()
    assert copy_bands(REPORT)[0].startswith("0:")


@given(st.integers(min_value=0, max_value=40))
def test_one_word_changed_leaves_a_copy(at: int) -> None:
    words = REPORT.split()
    words[at] = "elsewhere"
    assert resemblance(" ".join(words), REPORT) > 0.8


def test_a_run_is_the_quoters_debt() -> None:
    written = "The quay would be open again as soon as the cranes had been looked at, he said."
    quoted = 'A blog: "The quay would be open again as soon as the cranes had been looked at", it wrote.'
    run = shared_run(quoted, written)
    assert run is not None
    assert (run.quoted_left, run.quoted_right) == (True, False)
    assert run.text == "The quay would be open again as soon as the cranes had been looked at"
    assert len(words_of(run.text)) >= RUN


def test_few_words_in_common_are_no_run() -> None:
    assert shared_run("the quay would be open again on Monday", "nobody knew when the quay would be open") is None


def test_chinese_and_arabic_runs() -> None:
    assert shared_run("外交部发言人星期一说港口将重新开放", "据报道，外交部发言人星期一说港口将重新开放。") is not None
    arabic = "قال الوزير إن الميناء سيفتح من جديد بعد أن تفحص الرافعات"
    assert shared_run(f"«{arabic}» بحسب مدونة", arabic) is not None
