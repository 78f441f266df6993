"""Which store a command is about."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ...errors import StoreError
from ...settings import Settings
from ...store import is_database, shown_address

__all__ = ["chosen", "chosen_file", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """The option `--store`, handed on as `store`."""
    return click.option(
        "--store", metavar="PATH|URL", help="The store: a GeoPackage, or a database as postgresql://…"
    )(command)


def chosen(store: str | None, *, must_exist: bool = True) -> str:
    """The address that was given, else that of the settings. Raises `StoreError` where no file is there."""
    address = store or Settings.from_env(os.environ).store
    if must_exist and not is_database(address) and not Path(address).is_file():
        raise StoreError(f"there is no store at {address}; name one with --store")
    return address


def chosen_file(store: str | None, *, instead: str, must_exist: bool = True) -> Path:
    """The same for commands that are about files alone; `instead` says what does it for a database."""
    address = chosen(store, must_exist=must_exist)
    if is_database(address):
        raise StoreError(f"{shown_address(address)} is a database, and no file: use {instead}")
    return Path(address)
