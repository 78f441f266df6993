"""The file of a GeoPackage store: connections to it, laying it out, and refusing what is none of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DamagedStore, OutdatedStore, StoreError, UnsupportedStore
from ..filters import register as register_filter_functions
from .ddl import SCHEMA_VERSION, script, tree_table
from .geometry import register_functions
from .layers import LAYERS
from .migrations import Reread, migrate
from .sqlite import SqliteConnection

__all__ = ["Reread", "connect", "file_of", "identity_of", "prepare", "told"]

APPLICATION_ID = 0x47504B47  # "GPKG"
BUSY_SECONDS = 5.0  # how long to wait for another program that writes, for instance QGIS saving an edit


def connect(path: Path) -> SqliteConnection:
    """A connection with the functions that triggers and filters call."""
    db = sqlite3.connect(
        path,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=SqliteConnection,
    )
    register_functions(db)
    register_filter_functions(db)
    db.execute("PRAGMA synchronous = NORMAL")
    return db


def prepare(db: SqliteConnection, path: Path, reread: Reread | None) -> None:
    """Lay out an empty file, bring one of an older layout up to date, refuse one that is not ours.

    Raises `UnsupportedStore`, `OutdatedStore` or `DamagedStore`.
    """
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"BEGIN IMMEDIATE;{script(LAYERS)}COMMIT;")
    layout = layout_of(db, path)
    if layout > SCHEMA_VERSION:
        raise UnsupportedStore(
            f"{path} has layout {layout}, of a newer version of Masalik; this one reads layouts up to "
            f"{SCHEMA_VERSION}: update it, or give another file to --store"
        )
    if layout < SCHEMA_VERSION:
        if reread is None:
            raise OutdatedStore(
                f"{path} has layout {layout}, this version reads layout {SCHEMA_VERSION}; "
                "bring it up to date with: masalik store migrate"
            )
        migrate(db, layout, reread)
    _check_tables(db, path)


def layout_of(db: sqlite3.Connection, path: Path) -> int:
    """The layout of the file. Raises `UnsupportedStore` for one that is not ours."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UnsupportedStore(f"{path} is no GeoPackage; give another file to --store")
    if not db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'masalik_meta'").fetchone()[0]:
        raise UnsupportedStore(f"{path} is a GeoPackage of another program; give another file to --store")
    row = db.execute("SELECT value FROM masalik_meta WHERE name = 'schema'").fetchone()
    if row is None:
        raise DamagedStore(f"{path} does not tell its layout; restore a backup with: masalik store restore")
    return int(row[0])


def file_of(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def identity_of(db: sqlite3.Connection) -> str:
    """A word that differs from any other store's; it stays as long as the store does."""
    row = db.execute("SELECT value FROM masalik_meta WHERE name = 'identity'").fetchone()
    if row is None:
        raise DamagedStore(
            "the store does not tell which it is; restore a backup with: masalik store restore"
        )
    return f"{row[0]:x}"


def _check_tables(db: sqlite3.Connection, path: Path) -> None:
    """Whether the tables are there without which nothing can be answered."""
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    wanted = {"articles", "masalik_events", "masalik_tellings", "gpkg_contents"}
    wanted |= {name for layer in LAYERS for name in (layer.name, tree_table(layer))}
    if not wanted <= there:
        missing = ", ".join(sorted(wanted - there))
        raise DamagedStore(f"{path} lacks {missing}; restore a backup with: masalik store restore")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the file system as `StoreError` with the file's name."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            raise DamagedStore(f"the store {path} is damaged or no database: {error}") from error
        raise StoreError(f"the store {path} cannot be used: {error}") from error
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the store {path} cannot be used: {error}") from error
