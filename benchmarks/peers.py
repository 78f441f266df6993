"""The peers of the gazetteer, each holding the same names in Arabic script, folded as ours are.

pyahocorasick: all names in one automaton, in memory. SQLite: a table with FTS5 (`unicode61`) and an R*Tree,
as the standard library brings it. rapidfuzz: a list of the names. Irchel: the gazetteer of `geoparser` 0.6.2
of the University of Zurich, its own schema and its own queries; its package imports torch and spaCy (6 GB),
which its gazetteer does not use, so that it is imported without the package's `__init__` and its file is
filled with its own statements instead of with DuckDB.
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
import types
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import shapely
from names import Name

try:
    import ahocorasick
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein
except ImportError:  # the `bench` extra is not installed
    ahocorasick = process = None


class Ahocorasick:
    """pyahocorasick: look-up, beginnings and scanning from one automaton."""

    def __init__(self, path: Path) -> None:
        self._automaton = ahocorasick.load(str(path), _number)

    @staticmethod
    def build(names: list[Name], path: Path) -> None:
        """Write the automaton: folded names to longitude and latitude."""
        automaton = ahocorasick.Automaton()
        for name in names:
            automaton.add_word(name.folded, (name.lon, name.lat))
        automaton.make_automaton()
        automaton.save(str(path), _text)

    def exact(self, key: str) -> Any:
        return self._automaton.get(key, None)

    def prefix(self, start: str) -> list[str]:
        return list(islice(self._automaton.keys(start), 10))

    def scan(self, folded: str) -> int:
        return sum(1 for _ in self._automaton.iter(folded))


def _text(point: tuple[float, float]) -> bytes:
    return json.dumps(point).encode()


def _number(blob: bytes) -> Any:
    return json.loads(blob)


class Sqlite:
    """SQLite's FTS5 for names and its R*Tree for points."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    @staticmethod
    def build(names: list[Name], path: Path) -> None:
        """Write the tables."""
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, name, lon, lat)")
            rows = [(number, one.folded, one.lon, one.lat) for number, one in enumerate(names)]
            database.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", rows)
            database.execute(
                "CREATE VIRTUAL TABLE word USING fts5(name, content='place', content_rowid='id', prefix='4')"
            )
            database.execute("INSERT INTO word(rowid, name) SELECT id, name FROM place")
            database.execute("CREATE VIRTUAL TABLE point USING rtree(id, west, east, south, north)")
            database.execute("INSERT INTO point SELECT id, lon, lon, lat, lat FROM place")

    def exact(self, key: str) -> list[Any]:
        return self._database.execute(
            "SELECT lon, lat FROM word JOIN place ON id = word.rowid WHERE word MATCH ? AND place.name = ?",
            (f'"{key}"', key),
        ).fetchall()

    def prefix(self, start: str) -> list[Any]:
        return self._database.execute(
            "SELECT name FROM word WHERE word MATCH ? LIMIT 10", (f'^"{start}" *',)
        ).fetchall()

    def reverse(self, lon: float, lat: float) -> Any:
        """The nearest point by a box that grows until it holds one; degrees taken for flat."""
        for reach in (0.25, 1.0, 4.0, 16.0, 64.0):
            box = (lon - reach, lon + reach, lat - reach, lat + reach)
            found = self._database.execute(
                "SELECT id, west, south FROM point"
                " WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?",
                box,
            ).fetchall()
            if found:
                return min(found, key=lambda row: (row[1] - lon) ** 2 + (row[2] - lat) ** 2)
        return None


class Rapidfuzz:
    """rapidfuzz over a list of all names."""

    def __init__(self, names: list[Name]) -> None:
        self._keys = [name.folded for name in names]

    def fuzzy(self, key: str) -> list[str]:
        found = process.extract(
            key, self._keys, scorer=Levenshtein.distance, processor=None, score_cutoff=1, limit=None
        )
        return [each[0] for each in found]


class Irchel:
    """The gazetteer of `geoparser`: its file, its queries."""

    def __init__(self, path: Path) -> None:
        self._artifact = _irchel().GazetteerArtifact(path)

    @staticmethod
    def build(names: list[Name], path: Path) -> None:
        """Write a file of its schema with its statements."""
        module = _irchel()
        with sqlite3.connect(path) as database:
            module.register_functions(database)
            for statement in module.BASE_SCHEMA:
                database.execute(statement)
            numbers = list(enumerate(names, start=1))
            features = [(i, str(i), "names", "{}", _point(name)) for i, name in numbers]
            database.executemany("INSERT INTO feature VALUES (?, ?, ?, ?, ?)", features)
            database.executemany("INSERT INTO name VALUES (?, ?, ?)", [(i, i, n.folded) for i, n in numbers])
            for statement in module.SEARCH_SCHEMA:
                database.execute(statement)
            facts = {"schema_version": module.SCHEMA_VERSION, "name": "names", "crs": "EPSG:4326"}
            database.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())

    def exact(self, key: str) -> list[Any]:
        return self._artifact.search_exact(key, 10)

    def fuzzy(self, key: str) -> list[str]:
        found = self._artifact.search_fuzzy(key, 10)
        return [name for feature in found for name in self._artifact.get_feature_names(feature.id)]


def _point(name: Name) -> bytes:
    return shapely.to_wkb(shapely.Point(name.lon, name.lat))


def _irchel() -> Any:
    for package in ("geoparser", "geoparser.gazetteer"):
        if package not in sys.modules:
            found = importlib.util.find_spec("geoparser")
            if found is None or not found.submodule_search_locations:
                raise ImportError("geoparser is not installed")
            bare = types.ModuleType(package)
            folder = Path(next(iter(found.submodule_search_locations)))
            bare.__path__ = [str(folder.joinpath(*package.split(".")[1:]))]
            bare.__spec__ = found
            sys.modules[package] = bare
    return importlib.import_module("geoparser.gazetteer.artifact")


def installed(folder: Path, names: list[Name]) -> dict[str, Any]:
    """The peers that are installed, each with the same names; the others are left out."""
    peers: dict[str, Any] = {}
    for title, peer in (("pyahocorasick", Ahocorasick), ("SQLite FTS5", Sqlite), ("Irchel", Irchel)):
        with suppress(ImportError, AttributeError):
            path = folder / title.replace(" ", "-")
            peer.build(names, path)
            peers[title] = peer(path)
    if process is not None:
        peers["rapidfuzz"] = Rapidfuzz(names)
    return peers
