"""From tellings to events: vertices of like tellings, pairs that share a key, components, clusters.

Pure: the same set of tellings gives the same events, in whatever order they come. Like tellings (of one
profile) are one vertex, so that an event told by a thousand outlets in the same way costs one comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .blocking import block_keys
from .clustering import Edge, cluster, components
from .comparing import compare_profiles
from .model import Comparison, Finding, Link, MergedEvent, Telling
from .profiles import Profile, profile_of
from .summing import sum_up
from .weights import THRESHOLD, compared

__all__ = ["decide", "reaches"]

_SHARED = 0.5
"""Share of the articles of a vertex that tell another one too, from which the two are two events."""
_EXACT_DAYS = 3
"""Days up to which a date is exact enough to belong to one event only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vertex:
    """Tellings that are one event without being compared; `key` is their least id."""

    key: str
    profile: Profile
    tellings: tuple[Telling, ...]
    articles: frozenset[str]


def decide(tellings: Iterable[Telling]) -> tuple[MergedEvent, ...]:
    """The events that tellings tell, by id."""
    graph = _Graph(tellings)
    return tuple(sorted(graph.events(), key=lambda event: event.id))


def reaches(comparison: Comparison) -> bool:
    """Whether two tellings compare well enough to be told of one event."""
    return comparison.weight >= THRESHOLD and not comparison.apart


class _Graph:
    """The vertices of some tellings and what comparing them finds."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        alike: dict[Profile, list[Telling]] = {}
        for telling in _each_once(tellings):
            alike.setdefault(profile_of(telling), []).append(telling)
        self._groups = [_vertices(profile, group) for profile, group in alike.items()]
        self._vertices = {vertex.key: vertex for group in self._groups for vertex in group}
        self._judged: dict[tuple[str, str], Comparison] = {}

    def events(self) -> Iterator[MergedEvent]:
        """The event of each cluster."""
        edges = list(self._edges())
        by_first: dict[str, list[Edge]] = {}
        for edge in edges:
            by_first.setdefault(edge.one, []).append(edge)
        for component in components(self._vertices, edges):
            if len(component) == 1:
                yield self._event(component, [])
                continue
            inside = [edge for key in component for edge in by_first.get(key, ())]
            clusters, joined = cluster(component, inside, judge=self.judge, vague=self._vague)
            for members in clusters:
                yield self._event(members, [edge for edge in joined if edge.one in members])

    def _edges(self) -> Iterator[Edge]:
        """The pairs of vertices that reach the threshold."""
        for one, other in _pairs(self._groups):
            comparison = compare_profiles(one[0].profile, other[0].profile)
            if reaches(comparison):
                for mine in one:
                    for theirs in other:
                        edge = self._edge(mine, theirs, comparison)
                        if edge is not None:
                            yield edge

    def _edge(self, one: _Vertex, other: _Vertex, comparison: Comparison) -> Edge | None:
        """The pair of two vertices that reach the threshold; None where they are told apart."""
        first, second = (one, other) if one.key < other.key else (other, one)
        if _told_apart(one.articles, other.articles):
            return None
        self._judged[first.key, second.key] = comparison
        return Edge(one=first.key, other=second.key, weight=comparison.weight)

    def judge(self, one: str, other: str) -> Comparison:
        """Two vertices compared, remembered."""
        pair = (one, other) if one < other else (other, one)
        known = self._judged.get(pair)
        if known is None:
            mine, theirs = self._vertices[one], self._vertices[other]
            apart = _told_apart(mine.articles, theirs.articles)
            known = compared(Finding.TOLD_APART) if apart else compare_profiles(mine.profile, theirs.profile)
            self._judged[pair] = known
        return known

    def _vague(self, key: str) -> bool:
        days = self._vertices[key].profile.days
        return days is None or not days.told or days.slack > 0 or days.length > _EXACT_DAYS

    def _event(self, members: Sequence[str], joined: Sequence[Edge]) -> MergedEvent:
        links = tuple(
            Link(
                one=edge.one,
                other=edge.other,
                weight=edge.weight,
                findings=self.judge(edge.one, edge.other).findings,
            )
            for edge in joined
        )
        return sum_up([telling for key in members for telling in self._vertices[key].tellings], links)


def _each_once(tellings: Iterable[Telling]) -> list[Telling]:
    """One telling for each id, by id. Two versions of an article may tell one with other words beside it (a
    title, a correction, a later publication): one version counts, the same whichever came first."""
    each: dict[str, Telling] = {}
    for telling in tellings:
        known = each.setdefault(telling.id, telling)
        if known is not telling and known != telling:
            each[telling.id] = max(known, telling, key=_version)
    return [each[id_] for id_ in sorted(each)]


def _version(telling: Telling) -> tuple[str, str]:
    """What was published last, then any order by content."""
    return telling.published or "", repr(telling)


def _vertices(profile: Profile, tellings: list[Telling]) -> list[_Vertex]:
    """One vertex where a profile tells enough for like tellings to be one event, else one for each."""
    if reaches(compare_profiles(profile, profile)):
        return [_vertex(profile, tellings)]
    return [_vertex(profile, [telling]) for telling in tellings]


def _vertex(profile: Profile, tellings: list[Telling]) -> _Vertex:
    return _Vertex(
        key=tellings[0].id,
        profile=profile,
        tellings=tuple(tellings),
        articles=frozenset(telling.article for telling in tellings),
    )


def _pairs(groups: Sequence[Sequence[_Vertex]]) -> Iterator[tuple[Sequence[_Vertex], Sequence[_Vertex]]]:
    """The groups of vertices whose profiles share a key, each pair once."""
    blocks: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        near: set[int] = set()
        for key in block_keys(group[0].profile):
            block = blocks.setdefault(key, [])
            near.update(block)
            block.append(number)
        for other in near:
            yield groups[other], group


def _told_apart(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether articles that tell the one also tell the other, beside it."""
    if some.isdisjoint(others):
        return False
    return len(some & others) >= _SHARED * min(len(some), len(others))
