"""`masalik store info`: what a store holds."""

from __future__ import annotations

import click
import msgspec

from ...store import describe, is_database
from .choosing import chosen, store_option

__all__ = ["command"]


@click.command("info")
@store_option
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(store: str | None, shape: str) -> None:
    """Tell what a store holds: its layout, its size, and how much of everything."""
    info = describe(chosen(store))
    if shape == "json":
        click.echo(msgspec.json.encode(info, enc_hook=str))
        return
    layout = str(info.layout) if info.is_current else f"{info.layout}, to be migrated: masalik store migrate"
    kind = "database" if is_database(info.path) else "file"
    click.echo(f"{kind:<10} {info.path} ({info.bytes / 1e6:.1f} MB)")
    click.echo(f"{'layout':<10} {layout}")
    for name, count in info.counts.items():
        click.echo(f"{name:<10} {count:,}")
