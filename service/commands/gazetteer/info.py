"""`masalik gazetteer info`: what gazetteer files hold."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from gazetteer import FileSummary, summarise_file

from ...settings import Settings

__all__ = ["command"]

_MOST = 12


@click.command("info")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Read all of each file and compare it with its checksum.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(files: tuple[Path, ...], verify: bool, shape: str) -> None:
    """Tell what FILES hold, by default the base gazetteer: places, names, sources with licences, checksum."""
    paths = files or (Settings.from_env(os.environ).gazetteer_file,)
    summaries = [summarise_file(path, verify=verify) for path in paths]
    if shape == "json":
        click.echo(msgspec.json.encode(summaries, enc_hook=str))
        return
    for number, summary in enumerate(summaries):
        if number:
            click.echo()
        _tell(summary)


def _tell(summary: FileSummary) -> None:
    checked = "matches the content" if summary.verified else "not compared; --verify does"
    kind = "layer" if summary.layer else "base"
    lines = {
        "file": f"{summary.path} ({summary.size / 1e6:.1f} MB)",
        "format": f"{summary.format}, schema {summary.schema}, {kind}",
        "places": f"{summary.places:,}",
        "names": f"{summary.names:,} spellings, {summary.keys:,} when folded",
        "kinds": _counts(summary.kinds),
        "features": _counts(summary.features),
        "countries": _counts({code or "(none)": count for code, count in summary.countries.items()}),
        "checksum": f"sha256 {summary.sha256} ({checked})",
    }
    for name, text in lines.items():
        click.echo(f"{name:<10} {text}")
    for source in summary.sources:
        click.echo(
            f"{'source':<10} {source['package']} {source['version']}, {source['licence']}: {source['credit']}"
        )


def _counts(counts: Mapping[str, int]) -> str:
    """The largest counts, and how many others there are."""
    shown = [f"{name} {count:,}" for name, count in list(counts.items())[:_MOST]]
    others = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {others} more" if others else "")
