"""Which store a command is about."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ...errors import StoreError
from ...settings import Settings

__all__ = ["chosen", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """The option `--store`, handed on as `store`."""
    return click.option(
        "--store", metavar="PATH", type=click.Path(path_type=Path), help="The store, a GeoPackage."
    )(command)


def chosen(store: Path | None, *, must_exist: bool = True) -> Path:
    """The path that was given, else that of the settings. Raises `StoreError` where nothing is there."""
    path = store or Path(Settings.from_env(os.environ).store)
    if must_exist and not path.is_file():
        raise StoreError(f"there is no store at {path}; name one with --store")
    return path
