"""`masalik store migrate`: a store of an older version brought up to date."""

from __future__ import annotations

import os
from functools import partial

import click

from ...opening import open_gazetteer, open_reader
from ...reading.answers import reread
from ...settings import Settings
from ...store import describe, open_store, shown_address
from .choosing import chosen, store_option

__all__ = ["command"]


@click.command("migrate")
@store_option
def command(store: str | None) -> None:
    """Bring a store of an older version up to date: its articles are read again, and their events merged.

    All of it or nothing is done, in one transaction. There is no way back but a copy made before.
    """
    address = chosen(store)
    before, shown = describe(address), shown_address(address)
    if before.is_current:
        click.echo(f"{shown} is up to date.")
        return
    settings = Settings.from_env(os.environ)
    reading = partial(reread, gazetteer=open_gazetteer(settings), reader=open_reader(settings))
    open_store(address, reread=reading).close()
    click.echo(f"{shown} is brought from layout {before.layout} to {describe(address).layout}.")
