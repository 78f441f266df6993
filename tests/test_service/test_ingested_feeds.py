"""Feeds that are ingested again and again: asked for what is new, remembered once that is stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles import RuleReader
from gazetteer import Gazetteer
from service.jobs import Job, JobRegister, JobStatus, Process, Source
from service.jobs.doing import Workshop
from service.jobs.readers import HereReaders
from service.settings import Settings
from service.store import FeatureStore

_ITEM = (
    "<item><guid>{n}</guid><title>زيارة</title>"
    "<description>زار وزير الخارجية المصري سامح شكري طرابلس يوم {n} مارس 2021.</description></item>"
)


class Newsroom(ThreadingHTTPServer):
    """Serves a feed of so many entries, by its version; notes how it answered."""

    entries = 2

    def __init__(self) -> None:
        self.answered: list[int] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """Where the feed is."""
        return f"http://127.0.0.1:{self.server_port}/feed.xml"


class _Handler(BaseHTTPRequestHandler):
    server: Newsroom

    def do_GET(self) -> None:
        version = f'"{self.server.entries}"'
        status = 304 if self.headers.get("If-None-Match") == version else 200
        self.server.answered.append(status)
        self.send_response(status)
        self.send_header("ETag", version)
        self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
        self.end_headers()
        if status == 200:
            items = "".join(_ITEM.format(n=n) for n in range(1, self.server.entries + 1))
            self.wfile.write(
                f'<rss version="2.0"><channel><title>وكالة</title>{items}</channel></rss>'.encode()
            )

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving
        serving.shutdown()


@pytest.fixture
def ingested(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, newsroom: Newsroom
) -> Callable[[], Job]:
    """Ingests the feed, and says how the job ended."""
    register, readers = JobRegister(store.records, "here"), HereReaders(gazetteer, RuleReader())

    def ingest() -> Job:
        job = register.create(Process.INGEST, Source.PATHS, paths=(newsroom.address,))
        held = register.take(job.id)
        assert held is not None
        return Workshop(settings=settings, store=store, register=register, readers=readers).do(held)

    return ingest


def test_a_feed_is_asked_for_what_is_new(
    newsroom: Newsroom, store: FeatureStore, ingested: Callable[[], Job]
) -> None:
    """Unchanged it is not sent again; of a longer one the new entry alone is read, and none comes back."""
    assert ingested().counts.created == 2
    assert ingested().counts.done == 0
    store.delete(store.articles(limit=1)[0].id)
    newsroom.entries = 3
    assert (ingested().counts.done, newsroom.answered) == (1, [200, 304, 200])
    assert len(store.articles(limit=9)) == 2


def test_what_was_not_stored_is_not_remembered(
    newsroom: Newsroom, settings: Settings, store: FeatureStore, gazetteer: Gazetteer
) -> None:
    """A job that was cancelled while it read leaves the feed as it was."""
    register = JobRegister(store.records, "here")
    job = register.create(Process.INGEST, Source.PATHS, paths=(newsroom.address,))
    held = register.take(job.id)
    assert held is not None
    readers = HereReaders(gazetteer, RuleReader())
    workshop = Workshop(settings=settings, store=store, register=register, readers=readers)
    ended = workshop.do(held, lambda job, _: _cancelled(register, job))
    assert ended.status is JobStatus.DISMISSED
    assert store.records.list("feed", limit=1) == ()


def _cancelled(register: JobRegister, job: Job) -> None:
    register.dismiss(job.id)
