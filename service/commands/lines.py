"""Lines of Arabic in a terminal: nothing is shaped or turned round here, cells are only kept apart.

Which letters join and in which order they stand is the terminal's work: VTE (GNOME, Xfce …), Konsole, mintty,
mlterm and Apple's do it, and a program that turned letters round itself would have them turned twice there,
and would give reversed words to whoever copies or pipes them. (`arabic-reshaper` with `python-bidi` does just
that for pictures; a program cannot ask a terminal whether it is needed.) What a terminal cannot know is where
a cell ends: two Arabic cells beside each other are one run of letters to it, and it would swap them. A
left-to-right mark on both sides of a cell keeps every cell in its column, and a right-to-left mark on both
sides of its Arabic text keeps dashes and percent signs on their side of it. The marks have no width; where
output goes into a file or a pipe they are left out.
"""

from __future__ import annotations

from unicodedata import bidirectional

from rich.cells import cell_len

__all__ = ["apart", "wrapped"]

_LEFT_TO_RIGHT = "\u200e"
_RIGHT_TO_LEFT = "\u200f"
_TURNED = ("R", "AL")


def apart(line: str, *, terminal: bool) -> str:
    """The line of a cell, on a terminal with marks that keep it apart from its neighbours."""
    if not terminal:
        return line
    inner = _RIGHT_TO_LEFT if any(bidirectional(letter) in _TURNED for letter in line) else ""
    return f"{_LEFT_TO_RIGHT}{inner}{line}{inner}{_LEFT_TO_RIGHT}"


def wrapped(text: str, width: int) -> list[str]:
    """The words of a text in lines no wider than so many columns; a longer word is cut."""
    lines = [""]
    for word in text.split():
        while cell_len(word) > width:
            room = _letters_within(word, width)
            lines.append(word[:room])
            word = word[room:]
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def _letters_within(word: str, width: int) -> int:
    """How many letters of a word fit."""
    taken = 0
    for count, letter in enumerate(word):
        taken += cell_len(letter)
        if taken > width:
            return max(1, count)
    return len(word)
