"""The store of several processes: a database of PostgreSQL with PostGIS, asked through asyncpg."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import asyncpg

from ...errors import DamagedStore, StoreError
from ..connection import Connection
from ..days import first_day
from ..ddl import bodies_table
from ..migrations import Reread
from ..model import Box, Interval, Layer, Page, Query, Summary
from ..sql_store import SqlStore
from ..statements import Statement
from .address import read_address
from .compiling import few, near_of, numbers_of, page_rows_of
from .migrations import prepare
from .pool import LostConnection, Pool
from .records import PostgisRecords
from .schema import LAYOUT, SEQUENCES, SIZE
from .translating import translated

__all__ = ["PostgisStore"]

_Answer = TypeVar("_Answer")

_VERSION = "SELECT value FROM masalik_meta WHERE name = 'version'"
_STATE = """SELECT (SELECT value FROM masalik_meta WHERE name = 'schema'),
                   current_setting('transaction_read_only')"""
_AT_ONCE = 10_000
"""Rows of a long answer that are fetched together."""


class PostgisStore(SqlStore):
    """A `FeatureStore` in the schema of a database that comes first on its search path."""

    def __init__(self, address: str, *, reread: Reread | None = None) -> None:
        """Connect; lay the tables out where there are none, bring them up to date where `reread` is given.

        Raises `StoreError` where the database cannot be reached or used.
        """
        told = read_address(address)
        self._name = told.name
        self._pool = pool = Pool(told)
        self._summaries: dict[str, tuple[str, Summary]] = {}
        try:
            with pool.writing() as db:
                prepare(db, told.name, reread)
                row = db.execute("SELECT value FROM masalik_meta WHERE name = 'identity'").fetchone()
        except BaseException:
            pool.close()
            raise
        if row is None:
            raise DamagedStore(f"{told.name} does not tell which store it is; restore it from a dump")
        self._identity = f"{row[0]:x}"
        self._records = PostgisRecords(pool)

    @property
    def records(self) -> PostgisRecords:
        """See `FeatureStore.records`."""
        return self._records

    def version(self) -> str:
        """See `FeatureStore.version`."""
        return f"{self._identity}.{self._rows(_VERSION)[0][0]}"

    def page(self, query: Query) -> Page:
        """See `FeatureStore.page`."""
        by_index = bool(query.boxes) and self._asked(near_of(query))[0][0] <= few(query)
        rows = self._asked(page_rows_of(query, by_index=by_index))
        matched = None if query.filtered else rows[0][0]
        found = [row[1:] for row in rows if row[1] is not None]
        shown = found[: query.limit]
        return Page(
            text=",".join(body for _, body, *_ in shown).encode(),
            count=len(shown),
            next=(*shown[-1][2:], shown[-1][0]) if len(found) > query.limit else None,
            matched=matched,
        )

    def matching(self, query: Query) -> array[int]:
        """See `FeatureStore.matching`."""
        found = numbers_of(query)
        statement = translated(found.sql)
        values = statement.bound(found.values)

        async def walk(db: asyncpg.Connection) -> array[int]:
            numbers = array("q")
            async with db.transaction(readonly=True):
                cursor = await db.cursor(statement.sql, *values)
                while rows := await cursor.fetch(_AT_ONCE):
                    numbers.extend(fid for (fid,) in rows)
            return numbers

        return self._pool.retried(lambda: self._pool.use(walk))

    def bodies(self, layer: Layer, numbers: Sequence[int]) -> tuple[bytes, ...]:
        """See `FeatureStore.bodies`."""
        sql = f"""SELECT b.body FROM unnest(?::bigint[]) WITH ORDINALITY n (fid, place)
                  JOIN {bodies_table(layer)} b ON b.fid = n.fid ORDER BY n.place"""
        return tuple(body.encode() for (body,) in self._rows(sql, list(numbers)))

    def summary(self, layer: Layer) -> Summary:
        """See `FeatureStore.summary`; worked out once for each version of the data."""
        version = self.version()
        known = self._summaries.get(layer.name)
        if known is None or known[0] != version:
            known = self._summaries[layer.name] = version, self._summarised(layer)
        return known[1]

    def _summarised(self, layer: Layer) -> Summary:
        edges = ", ".join(
            f"(SELECT {word}({edge}(geom)) FROM {layer.name})"
            for word, edge in (("min", "ST_XMin"), ("min", "ST_YMin"), ("max", "ST_XMax"), ("max", "ST_YMax"))
        )
        sql = f"""SELECT (SELECT features FROM masalik_layers WHERE layer = ?),
                  (SELECT min(first_day) FROM {layer.name}), (SELECT max(last_day) FROM {layer.name}),
                  {edges}"""
        count, first, last, west, south, east, north = self._rows(sql, layer.name)[0]
        return Summary(
            count=count,
            box=None if west is None else Box(west=west, south=south, east=east, north=north),
            interval=Interval(begin=first_day(first), end=first_day(last)) if first or last else None,
        )

    @property
    def is_local(self) -> bool:
        """See `FeatureStore.is_local`."""
        return False

    def check(self) -> None:
        """See `FeatureStore.check`; nobody is told where the database is."""
        try:
            layout, is_read_only = self._pool.ask(_STATE).fetchone()
        except LostConnection as error:
            raise StoreError("the database cannot be reached") from error
        except StoreError as error:
            raise StoreError("the database cannot be used") from error
        if layout != LAYOUT:
            raise StoreError(f"the database has layout {layout}, this version reads {LAYOUT}")
        if is_read_only == "on":
            raise StoreError("the database takes no changes")

    def sizes(self) -> Mapping[str, int]:
        """See `FeatureStore.sizes`."""
        return {"data": int(self._rows(SIZE)[0][0])}

    def close(self) -> None:
        """See `FeatureStore.close`."""
        self._pool.close()

    def numbering(self, db: Connection) -> Mapping[str, int]:
        """See `SqlStore.numbering`."""
        sql = "SELECT last_value FROM pg_sequences WHERE schemaname = current_schema() AND sequencename = ?"
        found = {table: db.execute(sql, (name,)).fetchone() for table, name in SEQUENCES.items()}
        return {table: row[0] for table, row in found.items() if row and row[0] is not None}

    def number_on(self, db: Connection, numbering: Mapping[str, int]) -> None:
        """See `SqlStore.number_on`."""
        (spot,) = db.execute("SELECT max(id) FROM masalik_spots").fetchone()
        for table, number in {**numbering, "masalik_spots": spot}.items():
            if table in SEQUENCES and number:
                db.execute("SELECT setval(?::text::regclass, ?)", (SEQUENCES[table], number))

    def _read(self, ask: Callable[[Connection], _Answer]) -> _Answer:
        def read() -> _Answer:
            with self._pool.reading() as db:
                return ask(db)

        return self._pool.retried(read)

    def _write(self, change: Callable[[Connection], _Answer]) -> _Answer:
        def write() -> _Answer:
            with self._pool.writing() as db:
                answer = change(db)
                if db.changes:
                    db.execute("UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'")
                return answer

        return self._pool.retried(write)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._pool.retried(lambda: self._pool.ask(sql, values)).fetchall()

    def _asked(self, statement: Statement) -> list[Any]:
        return self._rows(statement.sql, *statement.values)
