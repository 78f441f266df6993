"""Candidates for people: a table from right to left where there is room, else lines below one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gazetteer import Candidate, Gazetteer, Place

from ..answering.words import Language, Words
from ..geocoding.documents import country_name, name_in, reasons_in
from ..geocoding.placetypes import type_of
from ..geocoding.questions import Found
from .lines import apart, wrapped

__all__ = ["print_found"]

_LEAST_FOR_TABLE = 116
_MOST_FOR_TABLE = 150
_INDENT = " " * 5
_BORDERS = 3 * 6 + 1
_WIDTHS = {"rank": 3, "name": 22, "type": 16, "point": 16, "match": 18}
"""Columns of a terminal for each column of the table but the last, the reasons, which take the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The cells of one candidate, each as its lines of text."""

    rank: list[str]
    name: list[str]
    type: list[str]
    point: list[str]
    match: list[str]
    reasons: list[str]


def print_found(name: str, found: Found, gazetteer: Gazetteer, words: Words) -> None:
    """What a name may mean, the likeliest first: what, where, how it matched and why."""
    console = Console(highlight=False)
    width = min(console.width, _MOST_FOR_TABLE)
    rows = [_row(gazetteer, candidate, rank, words) for rank, candidate in enumerate(found.candidates, 1)]
    for line in _title(name, found, words):
        _print(console, line, words)
    if width >= _LEAST_FOR_TABLE:
        console.print(_table(rows, words, width, terminal=console.is_terminal))
        return
    for row in rows:
        _print_block(console, row, width, words("find.comma"))


def _title(name: str, found: Found, words: Words) -> list[str]:
    place, sure = found.resolution.place, round(100 * found.resolution.confidence)
    if place is None:
        return [name]
    meant = f"{words('gazetteer.meant')} {name_in(place, words.language)}"
    return [name, f"{meant}{words('find.comma')} {words('gazetteer.confidence', n=str(sure))}"]


def _print(console: Console, line: str, words: Words) -> None:
    """A line above the table, at the side where reading begins."""
    wide = console.width >= _LEAST_FOR_TABLE and words.language is Language.ARABIC
    width = min(console.width, _MOST_FOR_TABLE)
    text = Text(apart(line, terminal=console.is_terminal))
    text.align("right" if wide else "left", width if wide else text.cell_len)
    console.print(text, soft_wrap=True)


def _row(gazetteer: Gazetteer, candidate: Candidate, rank: int, words: Words) -> _Row:
    place, language = candidate.place, words.language
    names = dict.fromkeys((name_in(place, language), name_in(place, language.other), place.id))
    matched = words(f"match.{candidate.match}")
    return _Row(
        rank=[str(rank)],
        name=list(names),
        type=[type_of(place).names[language], country_name(gazetteer, place.country, language) or ""],
        point=_point(place, words),
        match=[matched, candidate.matched_name, words("find.score", n=f"{candidate.score:.2f}")],
        reasons=[f"- {reason}" for reason in reasons_in(candidate.reasons, language)],
    )


def _point(place: Place, words: Words) -> list[str]:
    lines = [words("find.lat", n=f"{place.lat:.4f}"), words("find.lon", n=f"{place.lon:.4f}")]
    if place.radius_km:
        lines.append(words("find.radius", n=f"{place.radius_km:g}"))
    if place.population:
        lines.append(words("find.people", n=f"{place.population:,}"))
    return lines


def _table(rows: Sequence[_Row], words: Words, width: int, *, terminal: bool) -> Table:
    """The table; in Arabic the first column is the one on the right."""
    arabic = words.language is Language.ARABIC
    columns = [*_WIDTHS.items(), ("reasons", width - sum(_WIDTHS.values()) - _BORDERS)]
    ordered = columns[::-1] if arabic else columns
    table = Table(box=box.ROUNDED if terminal else box.ASCII, show_lines=True)
    for column, wide in ordered:
        heading = apart(words(f"find.column_{column}"), terminal=terminal)
        table.add_column(heading, justify="right" if arabic else "left", width=wide, no_wrap=True)
    for row in rows:
        table.add_row(*(_cell(getattr(row, column), wide, terminal) for column, wide in ordered))
    return table


def _cell(lines: Sequence[str], width: int, terminal: bool) -> Text:
    parts = [part for line in lines for part in wrapped(line, width) if part]
    return Text("\n".join(apart(part, terminal=terminal) for part in parts))


def _print_block(console: Console, row: _Row, width: int, comma: str) -> None:
    """A candidate in lines of its own."""
    first, *others = row.name
    click.echo(
        f"\n{row.rank[0]:>3}. {apart(' · '.join([first, *others[:-1]]), terminal=console.is_terminal)}"
    )
    facts = [others[-1] if others else "", f"{comma} ".join(filter(None, row.type)), " · ".join(row.point)]
    for line in [*facts, " · ".join(row.match), *row.reasons]:
        for part, indent in zip_longest(wrapped(line, width - len(_INDENT) - 2), [""], fillvalue="  "):
            click.echo(f"{_INDENT}{indent}{apart(part, terminal=console.is_terminal)}")
