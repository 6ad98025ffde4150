"""What keeps two sayings apart that share most of their words."""

from dragoman.linking.agreement import agreement
from dragoman.linking.marks import Profile
from dragoman.linking.words import numbers, stems


def profile(text: str, *states: str) -> Profile:
    named = {state.casefold() for state in states}
    return Profile(
        None, tuple(f"side:{state}" for state in states), tuple(s for s in stems(text) if s not in named), numbers(text)
    )


def agree(one: Profile, other: Profile) -> bool:
    return agreement(one, other, 1.0, one_source=True) is not None


def test_each_of_a_state_that_the_other_does_not_name() -> None:
    fish = "Catches shrank in the disputed waters, the fisheries board said."
    assert not agree(profile(fish, "Norway", "Peru"), profile(fish, "Norway", "Oman"))
    assert agree(profile(fish, "Norway", "Peru"), profile(fish, "Norway", "Peru"))
    tolls = "Lorries were held for days at the toll gates, drivers told the station."
    assert not agree(profile(tolls, "Chile", "Ghana"), profile(tolls, "Ghana", "Nepal"))
    assert agree(profile(tolls, "Chile", "Ghana"), profile(tolls, "Ghana"))


def test_other_shares_in_percent() -> None:
    one, other = (
        profile(f"Harvests of barley shrank by {share}, the grain board said.", "Peru") for share in ("7%", "4 percent")
    )
    assert not agree(one, other)
    assert agree(one, profile("Harvests of barley shrank by 7 per cent, the grain board said.", "Peru"))
    one, other = (profile(f"Las tarifas del puerto subieron un {n} por ciento, dijo el gremio.", "Chile") for n in (3, 8))
    assert not agree(one, other)


def test_analysts_without_more_say_nothing_by_which_they_are_known_again() -> None:
    assert not agree(
        profile("Analysts said that the dam would not be finished without Ghana.", "Ghana"),
        profile("Analysts said that the tunnel would not be finished without Ghana.", "Ghana"),
    )
    assert not agree(
        profile("Los analistas dijeron que el dique depende de Chile.", "Chile"),
        profile("Los analistas dijeron que el túnel depende de Chile.", "Chile"),
    )
