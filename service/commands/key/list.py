"""`masalik key list`: all keys."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from .opening import opened, options
from .showing import facts, print_json

__all__ = ["command"]


@click.command("list")
@options
def command(store: str | None, as_json: bool) -> None:
    """List the keys, the oldest first, also those that have ended."""
    with opened(store) as found:
        used = found.keys.last_uses()
        keys = sorted(found.keys.all().values(), key=lambda key: key.created)
    told = [facts(key, used.get(key.id)) for key in keys]
    if as_json:
        print_json(told)
        return
    table = Table()
    for heading in ("id", "name", "scopes", "state", "expires", "last used"):
        table.add_column(heading, overflow="fold")
    for one in told:
        expires = f"{one['expires']:%Y-%m-%d}" if one["expires"] else "never"
        used_on = str(one["last_used"] or "-")
        table.add_row(one["id"], one["name"], ", ".join(one["scopes"]), one["state"], expires, used_on)
    Console().print(table if told else "no keys; make one with: masalik key create NAME --scope write")
