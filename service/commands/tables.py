"""Readings as tables for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from articles import DateExpression, Event, PlaceRef, Reading

__all__ = ["place_words", "print_reading", "when_words"]


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


def _row(event: Event) -> tuple[str, ...]:
    status = "" if event.status == "happened" else f"\n({event.status})"
    return (
        f"{event.kind}{status}",
        "\n".join([*(actor.name for actor in event.actors), *(f"+ {actor.name}" for actor in event.hosts)]),
        place_words(event.origin),
        place_words(event.destination),
        when_words(event.date),
        "\n".join(span.text for span in event.evidence),
    )


def when_words(date: DateExpression | None) -> str:
    """The days of an event, else the words of the article, empty without either."""
    days = " – ".join(dict.fromkeys(filter(None, (date.begin, date.until)))) if date else ""
    return days or (date.span.text if date else "")


def place_words(ref: PlaceRef | None) -> str:
    """The name of a place of an event, empty for none."""
    if ref is None:
        return ""
    name = ref.place.name if ref.place else ref.span.text if ref.span else ""
    return f"{name} (inferred)" if ref.inferred else name
