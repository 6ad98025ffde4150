"""What is kept of a case in memory: one value of a name, of the latest revision that anybody has asked for."""

from dragoman.workspace.kept import Kept


def test_a_value_is_made_once_for_a_revision_and_then_of_the_one_before() -> None:
    kept, made = Kept(), []

    def make(then, before):
        made.append((then, before))
        return (*(before or ()), len(made))

    assert kept.follow("7.1", "claims", make) == (1,)
    assert kept.follow("7.1", "claims", make) == (1,)
    assert kept.follow("7.3", "claims", make) == (1, 2)
    assert kept.follow("8.3", "claims", make) == (3,)
    assert made == [(None, None), ("7.1", (1,)), (None, None)]


def test_who_still_sees_an_earlier_state_gets_it_and_leaves_the_later_one() -> None:
    kept = Kept()
    assert kept.get("7.2", "claims", lambda: ("later",)) == ("later",)
    assert kept.get("7.1", "claims", lambda: ("earlier",)) == ("earlier",)
    assert kept.get("7.2", "claims", lambda: ()) == ("later",)
    assert kept.get("7.1", "claims", lambda: ()) == ()


def test_what_was_asked_for_least_recently_goes_first() -> None:
    kept = Kept(most=5)
    for number in range(1, 4):
        kept.get("7.1", f"of {number}", lambda: ("x", "x"))
        kept.get("7.1", "of 1", lambda: ())
    assert kept.get("7.1", "of 1", lambda: ()) == ("x", "x")
    assert kept.get("7.1", "of 3", lambda: ()) == ("x", "x")
    assert kept.get("7.1", "of 2", lambda: ()) == ()


def test_what_is_too_large_is_made_each_time_and_what_shrinks_makes_room() -> None:
    kept = Kept(most=5)
    assert kept.get("7.1", "large", lambda: ("x",) * 6) == ("x",) * 6
    assert kept.get("7.1", "large", lambda: ("y",)) == ("y",)
    kept.get("7.1", "first", lambda: ("x",) * 4)
    kept.get("7.2", "first", lambda: ("x",))
    kept.get("7.2", "second", lambda: ("x",) * 3)
    assert [kept.get("7.2", name, lambda: ()) for name in ("first", "second")] == [("x",), ("x",) * 3]
