"""Kind → the kindred of deeds that are told again by one another's words: "the talks" of those who met."""

_KINDRED = {
    "meet": ("meeting", "talks", "mediation"),
    "letter": ("letter",),
    "deal": ("agreement", "purchase", "signature"),
    "call": ("call",),
    "visit": ("visit",),
    "ceasefire": ("ceasefire",),
    "exchange": ("exchange", "release"),
    "attack": ("attack", "bombing", "shelling", "killing", "shooting", "suicide", "airstrike", "beating"),
    "arrest": ("arrest", "abduction"),
    "seizure": ("seizure",),
    "sanction": ("sanction", "restriction"),
    "aid": ("aid", "rescue"),
    "easing": ("easing", "access", "pardon"),
    "protest": ("protest", "riot", "strike", "boycott", "obstruction"),
    "force": ("deployment", "exercise", "test"),
    "withdrawal": ("withdrawal", "disarmament"),
    "removal": ("expulsion", "deportation", "resignation"),
    "inquiry": ("investigation", "conviction"),
    "cancellation": ("cancellation",),
    "vote": ("election",),
    "game": ("match",),
    "incident": ("incident",),
    "flight": ("displacement",),
}
_KINDRED_OF = {kind: name for name, kinds in _KINDRED.items() for kind in kinds}


def kindred_of(kind: str) -> str | None:
    """The kindred of a kind; None for mere words, such as a request, which no later word takes up.

    >>> kindred_of("talks") == kindred_of("meeting")
    True
    >>> kindred_of("criticism")
    """
    return _KINDRED_OF.get(kind)
