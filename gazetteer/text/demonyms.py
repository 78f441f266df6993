"""What the demonyms of a text say about where it plays: الرئيس اللبناني speaks for Lebanon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from ..weights import DEMONYM_VOTE, DEMONYM_VOTES_FULL_AT, DEMONYM_VOTES_MORE

__all__ = ["demonym_votes"]

_SHORTEST = 4  # letters; shorter ones are function words and names (مالي، هندي)


def demonym_votes(words: Iterable[str], nationality: Callable[[str], str | None]) -> Mapping[str, float]:
    """Votes for the countries whose demonyms are among the words: more where they are many, up to a bound."""
    counts = Counter(
        code for word in words if len(word) >= _SHORTEST and (code := nationality(word)) is not None
    )
    return {
        code: DEMONYM_VOTE + DEMONYM_VOTES_MORE * min(count, DEMONYM_VOTES_FULL_AT) / DEMONYM_VOTES_FULL_AT
        for code, count in counts.items()
    }
