"""Sign-in through a provider: a real one in a process of its own, and what it takes to be believed."""

import hmac
import json
import re
import time
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from litestar.testing import TestClient
from provider import providing

from dragoman.errors import ProviderFailed, SignInFailed
from dragoman.web import gate
from dragoman.web.app import create_app
from dragoman.web.oidc import Known, Oidc
from dragoman.web.settings import Provider, Settings
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import Passage, People

HERE = "http://testserver.local"
BACK = f"{HERE}/sign-in/provider/back"


@pytest.fixture(scope="module")
def issuer():
    """The address of a provider that runs as a process of its own."""
    with providing() as address:
        yield address


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('oidc')}/store.db") as workspace:
        yield workspace


@pytest.fixture
def client(workspace, issuer):
    settings = Settings(auth=True, public_url=HERE, provider=Provider(issuer, "dragoman", "hidden"))
    with TestClient(create_app(workspace, settings)) as client:
        client.follow_redirects = False
        yield client


def at_the_provider(url, sub):
    """Sign in there as a person would; the address to which the browser is sent back."""
    answer = httpx.post(url, data={"sub": sub})
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def sign_in(client, sub, then="/account"):
    away = client.get("/sign-in/provider", params={"then": then})
    return client.get(at_the_provider(away.headers["location"], sub))


def test_the_page_offers_the_provider_and_no_password(client, issuer):
    page = client.get("/sign-in?then=/account").text
    assert urlsplit(issuer).netloc in page
    assert 'type="password"' not in page


def test_whom_the_provider_vouches_for_is_signed_in_under_their_role(client, workspace, issuer):
    back = sign_in(client, "17")
    assert (back.status_code, back.headers["location"]) == (303, "/account")
    page = client.get("/account").text
    assert "<bdi>Ann</bdi>" in page
    assert "analyst" in page
    assert client.get("/users").status_code == 403
    assert [user.issuer for user in People(workspace.repository.accounts).accounts.users() if user.name == "Ann"] == [issuer]


def test_the_highest_role_counts_and_who_has_none_stays_outside(client):
    assert sign_in(client, "19").status_code == 303
    assert client.get("/users").status_code == 200
    client.cookies.clear()
    refused = sign_in(client, "18")
    assert refused.status_code == 403
    assert "has no role here" in refused.text
    assert gate.SESSION not in client.cookies


def test_what_is_sent_away_is_bound_to_the_browser(client):
    away = client.get("/sign-in/provider?then=/account")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away.headers["location"]).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == BACK
    assert "openid" in asked["scope"].split()
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    cookie = away.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert not any(secret in cookie for secret in (asked["state"], asked["nonce"]))
    back = at_the_provider(away.headers["location"], "17")
    client.cookies.clear()  # another browser, which an attacker sends there to be signed in as the attacker
    refused = client.get(back)
    assert refused.status_code == 403
    assert "not begun in this browser" in refused.text


def test_nothing_that_came_back_is_taken_twice_or_changed(client):
    away = client.get("/sign-in/provider")
    back = at_the_provider(away.headers["location"], "17")
    forged = client.get(re.sub("state=[^&]*", "state=x", back))
    assert forged.status_code == 403
    assert client.get(back).status_code == 403  # the passage is used up by the first answer
    away = client.get("/sign-in/provider")
    declined = client.get("/sign-in/provider/back", params=_query(away) | {"error": "access_denied"})
    assert "was declined at the provider" in declined.text
    away = client.get("/sign-in/provider")
    wrong = client.get("/sign-in/provider/back", params=_query(away) | {"code": "nothing"})
    assert wrong.status_code == 403
    assert "was not confirmed by the provider" in wrong.text


def _query(away):
    return {"state": parse_qs(urlsplit(away.headers["location"]).query)["state"][0]}


def test_a_provider_that_is_not_there_is_told_in_a_line(workspace):
    settings = Settings(auth=True, public_url=HERE, provider=Provider("http://127.0.0.1:9", "dragoman"))
    with TestClient(create_app(workspace, settings)) as client:
        answer = client.get("/sign-in/provider")
        assert answer.status_code == 502
        assert "cannot be reached" in answer.text
        assert "Traceback" not in answer.text


def test_without_a_provider_there_is_no_way_to_one(workspace):
    with TestClient(create_app(workspace, Settings(auth=True))) as client:
        assert client.get("/sign-in/provider").status_code == 404
        assert client.get("/sign-in/provider/back?code=x&state=y").status_code == 403


# -- what the provider answers, made by hand: every way in which an ID token can be wrong ------------------------------------

KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
OTHER = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
NEXT = RSAKey.generate_key(2048, {"kid": "k2", "use": "sig", "alg": "RS256"})
ISSUER = "https://id.norland.example"
PASSAGE = Passage("the-state", "the-nonce", "the-verifier", "/")


class Answers:
    """A provider whose answers a test chooses; it notes what it was asked."""

    def __init__(self) -> None:
        self.claims = {
            "iss": ISSUER,
            "sub": "17",
            "aud": "dragoman",
            "exp": int(time.time()) + 300,
            "iat": int(time.time()),
            "nonce": "the-nonce",
            "preferred_username": "Ann",
            "roles": ["reader"],
        }
        self.key, self.header = KEY, {"alg": "RS256", "kid": "k1"}
        self.published = [KEY]
        self.metadata = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
            "userinfo_endpoint": f"{ISSUER}/userinfo",
        }
        self.userinfo = {"sub": "17"}
        self.id_token = None
        self.headers = httpx.Headers()
        self.asked: list[tuple[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.url.path, request.content.decode()))
        if request.url.path == "/token":
            self.headers = request.headers
            token = self.id_token or jwt.encode(self.header, self.claims, self.key, algorithms=["RS256", "HS256"])
            return httpx.Response(200, json={"access_token": "a", "token_type": "Bearer", "id_token": token})
        keys = KeySet(self.published).as_dict(private=False)
        found = {
            "/.well-known/openid-configuration": self.metadata,
            "/keys": keys,
            "/userinfo": self.userinfo,
        }
        return httpx.Response(200, json=found[request.url.path])


@pytest.fixture
def answers(monkeypatch):
    answers = Answers()
    handled = httpx.HTTPTransport.handle_request

    def handle(self, request):
        return answers(request) if request.url.host == "id.norland.example" else handled(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
    return answers


@pytest.fixture
def oidc():
    return Oidc(Provider(ISSUER, "dragoman", "hidden"), BACK)


def finish(oidc):
    return oidc.finish(PASSAGE, {"state": "the-state", "code": "c"})


def test_an_id_token_in_order_is_believed(oidc, answers):
    assert finish(oidc) == Known("17", "Ann", "reader")
    sent = {name: values[0] for name, values in parse_qs(dict(answers.asked)["/token"]).items()}
    assert sent["code_verifier"] == "the-verifier"
    assert sent["redirect_uri"] == BACK


def test_the_challenge_is_the_digest_of_the_verifier(oidc, answers):
    url, passage = oidc.begin("/")
    challenge = urlsafe_b64encode(sha256(passage.verifier.encode()).digest()).rstrip(b"=").decode()
    assert parse_qs(urlsplit(url).query)["code_challenge"] == [challenge]


def test_the_client_says_who_it_is_in_the_way_that_the_provider_takes(answers):
    finish(Oidc(Provider(ISSUER, "dragoman", "hi:dden"), BACK))
    assert answers.headers["authorization"] == "Basic " + b64encode(b"dragoman:hi%3Adden").decode()
    finish(Oidc(Provider(ISSUER, "dragoman"), BACK))
    assert "authorization" not in answers.headers
    assert "client_id=dragoman" in answers.asked[-2][1]
    answers.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    finish(Oidc(Provider(ISSUER, "dragoman", "hidden"), BACK))
    assert "client_secret=hidden" in answers.asked[-2][1]


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "https://other.example"),
        ("aud", "another-client"),
        ("aud", ["another-client", "third"]),
        ("exp", 1_700_000_000),
        ("nonce", "another"),
        ("nonce", None),
        ("sub", None),
        ("exp", None),
        ("aud", None),
        ("iss", None),
        ("iat", 4_000_000_000),
        ("azp", "another-client"),
        ("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
    ],
)
def test_an_id_token_for_somebody_or_something_else_is_not_believed(oidc, answers, claim, value):
    if value is None:
        del answers.claims[claim]
    else:
        answers.claims[claim] = value
    with pytest.raises(ProviderFailed, match="cannot be trusted"):
        finish(oidc)


def test_a_signature_of_another_key_or_none_is_not_believed(oidc, answers):
    answers.key = OTHER
    with pytest.raises(ProviderFailed, match="cannot be trusted"):
        finish(oidc)
    # signed with what is no secret of the provider's: the client's own, or the public key as if it were one; or not signed
    for secret in (b"hidden", KEY.as_pem(private=False), None):
        answers.id_token = _by_hand(answers.claims, secret)
        with pytest.raises(ProviderFailed, match="cannot be trusted"):
            finish(oidc)
    for junk in ("", "x", "a.b.c", "…"):
        answers.id_token = junk or " "
        with pytest.raises(ProviderFailed, match="cannot be trusted"):
            finish(oidc)


def _by_hand(claims, secret):
    header = {"alg": "HS256", "kid": "k1"} if secret else {"alg": "none"}
    signed = ".".join(_segment(json.dumps(part).encode()) for part in (header, claims))
    return f"{signed}.{_segment(hmac.digest(secret, signed.encode(), 'sha256')) if secret else ''}"


def _segment(content):
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def test_a_provider_may_change_its_keys(oidc, answers):
    finish(oidc)
    answers.key, answers.header, answers.published = NEXT, {"alg": "RS256", "kid": "k2"}, [NEXT]
    assert finish(oidc).subject == "17"
    assert sum(path == "/keys" for path, _ in answers.asked) == 2


def test_a_provider_that_calls_itself_otherwise_is_not_believed(answers):
    for issuer in (ISSUER + "/", ISSUER.replace("id.", "ID.")):
        with pytest.raises(ProviderFailed, match="give it by that name, to the letter"):
            Oidc(Provider(issuer, "dragoman"), BACK).begin("/")
    answers.metadata["token_endpoint"] = "http://id.norland.example/token"
    with pytest.raises(ProviderFailed, match="publishes no token_endpoint that can be used"):
        Oidc(Provider(ISSUER, "dragoman"), BACK).begin("/")


def test_roles_may_come_from_where_the_provider_keeps_them(answers):
    answers.claims.pop("roles")
    answers.userinfo = {"sub": "17", "groups": ["desk"]}
    provider = Provider(ISSUER, "dragoman", role_claim="groups", roles={"desk": "analyst"})
    assert finish(Oidc(provider, BACK)).role == "analyst"
    answers.userinfo["sub"] = "18"
    with pytest.raises(ProviderFailed, match="another person"):
        finish(Oidc(provider, BACK))
    with pytest.raises(SignInFailed, match="has no role"):
        finish(Oidc(Provider(ISSUER, "dragoman", role_claim="preferred_username"), BACK))
    guest = Provider(ISSUER, "dragoman", role_claim="preferred_username", default_role="reader")
    assert finish(Oidc(guest, BACK)).role == "reader"


def test_another_state_or_another_provider_is_not_believed(oidc, answers):
    for answer in (
        {"code": "c"},
        {"state": "x", "code": "c"},
        {"state": "the-state", "code": "c", "iss": "https://other.example"},
    ):
        with pytest.raises(SignInFailed, match="begin again"):
            oidc.finish(PASSAGE, answer)
    assert answers.asked == []


def test_the_clients_secret_is_in_no_words(oidc):
    assert "hidden" not in repr(Provider(ISSUER, "dragoman", "hidden"))
    assert "hidden" not in repr(Settings(provider=Provider(ISSUER, "dragoman", "hidden")))
