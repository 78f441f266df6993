"""Which language a text in Arabic letters is in: Arabic, or a neighbour that shares them.

Own code rather than a language detector: those weigh letters, and Arabic news typed on a Persian keyboard,
with Persian names in it, comes out as Persian. Small words tell the languages apart whatever the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..loading import load_rows

__all__ = ["other_language"]

_ARABIC = "ar"
_FOREIGN = re.compile(
    "[\u0679\u067e\u0681\u0685\u0686\u0688\u0689\u0691\u0695\u0698\u069a\u06a9\u06af\u06b5\u06ba-\u06bc"
    "\u06be\u06c1\u06c6-\u06ce\u06d0\u06d2\u06d5]"
)
"""Letters that those languages add; without one of them a text is not looked at further."""
_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_LEAST = 3
"""Small words of another language that a text has to have: fewer may be a name or a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    language: str
    name: str
    words: tuple[str, ...]


@cache
def _tongues() -> tuple[tuple[_Tongue, frozenset[str]], ...]:
    return tuple((row, frozenset(row.words)) for row in load_rows("other-languages.tsv", _Tongue))


def other_language(text: str) -> str | None:
    """The English name of the language of a text that is not Arabic; None for Arabic, and in doubt."""
    if not _FOREIGN.search(text):
        return None
    words = _WORD.findall(text)
    counts = {row: sum(map(small.__contains__, words)) for row, small in _tongues()}
    arabic = next(count for row, count in counts.items() if row.language == _ARABIC)
    most = max(counts, key=counts.__getitem__)
    return most.name if counts[most] >= _LEAST and counts[most] > arabic else None
