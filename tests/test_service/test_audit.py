"""The log of writes: who changed what and when, and how it ended; read by who runs the service."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from litestar.testing import TestClient

from gazetteer import Gazetteer
from maps import Assets
from service.access.audit import AuditLog, Write, writes_of
from service.access.keeping import KeptKeys
from service.access.keys import new_key
from service.access.scopes import Scope
from service.app import create_app
from service.operations.logs import open_log
from service.settings import LogFormat, Settings
from service.store import FeatureStore

STORY = {"text": "وصل وزير الخارجية المصري سامح شكري إلى طرابلس يوم الأحد.", "published": "2020-12-27"}
NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def keys(store: FeatureStore) -> dict[Scope, tuple[str, dict[str, str]]]:
    """For each scope the id of a key and the header that it is sent in."""
    made = {}
    for scope in Scope:
        key, token = new_key(f"{scope.value} desk", (scope,), now=datetime.now(UTC), expires=None)
        KeptKeys(store.records).add(key)
        made[scope] = key.id, {"Authorization": f"Bearer {token}"}
    return made


@pytest.fixture
def written(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[tuple[TestClient, io.StringIO]]:
    """A client of a service that others may reach, and its log."""
    out, before = io.StringIO(), (logging.root.handlers[:], logging.root.level)
    changed = replace(settings, log=LogFormat.JSON)
    app = create_app(changed, store=store, gazetteer=gazetteer, assets=assets, log=open_log(changed, out))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client, out
    logging.root.handlers[:], logging.root.level = before
    logging.captureWarnings(capture=False)


def noted(store: FeatureStore) -> list[Write]:
    """The writes that are noted, the first first."""
    return [write for _, write in writes_of(store.records)][::-1]


def test_writes_are_noted_with_who_and_what_and_how_it_ended(
    written: tuple[TestClient, io.StringIO],
    store: FeatureStore,
    keys: dict[Scope, tuple[str, dict[str, str]]],
) -> None:
    """Those that failed too; what was refused at the door, and what changes nothing, is not among them."""
    client, out = written
    editor, header = keys[Scope.WRITE]
    made = client.post("/articles", json=STORY, headers=header | {"X-Request-ID": "one"})
    gone = client.delete("/articles/none", headers=header)
    client.post("/articles", json=STORY)
    client.post("/read", json=STORY, headers=header)
    client.get("/articles", headers=header)
    first, second = noted(store)
    assert (first.key, first.name, first.net) == (editor, "write desk", None)
    assert (first.method, first.path, first.status, first.request_id) == ("POST", "/articles", 201, "one")
    assert first.made == made.headers["Location"]
    assert (second.method, second.path, second.status, gone.status_code) == (
        "DELETE",
        "/articles/none",
        404,
        404,
    )
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    told = [line for line in lines if line["event"] == "write"]
    assert (told[0]["key"], told[0]["status"], told[0]["request_id"]) == (editor, 201, "one")
    assert [line.get("key") for line in lines if line["event"] == "request"] == [
        editor,
        editor,
        None,
        editor,
        editor,
    ]


def test_a_write_without_a_key_is_noted_by_its_network(client: TestClient, store: FeatureStore) -> None:
    """On a machine of one's own."""
    client.post("/articles", json=STORY)
    (write,) = noted(store)
    assert (write.key, write.net, write.status) == (None, "testclient", 201)


def test_old_notes_are_forgotten(store: FeatureStore) -> None:
    """Those that are older than is said, and no others."""
    log = AuditLog(store.records, days=30)
    for days in (40, 31, 29, 0):
        log.note(Write(at=NOW - timedelta(days=days), method="POST", path=f"/{days}", status=200))
    AuditLog(store.records, days=30).note(
        Write(at=NOW + timedelta(hours=1), method="POST", path="/last", status=200)
    )
    assert [write.path for write in noted(store)] == ["/29", "/0", "/last"]


@pytest.mark.parametrize("path", ["/audit", "/audit/", "//audit", "/%61udit"])
def test_only_an_administrator_reads_the_log_of_writes(
    written: tuple[TestClient, io.StringIO],
    keys: dict[Scope, tuple[str, dict[str, str]]],
    path: str,
) -> None:
    """However the address is written."""
    client, _ = written
    client.delete("/articles/none", headers=keys[Scope.WRITE][1])
    url = f"http://testserver.local{path}"
    assert client.get(url).status_code == 401
    assert client.get(url, headers=keys[Scope.WRITE][1]).status_code == 403
    answer = client.get(url, headers=keys[Scope.ADMIN][1])
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert [write["path"] for write in answer.json()["writes"]] == ["/articles/none"]


def test_the_log_of_writes_is_read_in_pages(
    written: tuple[TestClient, io.StringIO],
    store: FeatureStore,
    keys: dict[Scope, tuple[str, dict[str, str]]],
) -> None:
    """Each write once, the last first."""
    client, log, header = written[0], AuditLog(store.records, days=1), keys[Scope.ADMIN][1]
    for number in range(5):
        log.note(Write(at=NOW + timedelta(seconds=number), method="POST", path=f"/{number}", status=200))
    url, paths = "/audit?limit=2", list[str]()
    while url:
        page = client.get(url, headers=header).json()
        paths += [write["path"] for write in page["writes"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert paths == ["/4", "/3", "/2", "/1", "/0"]
    assert client.get("/audit?before=abc", headers=header).json()["type"] == "/problems#not_from_next"
