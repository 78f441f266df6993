"""What an operator sees: ids of requests, the log, metrics, and whether the service can do its work."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.middleware.request_ids import given_id
from service.operations.logs import open_log
from service.settings import LogFormat, LogLevel, Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SECRET, KEY = "سر لا يكتب", "s3cret-key"
STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("x-request-id", "abc-1.x:2_z", "abc-1.x:2_z"),
        ("x-request-id", "a" * 128, "a" * 128),
        ("x-request-id", "a" * 129, None),
        ("x-request-id", "", None),
        ("x-request-id", "a b", None),
        ("x-request-id", "-a", None),
        ("x-request-id", 'a"\\', None),
        ("x-request-id", "a\n2026 error", None),
        ("x-request-id", "\x1b[31mred", None),
        ("x-request-id", "ليبيا", None),
        ("traceparent", f"00-{TRACE}-00f067aa0ba902b7-01", TRACE),
        ("traceparent", f"cc-{TRACE}-00f067aa0ba902b7-01-what-comes-later", TRACE),
        ("traceparent", f"ff-{TRACE}-00f067aa0ba902b7-01", None),
        ("traceparent", f"00-{'0' * 32}-00f067aa0ba902b7-01", None),
        ("traceparent", f"00-{TRACE}-{'0' * 16}-01", None),
        ("traceparent", f"00-{TRACE.upper()}-00f067aa0ba902b7-01", None),
        ("traceparent", TRACE, None),
    ],
)
def test_only_a_well_formed_id_is_taken_over(name: str, value: str, kept: str | None) -> None:
    """Nothing that could be read as anything but an id gets into headers and logs."""
    assert given_id([(name.encode(), value.encode())]) == kept


def test_the_own_id_of_a_request_goes_before_its_trace() -> None:
    """And a malformed one does not hide the trace."""
    trace = (b"traceparent", f"00-{TRACE}-00f067aa0ba902b7-01".encode())
    assert given_id([trace, (b"x-request-id", b"mine")]) == "mine"
    assert given_id([(b"x-request-id", b"not mine"), trace]) == TRACE


def test_every_answer_has_an_id_of_its_own(client: TestClient) -> None:
    """That is made where the client gave none; each is another."""
    answers = [client.get(path) for path in ("/health", "/health", "/nope", "/collections?x=1")]
    answers += [client.head("/maps"), client.options("/read"), client.request("BREW", "/")]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)


@pytest.fixture
def written(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[tuple[TestClient, io.StringIO]]:
    """A client of a service that logs all of it as JSON into a text."""
    out, before = io.StringIO(), (logging.root.handlers[:], logging.root.level)
    changed = replace(settings, log=LogFormat.JSON, log_level=LogLevel.DEBUG)
    app = create_app(
        changed,
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        log=open_log(changed, out),
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client, out
    logging.root.handlers[:], logging.root.level = before
    logging.captureWarnings(capture=False)


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    """What was logged; each line is JSON."""
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_request_is_one_line(written: tuple[TestClient, io.StringIO]) -> None:
    """With its id, template, status, time and size; neither values of parameters nor bodies nor headers."""
    client, out = written
    client.get(f"/gazetteer/search?q={SECRET}&lang=ar", headers={"X-Request-ID": "one"})
    client.post("/read", json={"text": f"{STORY} {SECRET}"}, headers={"X-Request-ID": "two"})
    client.get("/gazetteer", headers={"X-API-Key": KEY})
    one, two, refused = lines(out)
    assert (one["method"], one["path"], one["template"]) == ("GET", "/gazetteer/search", "/gazetteer/search")
    assert (one["status"], one["request_id"], one["level"]) == (200, "one", "info")
    assert (one["parameters"], one["client"], one["event"]) == ("q,lang", "testclient", "request")
    assert one["bytes"] > 0 < one["ms"]
    assert (two["method"], two["status"], two["request_id"]) == ("POST", 200, "two")
    assert refused["status"] == 401
    assert SECRET not in out.getvalue()
    assert KEY not in out.getvalue()


def test_a_page_without_an_article_is_one_line_and_no_error(written: tuple[TestClient, io.StringIO]) -> None:
    """What libraries have to say of a bad page is told to who sent it."""
    client, out = written
    assert client.post("/read", json={"html": "<<<"}).status_code == 400
    (told,) = lines(out)
    assert (told["status"], told["level"]) == (400, "info")


def test_a_path_that_is_made_up_is_written_as_it_was_sent(written: tuple[TestClient, io.StringIO]) -> None:
    """Escaped, under no template of ours, and on one line."""
    client, out = written
    client.get("/nope%0a%7b%22event%22%3a%22forged%22%7d")
    (line,) = lines(out)
    assert (line["path"], line["template"]) == ("/nope%0a%7b%22event%22%3a%22forged%22%7d", "-")


class Broken:
    """A store with a defect."""

    records = None

    def version(self) -> str:
        """The version, which this store has."""
        return "1.1"

    def __getattr__(self, name: str) -> object:
        raise RuntimeError("broken inside")


def test_a_format_that_is_not_offered_is_no_error_of_ours(
    written: tuple[TestClient, io.StringIO],
) -> None:
    """501 is what its client asked for: it rings no bell."""
    client, out = written
    url = "http://testserver/maps"
    assert client.get("/oembed", params={"url": url, "format": "yaml"}).status_code == 501
    assert [one["level"] for one in lines(out) if one.get("status") == 501] == ["info"]


def test_an_error_of_ours_is_logged_once_with_its_stack_and_its_request(
    settings: Settings, gazetteer: Gazetteer, assets: Assets
) -> None:
    """As fields of one line; local variables, which may hold an article, are not in it."""
    out, before = io.StringIO(), (logging.root.handlers[:], logging.root.level)
    log = open_log(replace(settings, log=LogFormat.JSON), out)
    app = create_app(
        settings, store=Broken(), gazetteer=gazetteer, assets=assets, log=log, local_hosts=LOCAL_HOSTS
    )  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/collections", headers={"X-Request-ID": "mine"})
    logging.root.handlers[:], logging.root.level = before
    told, request = lines(out)
    assert (answer.status_code, answer.json()["request_id"]) == (500, "mine")
    assert answer.json()["instance"] in told["event"]
    assert (told["level"], told["request_id"], told["logger"]) == ("error", "mine", "service.problems")
    assert "RuntimeError: broken inside" in told["exception"]
    assert (request["level"], request["status"], request["request_id"]) == ("error", 500, "mine")


def test_the_log_for_people_is_a_line_each_too(settings: Settings) -> None:
    """Whatever comes from outside cannot begin another, or colour it."""
    out, before = io.StringIO(), (logging.root.handlers[:], logging.root.level)
    log = open_log(replace(settings, log=LogFormat.CONSOLE), out)
    log.info("request", path="/a\nforged\x1b[31m", status=200)
    logging.getLogger("uvicorn.error").info("Started\nserver", extra={"color_message": "coloured"})
    logging.getLogger("httpx").info("not heard")
    logging.root.handlers[:], logging.root.level = before
    first, second = out.getvalue().splitlines()
    assert "request" in first
    assert r"/a\x0aforged\x1b[31m" in first
    assert "Started" in second
    assert "colour" not in second


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """The values of metrics by name and labels, as Prometheus reads them."""
    families = text_string_to_metric_families(text)
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value for each in families for one in each.samples
    }


def test_metrics_are_valid_and_count_by_template(client: TestClient) -> None:
    """Requests, readings and the store; paths and methods that somebody makes up add nothing."""
    client.post("/read", json={"text": STORY})
    for made_up in ("/nope", "/nope/2", "/articles/1", "/articles/2"):
        client.get(made_up)
    for method in ("BREW", "FROB"):
        client.request(method, "/maps")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = samples(answer.text)

    def requests(method: str, route: str, status: int) -> float | None:
        labels = (("method", method), ("route", route), ("status", str(status)))
        return found.get(("masalik_http_requests_total", labels))

    assert requests("POST", "/read", 200) == 1
    assert requests("GET", "-", 404) == 2
    assert requests("GET", "/articles/{article_id}", 404) == 2
    assert requests("other", "-", 405) == 2
    assert found["masalik_articles_read_total", ()] == found["masalik_reader_seconds_count", ()] == 1
    assert found["masalik_events_read_total", ()] >= 1
    assert found["masalik_http_requests_in_flight", ()] == 1  # this one
    assert found["masalik_store_up", ()] == 1
    assert found["masalik_store_features", (("collection", "visits"),)] == 0
    assert found["masalik_store_bytes", (("file", "data"),)] > 0
    assert found["process_resident_memory_bytes", ()] > 0
    assert "nope" not in answer.text
    asked = {"Accept": "application/openmetrics-text; version=1.0.0"}
    assert len(list(openmetrics(client.get("/metrics", headers=asked).text))) > 10


def test_metrics_can_be_switched_off(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """Then there is nothing at their address."""
    app = create_app(
        replace(settings, metrics=False),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app) as client:
        assert (client.get("/metrics").status_code, client.get("/health").status_code) == (404, 200)


def refuse_writing(path: Path) -> None:
    """Take the right to write the store away, as a disk that is mounted read-only does."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)


def update(sql: str, path: Path) -> None:
    """Change the store as another program does."""
    with sqlite3.connect(path) as db:
        db.execute(sql)


DISTURBED = {
    "is gone": Path.unlink,
    "was exchanged": lambda path: (
        path.rename(f"{path}.old"),
        path.write_bytes(Path(f"{path}.old").read_bytes()),
    ),
    "has layout 99": lambda path: update("UPDATE masalik_meta SET value = 99 WHERE name = 'schema'", path),
    "no GeoPackage": lambda path: update("PRAGMA application_id = 7", path),
    "cannot be written": refuse_writing,
}


@pytest.mark.parametrize("reason", DISTURBED)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_store_that_cannot_be_used_is_told_by_ready(
    client: TestClient, settings: Settings, reason: str, language: str
) -> None:
    """With the reason, in the language of the client; `/health` goes on."""
    path = Path(settings.store)
    if reason == "cannot be written" and os.geteuid() == 0:
        pytest.skip("root may write anything")
    assert client.get("/ready").json()["checks"] == dict.fromkeys(
        ("store", "gazetteer", "assets", "service"), "ok"
    )
    DISTURBED[reason](path)
    found = client.get("/ready", headers={"Accept-Language": language})
    path.parent.chmod(0o700)
    problem = found.json()
    assert (found.status_code, problem["type"]) == (503, "/problems#not_ready")
    assert reason in problem["checks"]["store"]
    assert problem["checks"]["gazetteer"] == "ok"
    assert str(path.parent) not in found.text
    assert (found.headers["cache-control"], found.headers["content-language"]) == ("no-store", language)
    assert client.head("/ready").status_code == 503
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("reason", ["is gone", "was exchanged"])
def test_nothing_is_read_from_or_written_into_a_file_that_is_elsewhere(
    client: TestClient, settings: Settings, reason: str
) -> None:
    """503: an article that was taken would be lost with the file."""
    assert client.get("/collections/visits/items").status_code == 200
    DISTURBED[reason](Path(settings.store))
    article = {"title": "زيارة", "text": "زار الوزير سبها.", "published": "2021-03-05"}
    asked = [client.post("/articles", json=article), client.get("/collections/visits/items")]
    assert [answer.status_code for answer in asked] == [503, 503]


def test_a_store_that_somebody_else_has_locked_is_told_by_ready(
    client: TestClient, settings: Settings
) -> None:
    """After a second; when the other is done, all is well again."""
    other = sqlite3.connect(settings.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked = client.get("/ready")
    other.execute("ROLLBACK")
    other.close()
    assert (locked.status_code, "locked" in locked.json()["checks"]["store"]) == (503, True)
    assert client.get("/ready").status_code == 200


def test_files_that_are_missing_are_told_by_ready(
    tmp_path: Path, settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """The gazetteer and the web assets, each by itself."""
    elsewhere = replace(settings, data=tmp_path)
    bare = replace(assets, directory=tmp_path)
    app = create_app(elsewhere, store=store, gazetteer=gazetteer, assets=bare, local_hosts=LOCAL_HOSTS)
    with TestClient(app) as client:
        checks = client.get("/ready").json()["checks"]
    assert (checks["store"], checks["service"]) == ("ok", "ok")
    assert "gazetteer.maz is gone" in checks["gazetteer"]
    assert "lack" in checks["assets"]
