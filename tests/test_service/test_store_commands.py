"""`masalik store`: what it says of a store, copies of it, and stores of the first layout."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result
from test_articles.tellings import SEBHA, event, person

from gazetteer import Gazetteer
from service.cli import cli
from service.errors import StoreError
from service.reading.answers import reread
from service.store import VISITS, OldArticle, Query, open_store
from service.store.checking import problems_of
from service.store.copying import back_up

from .records import record

LAYOUT_1 = Path(__file__).with_name("data") / "layout-1.sql"
STORIES = (
    ("وصل وزير الخارجية المصري سامح شكري إلى طرابلس، اليوم الأحد، قادمًا من القاهرة.", "وكالة أ"),
    ("زار وزير الخارجية المصري سامح شكري طرابلس الأحد.", "وكالة ب"),
)


def run(*arguments: str | Path) -> Result:
    """What a command of the store says."""
    return CliRunner().invoke(cli, ["store", *map(str, arguments)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one article."""
    found = tmp_path / "a.gpkg"
    store = open_store(str(found))
    store.put(record(event(person("نبيل الغرياني"), to=SEBHA)))
    store.close()
    return found


def test_info_tells_what_a_store_holds(path: Path) -> None:
    """As lines, and as JSON."""
    told = run("info", "--store", path).output
    assert "layout     6\n" in told
    assert "articles   1\n" in told
    counts = json.loads(run("info", "--store", path, "--format", "json").output)["counts"]
    assert (counts["articles"], counts["visits"], counts["events"]) == (1, 1, 1)


def test_check_finds_a_whole_store_whole_and_names_what_is_wrong(path: Path) -> None:
    """An event that went without its feature, a counter that is off."""
    assert run("check", "--store", path).exit_code == 0
    db = sqlite3.connect(path)
    db.execute("UPDATE gpkg_ogr_contents SET feature_count = 9 WHERE table_name = 'visits'")
    db.execute("UPDATE masalik_tellings SET event = 'other'")
    db.commit()
    db.close()
    found = run("check", "--store", path)
    assert found.exit_code == 1
    assert "visits, wrong counter: 1 (9)" in found.output
    assert "tellings of no event: 1" in found.output
    assert "events that merging makes otherwise" in found.output


def test_a_copy_that_is_made_while_articles_come_in_is_whole(path: Path, tmp_path: Path) -> None:
    """Whenever it is made; it stands alone."""
    store, stop = open_store(str(path)), Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            store.put(record(event(person("نبيل الغرياني"), to=SEBHA), id_=f"w{number % 7}"))
            store.delete(f"w{number % 5}")

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            copy = tmp_path / f"copy{number}.gpkg"
            back_up(path, copy)
            assert problems_of(copy) == []
    finally:
        stop.set()
        writer.join()
        store.close()
    with pytest.raises(StoreError, match="there already"):
        back_up(path, tmp_path / "copy0.gpkg")


def test_a_copy_is_put_back_and_what_was_there_is_kept(path: Path, tmp_path: Path) -> None:
    """Not while the store is in use, and not what is no store."""
    copy = tmp_path / "copy.gpkg"
    assert run("backup", copy, "--store", path).exit_code == 0
    store = open_store(str(path))
    store.delete("a")
    refused = run("restore", copy, "--store", path).exception
    assert isinstance(refused, StoreError)
    assert "is in use: the service" in str(refused)
    store.close()
    assert run("restore", copy, "--store", path).exit_code == 0
    store = open_store(str(path))
    assert [article.id for article in store.articles(limit=9)] == ["a"]
    store.close()
    assert (tmp_path / "a.gpkg.before-restore").exists()
    text = tmp_path / "text.gpkg"
    text.write_text("no store")
    assert isinstance(run("restore", text, "--store", path).exception, StoreError)


def test_a_store_of_the_first_layout_is_read_again_and_merged(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Both reports of one visit are one event; the version goes on, and the file is whole."""
    path = tmp_path / "old.gpkg"
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(LAYOUT_1.read_text(encoding="utf-8"))
    for number, (text, source) in enumerate(STORIES):
        row = (f"old{number}", "عنوان", "2020-12-27", False, "ar", None, source, text)
        names = "id, title, published, published_inferred, language, url, source, text"
        db.execute(f"INSERT INTO articles ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    db.commit()
    db.close()

    def read(article: OldArticle) -> object:
        return reread(article, gazetteer=gazetteer)

    store = open_store(str(path), reread=read)  # type: ignore[arg-type]
    assert len(store.articles(limit=9)) == 2
    bodies = [json.loads(body) for body in store.page(Query(layer=VISITS, limit=9)).bodies]
    assert [visit["properties"]["source_count"] for visit in bodies] == [2]
    assert int(store.version().rpartition(".")[2]) > 41
    store.close()
    assert problems_of(path) == []
    assert run("migrate", "--store", path).output == f"{path} is up to date.\n"


def test_a_store_of_the_second_layout_is_brought_up_to_date(path: Path) -> None:
    """What is in it stays as it is, and ids lead on from then on."""
    db = sqlite3.connect(path)
    db.execute("DROP TABLE masalik_gone_tellings")
    db.execute("UPDATE masalik_meta SET value = 2 WHERE name = 'schema'")
    db.commit()
    db.close()
    assert run("migrate", "--store", path).exit_code == 0
    assert problems_of(path) == []
    store = open_store(str(path))
    (feature,) = store.page(Query(layer=VISITS, limit=9)).bodies
    store.put(record(event(person("نبيل الغرياني"), to=SEBHA), id_="b"))
    store.delete("a")
    assert store.event_of(json.loads(feature)["id"]) not in (None, json.loads(feature)["id"])
    store.close()


def test_a_store_of_the_third_layout_tells_whole_days(path: Path) -> None:
    """They stood in the tables; features tell them too, and everything else as it was."""
    store = open_store(str(path))
    before = store.page(Query(layer=VISITS, limit=9)).bodies
    store.close()
    db = sqlite3.connect(path)
    days = "'$.properties.first_day', '$.properties.last_day'"
    db.execute(f"UPDATE masalik_visits_bodies SET body = json_remove(body, {days})")
    db.execute("UPDATE masalik_meta SET value = 3 WHERE name = 'schema'")
    db.commit()
    db.close()
    assert run("migrate", "--store", path).exit_code == 0
    store = open_store(str(path))
    assert store.page(Query(layer=VISITS, limit=9)).bodies == before
    assert b'"last_day":"20' in before[0]
    store.close()
    assert problems_of(path) == []


def test_a_store_of_the_fifth_layout_keeps_records_from_then_on(path: Path) -> None:
    """What is in it stays as it is."""
    db = sqlite3.connect(path)
    db.execute("DROP TABLE masalik_records")
    db.execute("UPDATE masalik_meta SET value = 5 WHERE name = 'schema'")
    db.commit()
    db.close()
    assert run("migrate", "--store", path).exit_code == 0
    assert problems_of(path) == []
    store = open_store(str(path))
    assert store.records.put("k", "a", b"1", expected=None) is not None
    assert len(store.page(Query(layer=VISITS, limit=9)).bodies) == 1
    store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """All or nothing."""
    path = tmp_path / "old.gpkg"
    db = sqlite3.connect(path)
    db.executescript(LAYOUT_1.read_text(encoding="utf-8"))
    db.execute(
        """INSERT INTO articles (id, title, published, published_inferred, language, text)
           VALUES ('a', 't', '2020-12-27', 0, 'ar', 'x')"""
    )
    db.commit()
    db.close()

    def fail(_: OldArticle) -> object:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        open_store(str(path), reread=fail)  # type: ignore[arg-type]
    db = sqlite3.connect(path)
    assert db.execute("SELECT value FROM masalik_meta WHERE name = 'schema'").fetchone() == (1,)
    assert db.execute("SELECT id FROM articles").fetchall() == [("a",)]
