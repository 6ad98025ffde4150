"""Sign-in through a provider of OpenID Connect: the authorization code flow with PKCE (OpenID Connect Core, RFC 7636).

Authlib speaks the protocol and checks the claims, joserfc the signature. What is ours is that every value that comes back is held
against the one that was sent (`state`, `nonce`, the verifier), which only the browser that began has the key to.
"""

import secrets
import threading
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import quote_plus, urlsplit

from dragoman.errors import ProviderFailed, SignInFailed
from dragoman.types import UserRole
from dragoman.web.settings import Provider
from dragoman.workspace.people import Passage

_SECONDS = 10.0
_FRESH = 3600.0  # seconds for which what the provider published is believed
_LEEWAY = 60  # seconds by which its clock may differ
# Signatures that only the provider can make: with HS256 the client's own secret could, and "none" is no signature.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")


@dataclass(frozen=True)
class Known:
    """Whom the provider vouches for."""

    subject: str
    name: str
    role: UserRole


class Oidc:
    """One provider; used from several threads."""

    def __init__(self, provider: Provider, redirect: str) -> None:
        self._provider = provider
        self._redirect = redirect
        self._lock = threading.Lock()
        self._published: tuple[float, dict[str, Any]] | None = None
        self._keys: Any = None

    @property
    def issuer(self) -> str:
        """Who vouches."""
        return self._provider.issuer

    def begin(self, then: str) -> tuple[str, Passage]:
        """The provider's address for a browser, and what must come back; raises `ProviderFailed`."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        passage = Passage(state, nonce, verifier, then)
        url = prepare_grant_uri(
            self._metadata()["authorization_endpoint"],
            self._provider.client_id,
            "code",
            redirect_uri=self._redirect,
            scope=self._provider.scope,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return str(url), passage

    def finish(self, passage: Passage, answer: Mapping[str, str]) -> Known:
        """Whom the provider vouches for in what the browser brought back; raises `ProviderFailed`, `SignInFailed`."""
        if not secrets.compare_digest(answer.get("state", "").encode(), passage.state.encode()):
            raise SignInFailed("sign-in", "was not begun here; begin again")
        if answer.get("iss", self.issuer) != self.issuer:
            raise SignInFailed("sign-in", "was answered by another provider; begin again")
        if "code" not in answer:
            said = answer.get("error", "")
            raise SignInFailed("sign-in", "was declined at the provider" if said == "access_denied" else "failed at the provider")
        token = self._token(answer["code"], passage)
        claims = self._claims(token, passage)
        return self._known(self._completed(claims, token))

    # -- what goes to the provider -------------------------------------------------------------------------------------------

    def _token(self, code: str, passage: Passage) -> dict[str, Any]:
        import httpx
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        body, headers = self._as_client({"code": code, "code_verifier": passage.verifier})
        asked = prepare_token_request("authorization_code", redirect_uri=self._redirect, **body)
        form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        with self._reached():
            answer = httpx.post(self._metadata()["token_endpoint"], content=asked, headers={**form, **headers}, timeout=_SECONDS)
            token = answer.json()
        if answer.is_client_error:  # a code that was used, or too old; or a client that the provider does not know
            said = str(token.get("error", answer.status_code))[:60] if isinstance(token, dict) else answer.status_code
            raise SignInFailed("sign-in", f"was not confirmed by the provider ({said}); begin again")
        if not isinstance(token, dict) or not isinstance(token.get("id_token"), str):
            raise ProviderFailed(self.issuer, "answers without an ID token; check the scope and the client's registration")
        return token

    def _as_client(self, body: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """Body and headers of a request in which we say who we are, in the way that the provider takes (RFC 6749, 2.3.1)."""
        client, secret = self._provider.client_id, self._provider.client_secret
        if not secret:  # a public client: what it proves itself with is the verifier
            return body | {"client_id": client}, {}
        if "client_secret_basic" in self._metadata().get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
            pair = f"{quote_plus(client)}:{quote_plus(secret)}".encode()
            return body, {"Authorization": f"Basic {b64encode(pair).decode()}"}
        return body | {"client_id": client, "client_secret": secret}, {}

    def _claims(self, token: Mapping[str, Any], passage: Passage) -> dict[str, Any]:
        """What the ID token says, once its signature, issuer, audience, time and nonce are checked."""
        from authlib.oidc.core import CodeIDToken
        from joserfc.errors import JoseError

        try:
            signed = self._decoded(token["id_token"])
            wanted = {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self._provider.client_id},
            }
            expected = {
                "nonce": passage.nonce,
                "client_id": self._provider.client_id,
                "access_token": token.get("access_token"),
            }
            claims = CodeIDToken(signed.claims, signed.header, {**wanted, "sub": {"essential": True}}, expected)
            claims.validate(leeway=_LEEWAY)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderFailed(self.issuer, f"sent an ID token that cannot be trusted ({type(error).__name__})") from error
        return dict(signed.claims)

    def _decoded(self, id_token: str) -> Any:
        from joserfc import jwt
        from joserfc.errors import BadSignatureError, InvalidKeyIdError
        from joserfc.jwk import KeySet

        with self._lock:
            kept = self._keys
        published = kept or self._fetch_keys()
        try:
            return jwt.decode(id_token, KeySet.import_key_set(published), algorithms=list(_ALGORITHMS))
        except (InvalidKeyIdError, BadSignatureError, ValueError):
            if kept is None:
                raise
        return jwt.decode(id_token, KeySet.import_key_set(self._fetch_keys()), algorithms=list(_ALGORITHMS))  # it has new keys

    def _completed(self, claims: dict[str, Any], token: Mapping[str, Any]) -> dict[str, Any]:
        """The claims, with those that the provider gives only when it is asked."""
        wanted = (self._provider.role_claim, self._provider.name_claim)
        endpoint = self._metadata().get("userinfo_endpoint")
        if not endpoint or all(_claim(claims, one) is not None for one in wanted) or "access_token" not in token:
            return claims
        if not is_safe(endpoint):
            raise ProviderFailed(self.issuer, "publishes no userinfo_endpoint that can be used")
        more = self._get(endpoint, {"Authorization": f"Bearer {token['access_token']}"})
        if more.get("sub") != claims["sub"]:
            raise ProviderFailed(self.issuer, "told of another person than it vouched for")
        return {**more, **claims}

    def _known(self, claims: Mapping[str, Any]) -> Known:
        name = next(
            (str(claims[one]) for one in (self._provider.name_claim, "name", "email", "sub") if isinstance(claims.get(one), str)),
            "",
        )
        role = role_of(claims, self._provider)
        if role is None:
            raise SignInFailed(name, "has no role here; whoever looks after the provider's accounts can give one")
        return Known(str(claims["sub"]), name, role)

    # -- what the provider publishes -----------------------------------------------------------------------------------------

    def _metadata(self) -> dict[str, Any]:
        with self._lock:
            if self._published and time.monotonic() - self._published[0] < _FRESH:
                return self._published[1]
        found = self._get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration", {})
        if found.get("issuer") != self.issuer:
            raise ProviderFailed(self.issuer, f"calls itself {found.get('issuer')!r}; give it by that name, to the letter")
        for needed in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not isinstance(found.get(needed), str) or not is_safe(found[needed]):
                raise ProviderFailed(self.issuer, f"publishes no {needed} that can be used")
        with self._lock:
            self._published = (time.monotonic(), found)
        return found

    def _fetch_keys(self) -> Any:
        found = self._get(self._metadata()["jwks_uri"], {})
        with self._lock:
            self._keys = found
        return found

    def _get(self, url: str, headers: Mapping[str, str]) -> dict[str, Any]:
        import httpx

        with self._reached():
            answer = httpx.get(url, headers=dict(headers), timeout=_SECONDS, follow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        if not isinstance(found, dict):
            raise ProviderFailed(self.issuer, f"answers at {urlsplit(url).path} what is not an object")
        return found

    def _reached(self) -> "_Reached":
        return _Reached(self.issuer)


class _Reached:
    """What goes wrong on the way to the provider, told as `ProviderFailed`."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        import httpx

        if isinstance(error, (httpx.HTTPError, httpx.InvalidURL, ValueError)):
            raise ProviderFailed(
                self._issuer, f"cannot be reached, or does not answer as it should ({type(error).__name__})"
            ) from error


def role_of(claims: Mapping[str, Any], provider: Provider) -> UserRole | None:
    """The highest role that the claims give.

    >>> keycloak = Provider("https://id.example", "dragoman", role_claim="realm_access.roles", roles={"desk": "analyst"})
    >>> role_of({"realm_access": {"roles": ["staff", "desk"]}}, keycloak), role_of({"realm_access": {"roles": []}}, keycloak)
    ('analyst', None)
    """
    value = _claim(claims, provider.role_claim)
    values = value if isinstance(value, list) else value.split() if isinstance(value, str) else []
    given = {provider.roles[one] for one in values if isinstance(one, str) and one in provider.roles}
    return next((role for role in reversed(get_args(UserRole)) if role in given), provider.default_role)


def is_safe(url: str) -> bool:
    """Whether what is sent there can be read by nobody on the way: https, or a provider on this machine.

    >>> [is_safe(url) for url in ("https://id.example", "http://127.0.0.1:9400", "http://localhost", "http://id.example", "id")]
    [True, True, True, False, False]
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and local))


def _claim(claims: Mapping[str, Any], path: str) -> Any:
    """A claim by its name, or, where there is none of that name, along the dots."""
    if path in claims:
        return claims[path]
    value: Any = claims
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
