"""What was asked of `dragoman serve` → the settings of a server that may be started so, and the socket that it listens on."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address, ip_network
from typing import get_args
from urllib.parse import urlsplit

from dragoman.errors import NotServed
from dragoman.types import UserRole
from dragoman.web.oidc import is_safe
from dragoman.web.settings import Provider, Settings, host_of

_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Wish:
    """What was asked for, as it was written. `proxies` are the addresses from which forwarded headers are believed."""

    host: str = "127.0.0.1"
    port: int = 8000
    auth: bool = False
    public_url: str | None = None
    proxies: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    provider: Provider | None = None


def settings_of(wish: Wish, numbers: Sequence[str], somebody: bool, settings: Settings) -> Settings:
    """The settings, on top of those that need no thought; raises `NotServed` where nobody could tell who asks.

    `numbers` are the addresses that the host stands for, `somebody` is whether the store has a user or a key.
    """
    alone = all(ip_address(number).is_loopback for number in numbers)
    public = _public(wish.public_url) if wish.public_url else None
    for proxy in wish.proxies:
        _must_be_network(proxy)
    if wish.proxies and public is None:
        raise NotServed("--behind-proxy", "needs --public-url, the address under which browsers know the proxy")
    provider = _checked(wish.provider, public, alone) if wish.provider else None
    auth = wish.auth or not alone or bool(wish.proxies) or provider is not None
    if public is not None and urlsplit(public).hostname not in _HERE:
        auth = True
    if auth and not somebody and provider is None:
        where = "with sign-in" if alone and public is None else "for others"
        raise NotServed(
            wish.host,
            f"cannot be served {where} while nobody can sign in; make an owner with `dragoman user add NAME --role owner`, "
            "or name a provider with --oidc-issuer",
        )
    hosts = {host_of(host) or host for host in wish.allowed_hosts}
    if public:
        hosts.add(urlsplit(public).hostname or "")
    if alone and not wish.proxies:
        hosts.update({*_HERE, host_of(wish.host), *numbers})
    # Where others come in, and no name was given, any will do: who asks has to sign in, under whatever name.
    return replace(
        settings,
        host=wish.host,
        port=wish.port,
        auth=auth,
        public_url=public,
        allowed_hosts=tuple(sorted(hosts - {""})),
        provider=provider,
    )


def addresses_of(host: str) -> list[str]:
    """The addresses that a host stands for; raises `NotServed` where it stands for none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise NotServed(host, "is no address of this machine; give a number, or a name that leads here") from None
    numbers = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return sorted(numbers, key=lambda number: ":" in number)  # IPv4 first: what is printed can be read aloud


def listen(host: str, number: str, port: int) -> socket.socket:
    """A socket on an address of the host; raises `NotServed`."""
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    try:
        return socket.create_server((number, port), family=family, backlog=256, dualstack_ipv6=number == "::")
    except PermissionError:
        raise NotServed(f"{host}:{port}", "may not be listened on; take a port above 1023 with --port") from None
    except OSError as error:
        if error.errno == 98 or "in use" in str(error):
            raise NotServed(
                f"{host}:{port}", "is taken by another program; take another with --port, or any with --port 0"
            ) from None
        raise NotServed(f"{host}:{port}", f"cannot be listened on ({error.strerror}); give an address of this machine") from None


def role_mapping(pairs: Sequence[str]) -> dict[str, UserRole]:
    """`VALUE=ROLE` … → which value gives which role; each role by its own name where there are none. Raises `NotServed`.

    >>> role_mapping(["desk=analyst", "cn=staff=reader"])
    {'desk': 'analyst', 'cn=staff': 'reader'}
    """
    roles: dict[str, UserRole] = {role: role for role in get_args(UserRole)}
    given: dict[str, UserRole] = {}
    for pair in pairs:
        value, found, role = pair.rpartition("=")
        if not found or not value or role not in roles:
            raise NotServed(f"--oidc-role {pair}", "says no role; write VALUE=reader, VALUE=analyst or VALUE=owner")
        given[value] = roles[role]
    return given or roles


def _public(url: str) -> str:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/") and not parts.query
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        good = None
    if not good or "@" in url:
        raise NotServed(f"--public-url {url}", "is no address of a server; write https://NAME, without a path")
    return url.rstrip("/")


def _must_be_network(proxy: str) -> None:
    try:
        ip_network(proxy)
    except ValueError:
        raise NotServed(f"--behind-proxy {proxy}", "is no address; give the proxy's own, as 127.0.0.1 or 10.0.0.0/24") from None


def _checked(provider: Provider, public: str | None, alone: bool) -> Provider:
    if not is_safe(provider.issuer):
        raise NotServed(f"--oidc-issuer {provider.issuer}", "must begin with https://")
    if not provider.client_id:
        raise NotServed("--oidc-issuer", "needs --oidc-client-id, the name under which the provider knows this server")
    if public is None and not alone:
        raise NotServed("--oidc-issuer", "needs --public-url, to which the provider sends people back")
    return provider
