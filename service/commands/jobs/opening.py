"""The jobs of a store, for commands that look at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from ...jobs import JobRegister
from ...jobs.doing import this_process
from ...settings import Settings
from ...store import open_store

__all__ = ["opened_register", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """The option `--store`, handed on as `address`."""
    return click.option("--store", "address", metavar="PATH|URL", help="Where articles are kept.")(command)


@contextmanager
def opened_register(address: str | None) -> Iterator[JobRegister]:
    """The jobs of the store that was given, else of that of the settings."""
    store = open_store(address or Settings.from_env(os.environ).store)
    try:
        yield JobRegister(store.records, this_process())
    finally:
        store.close()
