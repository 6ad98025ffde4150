"""The ids of what a document tells: a statement's, and those of the tellings in it."""

VARIANT = "/v"
"""What ends the id of a telling that stands in a variant of its claim, too."""


def item_of(statement: str, number: int) -> str:
    """The id of a statement's telling, counted from 0: the first is called like the statement.

    >>> item_of("2021/d1:t3", 0), item_of("2021/d1:t3", 1)
    ('2021/d1:t3', '2021/d1:t3/2')
    """
    return statement if number == 0 else f"{statement}/{number + 1}"


def statement_in(item: str) -> str:
    """The id of the statement that a telling stands in; a document's id, with which it begins, may hold slashes of its own.

    >>> statement_in("2021/d1:t3"), statement_in("2021/d1:t3/2")
    ('2021/d1:t3', '2021/d1:t3')
    """
    statement, _, number = item.rpartition("/")
    return statement if number.isdigit() else item
