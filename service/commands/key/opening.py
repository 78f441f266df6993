"""The store whose keys a command is about, and what changes of keys leave in its log of writes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from ...access.audit import AuditLog, Write
from ...access.keeping import KeptKeys
from ...access.keys import ApiKey
from ...errors import StoreError
from ...settings import Settings
from ...store import open_store

__all__ = ["Opened", "opened", "options", "wanted"]

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The keys of an open store and its log of writes."""

    keys: KeptKeys
    audit: AuditLog

    def note(self, what: str, key: ApiKey) -> None:
        """Note that a key was changed, and by whom on this machine."""
        write = Write(
            at=datetime.now(UTC),
            method=what,
            path=f"key {key.id} ({key.name})",
            status=None,
            name=f"{getpass.getuser()} (masalik key)",
        )
        self.audit.note(write)


def options(command: Command) -> Command:
    """The options `--store`, handed on as `store`, and `--json`, handed on as `as_json`."""
    command = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")(command)
    return click.option("--store", metavar="PATH|URL", help="The store whose keys they are.")(command)


@contextmanager
def opened(store: str | None, *, may_make: bool = False) -> Iterator[Opened]:
    """The keys of a store while it is open; a file that is not there is made only where that is said.

    Raises `StoreError` where there is none.
    """
    settings = Settings.from_env(os.environ)
    address = store or settings.store
    if "://" not in address and not may_make and not Path(address).is_file():
        raise StoreError(f"there is no store at {address}; name one with --store")
    found = open_store(address)
    try:
        yield Opened(keys=KeptKeys(found.records), audit=AuditLog(found.records, days=settings.access.days))
    finally:
        found.close()


def wanted(key: ApiKey | None, id_: str) -> ApiKey:
    """The key. Raises `click.ClickException` where there is none of that id."""
    if key is None:
        raise click.ClickException(f"there is no key {id_}; see: masalik key list")
    return key
