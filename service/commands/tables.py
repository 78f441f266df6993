"""Readings and candidates as tables for people."""

from __future__ import annotations

from shutil import get_terminal_size
from textwrap import fill

import click
from rich.console import Console
from rich.table import Table

from articles import Event, PlaceRef, Reading
from gazetteer import Candidate, Place

__all__ = ["print_candidates", "print_reading"]

_INDENT = " " * 5
_WIDEST = 100
"""Columns of a line: longer ones are hard to follow."""


def print_reading(name: str, reading: Reading) -> None:
    """The events of a reading, then how many places it names."""
    console = Console()
    published = reading.article.published or "-"
    inferred = " (inferred)" if reading.article.published_inferred else ""
    table = Table(title=f"{name} · published {published}{inferred}", title_justify="left", show_lines=True)
    for heading in ("what", "who", "from", "to", "when", "evidence"):
        table.add_column(heading, overflow="fold")
    for event in reading.events:
        table.add_row(*_row(event))
    located = sum(mention.resolution.place is not None for mention in reading.places)
    console.print(table if reading.events else f"{name}: no visits, meetings or movements found")
    console.print(f"{len(reading.places)} place mentions, {located} located")


def print_candidates(name: str, candidates: tuple[Candidate, ...]) -> None:
    """The places that a name may mean, best first, each in a few lines: what, where, its id, and why."""
    click.echo(name)
    for number, candidate in enumerate(candidates, 1):
        place = candidate.place
        click.echo(f"\n{number:>3}. {' · '.join(dict.fromkeys((place.name, place.name_en)))}")
        click.echo(_INDENT + place.id)
        _tell(", ".join(_facts(place)))
        _tell(f"{candidate.match} match of {candidate.matched_name}, score {candidate.score:.2f}")
        for reason in candidate.reasons:
            _tell(f"- {reason}")


def _facts(place: Place) -> list[str]:
    """What is known of a place, in few words."""
    kind = str(place.kind) if place.feature == place.kind else f"{place.kind} ({place.feature})"
    people = [f"{place.population:,} people"] if place.population else []
    return [kind, *([place.country] if place.country else []), f"{place.lat:.4f} {place.lon:.4f}", *people]


def _tell(text: str) -> None:
    """A text below its number, in lines that fit the terminal."""
    width = min(get_terminal_size().columns, _WIDEST)
    click.echo(fill(text, width=width, initial_indent=_INDENT, subsequent_indent=_INDENT + "  "))


def _row(event: Event) -> tuple[str, ...]:
    status = "" if event.status == "happened" else f"\n({event.status})"
    date = event.date
    when = " – ".join(dict.fromkeys(filter(None, (date.begin, date.until)))) if date else ""
    return (
        f"{event.kind}{status}",
        "\n".join(actor.name for actor in (*event.actors, *event.hosts)),
        _place(event.origin),
        _place(event.destination),
        when or (date.span.text if date else ""),
        "\n".join(span.text for span in event.evidence),
    )


def _place(ref: PlaceRef | None) -> str:
    if ref is None:
        return ""
    name = ref.place.name if ref.place else ref.span.text if ref.span else ""
    return f"{name} (inferred)" if ref.inferred else name
