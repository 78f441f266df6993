"""Bodies that come in pieces, compressed, slowly, or not at all; and answers that do not come."""

from __future__ import annotations

import gzip
import json
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from litestar import get
from litestar.testing import TestClient
from waiting import PATIENCE

from gazetteer import Gazetteer
from maps import Assets
from service import handlers
from service.app import create_app
from service.settings import AccessSettings, Settings
from service.settings.model import DEFAULT_MAX_BODY
from service.store import FeatureStore

from .serving import LOCAL_HOSTS, serving

STORY = json.dumps({"text": "وصل وزير الخارجية المصري سامح شكري إلى طرابلس يوم الأحد."}).encode()
JSON = {"Content-Type": "application/json", "Accept-Language": "en"}


def kind(answer: object) -> tuple[int, str]:
    """The status of an answer and the kind of its problem."""
    return answer.status_code, answer.json()["type"].rpartition("#")[2]  # type: ignore[attr-defined]


def test_a_gzipped_body_is_read(client: TestClient) -> None:
    """As if it had come as it is; by the older name of gzip too."""
    for coding in ("gzip", "x-gzip", "GZIP"):
        headers = {**JSON, "Content-Encoding": coding}
        answer = client.post("/read", content=gzip.compress(STORY), headers=headers)
        assert answer.json()["events"]["features"], coding


def test_what_unpacks_to_too_much_is_refused_without_being_unpacked(client: TestClient) -> None:
    """A few kilobytes that would be one more than is taken, and a bomb of a gigabyte."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(deflate.compress(bytes(1_000_000)) for _ in range(1000)) + deflate.flush()
    for packed in (gzip.compress(bytes(DEFAULT_MAX_BODY + 1)), bomb):
        begun = time.process_time()
        answer = client.post("/read", content=packed, headers={**JSON, "Content-Encoding": "gzip"})
        assert answer.status_code == 413
        assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "body",
    [STORY, gzip.compress(STORY)[:-9], gzip.compress(STORY)[:20], gzip.compress(STORY) + b"more", b""],
)
def test_what_is_no_gzip_is_told(client: TestClient, body: bytes) -> None:
    """Cut short, gone on, or never one."""
    answer = client.post("/read", content=body, headers={**JSON, "Content-Encoding": "gzip"})
    assert answer.status_code == 400
    assert "gzip" in answer.json()["detail"]


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "none"])
def test_other_codings_are_refused_with_those_that_are_read(client: TestClient, coding: str) -> None:
    """In the header that clients look at; what has no body does not mind."""
    answer = client.post("/read", content=STORY, headers={**JSON, "Content-Encoding": coding})
    assert kind(answer) == (415, "unsupported_encoding")
    assert answer.headers["Accept-Encoding"] == "gzip, identity"
    assert client.get("/gazetteer", headers={"Content-Encoding": coding}).status_code == 200


def test_a_body_in_pieces_is_counted_too(client: TestClient) -> None:
    """It has no length that could be looked at before."""
    answer = client.post("/read", content=(bytes(100_000) for _ in range(30)), headers=JSON)
    assert kind(answer) == (413, "too_large")


@pytest.fixture
def slow(
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """The address of a service with little patience, and with an address that takes two seconds."""

    @get("/slow", sync_to_thread=True, include_in_schema=False)
    def sleeps() -> None:
        time.sleep(2)

    monkeypatch.setattr("service.app.HANDLERS", [*handlers.HANDLERS, sleeps])
    told = replace(settings, access=AccessSettings(body_seconds=0.3, answer_seconds=0.8))
    app = create_app(told, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    with serving(app) as address:
        yield address


def spoken(address: str, text: bytes, *, also: bytes = b"") -> bytes:
    """What a server answers to bytes, and to more that come late."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(text)
        if also:
            time.sleep(0.1)
            connection.sendall(also)
        said = b""
        while piece := connection.recv(65536):
            said += piece
        return said


def test_a_body_that_does_not_arrive_is_not_waited_for(slow: str) -> None:
    """Neither one that begins nor one that never does; the connection is closed with the answer."""
    head = b"POST /read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    for sent, late in (
        (b"Content-Length: 90\r\n\r\n{", b'"te'),
        (b"Transfer-Encoding: chunked\r\n\r\n", b""),
    ):
        said = spoken(slow, head + sent, also=late)
        assert said.startswith(b"HTTP/1.1 408"), said[:100]
        assert b"#body_too_slow" in said


def test_an_answer_that_does_not_come_is_given_up(slow: str) -> None:
    """503 with the time after which to try again, long before the work is done."""
    said = spoken(slow, b"GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 503"), said[:100]
    assert b"#answer_too_slow" in said
    assert b"retry-after: 30" in said.lower()


def test_a_refusal_arrives_though_the_body_is_not_read(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> None:
    """A client that sends a megabyte without a key hears why, and is not cut off."""
    app = create_app(settings, store=store, gazetteer=gazetteer, assets=assets)
    body = bytes(1_900_000)
    head = b"POST /articles HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    with serving(app) as address:
        assert spoken(address, head % len(body) + body).startswith(b"HTTP/1.1 401")
