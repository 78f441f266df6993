"""How fast pages of features are: CPU milliseconds of the store alone and of a request, in this process.

`python benchmarks/bench_features.py [--features 100000]` makes a store of that many visits by dice (6 % of
them around Cairo) and asks for pages of 10, 100 and 1,000, the last page, a dense and a sparse box, words, a
single feature, and for what the client holds already. Before, it stores articles in bulk.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import uvloop
from synthetic_readings import readings

from gazetteer import Gazetteer
from maps import Assets
from service.access.locality import names_of
from service.app import create_app
from service.reading.answers import record_of
from service.settings import Settings
from service.store import VISITS, ArticleRecord, Box, Query, asked_words
from service.store.ddl import quoted
from service.store.events import write_own
from service.store.geopackage import GeoPackageStore
from service.store.model import SortKey
from service.store.summaries import summary_of

CAIRO = Box(west=30.0, south=29.0, east=33.0, north=31.5)
SPARSE = Box(west=50.0, south=50.0, east=51.0, north=51.0)
SHARE = 0.06
REPEATS = 60
MADE, WRITTEN_AT_ONCE = 20_000, 1000
REPORTS = 5000
AT_ONCE = (200, 5000)
START = next(column for column in VISITS.columns if column.name == "start")
DATA = Path(sys.prefix, "share", "masalik")


def filled(path: Path, count: int) -> GeoPackageStore:
    """A store of so many visits; beyond 20,000 they are copies of the first, which saves many minutes.

    Copies are in the collection alone, with its trees and words, and on no map."""
    rng, store = random.Random(7), GeoPackageStore(path)
    made = min(count, MADE)
    with store._writing() as db:
        for start in range(0, made, WRITTEN_AT_ONCE):
            numbers = range(start, min(start + WRITTEN_AT_ONCE, made))
            write_own(db, VISITS, [visit(number, *_position(rng), rng) for number in numbers])
    for start in range(made, count, MADE):
        with store._writing() as db:
            _copied(db, start, min(start + MADE, count) - start)
    return store


def _copied(db: sqlite3.Connection, start: int, count: int) -> None:
    """Store the first features again, behind those that are there."""
    columns = [row[1] for row in db.execute("PRAGMA table_info(visits)") if row[1] not in ("fid", "id")]
    listed = ", ".join(map(quoted, columns))
    db.execute(
        f"INSERT INTO visits (fid, id, {listed}) SELECT fid + ?1, 'v' || (fid + ?1 - 1), {listed} "
        "FROM visits WHERE fid <= ?2",
        (start, count),
    )
    bodies = """INSERT INTO masalik_visits_bodies SELECT fid + ?1, replace(
                body, '"id":"v' || (fid - 1) || '"', '"id":"v' || (fid + ?1 - 1) || '"')
                FROM masalik_visits_bodies WHERE fid <= ?2"""
    words = """INSERT INTO masalik_visits_words (rowid, words)
               SELECT rowid + ?1, words FROM masalik_visits_words WHERE rowid <= ?2"""
    db.execute(bodies, (start, count))
    db.execute(words, (start, count))


def _position(rng: random.Random) -> tuple[float, float]:
    """Somewhere in the Arab world, now and then around Cairo."""
    inside = rng.random() < SHARE
    lon = rng.uniform(30, 33) if inside else rng.uniform(-20, 60)
    lat = rng.uniform(29, 31.5) if inside else rng.uniform(0, 60)
    return round(lon, 6), round(lat, 6)


def visit(number: int, lon: float, lat: float, rng: random.Random) -> dict[str, Any]:
    """A visit with the columns that news fills."""
    properties: dict[str, Any] = dict.fromkeys(column.name for column in VISITS.columns)
    day = f"2021-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    properties |= {
        "place_role": "destination",
        "kind": "visit",
        "status": "happened",
        "actors": rng.choice(("وفد أمني مصري", "وزير الخارجية التركي", "المبعوث الأممي", "قافلة مساعدات")),
        "destination": "القاهرة",
        "destination_en": "Cairo",
        "country": rng.choice(("EG", "LY", "SD", "TN")),
        "start": day,
        "end": day,
        "date_precision": "day",
        "evidence": "وصل الوفد اليوم إلى العاصمة المصرية القاهرة في زيارة رسمية تستغرق يومين.",
        "confidence": 0.9,
        "sources": "وكالة الأنباء",
        "source_count": 1,
        "articles": f"a{number}",
        "article_count": 1,
    }
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": f"v{number}", "geometry": geometry, "properties": properties}


def cpu(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """CPU milliseconds of a piece of work, the best of five rounds."""
    work()
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for _ in range(repeats // 5):
            work()
        best = min(best, (time.process_time() - begun) / (repeats // 5))
    return best * 1000


class Asked:
    """Requests to the app without a socket; parsing HTTP and sending is the server's own cost."""

    def __init__(self, app: Any) -> None:
        self._app, self._loop = app, uvloop.new_event_loop()

    def __call__(self, path: str, **headers: str) -> int:
        """The status of the answer."""
        return self._loop.run_until_complete(self._ask(path, headers))[0]

    def tag(self, path: str) -> str:
        """The tag of the answer."""
        return self._loop.run_until_complete(self._ask(path, {}))[1]

    async def _ask(self, path: str, headers: dict[str, str]) -> tuple[int, str]:
        started: dict[str, Any] = {}
        path, _, query = path.partition("?")
        named = [(key.replace("_", "-").encode(), text.encode()) for key, text in headers.items()]
        named.append((b"host", b"x"))
        scope = {
            **{"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""},
            **{"query_string": query.encode(), "headers": named, "scheme": "http", "server": ("x", 80)},
            **{"client": ("x", 1), "http_version": "1.1", "asgi": {"version": "3.0"}},
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                started.update(message)

        await self._app(scope, receive, send)
        tags = [value.decode() for name, value in started["headers"] if name.lower() == b"etag"]
        return int(started["status"]), tags[0] if tags else ""


def stored_a_second(path: Path, articles: Sequence[ArticleRecord], at_once: int) -> float:
    """How many reports of articles are stored and merged in a second of CPU, so many in a transaction."""
    store, begun = GeoPackageStore(path), time.process_time()
    for start in range(0, len(articles), at_once):
        store.put_all(articles[start : start + at_once])
    spent = time.process_time() - begun
    store.close()
    return sum(len(one.reading.events) for one in articles) / spent


def store_rows(store: GeoPackageStore, count: int) -> dict[str, float]:
    """CPU milliseconds of questions to the store."""

    def page(limit: int = 100, **more: Any) -> Callable[[], object]:
        return lambda: store.page(Query(layer=VISITS, limit=limit, **more))

    return {
        "store, 10": cpu(page(10)),
        "store, 100": cpu(page()),
        "store, 1,000": cpu(page(1000)),
        "store, last 100": cpu(page(after=(count - 101,))),
        "store, 100 in a dense box": cpu(page(boxes=(CAIRO,))),
        "store, 100 in a sparse box": cpu(page(boxes=(SPARSE,))),
        "store, 100 with a word": cpu(page(words=asked_words("المبعوث"))),
        "store, 100 latest first": cpu(page(sort=(SortKey(column=START, descending=True),)), 5),
        "store, extent and counts": cpu(lambda: store._read(lambda db: summary_of(db, VISITS))),
    }


def request_rows(store: GeoPackageStore, settings: Settings) -> dict[str, float]:
    """CPU milliseconds of requests."""
    gazetteer, assets = Gazetteer.open(settings.gazetteer_file), Assets.open(settings.assets_folder)
    ask = Asked(
        create_app(
            settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=names_of("127.0.0.1")
        )
    )
    items = "/collections/visits/items"
    tag = ask.tag(f"{items}?limit=100")
    asked = {
        "request, 10": (f"{items}?limit=10", {}),
        "request, 100": (f"{items}?limit=100", {}),
        "request, 1,000": (f"{items}?limit=1000", {}),
        "request, 100 in a dense box": (f"{items}?limit=100&bbox=30,29,33,31.5", {}),
        "request, one": (f"{items}/v7", {}),
        "request, 304": (f"{items}?limit=100", {"if_none_match": tag}),
    }
    return {name: cpu(lambda path=path, more=more: ask(path, **more)) for name, (path, more) in asked.items()}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description="How fast pages of features are")
    parser.add_argument("--features", type=int, default=100_000)
    count = parser.parse_args().features
    with tempfile.TemporaryDirectory() as folder:
        made = readings(Gazetteer.open(DATA / "gazetteer.maz"), REPORTS)
        articles = [record_of(reading) for reading, _ in made]
        for at_once in AT_ONCE:
            rate = stored_a_second(Path(folder) / f"{at_once}.gpkg", articles, at_once)
            print(f"articles, {at_once:,} at once: {rate:,.0f} reports stored and merged a second of CPU")
        path, begun = Path(folder) / "bench.gpkg", time.process_time()
        store = filled(path, count)
        print(f"{count:,} features written: {count / (time.process_time() - begun):,.0f} a second of CPU")
        settings = Settings(data=DATA, store=str(path))
        for name, spent in (store_rows(store, count) | request_rows(store, settings)).items():
            print(f"{name:<32}{spent:8.3f} ms{1000 / spent:10,.0f} a second")
        store.close()


if __name__ == "__main__":
    main()
