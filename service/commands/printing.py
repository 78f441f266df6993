"""Readings on standard output: tables for people, JSON Lines for pipelines, GeoJSON for maps."""

from __future__ import annotations

from typing import Any, Protocol

import click
import msgspec

from articles import Reading

from ..reading import answer_of
from .tables import print_reading

__all__ = ["PRINTERS", "Printer"]


class Printer(Protocol):
    """Takes readings one by one."""

    def add(self, name: str, reading: Reading) -> None:
        """Print a reading, or keep what of it is to be printed at the end."""

    def close(self) -> None:
        """Print what was kept."""


class _Tables:
    """A table a reading."""

    def add(self, name: str, reading: Reading) -> None:
        print_reading(name, reading)

    def close(self) -> None:
        """Nothing was kept."""


class _Lines:
    """The answer of POST /read, a line a reading."""

    def add(self, _: str, reading: Reading) -> None:
        click.echo(answer_of(reading))

    def close(self) -> None:
        """Nothing was kept."""


class _Collection:
    """All events as one FeatureCollection; nothing is printed where nothing was read."""

    def __init__(self) -> None:
        self._features: list[Any] | None = None

    def add(self, _: str, reading: Reading) -> None:
        features = msgspec.json.decode(answer_of(reading))["events"]["features"]
        self._features = [*(self._features or ()), *features]

    def close(self) -> None:
        if self._features is not None:
            click.echo(msgspec.json.encode({"type": "FeatureCollection", "features": self._features}))


PRINTERS: dict[str, type[Printer]] = {"table": _Tables, "json": _Lines, "geojson": _Collection}
"""By the name of the format."""
