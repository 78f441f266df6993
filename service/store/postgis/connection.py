"""A connection that the modules of all stores can use: it waits for the answers that asyncpg gives."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from ..searching import wanted_forms
from ..statements import Statement
from .many import over_arrays, portions
from .translating import changed_rows, translated

__all__ = ["Answer", "PostgisConnection", "ask"]

_LONGEST = 2000
"""Bytes of a word from which on no index has it; see `masalik_words` in `data/postgis-functions.sql`."""
_NEVER = " "
"""What no word is."""

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@dataclass(slots=True)
class Answer:
    """What a statement answered; see `Rows`."""

    rowcount: int
    _rows: list[tuple[Any, ...]] = field(default_factory=list)
    _next: int = 0

    def fetchone(self) -> Any:
        """The next row, None behind the last."""
        if self._next == len(self._rows):
            return None
        self._next += 1
        return self._rows[self._next - 1]

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        rows, self._next = self._rows[self._next :], len(self._rows)
        return rows

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())


async def ask(db: asyncpg.Connection, sql: str, values: Sequence[Any]) -> Answer:
    """Run a statement of the shared SQL."""
    statement = translated(sql)
    bound = statement.bound(values)
    if statement.gives_rows:
        rows = await db.fetch(statement.sql, *bound)
        return Answer(len(rows), [tuple(row) for row in rows])
    return Answer(changed_rows(await db.execute(statement.sql, *bound)))


class PostgisConnection:
    """A `Connection` over one of asyncpg, whose loop runs in another thread; `run` waits for what it does.

    `changes` is how many rows may have been changed through it. `known` are the statements that are
    known already to be one for many rows (see `many`), or not to be.
    """

    def __init__(self, db: asyncpg.Connection, run: Run, known: dict[str, str | None]) -> None:
        self._db = db
        self._run = run
        self._over_arrays = known
        self.changes = 0

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Answer:
        """See `Connection.execute`."""
        answer: Answer = self._run(ask(self._db, sql, values))
        if not sql.lstrip().startswith(("SELECT", "WITH")):
            self.changes += answer.rowcount
        return answer

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> None:
        """See `Connection.executemany`; all rows go to the server at once."""
        statement = translated(sql)
        bound = [statement.bound(row) for row in rows]
        if bound:
            self._run(self._execute_many(statement.sql, bound))
            self.changes += len(bound)

    async def _execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        if sql not in self._over_arrays:
            types = (await self._db.prepare(sql)).get_parameters()
            self._over_arrays[sql] = over_arrays(sql, types)
        whole = self._over_arrays[sql]
        if whole is None:
            await self._db.executemany(sql, rows)
            return
        for columns in portions(rows):
            await self._db.execute(whole, *columns)

    def script(self, sql: str) -> None:
        """Run statements that take no values."""
        self._run(self._db.execute(sql))
        self.changes += 1

    def matching(self, table: str, groups: tuple[tuple[str, ...], ...]) -> Statement:
        """See `Connection.matching`."""
        return matching(table, groups)


def matching(table: str, groups: tuple[tuple[str, ...], ...]) -> Statement:
    """A query for the numbers of what has all words of one of the groups, by an index of lexemes."""
    asked = " | ".join(f"({' & '.join(map(_either, group))})" for group in groups)
    return Statement(
        sql=f"SELECT rowid FROM {table} WHERE masalik_words(words) @@ ?::text::tsquery", values=(asked,)
    )


def _either(word: str) -> str:
    return f"({' | '.join(map(_lexeme, wanted_forms(word)))})"


def _lexeme(word: str) -> str:
    if len(word.encode()) >= _LONGEST:
        return f"'{_NEVER}'"
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
