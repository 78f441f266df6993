"""The store's file: a GeoPackage that other programs read and write too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from test_articles.tellings import SEBHA, event, person

from service.errors import DamagedStore, OutdatedStore, StoreError, UnsupportedStore
from service.store import MOVEMENTS, VISITS, Box, FeatureStore, Query, open_store
from service.store.geometry import register_functions

from .records import fill, line, point, record

MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with a visit and a movement that an editor added, and a visit that an article tells."""
    found = tmp_path / "a.gpkg"
    store = open_store(str(found))
    fill(
        store,
        visits=(point("v", 31.25, 30.06, country="EG"),),
        movements=(line("m", (1.0, 2.0), (3.0, 4.0)),),
    )
    store.put(record(event(MINISTER, to=SEBHA)))
    store.close()
    return found


def told_visit(store: FeatureStore) -> dict[str, object]:
    """The visit that the article tells."""
    bodies = store.page(Query(layer=VISITS, limit=9)).bodies
    (found,) = [feature for body in bodies if (feature := msgspec.json.decode(body))["id"] != "v"]
    return dict(found)


def other_program(path: Path, *statements: str) -> None:
    """What another program does to the file, with the functions that each such program has."""
    db = sqlite3.connect(path)
    register_functions(db)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_the_file_says_that_it_is_a_geopackage(path: Path) -> None:
    """Its application id, its version, its layers with their geometry types and their extents."""
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert db.execute("PRAGMA user_version").fetchone() == (10300,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    layers = dict(db.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert layers == {"visits": "POINT", "movements": "MULTILINESTRING", "places": "POINT"}
    listed = dict(db.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert listed == {**dict.fromkeys(layers, "features"), "articles": "attributes"}
    assert db.execute("SELECT hex(substr(geom, 1, 3)) FROM visits").fetchone() == ("475000",)
    extent = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?"
    assert db.execute(extent, ("movements",)).fetchone() == (1.0, 2.0, 3.0, 4.0)
    assert db.execute(extent, ("places",)).fetchone() == (None,) * 4


def test_a_closed_file_can_be_copied_alone(path: Path) -> None:
    """No log is left beside it."""
    assert [found.name for found in path.parent.iterdir()] == ["a.gpkg"]


def test_what_another_program_changes_is_served(path: Path) -> None:
    """A property and a position, as a desktop GIS would edit them; the version tells caches of it."""
    store = open_store(str(path))
    before = store.version()
    db = sqlite3.connect(path)
    geom = db.execute("SELECT geom FROM visits WHERE id = 'v'").fetchone()[0]
    moved = geom[:-16] + bytes.fromhex("0000000000002440") * 2  # 10, 10
    db.close()
    other_program(path, f"UPDATE visits SET country = 'LY', geom = x'{moved.hex()}' WHERE id = 'v'")
    assert store.version() != before
    body = store.feature(VISITS, "v")
    assert body is not None
    feature = msgspec.json.decode(body)
    assert (feature["properties"]["country"], feature["geometry"]["coordinates"]) == ("LY", [10, 10])
    box = Box(west=9.0, south=9.0, east=11.0, north=11.0)
    assert len(store.page(Query(layer=VISITS, limit=1, boxes=(box,))).bodies) == 1
    store.close()


def test_a_line_that_another_program_adds_is_served_as_a_line(path: Path) -> None:
    """With an id of its own; and among the events as soon as the store is written again."""
    store = open_store(str(path))
    other_program(path, "INSERT INTO movements (geom, kind) SELECT geom, 'movement' FROM movements")
    features = [msgspec.json.decode(body) for body in store.page(Query(layer=MOVEMENTS, limit=9)).bodies]
    assert [feature["geometry"] for feature in features] == [features[0]["geometry"]] * 2
    assert features[0]["geometry"]["type"] == "LineString"
    assert features[0]["id"] != features[1]["id"]
    assert store.summary(MOVEMENTS).count == 2
    store.put(record(event(person("يانس غولر")), id_="b"))
    assert store.event(features[1]["id"]) is not None
    store.close()


def test_what_another_program_changes_of_an_event_is_a_correction_of_it(path: Path) -> None:
    """It outlives a further report; what articles say is put back."""
    store = open_store(str(path))
    id_ = str(told_visit(store)["id"])
    other_program(path, f"UPDATE visits SET status = 'denied', sources = 'x' WHERE id = '{id_}'")
    store.put(record(event(MINISTER, to=SEBHA), id_="b", published="2021-03-06"))
    properties = told_visit(store)["properties"]
    assert isinstance(properties, dict)
    assert (properties["status"], properties["source_count"]) == ("denied", 2)
    assert properties["sources"] == "outlet of a، outlet of b"
    assert [stored.edit.properties for stored in store.edits(id_)] == [{"status": "denied"}]
    store.close()


def test_what_another_program_deletes_is_removed_for_good(path: Path) -> None:
    """Taking the correction back brings it back."""
    store = open_store(str(path))
    id_ = str(told_visit(store)["id"])
    other_program(path, f"DELETE FROM visits WHERE id = '{id_}'", "DELETE FROM movements")
    store.put(record(event(MINISTER, to=SEBHA), id_="b", published="2021-03-06"))
    assert (store.feature(VISITS, id_), store.gone(id_), store.gone("m")) == (None, True, True)
    store.revert(id_)
    assert store.feature(VISITS, id_) is not None
    store.close()


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A text, another database, another program's GeoPackage."""
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


def test_a_layout_of_a_newer_version_is_refused(path: Path) -> None:
    """Rather than written in a way that the other version does not know."""
    other_program(path, "UPDATE masalik_meta SET value = 99 WHERE name = 'schema'")
    with pytest.raises(UnsupportedStore, match="layout 99, of a newer version"):
        open_store(str(path))


def test_an_older_layout_says_how_it_is_brought_up_to_date(path: Path) -> None:
    """Where nothing reads its articles again."""
    other_program(path, "UPDATE masalik_meta SET value = 1 WHERE name = 'schema'")
    with pytest.raises(OutdatedStore, match="masalik store migrate"):
        open_store(str(path))


def test_a_damaged_file_is_told_as_such(path: Path) -> None:
    """A table that is gone, and bytes that are."""
    other_program(path, "DROP TABLE masalik_events")
    with pytest.raises(DamagedStore, match="lacks masalik_events"):
        open_store(str(path))
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(bytes(content))
    with pytest.raises(DamagedStore, match="damaged"):
        open_store(str(path))
