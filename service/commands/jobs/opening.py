"""The jobs of a store, for commands that look at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from ...jobs import Job, JobRegister
from ...jobs.doing import this_process
from ...settings import Settings
from ...store import open_store

__all__ = ["as_json", "named", "opened_register", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """The option `--store`, handed on as `address`."""
    return click.option("--store", "address", metavar="PATH|URL", help="Where articles are kept.")(command)


def as_json(command: Command) -> Command:
    """The option `--json`, handed on as `is_json`."""
    return click.option("--json", "is_json", is_flag=True, help="Print JSON, a line each.")(command)


def named(register: JobRegister, word: str) -> Job:
    """The job of that id, or the one whose id begins so. Raises `ClickException` where none or several do."""
    found = register.beginning(word)
    if not found:
        raise click.ClickException(f"there is no job {word}; see: masalik jobs list")
    if len(found) > 1:
        raise click.ClickException(f"several jobs begin with {word}: {', '.join(job.id for job in found)} …")
    return found[0]


@contextmanager
def opened_register(address: str | None) -> Iterator[JobRegister]:
    """The jobs of the store that was given, else of that of the settings."""
    store = open_store(address or Settings.from_env(os.environ).store)
    try:
        yield JobRegister(store.records, this_process())
    finally:
        store.close()
