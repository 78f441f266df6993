"""Merged events as a table for people, those of most outlets first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click
from rich.console import Console
from rich.table import Table

from articles import Language, MergedEvent, Telling
from articles.tellings import reason

from .tables import place_words, when_words

__all__ = ["print_merged"]


def print_merged(events: Sequence[MergedEvent], reasons_in: Language | None) -> None:
    """The events with their reports and disagreements, and below them why reports were joined."""
    console = Console()
    if not events:
        console.print("no visits, meetings or movements found")
        return
    ordered = sorted(events, key=lambda event: (-event.sources, -len(event.tellings), event.id))
    table = Table(show_lines=True)
    for heading in ("#", "what", "who", "from", "to", "when", "told by", "told otherwise"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "when")
    for number, event in enumerate(ordered, 1):
        table.add_row(str(number), *_row(event))
    console.print(table)
    told = sum(len(event.tellings) for event in events)
    console.print(f"{len(events)} events, {told} reports")
    for number, event in enumerate(ordered, 1):
        if reasons_in is not None and event.links:
            click.echo("\n".join(_why(number, event, reasons_in)))


def _row(event: MergedEvent) -> tuple[str, ...]:
    status = "" if event.status == "happened" else f"\n({event.status})"
    return (
        f"{event.kind}{status}",
        "\n".join([*(party.name for party in event.actors), *(f"+ {party.name}" for party in event.hosts)]),
        place_words(event.origin),
        place_words(event.destination),
        when_words(event.date),
        "\n".join(map(_outlet, event.tellings)),
        "\n".join(_disagreements(event)),
    )


def _outlet(telling: Telling) -> str:
    return " ".join(filter(None, (telling.outlet or telling.article[:8], telling.published)))


def _disagreements(event: MergedEvent) -> Iterator[str]:
    for one in event.disagreements:
        answers = " / ".join(f"{each.value} ×{len(each.tellings)}" for each in one.alternatives)
        yield f"{one.aspect.replace('_', ' ')}: {answers}"


def _why(number: int, event: MergedEvent, language: Language) -> Iterable[str]:
    """Which reports were joined, and what spoke for it."""
    names = {telling.id: _outlet(telling) for telling in event.tellings}
    yield ""
    yield f"{number}."
    for link in event.links:
        found = " + ".join(reason(finding, language=language) for finding in link.findings)
        yield f"    {names[link.one]} = {names[link.other]} ({link.weight:g}): {found}"
