"""`masalik store audit`: who changed what."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click
import msgspec

from ...access.audit import Write, writes_of
from ...errors import StoreError
from ...settings import Settings
from ...store import open_store

__all__ = ["command"]


@click.command("audit")
@click.option("--store", metavar="PATH|URL", help="The store.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Back to then, in UTC.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most.")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON each.")
def command(store: str | None, since: datetime | None, limit: int, as_json: bool) -> None:
    """Tell who changed what and when, and how it ended, the last first: over HTTP, and keys themselves."""
    address = store or Settings.from_env(os.environ).store
    if "://" not in address and not Path(address).is_file():
        raise StoreError(f"there is no store at {address}; name one with --store")
    found = open_store(address)
    try:
        back_to = since.replace(tzinfo=UTC) if since else None
        for _, write in islice(writes_of(found.records, since=back_to), limit):
            click.echo(msgspec.json.encode(write) if as_json else _line(write))
    finally:
        found.close()


def _line(write: Write) -> str:
    who = f"{write.name} {write.key or ''}".rstrip() if write.name else write.net or "-"
    made = f" → {write.made}" if write.made else ""
    return f"{write.at:%Y-%m-%d %H:%M:%S}  {write.status or '-'}  {who}  {write.method} {write.path}{made}"
