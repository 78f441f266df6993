"""`masalik key create`: a new key."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ...access.keys import new_key
from ...access.scopes import Scope
from .opening import opened, options
from .showing import tell_token
from .times import expiry, moment

__all__ = ["command"]

LONGEST_NAME = 100


@click.command("create")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What the key may do: write includes read, admin includes both.",
)
@click.option(
    "--expires",
    type=expiry,
    default="365d",
    show_default=True,
    help="12h, 30d, 2w, the last day (2027-01-31), or never.",
)
@options
def command(name: str, scopes: tuple[str, ...], expires: str, store: str | None, as_json: bool) -> None:
    """Make a key, named after who is to have it: a person, a newsroom, a program.

    The key alone goes to standard output, so that it can go where it is to be kept:
    masalik key create desk --scope write > key.txt
    """
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} letters that can be seen")
    now = datetime.now(UTC)
    until = moment(expires, now)
    if until is not None and until <= now:
        raise click.BadParameter(f"{expires} is over")
    chosen = tuple(scope for scope in Scope if scope.value in scopes)
    with opened(store, may_make=True) as found:
        key, token = new_key(name.strip(), chosen, now=now, expires=until)
        found.keys.add(key)
        found.note("CREATE", key)
    tell_token(key, token, as_json=as_json)
