"""`masalik store`: the file or the database that articles and events are kept in."""

from __future__ import annotations

import click

from ..lazy import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "info": "Tell what a store holds.",
    "audit": "Tell who changed what.",
    "check": "Check that a store is whole.",
    "copy": "Copy everything into another store, also of another kind.",
    "backup": "Copy a store while it is in use.",
    "restore": "Put a copy back in the place of a store.",
    "migrate": "Bring a store of an older version up to date.",
}


@click.group("store", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Inspect, check, copy and migrate what articles and events are kept in, file or database.

    It is the one that MASALIK_STORE names, unless --store names another.
    """
