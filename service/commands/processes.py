"""In how many processes a command reads."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["processes_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def processes_option(command: Command) -> Command:
    """The option `--processes`: as many as there are cores for this process, unless told otherwise."""
    return click.option(
        "--processes",
        type=click.IntRange(min=1),
        default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        show_default="the cores there are",
        help="In how many processes articles are read.",
    )(command)
