"""How much a client may ask for: counted by key or network, told in headers, refused with a time to wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient

from gazetteer import Gazetteer
from maps import Assets
from service.access.keeping import KeptKeys
from service.access.keys import new_key
from service.access.quotas import WINDOW, Quota, Quotas, network_of
from service.access.scopes import Scope
from service.app import create_app
from service.settings import AccessSettings, Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

TEN = Quota(name="reads", units=10)
STORY = {"text": "وصل وزير الخارجية المصري سامح شكري إلى طرابلس يوم الأحد."}
Connect = Callable[..., TestClient]


def test_a_quota_is_used_up_and_fills_again() -> None:
    """Ten at once, then one every tenth of the time; what is told is what then holds."""
    quotas = Quotas()
    taken = [quotas.take("a", TEN, 1, 100.0) for _ in range(12)]
    assert [one.enough for one in taken] == [True] * 10 + [False] * 2
    assert [one.left for one in taken] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0]
    assert (taken[9].seconds, taken[10].seconds) == (6, 6)
    assert not quotas.take("a", TEN, 1, 105.9).enough
    assert quotas.take("a", TEN, 1, 106.0).enough
    assert quotas.take("a", TEN, 1, 100.0 + 3 * WINDOW).left == 9


def test_what_is_dear_takes_more_and_what_is_refused_takes_nothing() -> None:
    """More than a quota holds is all of it."""
    quotas = Quotas()
    assert quotas.take("a", TEN, 7, 0.0).left == 3
    assert (refused := quotas.take("a", TEN, 5, 0.0)).enough is False
    assert (refused.left, refused.seconds) == (3, 12)
    assert quotas.take("a", TEN, 3, 0.0).enough
    assert quotas.take("b", TEN, 99, 0.0).enough
    assert quotas.take("a", Quota(name="work", units=1), 1, 0.0).enough


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 4)), max_size=60))
def test_nobody_gets_more_than_twice_a_quota_within_its_time(steps: list[tuple[float, int]]) -> None:
    """However the requests are spread: a full one, and what fills up; the time that is told is enough."""
    quotas, now, granted = Quotas(), 1000.0, list[tuple[float, int]]()
    for pause, cost in steps:
        now += pause
        taken = quotas.take("a", TEN, cost, now)
        if taken.enough:
            granted.append((now, cost))
        else:
            assert taken.left < cost
            assert Quotas.take(quotas, "a", TEN, cost, now + taken.seconds).enough
            granted.append((now := now + taken.seconds, cost))
        recent = sum(cost for at, cost in granted if at > now - WINDOW)
        assert recent <= 2 * TEN.units


def test_memory_is_bounded_and_who_asked_lately_is_not_forgotten() -> None:
    """A flood of clients cannot fill the memory; who stays quiet for long enough has a full quota anyway."""
    quotas = Quotas(most=100)
    for number in range(10_000):
        quotas.take(str(number), TEN, 1, 0.0)
    assert len(quotas) <= 200
    assert quotas.take("9999", TEN, 1, 0.0).left == 8


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("_hidden", "_hidden"),
    ],
)
def test_a_client_is_the_network_that_it_was_given(address: str, network: str) -> None:
    """Otherwise whoever has a /64 would be as many clients as they like."""
    assert network_of(address) == network


@pytest.fixture
def connect(
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Connect]:
    """Clients of a service that others can reach too, with small quotas.

    Its clock stands still, or they would fill up while a slow machine answers.
    """
    monkeypatch.setattr("service.middleware.admitting.monotonic", lambda: 1000.0)
    clients: list[TestClient] = []

    def connected(local_hosts: frozenset[str] = frozenset(), **access: int) -> TestClient:
        told = replace(settings, access=AccessSettings(**access))  # type: ignore[arg-type]
        app = create_app(told, store=store, gazetteer=gazetteer, assets=assets, local_hosts=local_hosts)
        clients.append(TestClient(app, raise_server_exceptions=False).__enter__())
        return clients[-1]

    yield connected
    for client in clients:
        client.__exit__(None, None, None)


def test_who_asks_for_too_much_is_told_when_to_go_on(connect: Connect) -> None:
    """By the headers of the draft, Retry-After and a problem; health and metrics are never refused."""
    client = connect(reads=3)
    answers = [client.get("/gazetteer", headers={"Accept-Language": "en"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"reads";q=3;w=60'
    assert answers[0].headers["RateLimit"] == '"reads";r=2;t=20'
    refused = answers[3]
    assert refused.headers["RateLimit"] == f'"reads";r=0;t={refused.headers["Retry-After"]}'
    assert refused.json()["type"].endswith("#throttled")
    assert refused.json()["violated-policies"] == ["reads"]
    for path in ("/health", "/ready", "/metrics"):
        assert client.get(path).status_code == 200
        assert "RateLimit" not in client.get(path).headers
    assert "RateLimit" in answers[0].headers["Access-Control-Expose-Headers"]


def test_work_has_a_quota_of_its_own_and_costs_by_what_it_is(connect: Connect) -> None:
    """Readings one each, pictures and batches five; plain reads go on when it is used up."""
    client = connect(work=12)
    left = [
        client.post("/read", json=STORY),
        client.get("/maps.svg"),
        client.post("/gazetteer/search", json={"queries": [{"q": "طرابلس"}]}),
    ]
    assert [answer.headers["RateLimit"].split(";")[1] for answer in left] == ["r=11", "r=6", "r=1"]
    assert client.get("/maps?standalone=1").status_code == 429
    assert client.post("/articles/", json=STORY).headers["RateLimit"].startswith('"work"')
    assert client.get("/gazetteer").status_code == 200


def test_a_key_has_a_quota_of_its_own(connect: Connect, store: FeatureStore) -> None:
    """More than a stranger's, and apart from that of its network; a wrong key is a stranger."""
    key, token = new_key("desk", (Scope.READ,), now=datetime.now(UTC), expires=None)
    KeptKeys(store.records).add(key)
    client = connect(reads=2, keys=10)
    assert [client.get("/gazetteer").status_code for _ in range(3)] == [200, 200, 429]
    keyed = client.get("/gazetteer", headers={"X-API-Key": token})
    assert (keyed.status_code, keyed.headers["RateLimit-Policy"]) == (200, '"reads";q=20;w=60')
    assert client.get("/gazetteer", headers={"X-API-Key": token[:-1]}).status_code == 429


def test_quotas_may_be_taken_off() -> None:
    """Each by itself."""
    told = AccessSettings.from_env({"MASALIK_LIMIT_READS": "off", "MASALIK_LIMIT_WORK": "7"})
    assert (told.reads, told.work) == (None, 7)


def test_whoever_is_on_the_machine_of_the_service_is_not_counted(connect: Connect) -> None:
    """QGIS may load a million features there."""
    client = connect(local_hosts=LOCAL_HOSTS, reads=1)
    answers = [client.get("/gazetteer") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert "RateLimit" not in answers[0].headers
