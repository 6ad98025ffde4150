"""What a claim's core remembers of its instances, in marks "kind@item=value", and the keys that follow from them.

A mark hangs on the instance that it comes from and goes with it, so that a document which is removed leaves no trace.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.linking.heads import answer_keys
from dragoman.types import Claim

_KEPT = 3  # instances whose words are kept to compare with: more would let a claim drift
_STEMS, _CONCEPTS = 6, 8
_ACTORS = 3
_VOUCHED = 20  # instances that are remembered to tell a kind of deed: it stays while one of their documents does
_REMEMBERED = 16384
KIN = "kin:"
"""What begins the key under which a claim is found that is shown with another."""
SIDE = "side:"
"""What begins the name of a state among those whom a telling concerns."""


@dataclass(frozen=True)
class Mark:
    """One thing remembered of one instance."""

    kind: str
    item: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}@{self.item}={self.value}"


@dataclass(frozen=True)
class Profile:
    """What of a telling is compared: who speaks, whom it concerns, stems, figures."""

    speaker: str | None = None
    actors: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @cached_property
    def signs(self) -> frozenset[str]:
        """The stems as a set."""
        return frozenset(self.stems)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers as a set."""
        return frozenset(self.numbers)

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The actors as a set."""
        return frozenset(self.actors)

    @cached_property
    def states(self) -> frozenset[str]:
        """The states among the actors."""
        return frozenset(actor for actor in self.actors if actor.startswith(SIDE))

    def marks(self, item: str) -> Iterator[Mark]:
        """The profile as marks of an instance."""
        values = {"speaker": self.speaker or "", "actors": " ".join(self.actors)}
        values |= {"stems": " ".join(self.stems), "numbers": " ".join(self.numbers)}
        return (Mark(kind, item, value) for kind, value in values.items() if value)

    def near_keys(self) -> tuple[str, ...]:
        """Keys that find candidates: speaker or actor with a figure or a long, hence rare, stem."""
        rare = sorted((stem for stem in self.stems if stem[0] != "="), key=lambda stem: (-len(stem), stem))[:_STEMS]
        meant = sorted(stem for stem in self.stems if stem[0] == "=")[:_CONCEPTS]
        signs = [*(f"#{number}" for number in self.numbers), *rare, *meant]
        concerned = [actor for actor in self.actors if actor != self.speaker][:_ACTORS]
        holders = [*([f"u:{self.speaker}"] if self.speaker else []), *(f"s:{actor}" for actor in concerned)]
        return tuple(f"{holder}|{sign}" for holder in holders for sign in signs)


def marks_of(claim: Claim) -> tuple[Mark, ...]:
    """The marks in a claim's core."""
    return _marks(claim.core)


def profiles_of(claim: Claim) -> tuple[Profile, ...]:
    """The profiles that a claim's core keeps, first instance first."""
    return _profiles(claim.core)


# A claim is a candidate for document after document, with the same core.
@lru_cache(maxsize=_REMEMBERED)
def _marks(core: tuple[str, ...]) -> tuple[Mark, ...]:
    return tuple(_parsed(text) for text in core)


@lru_cache(maxsize=_REMEMBERED)
def _profiles(core: tuple[str, ...]) -> tuple[Profile, ...]:
    held: dict[str, dict[str, str]] = {}
    for mark in _marks(core):
        if mark.kind in ("speaker", "actors", "stems", "numbers"):
            held.setdefault(mark.item, {})[mark.kind] = mark.value
    return tuple(
        Profile(
            found.get("speaker"),
            tuple(found.get("actors", "").split()),
            tuple(found.get("stems", "").split()),
            tuple(found.get("numbers", "").split()),
        )
        for found in held.values()
    )


def with_marks(core: tuple[str, ...], marks: Iterable[Mark]) -> tuple[str, ...]:
    """A core with further marks: profiles and families of the first instances only, every key and wording of a wish once."""
    found = list(_marks(core))
    profiled = {mark.item for mark in found if mark.kind in ("actors", "stems")}
    once = {
        (mark.kind, mark.value.partition("|")[0] if mark.kind == "said" else mark.value)
        for mark in found
        if mark.kind in ("key", "said")
    }
    families = Counter(mark.value for mark in found if mark.kind == "family")
    for mark in marks:
        if mark.kind == "family" and families[mark.value] >= _VOUCHED:
            continue
        if mark.kind in ("speaker", "actors", "stems", "numbers") and len(profiled) >= _KEPT and mark.item not in profiled:
            continue
        sign = (mark.kind, mark.value.partition("|")[0] if mark.kind == "said" else mark.value)
        if sign in once:
            continue
        if mark.kind in ("key", "said"):
            once.add(sign)
        if mark.kind in ("actors", "stems"):
            profiled.add(mark.item)
        found.append(mark)
    return tuple(dict.fromkeys(str(mark) for mark in found))


def keys_of(claim: Claim) -> tuple[str, ...]:
    """The keys of a claim: its deeds, then what finds it for sayings, for deeds of the same kind and for denials."""
    marks = marks_of(claim)
    exact = [mark.value for mark in marks if mark.kind == "key"]
    families = {mark.value for mark in marks if mark.kind == "family"}
    deeds = [f"f:{family}|{claim.phase}|{actor}" for family in sorted(families) for actor in claim.actors]
    wishes = [f"w:{mark.value.partition(':')[0]}|{actor}" for mark in marks if mark.kind == "slot" for actor in claim.actors]
    near = [key for profile in profiles_of(claim) for key in profile.near_keys()]
    kin = [f"{KIN}{claim.likely_of}"] if claim.likely_of is not None else []
    answered = answer_keys(claim.summary)
    return tuple(dict.fromkeys([*exact, *deeds, *wishes, *near, *answered, *kin]))


def _parsed(text: str) -> Mark:
    kind, _, rest = text.partition("@")
    item, _, value = rest.partition("=")
    return Mark(kind, item, value)
