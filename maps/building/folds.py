"""The gazetteer's folding of letters as a table for the script, so that search on a map spares spellings too.

The script takes a text apart first (NFKD) and makes letters small; the table holds what the gazetteer does
beyond that. It is asked letter by letter, so that there is one source of what counts as the same.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from gazetteer import fold

__all__ = ["fold_table"]

_BLOCKS = ((0x0021, 0x024F), (0x0300, 0x036F), (0x0600, 0x06FF), (0x2000, 0x206F), (0xFEFF, 0xFEFF))
"""Latin, marks, Arabic, and the invisible characters of punctuation: what news in Arabic are written with."""


def fold_table() -> dict[str, str]:
    """What letters become, with the letters that become it: `{"ه": "ةۀە…", "": "ً…"}`."""
    table: defaultdict[str, str] = defaultdict(str)
    for char in _characters():
        folded = fold(f"a{char}a")[1:-1]
        if folded != _plainly(char):
            table[folded] += char
    return dict(sorted(table.items()))


def _characters() -> Iterator[str]:
    """Those that nothing takes apart further."""
    for low, high in _BLOCKS:
        yield from (chr(code) for code in range(low, high + 1) if _is_whole(chr(code)))


def _is_whole(char: str) -> bool:
    return unicodedata.normalize("NFKD", char) == char


def _plainly(char: str) -> str:
    """What the script makes of a character that the table does not have."""
    return char.lower() if unicodedata.category(char)[0] in "LN" else " "
