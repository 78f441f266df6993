"""`masalik key revoke`: the end of a key."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ...access.keys import revoked
from .opening import opened, options, wanted
from .showing import facts, print_json

__all__ = ["command"]


@click.command("revoke")
@click.argument("id_", metavar="ID")
@options
def command(id_: str, store: str | None, as_json: bool) -> None:
    """End a key, with all its secrets, within a second. It stays in the list."""
    now = datetime.now(UTC)
    with opened(store) as found:
        key = wanted(found.keys.change(id_, lambda key: revoked(key, now=now)), id_)
        found.note("REVOKE", key)
    if as_json:
        print_json(facts(key))
    else:
        click.echo(f"Revoked {key.id} ({key.name}).")
