"""`masalik jobs`: work that takes long, wherever it was begun."""

from __future__ import annotations

import click

from ..lazy import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "list": "List jobs, the latest first.",
    "show": "Tell how a job stands, and what could not be read.",
    "cancel": "Cancel a job.",
    "work": "Do the jobs that the service took in.",
}


@click.group("jobs", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Look at and do work that takes long: archives read and stored, everything read anew."""
