"""`masalik key show`: what is known of a key."""

from __future__ import annotations

import click

from .opening import opened, options, wanted
from .showing import facts, print_json, print_key

__all__ = ["command"]


@click.command("show")
@click.argument("id_", metavar="ID")
@options
def command(id_: str, store: str | None, as_json: bool) -> None:
    """Tell what is known of a key; nobody can tell its secret."""
    with opened(store) as found:
        key = wanted(found.keys.find(id_), id_)
        told = facts(key, found.keys.last_uses().get(id_))
    if as_json:
        print_json(told)
    else:
        print_key(told)
