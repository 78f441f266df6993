"""A group of commands that loads one of them when it is run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """A group that knows its commands by name: `--help` need not load what running one of them needs."""

    def __init__(self, *arguments: Any, package: str, helps: Mapping[str, str], **options: Any) -> None:
        """`helps` says by name what each command does; its module is that of its name in the package."""
        super().__init__(*arguments, **options)
        self._package = package
        self._helps = helps

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self._helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._helps:
            return None
        module = f"{cmd_name}_" if cmd_name == "import" else cmd_name  # a word of Python's own
        command: click.Command = import_module(f"{self._package}.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._helps.items()))
