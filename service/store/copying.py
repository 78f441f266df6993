"""A store as a file: what it holds, a copy of it while it is in use, and a copy put back in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError
from .connection import Connection
from .ddl import SCHEMA_VERSION
from .files import connect, layout_of, told
from .layers import LAYERS

__all__ = ["StoreInfo", "back_up", "counted", "describe", "restore"]

_PAGES = 512
"""Pages copied at a time; between two turns writers get theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store holds: `counts` by what is counted; `layout` may be older than this version writes.
    `path` is the address of a database, without its password."""

    path: str
    layout: int
    is_current: bool
    bytes: int
    counts: dict[str, int]


def describe(path: Path) -> StoreInfo:
    """What a store holds, also one of an older layout. Raises `UnsupportedStore` for what is none."""
    _check_there(path)
    with told(path), closing(connect(path)) as db:
        layout = layout_of(db, path)
        counts = counted(db, all_tables=layout == SCHEMA_VERSION)
    is_current = layout == SCHEMA_VERSION
    return StoreInfo(
        path=str(path), layout=layout, is_current=is_current, bytes=path.stat().st_size, counts=counts
    )


def counted(db: Connection, *, all_tables: bool) -> dict[str, int]:
    """How much of everything there is; of an older layout, only what all have."""
    names = ["articles", *(layer.name for layer in LAYERS)]
    if all_tables:
        names += ["masalik_events", "masalik_tellings", "masalik_edits"]
    return {
        name.removeprefix("masalik_"): int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
        for name in names
    }


def back_up(path: Path, target: Path) -> None:
    """Copy a store, also while it is written to; the copy is whole and stands alone.

    It takes its place only when it is done. Raises `StoreError`, and for a target that is there already.
    """
    _check_there(path)
    if target.exists():
        raise StoreError(f"{target} is there already; name another file")
    _copy(path, target)


def restore(backup: Path, path: Path) -> None:
    """Put a copy in the place of a store, which must not be in use.

    The store that was there is kept beside it, with `.before-restore` behind its name.

    Raises `UnsupportedStore` for a copy that is no store, `StoreError` where another program uses the store.
    """
    _check_there(backup)
    with told(backup), closing(connect(backup)) as db:
        layout_of(db, backup)
    if path.exists():
        _check_unused(path)
    fresh = path.with_name(path.name + ".restoring")
    fresh.unlink(missing_ok=True)
    _copy(backup, fresh)
    if path.exists():
        path.replace(path.with_name(path.name + ".before-restore"))
    fresh.replace(path)


def _copy(source: Path, target: Path) -> None:
    """A copy by SQLite's own means, made beside its place first."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new, pages=_PAGES, sleep=0.005)
            new.execute("PRAGMA journal_mode = WAL")
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)


def _check_there(path: Path) -> None:
    if not path.is_file():
        raise StoreError(f"there is no store at {path}")


def _check_unused(path: Path) -> None:
    """A store that nobody has open lets its log be folded in and taken away."""
    with told(path), closing(sqlite3.connect(path, timeout=1)) as db:
        try:
            db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise
            raise StoreError(
                f"{path} is in use: the service or another program has it open; stop that first, then restore"
            ) from error
