"""Keys: what opens what, whatever is sent; and that nothing of a key is ever told again."""

from __future__ import annotations

import base64
import io
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from waiting import eventually

from gazetteer import Gazetteer
from maps import Assets
from service.access import keyring
from service.access.keeping import KeptKeys
from service.access.keys import ApiKey, Verdict, id_of, new_key, revoked, rotated, verdict
from service.access.locality import names_of
from service.access.scopes import Scope, grants
from service.app import create_app
from service.cli import cli
from service.operations.logs import open_log
from service.settings import AccessSettings, LogFormat, LogLevel, Reading, Settings
from service.store import FeatureStore, open_store

from .serving import LOCAL_HOSTS

NOW = datetime(2026, 5, 1, tzinfo=UTC)
STORY = {"text": "وصل وزير الخارجية المصري سامح شكري إلى طرابلس يوم الأحد.", "published": "2020-12-27"}
Connect = Callable[..., TestClient]


def made(scope: Scope = Scope.WRITE, **about: datetime | None) -> tuple[ApiKey, str]:
    """A key of now, and its token."""
    return new_key("desk", (scope,), now=NOW, expires=about.get("expires"))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a service knows of keys is never a second old: tests do not wait."""
    monkeypatch.setattr(keyring, "FRESH_SECONDS", 0.0)


@pytest.fixture
def connect(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[Connect]:
    """Clients of a service, of one that only this machine can reach unless said otherwise."""
    clients: list[TestClient] = []

    def connected(local_hosts: frozenset[str] = LOCAL_HOSTS, **changed: object) -> TestClient:
        told = replace(settings, **changed)  # type: ignore[arg-type]
        app = create_app(told, store=store, gazetteer=gazetteer, assets=assets, local_hosts=local_hosts)
        clients.append(TestClient(app, raise_server_exceptions=False).__enter__())
        return clients[-1]

    yield connected
    for client in clients:
        client.__exit__(None, None, None)


def kept(store: FeatureStore, scope: Scope = Scope.WRITE, *, expires: datetime | None = None) -> str:
    """The token of a new key of a store."""
    key, token = new_key("desk", (scope,), now=datetime.now(UTC), expires=expires)
    KeptKeys(store.records).add(key)
    return token


def bearer(token: str) -> dict[str, str]:
    """The header that a key is sent in."""
    return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


def basic(user: str, password: str) -> dict[str, str]:
    """The header that a browser sends for a user and a password."""
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def test_a_key_is_known_by_its_token_alone() -> None:
    """The token leads to the id; any other token of that id, and one of no key, is unknown."""
    key, token = made()
    assert id_of(token) == key.id
    assert verdict(key, token, NOW) is Verdict.GOOD
    assert verdict(key, token[:-1] + ("a" if token[-1] != "a" else "b"), NOW) is Verdict.UNKNOWN
    assert verdict(key, made()[1], NOW) is Verdict.UNKNOWN
    assert verdict(None, token, NOW) is Verdict.UNKNOWN


def test_what_is_kept_of_a_key_is_a_hash() -> None:
    """Neither the token nor its secret stands in the record."""
    key, token = made()
    secret = token.rsplit("_", 1)[1]
    assert secret not in repr(key)
    assert len(secret) == 43
    assert len({made()[1] for _ in range(20)}) == 20


def test_a_key_ends_when_it_expires_or_is_revoked() -> None:
    """At that moment, not a second later."""
    key, token = made(expires=NOW + timedelta(days=1))
    assert verdict(key, token, NOW + timedelta(hours=23)) is Verdict.GOOD
    assert verdict(key, token, NOW + timedelta(days=1)) is Verdict.EXPIRED
    assert verdict(revoked(key, now=NOW), token, NOW) is Verdict.REVOKED


def test_a_rotated_key_has_two_tokens_for_a_while() -> None:
    """The old one ends with the overlap, and is not made good again by the next rotation."""
    key, old = made()
    key, new = rotated(key, now=NOW, overlap=timedelta(hours=24))
    later = NOW + timedelta(hours=25)
    assert [verdict(key, token, NOW) for token in (old, new)] == [Verdict.GOOD] * 2
    assert [verdict(key, token, later) for token in (old, new)] == [Verdict.EXPIRED, Verdict.GOOD]
    key, newest = rotated(key, now=NOW, overlap=timedelta(days=9))
    assert [verdict(key, token, later) for token in (old, new, newest)] == [
        Verdict.EXPIRED,
        Verdict.GOOD,
        Verdict.GOOD,
    ]
    assert verdict(rotated(key, now=NOW, overlap=timedelta())[0], newest, NOW) is Verdict.EXPIRED


@given(st.text())
def test_no_text_is_taken_for_a_key(text: str) -> None:
    """Whatever is sent is unknown, and breaks nothing."""
    key, token = made()
    assert id_of(text) is None
    assert verdict(key, text, NOW) is Verdict.UNKNOWN
    assert verdict(key, token + text, NOW) is (Verdict.UNKNOWN if text else Verdict.GOOD)


def test_scopes_include_those_before_them() -> None:
    """Who may write may read, and an administrator both; never the other way round."""
    assert [grants((Scope.WRITE,), scope) for scope in Scope] == [True, True, False]
    assert [grants((Scope.ADMIN,), scope) for scope in Scope] == [True, True, True]
    assert [grants((Scope.READ,), scope) for scope in Scope] == [True, False, False]
    assert not grants((), Scope.READ)


def test_a_service_of_this_machine_is_written_to_without_a_key_until_there_is_one(
    connect: Connect, store: FeatureStore
) -> None:
    """The first key closes it, and revoking that key does not open it again."""
    client = connect()
    assert client.post("/articles", json=STORY).status_code == 201
    token = kept(store)
    refused = client.post("/articles", json=STORY, headers={"Accept-Language": "en"})
    assert refused.status_code == 401
    assert refused.json()["type"].endswith("#key_needed")
    assert "“write”" in refused.json()["detail"]
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="masalik", scope="write"'
    assert client.post("/articles", json=STORY, headers=bearer(token)).status_code == 200
    KeptKeys(store.records).change(str(id_of(token)), lambda key: revoked(key, now=NOW))
    assert client.post("/articles", json=STORY).status_code == 401
    assert client.get("/articles?f=json").status_code == 200


NEITHER = [
    ({"Forwarded": "for=192.0.2.1"}, {}),
    ({"X-Forwarded-For": "192.0.2.1"}, {}),
    ({"X-Real-IP": "192.0.2.1"}, {}),
    ({"Via": "1.1 cache"}, {}),
    ({"Host": "maps.example"}, {}),
    ({"Host": "localhost.example:8000"}, {}),
    ({}, {"public_url": "https://maps.example"}),
    ({}, {"local_hosts": frozenset()}),
    ({}, {"local_hosts": names_of("0.0.0.0")}),
    ({}, {"local_hosts": names_of("192.0.2.1")}),
]


@pytest.mark.parametrize(("headers", "changed"), NEITHER)
def test_a_service_that_others_may_reach_is_never_open(
    connect: Connect, headers: dict[str, str], changed: dict[str, object]
) -> None:
    """A proxy on this machine makes every client look local: whatever tells of one closes the service."""
    answer = connect(**changed).post("/articles", json=STORY, headers=headers)
    assert (answer.status_code, answer.json()["type"].rpartition("#")[2]) == (401, "key_needed")


@pytest.mark.parametrize(
    ("address", "name"), [("127.0.0.1", "localhost"), ("127.0.0.9", "127.0.0.9"), ("::1", "[::1]")]
)
def test_loopback_addresses_are_of_this_machine(address: str, name: str) -> None:
    """By its names and their own."""
    assert name in names_of(address)


BAD = {
    "masalik_aaaaaaaaaa_" + "a" * 43: "bad_key",
    "": "bad_key",
    "masalik_": "bad_key",
    "مفتاح": "bad_key",
    "x" * 8000: "bad_key",
    "null": "bad_key",
}


@pytest.mark.parametrize("token", BAD)
@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
def test_who_sends_a_wrong_key_is_not_served_as_nobody(connect: Connect, token: str, header: str) -> None:
    """401 also where reading is open, so that a mistake is seen; what was sent is not told back."""
    value = ("Bearer " + token if header == "Authorization" else token).encode()
    answer = connect().get("/gazetteer", headers={header: value})  # type: ignore[dict-item]
    assert (answer.status_code, answer.json()["type"].rpartition("#")[2]) == (401, BAD[token])
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]
    assert not token or token not in answer.text


def test_a_key_that_is_cut_short_or_has_ended_opens_nothing(connect: Connect, store: FeatureStore) -> None:
    """Each is told for what it is, to who knows the secret."""
    client = connect()
    good, over = kept(store), kept(store, expires=datetime.now(UTC) - timedelta(seconds=1))
    gone = kept(store)
    KeptKeys(store.records).change(str(id_of(gone)), lambda key: revoked(key, now=NOW))
    guessed = gone[:-1] + ("a" if gone[-1] != "a" else "b")
    cases = {good[:-1]: "bad_key", over: "key_expired", gone: "key_revoked", guessed: "bad_key"}
    for token, slug in cases.items():
        answer = client.delete("/articles/none", headers=bearer(token))
        assert (answer.status_code, answer.json()["type"].rpartition("#")[2]) == (401, slug)
    assert client.delete("/articles/none", headers=bearer(good)).status_code == 404


def test_a_key_may_be_sent_in_three_ways_and_one_at_a_time(connect: Connect, store: FeatureStore) -> None:
    """Two at once are refused even when they are the same; a proxy's own password is none of ours."""
    client, token = connect(), kept(store)
    ways = [bearer(token), {"X-API-Key": token}, basic("me", token), basic(token, "")]
    for headers in ways:
        assert client.delete("/articles/none", headers=headers).status_code == 404
    twice = client.get("/gazetteer", headers={**bearer(token), "X-API-Key": token})
    assert (twice.status_code, twice.json()["type"].rpartition("#")[2]) == (400, "two_keys")
    for other in (basic("editor", "secret"), {"Authorization": "Digest x"}, {"Authorization": "Basic ?"}):
        assert client.get("/gazetteer", headers=other).status_code == 200
        assert client.delete("/articles/none", headers=other).status_code == 401


def test_a_page_of_another_site_writes_nothing_with_a_password_that_a_browser_remembers(
    connect: Connect, store: FeatureStore
) -> None:
    """A browser sends a password by itself, a key in other headers never."""
    client, token = connect(), kept(store)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.delete("/articles/none", headers={**basic("me", token), **headers})
        assert (answer.status_code, answer.json()["type"].rpartition("#")[2]) == (403, "of_another_site")
        assert client.delete("/articles/none", headers={**bearer(token), **headers}).status_code == 404
    own = {**basic("me", token), "Origin": "http://testserver.local"}
    assert client.delete("/articles/none", headers=own).status_code == 404


def test_a_key_does_what_its_scopes_say(connect: Connect, store: FeatureStore) -> None:
    """Who may only read is told what is missing, in their language."""
    client, token = connect(), kept(store, Scope.READ)
    answer = client.post("/articles", json=STORY, headers=bearer(token) | {"Accept-Language": "ar"})
    assert (answer.status_code, answer.json()["type"].rpartition("#")[2]) == (403, "scope_missing")
    assert 'error="insufficient_scope", scope="write"' in answer.headers["WWW-Authenticate"]
    assert "الصلاحية «write»" in answer.json()["detail"]
    assert client.post("/read", json=STORY, headers=bearer(token)).status_code == 200


def test_reading_may_take_a_key(connect: Connect, store: FeatureStore) -> None:
    """For everything but health and the files of pages; a browser asks its reader, and nothing is shared."""
    client = connect(access=AccessSettings(reading=Reading.KEYS))
    token = kept(store, Scope.READ)
    for path in ("/", "/collections/visits/items", "/maps", "/metrics", "/nowhere"):
        assert client.get(path).status_code == 401, path
    assert client.post("/read", json=STORY).status_code == 401
    assert [client.get(path).status_code for path in ("/health", "/ready")] == [200, 200]
    page = client.get("/maps", headers={"Accept": "text/html"})
    assert "Basic realm" in page.headers["WWW-Authenticate"]
    assert "Basic" not in client.get("/maps/events").headers["WWW-Authenticate"]
    answer = client.get("/collections/visits/items", headers=basic("me", token))
    assert (answer.status_code, answer.headers["Cache-Control"].split(",")[0]) == (200, "private")
    assert "Authorization" in answer.headers["Vary"]
    held = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/collections/visits/items", headers=held | basic("me", token)).status_code == 304
    assert client.get("/collections/visits/items", headers=held).status_code == 401
    assert client.options("/collections/visits/items").status_code == 200


def test_the_day_on_which_a_key_was_used_is_noted(connect: Connect, store: FeatureStore) -> None:
    """Beside the request, and without a new version of the data or of the key."""
    client, token = connect(), kept(store)
    version, begun = store.version(), datetime.now(UTC).date()
    client.get("/gazetteer", headers=bearer(token))
    client.get("/gazetteer")
    used = eventually(lambda: KeptKeys(store.records).last_uses(), bool)  # written after the answer
    assert used.keys() == {id_of(token)}
    assert begun <= used[id_of(token)] <= datetime.now(UTC).date()
    assert store.version() == version


def test_nothing_of_a_key_is_written_into_logs_or_the_store(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """Whether it is good or wrong, however it is sent; its id is, so that one knows who it was."""
    out, before = io.StringIO(), (logging.root.handlers[:], logging.root.level)
    changed = replace(settings, log=LogFormat.JSON, log_level=LogLevel.DEBUG)
    app = create_app(changed, store=store, gazetteer=gazetteer, assets=assets, log=open_log(changed, out))
    token = kept(store)
    secret, wrong = token.rsplit("_", 1)[1], token[:-4] + "0000"
    with TestClient(app, raise_server_exceptions=False) as client:
        for sent in (token, wrong, f"{token} {token}"):
            for headers in (bearer(sent), {"X-API-Key": sent}, basic("me", sent)):
                client.post("/articles", json=STORY, headers=headers)
                client.get(f"/collections/visits/items?api_key={sent}", headers=headers)
    logging.root.handlers[:], logging.root.level = before
    logging.captureWarnings(capture=False)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {line["key"] for line in lines if "key" in line} == {id_of(token)}
    assert secret[:20] not in out.getvalue()
    held = b"".join(file.read_bytes() for file in Path(settings.store).parent.iterdir())
    assert (secret[:20].encode() in held, str(id_of(token)).encode() in held) == (False, True)


def run(*arguments: object) -> str:
    """What a command says on standard output."""
    done = CliRunner().invoke(cli, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_keys_are_made_shown_rotated_revoked_and_removed_on_the_command_line(tmp_path: Path) -> None:
    """The key alone goes to standard output, nothing else ever tells it; each step is noted."""
    store = tmp_path / "a.gpkg"
    token = run("key", "create", "مكتب", "--scope", "write", "--expires", "30d", "--store", store).strip()
    id_ = str(id_of(token))
    (listed,) = json.loads(run("key", "list", "--json", "--store", store))
    assert (listed["id"], listed["name"], listed["scopes"], listed["state"]) == (
        id_,
        "مكتب",
        ["write"],
        "good",
    )
    second = json.loads(run("key", "rotate", id_, "--overlap", "2h", "--json", "--store", store))
    assert (id_of(second["key"]), second["key"] != token) == (id_, True)
    assert second["old_secret_until"] is not None
    assert token not in (shown := run("key", "show", id_, "--store", store))
    assert second["key"] not in shown
    too_early = CliRunner().invoke(cli, ["key", "remove", id_, "--store", str(store)])
    assert (too_early.exit_code, "revoke it first" in too_early.output) == (1, True)
    run("key", "revoke", id_, "--store", store)
    assert json.loads(run("key", "show", id_, "--json", "--store", store))["state"] == "revoked"
    assert CliRunner().invoke(cli, ["key", "rotate", id_, "--store", str(store)]).exit_code == 1
    assert "No key is left" in run("key", "remove", id_, "--store", store)
    noted = [json.loads(line) for line in run("store", "audit", "--json", "--store", store).splitlines()]
    assert [write["method"] for write in noted] == ["REMOVE", "REVOKE", "ROTATE", "CREATE"]
    assert token not in str(noted)


@pytest.mark.parametrize(
    "arguments",
    [
        ("create", "a"),
        ("create", " ", "--scope", "read"),
        ("create", "a", "--scope", "all"),
        ("create", "a", "--scope", "read", "--expires", "soon"),
        ("create", "a", "--scope", "read", "--expires", "2020-01-01"),
        ("create", "a", "--scope", "read", "--expires", "2026-02-30"),
        ("rotate", "none", "--overlap", "-1d"),
        ("revoke", "none"),
        ("show", "none"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """In a line, with an exit code, and nothing is changed."""
    path = tmp_path / "a.gpkg"
    open_store(str(path)).close()
    done = CliRunner().invoke(cli, ["key", *arguments, "--store", str(path)])
    assert done.exit_code in (1, 2)
    assert "Error" in done.output
    assert run("key", "list", "--json", "--store", path).strip() == "[]"


@pytest.mark.parametrize("version", ["json", "openapi30"])
def test_the_description_tells_what_takes_a_key(connect: Connect, store: FeatureStore, version: str) -> None:
    """Writing always, reading where it does, and the ways to send one."""
    header = {"X-API-Key": kept(store, Scope.READ)}
    is_open, closed = connect(), connect(access=AccessSettings(reading=Reading.KEYS))
    for client, may_read in ((is_open, True), (closed, False)):
        document = client.get(f"/api?f={version}", headers=header).json()
        assert set(document["components"]["securitySchemes"]) == {"bearer", "header", "password"}
        stored, read = document["paths"]["/articles"]["post"], document["paths"]["/read"]["post"]
        assert ({} in stored["security"], {} in read["security"]) == (False, may_read)
        assert "scope `write`" in stored["description"]
        assert "scope `admin`" in document["paths"]["/audit"]["get"]["description"]
