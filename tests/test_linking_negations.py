"""What is told in the negative: it denies where others tell it, and is a telling where nobody does."""

import msgspec
import pytest
from cases import case_of, claim_with, told

from dragoman.linking.denials import answering
from dragoman.linking.marks import Mark, with_marks
from dragoman.linking.negations import is_negative
from dragoman.types import Claim, Instance

MEETING = "Envoy Ola Dahl met Nina Berg in Varn on 2 May, a diplomat said."


@pytest.mark.parametrize(
    "words",
    [
        "that no ferry left the harbour",
        "Not one of our lorries was searched",
        "the clerk had never signed the lease",
        "his office has received no invoice",
        "there was nothing in the crates",
    ],
)
def test_negative(words: str) -> None:
    assert is_negative(words)


@pytest.mark.parametrize(
    "words",
    [
        "that no fewer than six ferries left the harbour",
        "the clerk, who had never seen the lease, signed it",
        "the lease was not only signed, it was paid",
        "the ferry was not loaded in Tromso but in Bodo",
        "Had the clerk not signed?",
        "that a week's delay is not nothing",
        "the abbot was not displeased with the organ",
        "the ferry left the harbour",
    ],
)
def test_not_negative(words: str) -> None:
    assert not is_negative(words)


def _claim(*items: str) -> Claim:
    instances = tuple(Instance(document=item, span=(0, 5), chain=(item,), stance="asserts", item=item) for item in items)
    return Claim(id="c", summary="", instances=instances, core=with_marks((), [Mark("negated", "b", "")]))


def test_what_is_told_in_the_negative_denies_where_somebody_tells_it() -> None:
    assert [i.stance for i in answering(_claim("a", "b")).instances] == ["asserts", "denies"]
    assert [i.stance for i in answering(_claim("b")).instances] == ["asserts"]


def test_who_leans_on_what_was_told_and_denies_it_in_the_negative_denies_it() -> None:
    case = case_of(("a", "Post", "2024-05-03", f"{MEETING} There was nobody in Varn, an aide to Dahl confirmed."))
    assert told(claim_with(case, "a", "met Nina Berg")) == [("a", "asserts"), ("a", "denies")]


def test_who_confirms_it_in_the_affirmative_tells_it() -> None:
    case = case_of(("a", "Post", "2024-05-03", f"{MEETING} There was a crowd in Varn, an aide to Dahl confirmed."))
    assert told(claim_with(case, "a", "met Nina Berg")) == [("a", "asserts"), ("a", "asserts")]


def test_who_tells_it_in_the_negative_does_not_deny_what_he_says_himself() -> None:
    claim = _claim("a", "b")
    one_voice = msgspec.structs.replace(
        claim, instances=tuple(msgspec.structs.replace(i, document="d", chain=("a clerk",)) for i in claim.instances)
    )
    assert [i.stance for i in answering(one_voice).instances] == ["asserts", "asserts"]


WROTE = ("a", "Post", "2024-05-03", "President Olav Dahl of Norland wrote to King Timur of Orland on 2 May, a courtier said.")


def test_a_deed_told_in_the_negative_is_denied_where_others_tell_it() -> None:
    case = case_of(WROTE, ("b", "Herald", "2024-05-04", "President Olav Dahl has written to nobody, an aide said."))
    assert told(claim_with(case, "a", "wrote to King Timur")) == [("a", "asserts"), ("b", "denies")]


def test_a_deed_beside_which_something_else_is_negative_is_told() -> None:
    text = "President Olav Dahl of Norland wrote to King Timur of Orland on 2 May, saying that “this is not the season for it”."
    case = case_of(WROTE, ("b", "Herald", "2024-05-04", text))
    assert told(claim_with(case, "a", "wrote to King Timur")) == [("a", "asserts"), ("b", "asserts")]
