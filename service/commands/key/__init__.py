"""`masalik key`: the keys by which programs and people write, and read where reading takes one."""

from __future__ import annotations

import click

from ..lazy import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "create": "Make a key; its secret is told once.",
    "list": "List the keys.",
    "show": "Tell what is known of a key.",
    "rotate": "Give a key a new secret.",
    "revoke": "End a key, at once.",
    "remove": "Forget a key that has ended.",
}


@click.group("key", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Make, list, rotate and revoke the keys of a store.

    It is the one that MASALIK_STORE names, unless --store names another. A running service knows of every
    change within a second.
    """
