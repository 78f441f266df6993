"""`masalik gazetteer`: the files that names are looked up in."""

from __future__ import annotations

import click

from ..lazy import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "build": "Build the base gazetteer.",
    "import": "Import places of other sources into a layer.",
    "info": "Tell what gazetteer files hold.",
    "diff": "Tell what changed between two gazetteer files.",
}


@click.group("gazetteer", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Build, import, inspect and compare gazetteer files.

    The base is built from packages of the `build` extra. A layer holds further places, imported from
    GeoNames, Wikidata, OpenStreetMap or a table of your own, and is searched together with the base.
    """
