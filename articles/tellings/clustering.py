"""Which tellings are one event, given how each pair compares.

A component of the graph of pairs that reach the threshold is cut where tellings in it exclude each other:
its pairs are taken from the strongest to the weakest, and two clusters are joined unless a pair of theirs is
kept apart or their pairs are too weak on the whole (greedy agglomeration under cannot-link constraints). The
outcome depends on the set of tellings alone: components are a property of the set, and pairs are ordered by
weight and content. Connected components alone would chain Monday's visit over a report without a date to the
visit of the week after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .model import Comparison
from .weights import MARGIN, MEAN

__all__ = ["Edge", "Judge", "cluster", "components"]

Judge = Callable[[str, str], Comparison]
"""Compares two vertices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two vertices that reach the threshold, the lesser key first."""

    one: str
    other: str
    weight: float


@dataclass(slots=True, kw_only=True)
class _Cut:
    """The clusters of one component while they grow."""

    judge: Judge
    home: dict[str, str]
    members: dict[str, list[str]]
    apart: dict[str, set[str]]
    joined: list[Edge] = field(default_factory=list)


def components(keys: Iterable[str], edges: Iterable[Edge]) -> list[list[str]]:
    """The connected components, each sorted, in the order of their first keys."""
    around: dict[str, list[str]] = {key: [] for key in sorted(keys)}
    for edge in edges:
        around[edge.one].append(edge.other)
        around[edge.other].append(edge.one)
    found: list[list[str]] = []
    seen: set[str] = set()
    for key in around:
        if key not in seen:
            found.append(sorted(_reached(key, around, seen)))
    return found


def _reached(key: str, around: Mapping[str, Sequence[str]], seen: set[str]) -> list[str]:
    seen.add(key)
    reached = [key]
    for vertex in reached:
        for neighbour in around[vertex]:
            if neighbour not in seen:
                seen.add(neighbour)
                reached.append(neighbour)
    return reached


def cluster(
    keys: Sequence[str], edges: Iterable[Edge], *, judge: Judge, vague: Callable[[str], bool]
) -> tuple[list[list[str]], list[Edge]]:
    """The clusters of one component, and the edges that joined them.

    `vague` says whether a vertex has no exact day: one that fits two events equally well stays alone.
    """
    usable = _without_ambiguous(list(edges), judge, vague)
    cut = _Cut(
        judge=judge,
        home={key: key for key in keys},
        members={key: [key] for key in keys},
        apart={key: set() for key in keys},
    )
    for edge in sorted(usable, key=lambda edge: (-edge.weight, edge.one, edge.other)):
        one, other = sorted((cut.home[edge.one], cut.home[edge.other]))
        if one != other and other not in cut.apart[one]:
            _join_or_part(cut, one, other, edge)
    return sorted(sorted(members) for members in cut.members.values()), cut.joined


def _join_or_part(cut: _Cut, one: str, other: str, edge: Edge) -> None:
    """Join two clusters, or remember that they stay apart."""
    pairs = [cut.judge(mine, theirs) for mine in cut.members[one] for theirs in cut.members[other]]
    fits = not any(pair.apart for pair in pairs) and sum(pair.weight for pair in pairs) >= MEAN * len(pairs)
    if not fits:
        cut.apart[one].add(other)
        cut.apart[other].add(one)
        return
    cut.joined.append(edge)
    for member in cut.members[other]:
        cut.home[member] = one
    cut.members[one] += cut.members.pop(other)
    for stranger in cut.apart.pop(other):
        cut.apart[stranger] = (cut.apart[stranger] - {other}) | {one}
        cut.apart[one].add(stranger)


def _without_ambiguous(edges: list[Edge], judge: Judge, vague: Callable[[str], bool]) -> list[Edge]:
    """The edges without those of vague vertices that fit two neighbours which exclude each other."""
    around: dict[str, list[tuple[float, str]]] = {}
    for edge in edges:
        for mine, theirs in ((edge.one, edge.other), (edge.other, edge.one)):
            if vague(mine):
                around.setdefault(mine, []).append((edge.weight, theirs))
    torn = {key for key, neighbours in around.items() if _torn(neighbours, judge)}
    return [edge for edge in edges if edge.one not in torn and edge.other not in torn]


def _torn(neighbours: list[tuple[float, str]], judge: Judge) -> bool:
    """Whether the best neighbour is excluded by one that is hardly worse."""
    weight, best = min(neighbours, key=lambda neighbour: (-neighbour[0], neighbour[1]))
    close = (key for rank, key in neighbours if key != best and weight - rank < MARGIN)
    return any(judge(best, key).apart for key in close)
