"""The plain form of a text: the letters that a reader sees, with the way back to those that were sent.

Pages arrive with letters in presentation forms (ﻻ, ﷲ), with letters and their hamza apart (NFD), with
lengthening strokes, with marks of direction, of no width and of reciting, and with line ends and spaces of
many kinds.
What is read is the plain text, what is quoted is always the text as it was sent. Unicode's own
normalisation does the letters, one cluster at a time, because it tells nothing of where they came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from ..model import Span

__all__ = ["Plain", "plain_text"]

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_RECITATION = "\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_PRESENTATION = "\ufb50-\ufdfd\ufe70-\ufefc"
_COMPOSING = "\u0300-\u036f\u0653-\u0655"
_SIGNS = "\u064b-\u0652\u0670"
_LINES = "\x0b\x0c\r\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PICTURES = "\u06dd\u06de\u06e9\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_DROPPED = f"{chr(0x640)}{_INVISIBLE}{_CONTROLS}{_RECITATION}"
_HINT = re.compile(f"[{_DROPPED}{_LINES}{_SPACES}{_PICTURES}{_PRESENTATION}{_COMPOSING}]")
_ALONE = (
    rf"(?P<dropped>[{_DROPPED}]+|\r(?=\n))"
    rf"|(?P<form>[{_PRESENTATION}])"
    rf"|(?P<line>[{_LINES}])"
    rf"|(?P<space>[{_SPACES}{_PICTURES}])"
)
_CLUSTER = rf"(?P<cluster>[^\W\d_][{_SIGNS}]*[{_COMPOSING}][{_SIGNS}{_COMPOSING}]*)"
_COMPOSED = re.compile(f"[{_COMPOSING}]")
_ODD_ALONE, _ODD = re.compile(_ALONE), re.compile(f"{_ALONE}|{_CLUSTER}")
"""What looks odd by itself; that, or a letter with what it is composed with, which takes longer to find."""


class _Stretch(NamedTuple):
    """A part of a plain text that begins there at `begin`, and from where to where it was written.

    Where it is `odd`, each of its letters stands for all that was written, else each for one letter.
    """

    begin: int
    start: int
    end: int
    odd: bool


_begin: Callable[[_Stretch], int] = attrgetter("begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text to read and the text it was made of; without `stretches` the two are the same."""

    written: str
    text: str
    stretches: tuple[_Stretch, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The written words that the plain text has from `start` up to, not including, `end`."""
        if self.stretches and start < end:
            start, end = self._written(start)[0], self._written(end - 1)[1]
        return Span(start=start, end=end, text=self.written[start:end])

    def _written(self, offset: int) -> tuple[int, int]:
        """From where to where in the written text stands what a letter of the plain text was made of."""
        begin, start, end, odd = self.stretches[bisect_right(self.stretches, offset, key=_begin) - 1]
        return (start, end) if odd else (start + offset - begin, start + offset - begin + 1)


def plain_text(written: str) -> Plain:
    """The plain form of a text; most texts are plain already and cost one look.

    >>> plain = plain_text("زار طــرابلس")
    >>> plain.text, plain.span(4, 10).text
    ('زار طرابلس', 'طــرابلس')
    """
    if not _HINT.search(written):
        return Plain(written=written, text=written)
    parts: list[str] = []
    stretches: list[_Stretch] = []
    begin = position = 0
    for match in _ODD.finditer(written) if _COMPOSED.search(written) else _alone(written):
        start, end = match.span()
        for part, at, until, odd in (
            (written[position:start], position, start, False),
            (_plain_of(match), start, end, True),
        ):
            if part:
                parts.append(part)
                stretches.append(_Stretch(begin, at, until, odd))
                begin += len(part)
        position = end
    parts.append(written[position:])
    stretches.append(_Stretch(begin, position, len(written), odd=False))
    return Plain(written=written, text="".join(parts), stretches=tuple(stretches))


def _alone(written: str) -> Iterator[re.Match[str]]:
    """What looks odd by itself, in a text without composed letters: few places, found by one look at each."""
    position = 0
    while hint := _HINT.search(written, position):
        match = _ODD_ALONE.match(written, hint.start())
        if match:
            yield match
        position = match.end() if match else hint.end()


def _plain_of(match: re.Match[str]) -> str:
    """What a reader sees of something odd."""
    match match.lastgroup:
        case "form":
            return unicodedata.normalize("NFKC", match.group())
        case "cluster":
            return unicodedata.normalize("NFC", match.group())
        case "line":
            return "\n"
        case "space":
            return " "
    return ""
