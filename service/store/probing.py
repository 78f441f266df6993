"""Whether the file of a store can be used right now, looked at from outside, as another program would."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import StoreError
from .ddl import SCHEMA_VERSION
from .files import layout_of, told

__all__ = ["probe"]

_WAIT = 1.0
"""Seconds in which whoever writes should have finished: our own transactions take a fraction of it."""


def probe(path: Path) -> None:
    """Raise `StoreError` that says why the store cannot be used: gone, read-only, locked, of another layout.

    It takes the lock for writing and lets go of it; nothing is written.
    """
    if not path.exists():
        raise StoreError(f"the file {path.name} is gone")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError(f"the file {path.name} or its folder cannot be written")
    address = f"{path.absolute().as_uri()}?mode=rw"
    with told(path), closing(sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)) as db:
        layout = layout_of(db, path)
        if layout != SCHEMA_VERSION:
            raise StoreError(f"the file {path.name} has layout {layout}, this version reads {SCHEMA_VERSION}")
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
