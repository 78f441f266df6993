"""Tables laid out where there are none, and those of older layouts brought up to date.

All of it happens in one transaction under the lock that writers take, so that several processes that are
started at once do it once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...errors import DamagedStore, OutdatedStore, UnsupportedStore
from ..migrations import Reread
from .connection import PostgisConnection
from .schema import LAYOUT, TABLES, script

__all__ = ["layout_of", "prepare"]

_THERE = "SELECT to_regclass('masalik_meta') IS NOT NULL"
_OTHERS = (
    "SELECT relname FROM pg_class WHERE relname = ANY(?) AND relnamespace = current_schema()::regnamespace"
)
_STEPS: Mapping[int, Callable[[PostgisConnection], None]] = {}
"""From each layout to the next."""


def prepare(db: PostgisConnection, name: str, reread: Reread | None) -> None:
    """Make sure that the tables are those of this version; `name` is the database's for messages.

    Raises `UnsupportedStore` for a database that cannot hold a store, `OutdatedStore` for an older layout
    where `reread` is None, `DamagedStore` where tables are missing.
    """
    layout = layout_of(db, name)
    if layout is None:
        _lay_out(db, name)
    elif layout < LAYOUT:
        if reread is None:
            raise OutdatedStore(
                f"{name} has layout {layout}, this version reads layout {LAYOUT}; "
                "bring it up to date with: masalik store migrate"
            )
        for step in range(layout, LAYOUT):
            _STEPS[step](db)
        db.execute("UPDATE masalik_meta SET value = ? WHERE name = 'schema'", (LAYOUT,))
    missing = set(TABLES) - _tables(db)
    if missing:
        raise DamagedStore(f"{name} lacks {', '.join(sorted(missing))}; restore it from a dump")


def layout_of(db: PostgisConnection, name: str) -> int | None:
    """The layout of the tables, None where there are none. Raises `UnsupportedStore` for a newer one."""
    if not db.execute(_THERE).fetchone()[0]:
        return None
    row = db.execute("SELECT value FROM masalik_meta WHERE name = 'schema'").fetchone()
    if row is None:
        raise DamagedStore(f"{name} does not tell its layout; restore it from a dump")
    if row[0] > LAYOUT:
        raise UnsupportedStore(
            f"{name} has layout {row[0]}, of a newer version of Masalik; this one reads layouts up to "
            f"{LAYOUT}: update it, or name another database or schema"
        )
    return int(row[0])


def _lay_out(db: PostgisConnection, name: str) -> None:
    found = _tables(db)
    if found:
        raise UnsupportedStore(
            f"{name} has tables of another program ({', '.join(sorted(found))}) in its schema; "
            "name another schema with ?search_path="
        )
    encoding = db.execute("SELECT current_setting('server_encoding')").fetchone()[0]
    if encoding != "UTF8":
        raise UnsupportedStore(f"{name} is encoded in {encoding}; Masalik needs a database in UTF8")
    if db.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").fetchone() is None:
        raise UnsupportedStore(
            f"{name} has no PostGIS; as an administrator of the database say: CREATE EXTENSION postgis"
        )
    db.script(script())


def _tables(db: PostgisConnection) -> set[str]:
    return {row[0] for row in db.execute(_OTHERS, (list(TABLES),))}
