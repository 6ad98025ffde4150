"""How often somebody may ask, and how often a password may be tried. Kept in memory, and forgotten by a restart."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from dragoman.errors import TooManyRequests

_KNOWN = 10_000  # of whom something is remembered at a time; the longest unseen are forgotten first
_FREE_TRIES = 5  # wrong passwords from one address for one name, before it has to wait
_FREE_IN_ALL = 50  # for one name from everywhere
_LONGEST_WAIT = 900.0


class Buckets:
    """Requests by who asks: `burst` at once, and `rate` a second in the long run."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, who: str) -> float:
        """0 where one more is allowed, else how many seconds until it is.

        >>> buckets = Buckets(rate=0.5, burst=2, clock=lambda: 0.0)
        >>> [buckets.take("ann") for _ in range(3)], buckets.take("bo")
        ([0.0, 0.0, 2.0], 0.0)
        """
        now = self._clock()
        with self._lock:
            left, then = self._left.pop(who, (self._burst, now))
            left = min(self._burst, left + (now - then) * self._rate)
            allowed = left >= 1
            self._left[who] = (left - 1 if allowed else left, now)
            if len(self._left) > _KNOWN:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate


class Attempts:
    """Wrong passwords: after a few, each next try has to wait twice as long, up to a quarter of an hour.

    They are counted by name and address, so that somebody else's tries do not lock a user out; and, with more patience, by name
    alone, so that a thousand addresses are no way around. Names that nobody has are counted in the same way.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, name: str, address: str) -> None:
        """Raise `TooManyRequests` where it is too early for another try."""
        now = self._clock()
        with self._lock:
            until = max(self._failed.get(key, (0, 0.0))[1] for key, _ in _counted(name, address))
        if now < until:
            raise TooManyRequests("sign-in", "too many wrong passwords; wait a while before you try again", until - now)

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password."""
        now = self._clock()
        with self._lock:
            for key, free in _counted(name, address):
                count, until = self._failed.pop(key, (0, 0.0))
                count = 1 if until and now > until + _LONGEST_WAIT else count + 1  # after a long peace it begins anew
                wait = min(_LONGEST_WAIT, 2.0 ** min(count - free, 20)) if count >= free else 0.0
                self._failed[key] = (count, now + wait)
            while len(self._failed) > _KNOWN:
                self._failed.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget what was wrong before from that address."""
        with self._lock:
            self._failed.pop((name.casefold(), address), None)


def network_of(address: str) -> str:
    """Whom requests are counted by: an address, or the network of 2⁶⁴ that one IPv6 customer has.

    >>> network_of("192.0.2.7"), network_of("2001:db8:1:2:3:4:5:6"), network_of("::ffff:192.0.2.7"), network_of("testclient")
    ('192.0.2.7', '2001:db8:1:2::', '192.0.2.7', 'testclient')
    """
    try:
        numeric = ip_address(address)
    except ValueError:
        return address
    if isinstance(numeric, IPv6Address):
        if numeric.ipv4_mapped:
            return str(numeric.ipv4_mapped)
        return str(IPv6Address(int(numeric) >> 64 << 64))
    return address


def _counted(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    folded = name.casefold()[:200]
    return ((folded, address), _FREE_TRIES), ((folded, ""), _FREE_IN_ALL)
