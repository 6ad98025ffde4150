"""Whether a numeric address is one of the open internet."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


def is_public(numeric: str) -> bool:
    """Whether anybody on the internet could be asked there; an IPv4 address that an IPv6 one stands for counts, not its dress.

    >>> [is_public(number) for number in ("8.8.8.8", "2606:4700::1111", "64:ff9b::808:808")]
    [True, True, True]
    >>> [is_public(number) for number in ("10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "fec0::1")]
    [False, False, False, False, False]
    """
    address = ip_address(numeric.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which a router on the way may translate."""
    if address in _NAT64 or address in _COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


__all__ = ["is_public"]
