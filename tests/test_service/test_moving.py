"""`masalik store copy`: everything of a store into another, of the same kind or another."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_articles.tellings import DERNA, SEBHA, event, person
from test_maps.readings import TRIPOLI, mention

from service.cli import cli
from service.reading.answers import record_of
from service.store import MOVEMENTS, VISITS, Edit, FeatureStore, Query, open_store, problems_of
from service.store.ddl import quoted
from service.store.moving import TABLES
from service.store.sql_store import SqlStore

from .database import new_address
from .records import fill, line, point, record

MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
OWN = {"masalik_meta", "masalik_touched", "sqlite_sequence"}
"""Tables that are not moved: what they say is another thing in another store."""
FOLLOWING = ("gpkg_", "rtree_", "_boxes", "_words_", "sqlite_")
"""Parts of names of tables that follow from others by themselves."""


def filled(address: str) -> None:
    """Everything that a store can hold, some of it gone again."""
    with closing(open_store(address)) as store:
        fill(store, visits=(point("own", 10.0, 20.0, actors="وفد", confidence=0.5),))
        fill(store, movements=(line("way", (10.0, 20.0), (11.0, 21.0)), line("gone", (1.0, 2.0), (3.0, 4.0))))
        store.edit(MOVEMENTS, "gone", lambda _: Edit(removed=True))
        for name, day in (("a", "2021-03-05"), ("b", "2021-03-04"), ("c", "2021-03-06")):
            told = record(event(MINISTER, to=SEBHA), event(MINISTER, to=None), id_=name, published=day)
            reading = replace(told.reading, places=(mention(TRIPOLI, "طرابلس"),))
            store.put(record_of(reading))
        store.put(record(event(person("يانس غولر"), to=DERNA), id_="removed"))
        first = next(one for one in events(store) if one not in ("own", "way"))
        store.edit(VISITS, first, lambda _: Edit(properties={"note": "وفق البيان"}))
        store.delete("b")
        store.delete("removed")
        kept = store.records.put("key", "a", b'{"name":"one"}', expected=None)
        assert kept is not None
        store.records.put("key", "a", b'{"name":"two"}', expected=kept.version)
        store.records.put("job", "gone", b"{}", expected=None)
        store.records.remove("job", "gone")


def events(store: FeatureStore) -> list[str]:
    """The ids of all events that are located."""
    return [one.id for one in store.events(limit=100, located=True)]


def rows(store: SqlStore) -> dict[str, list[Any]]:
    """All rows of a store, with truths as such."""

    def told(db: Any) -> dict[str, list[Any]]:
        return {
            table.name: [
                tuple(
                    bool(value) if name in table.truths and value is not None else value
                    for name, value in zip(table.columns, row, strict=True)
                )
                for row in db.execute(
                    f"SELECT {', '.join(map(quoted, table.columns))} FROM {table.name} "
                    f"ORDER BY {', '.join(table.key)}"
                ).fetchall()
            ]
            for table in TABLES
        }

    return store.at_rest(told)


@pytest.mark.parametrize(
    ("back", "there"),
    [("geopackage", "geopackage"), ("geopackage", "postgis"), ("postgis", "geopackage")],
)
def test_a_copy_is_equal_to_the_last_row(
    request: pytest.FixtureRequest, tmp_path: Path, back: str, there: str
) -> None:
    """There and back: every row, what is asked of it, and what becomes of it later."""
    first, second, third = (new_address(request, kind, tmp_path) for kind in (back, there, back))
    filled(first)
    for source, target in ((first, second), (second, third)):
        told = CliRunner().invoke(cli, ["store", "copy", source, target])
        assert told.exit_code == 0, told.output
        assert "2 articles" in told.output
        assert problems_of(target) == []
    stores = [open_store(address) for address in (first, second, third)]
    try:
        assert rows(stores[0]) == rows(stores[1]) == rows(stores[2])
        assert len({store.version().rpartition(".")[2] for store in stores}) == 1
        assert len({store.version() for store in stores}) == 3, "each is a store of its own"
        for store in stores:
            store.put(record(event(MINISTER, to=SEBHA), id_="later", published="2021-03-01"))
            store.records.put("job", "later", b"{}", expected=None)
        assert rows(stores[0]) == rows(stores[1]) == rows(stores[2])
        pages = {store.page(Query(layer=VISITS, limit=100)).text for store in stores}
        assert len(pages) == 1
    finally:
        for store in stores:
            store.close()


def test_every_table_is_moved(tmp_path: Path) -> None:
    """But those that follow from others, and those of the one store alone."""
    path = tmp_path / "a.gpkg"
    open_store(str(path)).close()
    with closing(sqlite3.connect(path)) as db:
        there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    left = {name for name in there if not any(part in name for part in FOLLOWING)}
    assert left - OWN == {table.name for table in TABLES}


def test_nothing_is_copied_into_what_holds_something(tmp_path: Path) -> None:
    """The target stays as it is."""
    first, second = str(tmp_path / "a.gpkg"), str(tmp_path / "b.gpkg")
    filled(first)
    with closing(open_store(second)) as store:
        fill(store, visits=(point("v", 1.0, 2.0),))
    told = CliRunner().invoke(cli, ["store", "copy", first, second])
    assert told.exit_code != 0
    with closing(open_store(second)) as store:
        assert events(store) == ["v"]


def test_what_is_about_files_alone_says_what_does_it_for_a_database(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Backup and restore; what tells and checks works with both."""
    address = new_address(request, "postgis", tmp_path)
    filled(address)
    told = CliRunner().invoke(cli, ["store", "info", "--store", address])
    assert "articles   2\n" in told.output
    assert "is whole" in CliRunner().invoke(cli, ["store", "check", "--store", address]).output
    assert "up to date" in CliRunner().invoke(cli, ["store", "migrate", "--store", address]).output
    for command, instead in (("backup", "pg_dump"), ("restore", "pg_restore")):
        copy = tmp_path / "copy"
        copy.touch()
        refused = CliRunner().invoke(cli, ["store", command, str(copy), "--store", address])
        assert (refused.exit_code, instead in str(refused.exception)) == (1, True)
