"""The plain form of a text: the letters that a reader sees, with the way back to those that were sent.

Pages arrive with letters in presentation forms (ﻻ, ﷲ), with letters and their hamza apart (NFD), with
lengthening strokes, with marks of direction and of no width, and with line ends and spaces of many kinds.
What is read is the plain text, what is quoted is always the text as it was sent. Unicode's own
normalisation does the letters, one cluster at a time, because it tells nothing of where they came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..model import Span

__all__ = ["Plain", "plain_text"]

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_PRESENTATION = "\ufb50-\ufdfd\ufe70-\ufefc"
_COMPOSING = "\u0300-\u036f\u0653-\u0655"
_SIGNS = "\u064b-\u0652\u0670"
_LINES = "\x0b\x0c\r\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_HINT = re.compile(rf"[\u0640{_INVISIBLE}{_CONTROLS}{_LINES}{_SPACES}{_PICTURES}{_PRESENTATION}{_COMPOSING}]")
_ALONE = (
    rf"(?P<dropped>[\u0640{_INVISIBLE}{_CONTROLS}]+|\r(?=\n))"
    rf"|(?P<form>[{_PRESENTATION}])"
    rf"|(?P<line>[{_LINES}])"
    rf"|(?P<space>[{_SPACES}{_PICTURES}])"
)
_CLUSTER = rf"(?P<cluster>[^\W\d_][{_SIGNS}]*[{_COMPOSING}][{_SIGNS}{_COMPOSING}]*)"
_COMPOSED = re.compile(f"[{_COMPOSING}]")
_ODD_ALONE, _ODD = re.compile(_ALONE), re.compile(f"{_ALONE}|{_CLUSTER}")
"""What looks odd by itself; that, or a letter with what it is composed with, which takes longer to find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text to read and the text it was made of.

    `starts[i]` and `ends[i]` are the offsets in `written` of what the character `text[i]` stands for; both
    are empty where the two texts are the same.
    """

    written: str
    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The written words that the plain text has from `start` up to, not including, `end`."""
        if self.starts and start < end:
            start, end = self.starts[start], self.ends[end - 1]
        return Span(start=start, end=end, text=self.written[start:end])


def plain_text(written: str) -> Plain:
    """The plain form of a text; most texts are plain already and cost one look.

    >>> plain = plain_text("زار طــرابلس")
    >>> plain.text, plain.span(4, 10).text
    ('زار طرابلس', 'طــرابلس')
    """
    if not _HINT.search(written):
        return Plain(written=written, text=written)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    odd = _ODD if _COMPOSED.search(written) else _ODD_ALONE
    for match in odd.finditer(written):
        start, end = match.span()
        plain = _plain_of(match)
        parts += (written[position:start], plain)
        starts += (*range(position, start), *[start] * len(plain))
        ends += (*range(position + 1, start + 1), *[end] * len(plain))
        position = end
    parts.append(written[position:])
    starts += range(position, len(written))
    ends += range(position + 1, len(written) + 1)
    return Plain(written=written, text="".join(parts), starts=tuple(starts), ends=tuple(ends))


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
