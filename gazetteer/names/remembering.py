"""What is known of a word, worked out once for each word form of the language rather than for each token.

Own code because `functools.lru_cache` keeps its entries in order of use: each hit touches three of them, and
with the vocabulary of news in the cache that takes longer than all the looking up itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Remembered"]

Known = TypeVar("Known")

_MOST = 65_536
"""Words remembered, more than the vocabulary of a day's news; then all are forgotten and it begins anew."""


class Remembered(dict[str, Known]):
    """What a function gives for each word it was asked about; `remembered[word]` asks it once.

    >>> lengths = Remembered(len)
    >>> lengths["سفر"], lengths["سفر"]
    (3, 3)
    """

    __slots__ = ("_judge", "_most")

    def __init__(self, judge: Callable[[str], Known], *, most: int = _MOST) -> None:
        super().__init__()
        self._judge, self._most = judge, most

    def __missing__(self, word: str) -> Known:
        known = self._judge(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = known
        return known
