"""Lines that were broken at a width are joined again: a mail or a terminal broke them, not the author.

`textwrap` of the standard library breaks lines and joins none.
"""

from __future__ import annotations

import re

__all__ = ["unwrapped"]

_BREAK = re.compile(r"(?<=[^\s.!؟?…:])[ \t]*\n[ \t]*(?=(\S+))")
_NARROWEST, _WIDEST = 30, 120
"""Letters of the longest line of a text that was broken at a width; paragraphs are longer, menus shorter."""
_FEWEST = 4
"""Line ends from which a width can be told."""
_SHARE = 0.6
"""Of the line ends inside sentences, those where the next word had no room; headlines are others."""


def unwrapped(text: str) -> str:
    """The text with the line ends that only a width explains turned into spaces, letter for letter."""
    width = max(map(len, map(str.strip, text.split("\n"))))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = list(_BREAK.finditer(text))
    forced = [match for match in breaks if _overflows(text, match, width)]
    if len(breaks) < _FEWEST or len(forced) < _SHARE * len(breaks):
        return text
    letters = list(text)
    for match in forced:
        letters[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(letters)


def _overflows(text: str, match: re.Match[str], width: int) -> bool:
    """Whether the first word after a line end would have made the line before it too long."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    return len(line) + 1 + len(match.group(1)) > width
