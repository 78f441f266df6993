"""`masalik gazetteer diff`: what changed between two gazetteer files."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from gazetteer import Change, ChangeKind, Place, compare_files

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


@click.command("diff")
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True,
    help="How many changes of each kind the table shows, those of the most people first.",
)  # fmt: skip
@click.option(
    "--least-km", type=click.FloatRange(0), default=0.01, show_default=True, help="Pass smaller moves over."
)
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(old: Path, new: Path, limit: int, least_km: float, shape: str) -> None:
    """Tell which places of NEW were added to OLD, removed, moved, renamed, or given another country or kind.

    JSON holds every change, the table the counts and the largest places.
    """
    changes = compare_files(old, new, least_km=least_km)
    if shape == "json":
        for part in _json(changes):
            click.echo(part, nl=False)
        click.echo()
    else:
        _table(changes, limit)


def _json(changes: Iterable[Change]) -> Iterator[bytes]:
    """One object with all changes and their counts, change by change."""
    counts: Counter[str] = Counter({kind.value: 0 for kind in ChangeKind})
    yield b'{"changes":['
    for number, change in enumerate(changes):
        counts[change.kind] += 1
        yield (b",\n" if number else b"\n") + msgspec.json.encode(change)
    yield b'\n],"counts":' + msgspec.json.encode(counts) + b"}"


def _table(changes: Iterable[Change], limit: int) -> None:
    counts: Counter[ChangeKind] = Counter()
    largest: dict[ChangeKind, list[tuple[int, int, str]]] = {kind: [] for kind in ChangeKind}
    for number, change in enumerate(changes):
        counts[change.kind] += 1
        entry = (_place(change).population, -number, _told(change))
        heap = largest[change.kind]
        if len(heap) < limit:
            heapq.heappush(heap, entry)
        elif limit and entry > heap[0]:
            heapq.heapreplace(heap, entry)
    for kind in ChangeKind:
        click.echo(f"{counts[kind]:>9,} {kind}")
    for kind, heap in largest.items():
        if heap:
            shown = f", the {len(heap)} largest" if counts[kind] > len(heap) else ""
            click.echo(f"\n{kind}{shown}:")
        for _, _, text in sorted(heap, reverse=True):
            click.echo(f"  {text}")


def _told(change: Change) -> str:
    """A change in a line."""
    before, after = change.before, change.after
    place = _place(change)
    what = f"{place.id}  {place.name}"
    if before is None or after is None:
        return f"{what} ({place.name_en}), {_sort(place)}, {place.lat:.4f} {place.lon:.4f}"
    if change.kind is ChangeKind.MOVED:
        return f"{what}: {change.distance_km:,.2f} km, now {after.lat:.4f} {after.lon:.4f}"
    if change.kind is ChangeKind.RENAMED:
        return f"{place.id}  {before.name} ({before.name_en}) → {after.name} ({after.name_en})"
    return f"{what}: {_sort(before)} → {_sort(after)}"


def _sort(place: Place) -> str:
    return f"{place.feature} {place.country or '-'}"


def _place(change: Change) -> Place:
    """The place as it is, or as it was before it was removed."""
    place = change.after or change.before
    assert place is not None
    return place
