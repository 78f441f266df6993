"""Keys as they are shown: for people and for programs, never with a hash, and with a secret only once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import click
import msgspec

from ...access.keys import ApiKey

__all__ = ["facts", "print_json", "print_key", "tell_token"]


def facts(key: ApiKey, used: date | None = None) -> dict[str, Any]:
    """What may be told of a key."""
    now = datetime.now(UTC)
    old = [one.until for one in key.secrets if one.until is not None and one.until > now]
    return {
        "id": key.id,
        "name": key.name,
        "scopes": list(key.scopes),
        "state": key.state(now).value,
        "created": key.created,
        "expires": key.expires,
        "rotated": key.secrets[0].created if key.secrets[0].created != key.created else None,
        "old_secret_until": max(old, default=None),
        "revoked": key.revoked,
        "last_used": used,
    }


def print_json(value: Any) -> None:
    """JSON on standard output."""
    click.echo(msgspec.json.encode(value))


def print_key(told: dict[str, Any]) -> None:
    """A fact a line."""
    for name, value in told.items():
        if value is not None:
            click.echo(f"{name.replace('_', ' '):<18} {_words(value)}")


def tell_token(key: ApiKey, token: str, *, as_json: bool) -> None:
    """Tell a secret, which nobody can tell again."""
    if as_json:
        print_json({**facts(key), "key": token})
        return
    click.echo("This is the only time that the key is shown; only its hash is kept.", err=True)
    click.echo(token)
    end = f"good until {key.expires:%Y-%m-%d}" if key.expires else "good until it is revoked"
    click.echo(f"{key.name}: {', '.join(key.scopes)}; {end}; id {key.id}", err=True)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:%Y-%m-%d %H:%M} UTC" if isinstance(value, datetime) else str(value)
