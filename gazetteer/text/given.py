"""Names whose place in a text is known from elsewhere: an annotator, a model, a column of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..model import Candidate, Match, Toponym
from ..names.folding import fold

__all__ = ["joined", "names_at"]

_APART = "\n" * 16  # farther than any name reaches to the one that contains it, see `fallback`


def names_at(
    text: str,
    spans: Iterable[tuple[int, int]],
    *,
    scanned: Sequence[Toponym],
    find: Callable[[str], Sequence[Candidate]],
) -> list[Toponym]:
    """The names at the spans (start, end in code points), in their order.

    What scanning found there is taken, since it saw the words around; else the name is looked up by itself.
    A span may hold attached particles, a generic word or a # before the name. A name that is known to be a
    place is not `ambiguous`. Unknown names have no candidates.
    """
    return [_name_at(text, start, end, scanned, find) for start, end in spans]


def _name_at(
    text: str,
    start: int,
    end: int,
    scanned: Sequence[Toponym],
    find: Callable[[str], Sequence[Candidate]],
) -> Toponym:
    within = [toponym for toponym in scanned if toponym.start < end and start < toponym.end]
    if len(within) == 1 and within[0].candidates and _is_all_of(within[0], text, start, end):
        return replace(within[0], ambiguous=False)
    surface = text[start:end]
    candidates = tuple(find(surface))
    return Toponym(
        start=start,
        end=end,
        text=surface,
        prefix="",
        match=candidates[0].match if candidates else Match.EXACT,
        candidates=candidates,
    )


def _is_all_of(toponym: Toponym, text: str, start: int, end: int) -> bool:
    """Whether the span holds the name and besides no more than what may stand before it."""
    if fold(text[toponym.end : end]) or fold(text[end : toponym.end]) or fold(text[toponym.start : start]):
        return False
    before = fold(text[start : toponym.start])
    return before in ("", fold(toponym.prefix)) or toponym.head is not None


def joined(names: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Names as one text in which they stand far apart, and where each stands."""
    spans = []
    start = 0
    for name in names:
        spans.append((start, start + len(name)))
        start += len(name) + len(_APART)
    return _APART.join(names), spans
