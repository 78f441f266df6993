"""A store of several pages, served by a process of its own, for clients that others wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from test_articles.tellings import DERNA, MALTA, SEBHA, event, on, person
from waiting import PATIENCE

from articles import PlaceRef
from service.store import open_store

from .records import fill, point, record

__all__ = ["MADE", "YEARS", "filled_store", "served_store_at"]

MADE = 1200
"""Visits beside those of the articles: more than a page holds."""
YEARS = 3
"""How many of the last of them are dated by their year alone; all others have a day, or none."""

MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
GUEST = person("يانس غولر", country="MT")


def filled_store(path: Path, *, made: int = MADE) -> Path:
    """A store with two articles and several pages of visits."""
    store = open_store(str(path))
    fill(store, visits=tuple(point(f"v{k}", 30 + k / 1000, 30, **_told(k)) for k in range(made)))
    origin = PlaceRef(place=MALTA, span=None, confidence=0.9)
    journey = event(GUEST, to=DERNA, origin=origin, date=on("2021-03"))
    store.put_all(
        [record(event(MINISTER, to=SEBHA), id_="a"), record(event(MINISTER, to=SEBHA), journey, id_="b")]
    )
    store.close()
    return path


def _told(number: int) -> dict[str, str]:
    return {"country": "EG", "start": "2021" if number >= MADE - YEARS else "2020-12-27"}


@contextmanager
def served_store_at(path: Path) -> Iterator[str]:
    """The address of a service over a store. GDAL keeps Python from doing anything while it waits."""
    command = [Path(sys.executable).with_name("masalik"), "serve", "--port", "0", "--store", path]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    assert line.startswith("Masalik http"), line
    yield line.split()[1]
    server.terminate()
    server.wait(timeout=PATIENCE)
