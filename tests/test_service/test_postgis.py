"""A store in a database: several processes, lost connections, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from multiprocessing.synchronize import Barrier

import pytest
from litestar.testing import TestClient
from test_articles.tellings import SEBHA, event, on, person

from articles import merge
from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.errors import OutdatedStore, StoreError, UnsupportedStore
from service.settings import Settings
from service.store import (
    VISITS,
    Edit,
    FeatureStore,
    MarkQuery,
    Query,
    open_store,
    problems_of,
    shown_address,
)
from service.store.connection import Connection
from service.store.sql_store import SqlStore

from .database import Database
from .processes import CLEAN
from .records import fill, point, record
from .serving import LOCAL_HOSTS
from .test_crashes import ARTICLES

BACKENDS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'masalik'"
MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")


@pytest.fixture
def address(postgis: Database) -> str:
    """The address of an empty store."""
    return postgis.store()


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    """An empty store."""
    with closing(open_store(address)) as found:
        yield found


def visits(store: FeatureStore) -> int:
    """How many visits there are."""
    return store.page(Query(layer=VISITS, limit=1000)).count


def test_processes_that_write_at_once_tell_one_event_once(address: str) -> None:
    """Two processes store articles that share their events: what stands is what merging makes of all."""
    barrier = CLEAN.Barrier(2)
    writers = [CLEAN.Process(target=_write, args=(address, half, barrier)) for half in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with closing(open_store(address)) as store:
        found = {one.id for one in store.events(limit=1000)}
    assert found == {one.id for one in merge(article.reading for article in ARTICLES)}
    assert problems_of(address) == []


def _write(address: str, half: int, barrier: Barrier) -> None:
    """Open a store that nobody has laid out, at the same moment as the other; store every second article."""
    barrier.wait()
    with closing(open_store(address)) as store:
        for article in ARTICLES[half::2]:
            store.put(article)


def test_what_is_read_in_many_steps_is_one_state_of_the_data(address: str, store: FeatureStore) -> None:
    """While another process writes, the parts of a survey always make its whole."""
    writer = CLEAN.Process(target=_add, args=(address,))
    writer.start()
    sums = set[bool]()
    while writer.is_alive():
        found = store.survey(MarkQuery())
        sums.add(found.total == sum(value.events for value in found.facets["status"]))
    writer.join()
    assert (writer.exitcode, sums, store.survey(MarkQuery()).total) == (0, {True}, 30)


def _add(address: str) -> None:
    with closing(open_store(address)) as store:
        for number in range(30):
            fill(store, visits=(point(f"v{number}", 30.0, 30.0),))


def test_connections_that_were_lost_are_made_anew(postgis: Database, store: FeatureStore) -> None:
    """Those at rest, and one in the middle of a change, which is done once."""
    id_ = store.add(VISITS, point("v", 30.0, 30.0))
    postgis.say(BACKENDS)
    assert visits(store) == 1
    store.put(record(event(MINISTER, to=SEBHA), id_="a"))
    (told,) = {one.id for one in store.events(limit=10)} - {id_}
    tries = list[bytes]()

    def revise(body: bytes) -> Edit:
        tries.append(body)
        if len(tries) == 1:
            postgis.say(BACKENDS)
        return Edit(properties={"note": "وفق البيان"})

    assert store.edit(VISITS, told, revise) is True
    assert (len(tries), len(store.edits(told))) == (2, 1)


def test_a_connection_lost_at_the_very_end_is_told(
    postgis: Database, address: str, store: FeatureStore
) -> None:
    """Nobody knows whether the change was kept, so it is not tried again."""
    schema = address.partition("search_path=")[2].partition(",")[0]
    postgis.say(
        f"""SET search_path = {schema}; CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER ended AFTER INSERT ON visits DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION end_it()"""
    )
    version = store.version()
    with pytest.raises(StoreError, match="whether it was is not known"):
        store.add(VISITS, point("v", 30.0, 30.0))
    assert (store.version(), visits(store)) == (version, 0)


def test_a_database_that_is_away_is_answered_with_503(
    postgis: Database, gazetteer: Gazetteer, assets: Assets, settings: Settings
) -> None:
    """With a time to come back, and without telling where it is; when it is back all is well."""
    postgis.say("CREATE DATABASE away TEMPLATE template1")
    address = postgis.address.replace("/postgres", "/away")
    postgis.say("CREATE EXTENSION postgis", at=address)
    article = {"title": "زيارة", "text": "زار الوزير سبها.", "published": "2021-03-05"}
    with closing(open_store(address)) as store:
        app = create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
        with TestClient(app, raise_server_exceptions=False) as client:
            assert client.get("/ready").status_code == 200
            postgis.say(f"ALTER DATABASE away ALLOW_CONNECTIONS false; {BACKENDS}")
            answers = [client.get("/collections/visits/items"), client.post("/articles", json=article)]
            ready = client.get("/ready")
            postgis.say("ALTER DATABASE away ALLOW_CONNECTIONS true")
            again = client.get("/ready")
    assert [answer.status_code for answer in answers] == [503, 503]
    assert [answer.headers["retry-after"] for answer in answers] == ["5", "5"]
    assert (ready.status_code, again.status_code) == (503, 200)
    assert not any(word in ready.text for word in ("127.0.0.1", str(postgis.port), "away"))


def test_what_cannot_be_a_store_is_refused(postgis: Database, address: str) -> None:
    """With what to do about it, and the password of nobody."""
    secret = "postgresql://someone:secret@127.0.0.1:1/nothing"
    with pytest.raises(StoreError, match="cannot be reached") as unreachable:
        open_store(secret)
    assert "secret" not in str(unreachable.value) + shown_address(secret)
    with pytest.raises(UnsupportedStore, match="pool_size"):
        open_store(f"{address}&pool_size=many")
    bare = postgis.address.replace("/postgres", "/bare")
    postgis.say("CREATE DATABASE bare TEMPLATE template0")
    with pytest.raises(UnsupportedStore, match="CREATE EXTENSION postgis"):
        open_store(bare)
    schema = address.partition("search_path=")[2].partition(",")[0]
    postgis.say(f"CREATE TABLE {schema}.visits (id int)")
    with pytest.raises(UnsupportedStore, match="another program"):
        open_store(address)


@pytest.mark.parametrize(("layout", "error"), [(0, OutdatedStore), (99, UnsupportedStore)])
def test_tables_of_another_layout_are_left_alone(
    postgis: Database, address: str, layout: int, error: type[StoreError]
) -> None:
    """Older ones until they are migrated, newer ones for good."""
    open_store(address).close()
    schema = address.partition("search_path=")[2].partition(",")[0]
    postgis.say(f"UPDATE {schema}.masalik_meta SET value = {layout} WHERE name = 'schema'")
    with pytest.raises(error, match=f"layout {layout}"):
        open_store(address)


def test_a_pooler_that_lends_connections_by_the_transaction_is_served(address: str) -> None:
    """Without prepared statements that outlive their use."""
    with closing(open_store(f"{address}&statement_cache_size=0&pool_size=2")) as store:
        store.put(record(event(MINISTER, to=SEBHA, date=on("2021-03-04"))))
        assert visits(store) == 1


def test_many_rows_go_together_in_their_order(store: SqlStore) -> None:
    """However many and large they are, whatever the form of the statement."""
    names = [f"{number:05}" for number in range(2500)]
    large = [(name, name, name * 1_000_000) for name in names[:4]]

    def change(db: Connection) -> None:
        db.executemany(
            "INSERT INTO masalik_gone VALUES (?) ON CONFLICT DO NOTHING", [(one,) for one in names]
        )
        db.executemany("UPDATE masalik_gone SET id = ? WHERE id = ?", [("last", names[-1])])
        db.executemany("DELETE FROM masalik_gone WHERE id = ?", [(one,) for one in names[10:-1]])
        db.executemany("INSERT INTO masalik_gone SELECT ?::text", [("other",)])
        db.executemany("INSERT INTO masalik_answers (article, key, body) VALUES (?, ?, ?)", large)
        rows = [(name, "") for name in names]
        db.executemany("INSERT INTO masalik_edits (layer, patch, at) VALUES (?, ?, 'now')", rows)

    store.changed(change)
    gone = store.at_rest(lambda db: db.execute("SELECT id FROM masalik_gone ORDER BY id").fetchall())
    assert [id_ for (id_,) in gone] == [*names[:10], "last", "other"]
    assert [store.answer(article) for article, *_ in large] == [body.encode() for *_, body in large]
    edits = store.at_rest(lambda db: db.execute("SELECT layer FROM masalik_edits ORDER BY id").fetchall())
    assert [layer for (layer,) in edits] == names


def test_letters_that_the_database_cannot_keep_are_replaced(store: FeatureStore) -> None:
    """NUL, in what is stored and in what is asked for."""
    fill(store, visits=(point("v", 30.0, 30.0, actors="a\x00b"),))
    assert store.feature(VISITS, "v\x00") is None
    (actor,) = store.survey(MarkQuery()).facets["actor"]
    assert store.count(MarkQuery(actors=(actor.value,))) == 1
    assert store.count(MarkQuery(actors=("\x00",))) == 0


def test_words_are_found_whatever_they_are_made_of(store: FeatureStore) -> None:
    """Quotes and operators are letters, and a word too long for an index does no harm."""
    fill(store, visits=(point("v", 30.0, 30.0, actors=f"طرابلس {'x' * 5000}"),))

    def found(*words: str) -> int:
        return store.page(Query(layer=VISITS, limit=1, words=(words,))).count

    assert [found("طرابلس"), found("' | !'"), found("\\"), found("x" * 5000)] == [1, 0, 0, 0]
