"""Bodies with a state's adjective: forces, police and agencies speak for its government, aid societies and unions do not."""

import pytest
from cases import case_of
from test_case_contrary import reports

from dragoman.lexicon import rows
from dragoman.linking.national_bodies import national_body
from dragoman.linking.origins import independent, state_of
from dragoman.types import Claim

BRIDGE = "said that the bridge at Varna was bombed on Monday."


def claims(*sources: str) -> tuple[Claim, ...]:
    return case_of(*reports(*(f"{source} {BRIDGE}" for source in sources))).claims


def states(*sources: str) -> list[str | None]:
    """The governments for which the origins of what these sources say count."""
    return [state_of(origin) for claim in claims(*sources) for origin in claim.origins if origin.counted]


@pytest.mark.parametrize("row", rows("national_bodies"), ids=lambda row: row["head"])
def test_every_body_s_example_is_counted_as_it_says(row: dict[str, str]) -> None:
    body = national_body(row["example"])
    assert body is not None
    assert row["head"] in body.name.casefold()
    assert body.is_official == (row["speaks_for"] == "state")
    counted = [state_of(o) for c in case_of(*reports(row["example"])).claims for o in c.origins if o.counted]
    assert counted
    assert set(counted) == ({body.state} if body.is_official else {None})


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("Afghan Air Force", "Afghanistan"),
        ("Turkish Coast Guard", "Turkey"),
        ("Danish Embassy", "Denmark"),
        ("Estonian Foreign Ministry", "Estonia"),
        ("Swedish Armed Forces", "Sweden"),
    ],
)
def test_forces_ministries_and_embassies_are_a_government_s(body: str, state: str) -> None:
    assert set(states(f"The {body}")) == {state}


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("A spokeswoman for the Norwegian Red Cross", None),
        ("The Danish Refugee Council's spokesman, Ola Dahl,", None),
        ("Swedish Red Cross president Eva Lund", None),
        ("Eva Lund, a spokeswoman for the Swedish Police Union,", None),
        ("A spokeswoman for the Danish Energy Agency", "Denmark"),
        ("A spokesman for the Swedish Police", "Sweden"),
        ("The Norwegian Wire", None),  # a paper
    ],
)
def test_who_speaks_for_such_a_body(source: str, state: str | None) -> None:
    assert set(states(source)) == {state}


def test_a_government_and_its_police_are_one_origin_and_its_red_cross_is_another() -> None:
    (claim,) = claims("The German Federal Police", "The German government")
    assert (len(claim.origins), independent(claim.origins)) == (2, 1)
    assert set(states("The Norwegian Red Cross", "The Norwegian government")) == {None, "Norway"}


@pytest.mark.parametrize(
    "sources",
    [
        ("The Norwegian Red Cross", "The Danish Red Cross"),
        ("The Danish Refugee Council", "The Norwegian Refugee Council"),
        ("The German Federal Police", "The Austrian Federal Police"),
        ("The Russian Security Council", "The UN Security Council"),
    ],
)
def test_bodies_of_two_states_are_two(sources: tuple[str, str]) -> None:
    case = case_of(*reports(*(f"{source} {BRIDGE}" for source in sources)))
    found = {actor.name: actor.documents for actor in case.actors if actor.kind == "organisation"}
    assert found == {sources[0].removeprefix("The "): ("r1",), sources[1].removeprefix("The "): ("r2",)}


def test_one_body_printed_with_and_without_its_state_is_one() -> None:
    case = case_of(
        *reports(f"The Danish Energy Agency {BRIDGE}", f"The Danish Energy Agency {BRIDGE} The Energy Agency sent ships.")
    )
    assert [actor.name for actor in case.actors if actor.kind == "organisation"] == ["Danish Energy Agency"]


@pytest.mark.parametrize("text", ["the Russian Federation", "the Lebanese Hezbollah", "a Danish union", "Eva Church"])
def test_what_is_no_such_body(text: str) -> None:
    assert national_body(text) is None
