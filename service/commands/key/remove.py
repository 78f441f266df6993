"""`masalik key remove`: a key that has ended is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ...access.keys import Verdict
from .opening import opened, options, wanted
from .showing import facts, print_json

__all__ = ["command"]


@click.command("remove")
@click.argument("id_", metavar="ID")
@options
def command(id_: str, store: str | None, as_json: bool) -> None:
    """Forget a key that was revoked or has expired.

    Where none is left, writing on this machine is open again to a service that only it can reach.
    """
    with opened(store) as found:
        key = wanted(found.keys.find(id_), id_)
        if key.state(datetime.now(UTC)) is Verdict.GOOD:
            raise click.ClickException(f"the key {id_} is good; revoke it first: masalik key revoke {id_}")
        found.keys.remove(id_)
        found.note("REMOVE", key)
        is_last = not found.keys.all()
    if as_json:
        print_json(facts(key))
        return
    click.echo(f"Removed {key.id} ({key.name}).")
    if is_last:
        click.echo(
            "No key is left: whoever is on this machine may write to a service that only it can reach."
        )
