"""Readings on standard output: tables for people, JSON Lines for pipelines, GeoJSON for maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import click
import msgspec

from articles import Language as ReasonLanguage
from articles import Reading, explain, outline
from gazetteer import Gazetteer

from ..answering.words import Language
from ..reading.answers import answer_of, warnings_of
from ..reading.explaining import reasons_of
from .tables import print_reading

__all__ = ["PRINTERS", "Printer", "ReasonsIn", "warn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsIn:
    """What it takes to say why: the gazetteer of the reading, and a language."""

    gazetteer: Gazetteer
    language: Language


class Printer(Protocol):
    """Takes readings one by one."""

    def add(self, name: str, reading: Reading) -> None:
        """Print a reading, or keep what of it is to be printed at the end."""

    def close(self) -> None:
        """Print what was kept."""


class _Tables:
    """A table a reading, and why it was read so where that is asked for."""

    def __init__(self, reasons: ReasonsIn | None) -> None:
        self._reasons = reasons

    def add(self, name: str, reading: Reading) -> None:
        print_reading(name, reading)
        if self._reasons is not None:
            language = ReasonLanguage(self._reasons.language.value)
            found = explain(reading, gazetteer=self._reasons.gazetteer, language=language)
            click.echo(f"\n{outline(found, language=language)}\n")

    def close(self) -> None:
        """Nothing was kept."""


class _Lines:
    """The answer of POST /read, a line a reading."""

    def __init__(self, reasons: ReasonsIn | None) -> None:
        self._reasons = reasons

    def add(self, _: str, reading: Reading) -> None:
        asked = self._reasons
        reasons = reasons_of(reading, asked.gazetteer, asked.language) if asked is not None else None
        click.echo(answer_of(reading, reasons))

    def close(self) -> None:
        """Nothing was kept."""


class _Collection:
    """All events as one FeatureCollection; nothing is printed where nothing was read."""

    def __init__(self, _: ReasonsIn | None) -> None:
        self._features: list[Any] | None = None

    def add(self, _: str, reading: Reading) -> None:
        features = msgspec.json.decode(answer_of(reading))["events"]["features"]
        self._features = [*(self._features or ()), *features]

    def close(self) -> None:
        if self._features is not None:
            click.echo(msgspec.json.encode({"type": "FeatureCollection", "features": self._features}))


PRINTERS: dict[str, Callable[[ReasonsIn | None], Printer]] = {
    "table": _Tables,
    "json": _Lines,
    "geojson": _Collection,
}
"""By the name of the format."""


def warn(name: str, reading: Reading) -> None:
    """A line on standard error for each thing that went wrong while an article was read all the same."""
    causes = "; ".join(rejected.quote for rejected in reading.rejected if rejected.what == "model")
    for warning in warnings_of(reading):
        click.echo(f"masalik: {name}: {warning.en}: {causes}", err=True)
