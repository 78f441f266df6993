"""Whatever kills the program, an article is in the store with all that follows from it, or not at all."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from test_articles.tellings import DERNA, SEBHA, event, on, person, reading
from test_maps.readings import TRIPOLI, mention

from service.reading.answers import record_of
from service.store import ArticleRecord, open_store, problems_of

from .database import new_address
from .processes import CLEAN

LONGEST = 0.25
"""Seconds of writing before the end comes: some dozens of writes."""
PEOPLE = (person("نبيل الغرياني"), person("الغرياني"), person("يانس غولر", country="MT"))


def article(number: int) -> ArticleRecord:
    """An article that shares its events with others."""
    rng = random.Random(number)
    places, days = (SEBHA, DERNA, None), [f"2021-03-0{day}" for day in range(1, 5)]
    told = [event(rng.choice(PEOPLE), to=rng.choice(places), date=on(rng.choice(days))) for _ in range(3)]
    read = reading(*told, id_=f"a{number}", published=rng.choice(days))
    read = replace(read, places=(mention(TRIPOLI, "طرابلس"),))
    return record_of(read)


ARTICLES = [article(number) for number in range(12)]


@pytest.mark.parametrize("kind", ["geopackage", "postgis"])
def test_a_killed_writer_leaves_all_of_an_article_or_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, pytestconfig: pytest.Config, kind: str
) -> None:
    """After each kill, at any moment, the store is whole, and what was answered is there."""
    path, rng = new_address(request, kind, tmp_path), random.Random(7)
    open_store(path).close()
    there: set[str] = set()
    for number in range(pytestconfig.getoption("kills")):
        for word, name in _killed(path, number, rng.uniform(0, LONGEST)):
            (there.add if word == "put" else there.discard)(name)
        assert problems_of(path) == [], f"after kill {number}"
        store = open_store(path)
        now = {stored.id for stored in store.articles(limit=100)}
        store.close()
        assert len(now ^ there) <= 1, "at most the write that was not answered any more"
        there = now


def _killed(path: str, seed: int, seconds: float) -> list[list[str]]:
    """Let another process write for so long, kill it, and say what it was answered."""
    listening, telling = CLEAN.Pipe(duplex=False)
    writer = CLEAN.Process(target=_write, args=(path, seed, telling))
    writer.start()
    telling.close()
    with listening:
        assert listening.recv() == "ready"
        time.sleep(seconds)
        writer.kill()
        told = list(_heard(listening))
    writer.join()
    return told


def _heard(listening: Connection) -> Iterator[list[str]]:
    """What was told until the end."""
    with suppress(EOFError, OSError):  # the last word may be cut off
        while True:
            yield listening.recv().split()


def _write(path: str, seed: int, telling: Connection) -> None:
    """Store and take back articles until killed."""
    rng, store = random.Random(seed), open_store(path)
    telling.send("ready")
    while True:
        chosen = rng.choice(ARTICLES)
        if store.answer(chosen.id) is None:
            store.put(chosen)
            telling.send(f"put {chosen.id}")
        else:
            store.delete(chosen.id)
            telling.send(f"delete {chosen.id}")
