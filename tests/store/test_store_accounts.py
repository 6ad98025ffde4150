"""Users, keys and tickets, in each dialect: who gets in, who is shut out, and what a thief of the database reads."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from dragoman.errors import AccountExists, BadAccount, NoSuchAccount, SignInFailed
from dragoman.store import Repository
from dragoman.workspace import people as module
from dragoman.workspace.people import KEY_PREFIX, Passage, People, new_password

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
WORDS = "three herons on the quay"
ISSUER = "https://login.norland.example"


@pytest.fixture
def people(store: Repository) -> People:
    return People(store.accounts, QUICK)


class Clock:
    """The moment that the module believes it is."""

    def __init__(self) -> None:
        self.moment = datetime(2030, 5, 10, 9, tzinfo=UTC)

    def now(self, _zone: object = None) -> datetime:
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "datetime", clock)
    return clock


def everything(store: Repository) -> str:
    """All that the tables of accounts hold."""
    with store.engine.connect() as connection:
        tables = ("users", "api_keys", "tickets")
        return repr([connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables])


def test_a_user_signs_in_with_their_password_alone(people: People) -> None:
    ann = people.add("Ann Reed", "owner", WORDS)
    assert people.sign_in("ann reed", WORDS) == ann
    assert ann.signs_in == "password"
    for name, password in [
        ("Ann Reed", WORDS.upper()),
        ("Ann Reed", ""),
        ("Bo", WORDS),
        ("", ""),
        ("Ann Reed\x00", WORDS),
        ("\ud800", WORDS),
    ]:
        with pytest.raises(SignInFailed, match="no user of that name has that password"):
            people.sign_in(name, password)


def test_a_password_is_one_however_its_accents_are_written(people: People) -> None:
    people.add("Ann", "reader", "trois he\u0301rons gris")
    people.sign_in("Ann", "trois h\u00e9rons gris")


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    people.add("Ann", "reader", WORDS)
    people.add("Invited", "reader")
    verified: list[str] = []
    monkeypatch.setattr(people, "_given", None)
    people.__dict__["_hasher"] = Counting(verified)
    for name in ("Ann", "Bo", "Invited"):
        with pytest.raises(SignInFailed):
            people.sign_in(name, "something else entirely")
    assert len(verified) == 3
    parameters = {hashed.rsplit("$", 2)[0] for hashed in verified}
    assert parameters == {"$argon2id$v=19$m=8,t=1,p=1"}


class Counting:
    """A hasher that notes what it verified."""

    def __init__(self, verified: list[str]) -> None:
        self.verified = verified

    def verify(self, hashed: str, password: str) -> bool:
        self.verified.append(hashed)
        return QUICK.verify(hashed, password)

    def hash(self, password: str) -> str:
        return QUICK.hash(password)


def test_an_old_hash_is_renewed_at_sign_in(people: People, store: Repository) -> None:
    people.add("Ann", "owner", WORDS)
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    stronger = People(store.accounts, dearer)
    stronger.sign_in("Ann", WORDS)
    _, hashed = store.accounts.password_of("Ann") or (None, "")
    assert hashed is not None
    assert "m=16,t=2" in hashed
    stronger.sign_in("Ann", WORDS)


def test_by_default_a_hash_is_argon2id_of_64_megabytes(store: Repository) -> None:
    People(store.accounts).add("Ann", "owner", WORDS)
    _, hashed = store.accounts.password_of("Ann") or (None, "")
    assert (hashed or "").startswith("$argon2id$v=19$m=65536,t=3,")


@pytest.mark.parametrize("password", ["", "short", "x" * 501, "aaaaaaaaaaaaaaaa", "ann-ann-ann-x"])
def test_passwords_that_nobody_can_have(people: People, password: str) -> None:
    with pytest.raises(BadAccount, match="password"):
        people.add("ann-ann-ann", "reader", password)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\u202eb", "x" * 101])
def test_names_that_nobody_can_have(people: People, name: str) -> None:
    with pytest.raises(BadAccount, match="cannot be a name"):
        people.add(name, "reader")


def test_two_users_do_not_differ_by_a_capital(people: People) -> None:
    people.add("Ann", "owner")
    with pytest.raises(AccountExists, match="ANN: is a user already"):
        people.add("ANN", "reader")


def test_somebody_stays_in_charge(people: People) -> None:
    ann, bo = people.add("Ann", "owner"), people.add("Bo", "analyst")
    for change in (lambda: people.accounts.set_role(ann.id, "analyst"), lambda: people.accounts.set_active(ann.id, False)):
        with pytest.raises(BadAccount, match="Ann: is the only owner"):
            change()
    assert people.accounts.user(ann.id) == ann
    people.accounts.set_role(bo.id, "owner")
    assert people.accounts.set_role(ann.id, "reader").role == "reader"
    with pytest.raises(NoSuchAccount):
        people.accounts.set_role(99, "owner")


def test_a_session_ends_with_its_time_with_idleness_and_with_signing_out(people: People, clock: Clock) -> None:
    ann = people.add("Ann", "owner", WORDS)
    first, second = people.begin_session(ann), people.begin_session(ann)
    assert first != second
    assert people.session(first) is not None
    people.end_session(first)
    assert people.session(first) is None
    for _ in range(14 * 7 // 11):  # used every eleven hours, it lives a week and no longer
        clock.moment += timedelta(hours=11)
        assert people.session(second) is not None
    clock.moment += timedelta(days=7)
    assert people.session(second) is None
    third = people.begin_session(ann)
    clock.moment += timedelta(hours=13)
    assert people.session(third) is None


def test_a_user_who_is_shut_out_or_has_a_new_password_has_no_session(people: People) -> None:
    ann, bo = people.add("Ann", "owner", WORDS), people.add("Bo", "owner", WORDS)
    session = people.begin_session(ann)
    people.accounts.set_active(ann.id, False)
    assert people.session(session) is None
    with pytest.raises(SignInFailed):
        people.sign_in("Ann", WORDS)
    people.accounts.set_active(ann.id, True)
    assert people.session(session) is None
    mine, other = people.begin_session(bo), people.begin_session(bo)
    people.change_password(bo, WORDS, "four herons under the bridge")
    assert people.session(mine) is people.session(other) is None
    with pytest.raises(SignInFailed, match="the present password is another"):
        people.change_password(bo, WORDS, "five herons")


def test_another_role_counts_at_once(people: People) -> None:
    people.add("Ann", "owner")
    bo = people.add("Bo", "owner", WORDS)
    session = people.begin_session(bo)
    people.accounts.set_role(bo.id, "reader")
    assert (held := people.session(session)) and held.role == "reader"


def test_an_invitation_counts_once(people: People, clock: Clock) -> None:
    bo = people.add("Bo", "analyst")
    assert bo.signs_in == "not yet"
    overtaken = people.invite(bo)
    invitation = people.invite(bo)
    assert people.invited(overtaken) is None
    assert people.invited(invitation) == bo
    with pytest.raises(BadAccount):
        people.take_up(invitation, "short")
    people.take_up(invitation, WORDS)
    people.sign_in("Bo", WORDS)
    with pytest.raises(SignInFailed, match="ask an owner for another"):
        people.take_up(invitation, "another heron altogether")
    late = people.invite(bo)
    clock.moment += timedelta(days=4)
    with pytest.raises(SignInFailed):
        people.take_up(late, "another heron altogether")
    people.sign_in("Bo", WORDS)


def test_a_passage_counts_once_even_when_two_come_at_the_same_time(people: People) -> None:
    secret = people.begin_passage(Passage("s", "n", "v", "/cases"))
    found: list[Passage | None] = []
    threads = [threading.Thread(target=lambda: found.append(people.end_passage(secret))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, found)) == ["None", "None", "None", str(Passage("s", "n", "v", "/cases"))]


def test_one_kind_of_ticket_is_not_another(people: People) -> None:
    ann = people.add("Ann", "owner", WORDS)
    session, invitation = people.begin_session(ann), people.invite(ann)
    assert people.invited(session) is None
    assert people.session(invitation) is None
    assert people.end_passage(session) is None
    assert people.session(session) == people.accounts.user(ann.id)


def test_a_key_is_good_until_it_is_revoked_or_ends(people: People, clock: Clock) -> None:
    key, secret = people.new_key("feed", "analyst", "Ann", days=30)
    assert secret.startswith(KEY_PREFIX)
    assert len(secret) == len(KEY_PREFIX) + 43
    assert key.used is None
    assert (found := people.key(secret)) and (found.id, found.role) == (key.id, "analyst")
    assert people.accounts.every_key()[0].used == "2030-05-10T09:00:00+00:00"
    for other in ("", secret[:-1], secret + "x", secret.removeprefix(KEY_PREFIX), key.hint, "\ud800"):
        assert people.key(other) is None
    with pytest.raises(AccountExists):
        people.new_key("feed", "reader", "Ann")
    people.revoke("feed")
    assert people.key(secret) is None
    with pytest.raises(NoSuchAccount):
        people.revoke("feed")
    _, again = people.new_key("feed", "reader", "Ann", days=30)
    clock.moment += timedelta(days=31)
    assert people.key(again) is None
    assert [one.name for one in people.accounts.every_key()] == ["feed", "feed"]


def test_whoever_reads_the_database_can_open_nothing(people: People, store: Repository) -> None:
    ann = people.add("Ann", "owner", WORDS)
    key, secret = people.new_key("feed", "owner", "Ann")
    passage = people.begin_passage(Passage("s", "n", "v", "/"))
    held = everything(store)
    for hidden in (WORDS, secret, people.begin_session(ann), people.invite(ann), passage):
        assert hidden not in held
        assert hidden not in everything(store)
    assert len(key.hint) < len(KEY_PREFIX) + 6
    stolen = next(row.digest for row in _rows(store, "SELECT digest FROM api_keys"))
    assert people.key(stolen) is None


def _rows(store: Repository, query: str) -> list[object]:
    with store.engine.connect() as connection:
        return list(connection.execute(text(query)))


def test_whom_a_provider_knows(people: People) -> None:
    people.add("Ann", "owner", WORDS)
    ann = people.of_provider(ISSUER, "17", "Ann", "analyst")
    assert ann.name == "Ann (login.norland.example)"
    assert (ann.role, ann.signs_in, ann.issuer) == ("analyst", "provider", ISSUER)
    renamed = people.of_provider(ISSUER, "17", "Anna", "reader")
    assert (renamed.id, renamed.name, renamed.role) == (ann.id, ann.name, "reader")
    assert people.of_provider("https://other.example", "17", "Ann", "owner").id != ann.id
    with pytest.raises(SignInFailed):
        people.sign_in(ann.name, "")
    people.accounts.set_active(ann.id, False)
    with pytest.raises(SignInFailed, match="may not sign in any more"):
        people.of_provider(ISSUER, "17", "Ann", "analyst")


def test_what_the_provider_says_counts_for_half_a_day(people: People, clock: Clock) -> None:
    ann = people.of_provider(ISSUER, "17", "Ann", "owner")
    session = people.begin_session(ann)
    assert people.of_provider(ISSUER, "17", "Ann", "reader").role == "reader"  # though there is no owner then
    clock.moment += timedelta(hours=11)
    assert people.session(session) is not None
    clock.moment += timedelta(hours=2)
    assert people.session(session) is None


def test_whether_anybody_could_come_in(people: People) -> None:
    assert not people.anybody()
    _, _ = people.new_key("feed", "reader", "Ann")
    assert people.anybody()
    people.revoke("feed")
    assert not people.anybody()
    people.add("Ann", "owner")
    assert people.anybody()


def test_a_new_password_is_long_and_never_the_same() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(password) == 24 for password in made)
