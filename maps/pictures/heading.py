"""The lines over a picture: its title in one line or two, and below it what its events were chosen by."""

from __future__ import annotations

from typing import NamedTuple

from .markup import width_of

__all__ = ["Line", "title_lines"]

TITLE, SMALLER, BELOW = 27.0, 20.0, 16.0  # pixels of the map page


class Line(NamedTuple):
    """Words with their size in pixels, the name of their colour and their weight."""

    words: str
    size: float
    ink: str = "ink"
    weight: str = "600"


def title_lines(title: str, subtitle: str, *, room: float, unit: float) -> list[Line]:
    """The title in one line, or in two of a smaller size, with what does not fit left out.

    With a subtitle the title has one smaller line, and the subtitle another.
    """
    words = _spaced(title)
    if subtitle:
        below = Line(_cut(_spaced(subtitle), room, BELOW * unit), BELOW * unit, "soft", "400")
        return [Line(_cut(words, room, SMALLER * unit), SMALLER * unit), below]
    if width_of(words, TITLE * unit) <= room:
        return [Line(words, TITLE * unit)]
    size = SMALLER * unit
    first, rest = _fill(words.split(" "), room, size)
    return [Line(line, size) for line in (first, _cut(" ".join(rest), room, size)) if line]


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _cut(words: str, room: float, size: float) -> str:
    """Words in one line, with … in place of what does not fit."""
    if width_of(words, size) <= room:
        return words
    return f"{_fill(words.split(' '), room - size, size)[0]}…"


def _fill(words: list[str], room: float, size: float) -> tuple[str, list[str]]:
    """As many words as fit into a line, one at least, and those left over; a longer word is cut."""
    count = 1
    while count < len(words) and width_of(" ".join(words[: count + 1]), size) <= room:
        count += 1
    line = " ".join(words[:count])
    while len(line) > 1 and width_of(line, size) > room:
        line = line[:-1]
    return line, words[count:]
