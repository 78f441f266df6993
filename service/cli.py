"""The command `masalik`. Each subcommand lives in a module of `commands` and is loaded only when it is run:
`masalik --help` need not load what serving needs, nor `find` what building needs."""

from __future__ import annotations

import sys

import click

from .commands.lazy import LazyGroup

__all__ = ["main"]

COMMANDS = {
    "serve": "Serve the maps and the interface on this machine.",
    "read": "Read articles and tell who went where.",
    "merge": "Read articles of several outlets and tell each event once.",
    "map": "Read articles and write a map of them as one file.",
    "feed": "Read the new entries of RSS and Atom feeds.",
    "export": "Write the stored data to a file: GeoPackage, CSV, KML and more.",
    "find": "Look a place name up.",
    "gazetteer": "Build, import, inspect and compare gazetteer files.",
    "ingest": "Read archives and store them.",
    "reread": "Read all stored articles anew.",
    "jobs": "Look at and do work that takes long.",
    "store": "Inspect, check, copy and migrate the store.",
    "key": "Make, list, rotate and revoke keys.",
    "build": "Build the gazetteer and the web assets, once.",
    "evaluate": "Score readings against gold.",
}
OURS = ("gazetteer", "articles", "maps", "service")
"""Packages whose errors are told in a line; anything else that goes wrong is a defect and shows where."""


@click.group(
    cls=LazyGroup,
    package="service.commands",
    helps=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="masalik", message="masalik %(version)s")
def cli() -> None:
    """Masalik (مسالك) reads Arabic news and maps who went where, from where and when.

    Settings come from MASALIK_DATA, MASALIK_STORE, MASALIK_MAX_BODY, MASALIK_FRAME_ANCESTORS,
    MASALIK_PUBLIC_URL, MASALIK_LAYERS, MASALIK_WORLD_VIEW, MASALIK_DIGITS, MASALIK_MONTHS,
    MASALIK_READER and MASALIK_LLM_URL, _MODEL, _KEY,
    _SECONDS, _TOKENS and _CACHE. Exit codes: 0 done, 1 an error, 2 wrong use.
    """


def main() -> None:
    """Run the command line; errors of ours and files that cannot be used are told in a line, without a
    traceback."""
    try:
        cli()
    except Exception as error:
        is_ours = type(error).__module__.partition(".")[0] in OURS
        if not is_ours and not (isinstance(error, OSError) and error.filename):
            raise
        click.secho(f"masalik: {error}", fg="red", err=True)
        sys.exit(1)
