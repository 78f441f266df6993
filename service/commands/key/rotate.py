"""`masalik key rotate`: a new secret for a key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click
import msgspec

from ...access.keys import ApiKey, Verdict, rotated
from .opening import opened, options, wanted
from .showing import tell_token
from .times import duration, expiry, moment

__all__ = ["command"]


@click.command("rotate")
@click.argument("id_", metavar="ID")
@click.option(
    "--overlap",
    type=duration,
    default="24h",
    show_default=True,
    help="How long the secret before is good beside the new one: 12h, 2d, 0.",
)
@click.option("--expires", type=expiry, help="A new end of the key; without it the end stays.")
@options
def command(id_: str, overlap: timedelta, expires: str | None, store: str | None, as_json: bool) -> None:
    """Give a key a new secret, told once. Its id, name and scopes stay."""
    now, tokens = datetime.now(UTC), list[str]()

    def change(key: ApiKey) -> ApiKey:
        if expires is not None:
            key = msgspec.structs.replace(key, expires=moment(expires, now))
        if key.state(now) is not Verdict.GOOD:
            raise click.ClickException(f"the key {id_} has ended ({key.state(now)}); make a new one")
        key, token = rotated(key, now=now, overlap=overlap)
        tokens.append(token)
        return key

    with opened(store) as found:
        key = wanted(found.keys.change(id_, change), id_)
        found.note("ROTATE", key)
    tell_token(key, tokens[-1], as_json=as_json)
