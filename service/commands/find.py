"""`masalik find`: what places a name may mean, and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from gazetteer import Gazetteer, Kind, Where

from ..answering.faults import sentence
from ..answering.words import Language, load_words
from ..errors import RequestRefused
from ..geocoding.parameters import country_codes, name_of, point, text_of
from ..geocoding.questions import Found, Question, answer
from ..opening import open_gazetteer
from ..reading.decoding import decoded
from ..settings import Settings
from .candidates import print_found
from .shapes import as_csv, as_geojson, as_json

__all__ = ["command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What every name is asked with."""

    country: str | None
    kind: tuple[str, ...]
    near: str | None
    context: str | None
    limit: int

    def question(self, name: str, gazetteer: Gazetteer) -> Question:
        """The question for a name. Raises `RequestRefused` for a value that cannot be used."""
        codes = country_codes(gazetteer, self.country, "--country")
        return Question(
            name=name_of(name, "NAME"),
            where=Where(kinds=frozenset(Kind(kind) for kind in self.kind)),
            countries=dict.fromkeys(codes, 1.0),
            near=point(self.near, "--near"),
            text=text_of(self.context, "--context"),
            limit=self.limit,
        )


@click.command("find")
@click.argument("name", nargs=-1, required=True)
@click.option("--each", is_flag=True, help="Every NAME is a name of its own; else all are the words of one.")
@click.option("--country", metavar="CODE", help="Prefer places of this country (ISO code, such as LB).")
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in Kind]), multiple=True, help="Only such places."
)
@click.option("--near", metavar="LON,LAT", help="Prefer places near a point in degrees, longitude first.")
@click.option("--context", metavar="TEXT", help="Prefer the countries that a text around the name speaks of.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True)
@click.option(
    "--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Candidates at most."
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "geojson", "csv"]),
    default="table",
    show_default=True,
)
def command(name: tuple[str, ...], each: bool, lang: str, shape: str, **asked: Any) -> None:
    """Look a place NAME up: every place it may mean, how it matched, and why in this order.

    The name may have a country after a comma (طرابلس، لبنان). - reads names from standard input, one a line.
    json prints a line a name, geojson one FeatureCollection. Exit code 1 when no place has such a name; it
    is told, and the others are shown.
    """
    gazetteer = open_gazetteer(Settings.from_env(os.environ))
    names = list(_names(name, each))
    answers = [(one, _answer(one, _Asked(**asked), gazetteer)) for one in names]
    known = [(one, found) for one, found in answers if found.candidates]
    if known:
        _print(known, shape, gazetteer, Language(lang))
    for one, found in answers:
        if not found.candidates:
            click.echo(f"masalik: no place is known by the name {one}", err=True)
    if len(known) < len(answers):
        sys.exit(1)


def _names(words: tuple[str, ...], each: bool) -> Iterator[str]:
    """The names asked for."""
    if words == ("-",):
        lines = decoded(sys.stdin.buffer.read()).splitlines()
        yield from (line.strip() for line in lines if line.strip())
    elif each:
        yield from words
    else:
        yield " ".join(words)


def _answer(name: str, asked: _Asked, gazetteer: Gazetteer) -> Found:
    try:
        return answer(gazetteer, asked.question(name, gazetteer))
    except RequestRefused as error:
        english = load_words()[Language.ENGLISH]
        raise click.BadParameter(
            sentence(error, english), param_hint=error.values.get("parameter")
        ) from error


def _print(answers: list[tuple[str, Found]], shape: str, gazetteer: Gazetteer, language: Language) -> None:
    if shape == "json":
        click.echo(as_json(answers))
    elif shape == "geojson":
        click.echo(as_geojson(answers, gazetteer, language))
    elif shape == "csv":
        click.echo(as_csv(answers, gazetteer, language))
    else:
        words = load_words()[language]
        for place, (name, found) in enumerate(answers):
            if place:
                click.echo()
            print_found(name, found, gazetteer, words)
