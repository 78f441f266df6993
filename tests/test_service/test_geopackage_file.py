"""The store's file: a GeoPackage that other programs read and write too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from service.errors import StoreError, UnsupportedStore
from service.store import MOVEMENTS, VISITS, Box, Query, open_store

from .records import line, point, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with a visit and a movement."""
    found = tmp_path / "a.gpkg"
    store = open_store(str(found))
    visit, movement = point("v", 31.25, 30.06, country="EG"), line("m", (1.0, 2.0), (3.0, 4.0))
    store.put(record("a", visits=(visit,), movements=(movement,)))
    store.close()
    return found


def test_the_file_says_that_it_is_a_geopackage(path: Path) -> None:
    """Its application id, its version, and its layers with their geometry types."""
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert db.execute("PRAGMA user_version").fetchone() == (10300,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    layers = dict(db.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert layers == {"visits": "POINT", "movements": "MULTILINESTRING", "places": "POINT"}
    listed = dict(db.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert listed == {**dict.fromkeys(layers, "features"), "articles": "attributes"}
    assert db.execute("SELECT hex(substr(geom, 1, 3)) FROM visits").fetchone() == ("475000",)


def test_a_closed_file_can_be_copied_alone(path: Path) -> None:
    """No log is left beside it."""
    assert [found.name for found in path.parent.iterdir()] == ["a.gpkg"]


def test_what_another_program_changes_is_served(path: Path) -> None:
    """A property and a position, as a desktop GIS would edit them; the version tells caches of it."""
    store = open_store(str(path))
    before = store.version()
    other = sqlite3.connect(path)
    register(other)
    geom = other.execute("SELECT geom FROM visits").fetchone()[0]
    moved = geom[:-16] + bytes.fromhex("0000000000002440") * 2  # 10, 10
    other.execute("UPDATE visits SET country = 'LY', geom = ?", (moved,))
    other.commit()
    assert store.version() != before
    body = store.feature(VISITS, "v")
    assert body is not None
    feature = msgspec.json.decode(body)
    assert (feature["properties"]["country"], feature["geometry"]["coordinates"]) == ("LY", [10, 10])
    box = Box(west=9.0, south=9.0, east=11.0, north=11.0)
    assert len(store.page(Query(layer=VISITS, limit=1, boxes=(box,))).bodies) == 1
    store.close()


def test_a_line_that_another_program_adds_is_served_as_a_line(path: Path) -> None:
    """With an id of its own."""
    store = open_store(str(path))
    other = sqlite3.connect(path)
    register(other)
    other.execute("INSERT INTO movements (geom, kind) SELECT geom, 'movement' FROM movements")
    other.commit()
    features = [msgspec.json.decode(body) for body in store.page(Query(layer=MOVEMENTS, limit=9)).bodies]
    assert [feature["geometry"] for feature in features] == [features[0]["geometry"]] * 2
    assert features[0]["geometry"]["type"] == "LineString"
    assert features[0]["id"] != features[1]["id"]
    assert store.summary(MOVEMENTS).count == 2
    store.close()


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A text, another database, another program's GeoPackage, a layout of the future."""
    text = tmp_path / "text.gpkg"
    text.write_text("no database " * 100)
    with pytest.raises(StoreError, match=r"text\.gpkg"):
        open_store(str(text))
    for name, statements in {
        "plain": "CREATE TABLE t (x)",
        "foreign": "CREATE TABLE gpkg_contents (x); PRAGMA application_id = 1196444487",
    }.items():
        found = tmp_path / f"{name}.gpkg"
        sqlite3.connect(found).executescript(statements)
        content = found.read_bytes()
        with pytest.raises(UnsupportedStore, match=name):
            open_store(str(found))
        assert found.read_bytes() == content


def test_a_layout_of_another_version_is_refused(path: Path) -> None:
    """Rather than written in a way that the other version does not know."""
    db = sqlite3.connect(path)
    db.execute("UPDATE masalik_meta SET value = 99 WHERE name = 'schema'")
    db.commit()
    db.close()
    with pytest.raises(UnsupportedStore, match="layout 99"):
        open_store(str(path))


def register(db: sqlite3.Connection) -> None:
    """The functions that every program that edits GeoPackages has, for points and short lines."""
    from service.store.geometry import register_functions

    register_functions(db)
