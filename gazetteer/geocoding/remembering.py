"""What online services answered, kept on disk: each is asked once for a name, in this run and in later ones.

Own code, since the libraries that offer it are not fit for this. diskcache (5.6.3, the last release, of 2023)
unpickles what it reads, so that whoever can write to the folder runs code (CVE-2025-69872, not mended);
requests-cache pickles too unless told otherwise and sits in an HTTP client that geopy does not let us give.
What is left is a table of SQLite with JSON: a damaged or foreign value is at worst an answer that is asked
for again. SQLite's locks make it safe for threads and for several processes; a connection lives for one
look-up (a tenth of a millisecond beside a second of network), so that nothing is shared across a fork.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["AnswerCache", "Remembered"]

_DAY = 86_400.0
_WAIT = 5.0  # seconds for another process to finish writing
_ROOM = 0.9  # what is kept of the most when the table is full, so that it is not tidied at every answer
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers ("
    "question TEXT PRIMARY KEY, answer TEXT NOT NULL, kept REAL NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """An answer that was kept: None where the service knew nothing."""

    answer: Any


class AnswerCache:
    """Answers by question, both JSON. Answers of nothing are kept for a shorter time than others.

    `path` is made when first needed, with its folder. Times are in seconds, `most` is a number of answers:
    with more, the oldest are forgotten. What cannot be read is as if it were not there.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep: float = 90 * _DAY,
        keep_nothing: float = 7 * _DAY,
        most: int = 100_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Keep answers in a file."""
        self.path = path
        self._keep = keep
        self._keep_nothing = keep_nothing
        self._most = most
        self._clock = clock

    def get(self, question: Any) -> Remembered | None:
        """The answer that was kept for a question, or None where there is none that still counts."""
        if not self.path.exists():
            return None
        try:
            with self._opened() as database:
                row = database.execute(
                    "SELECT answer, kept FROM answers WHERE question = ?", (_text(question),)
                ).fetchone()
            answer, kept = (json.loads(row[0]), float(row[1])) if row else (None, 0.0)
        except (sqlite3.Error, OSError, ValueError, TypeError):
            return None
        age = self._clock() - kept
        limit = self._keep_nothing if answer is None else self._keep
        return Remembered(answer=answer) if row and 0 <= age < limit else None

    def put(self, question: Any, answer: Any) -> None:
        """Keep an answer, None for nothing known; a file that cannot be written is made again once."""
        for attempt in (1, 2):
            try:
                return self._put(_text(question), _text(answer))
            except sqlite3.OperationalError:
                return None  # full, read-only or locked for long: the answer is asked for again next time
            except sqlite3.DatabaseError:
                if attempt == 1:
                    self.path.unlink(missing_ok=True)
            except OSError:
                return None
        return None

    def clear(self) -> None:
        """Forget everything."""
        self.path.unlink(missing_ok=True)

    def _put(self, question: str, answer: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._opened() as database:
            database.execute(_TABLE)
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (question, answer, self._clock())
            )
            (count,) = database.execute("SELECT count(*) FROM answers").fetchone()
            if count > self._most:
                oldest = count - int(self._most * _ROOM)
                database.execute(
                    "DELETE FROM answers WHERE question IN"
                    " (SELECT question FROM answers ORDER BY kept LIMIT ?)",
                    (oldest,),
                )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The database for one transaction: all of it is kept or nothing."""
        with closing(sqlite3.connect(self.path, timeout=_WAIT)) as database, database:
            yield database


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
