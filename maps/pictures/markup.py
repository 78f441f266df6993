"""SVG as text: elements with escaped attributes, and words that keep their direction.

Renderers differ in what they make of `direction`; what all agree on are the isolates of Unicode around each
text, and `text-anchor` in an unmarked, left-to-right line. So Arabic that ends at the right says `end`.
"""

from __future__ import annotations

from html import escape

__all__ = ["element", "isolated", "number", "width_of"]

RIGHT_TO_LEFT, FIRST_STRONG, END = "\u2067", "\u2068", "\u2069"
NO_CONTROLS = dict.fromkeys((*range(32), 127, *range(8234, 8239), *range(8294, 8298)))
THIN, USUAL, BROAD = 0.32, 0.55, 0.64  # of the font's size: what letters take, measured on the bold face
THIN_LETTERS = frozenset(" .,:;،؛·|'!()[]ijltfrاأإآلـ")
BROAD_LETTERS = frozenset("mwMWسشصضطظ")


def element(tag: str, *children: str, **attributes: str | float | None) -> str:
    """An element. `_` in the name of an attribute stands for `-`; attributes that are None are left out.

    Children are markup already; text goes through `isolated`.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    body = "".join(children)
    return f"<{tag}{given}>{body}</{tag}>" if body else f"<{tag}{given}/>"


def number(value: str | float) -> str:
    """A number as short as it can be to a tenth of a pixel; words as they are."""
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def isolated(words: str, *, is_arabic: bool | None = None) -> str:
    """Words escaped, in an isolate of their own; right to left for Arabic, by the first letter if unknown.

    Characters that steer the direction, and what XML does not allow, are taken out.
    """
    opening = RIGHT_TO_LEFT if is_arabic else FIRST_STRONG
    return f"{opening}{escape(words.translate(NO_CONTROLS), quote=False)}{END}"


def width_of(words: str, size: float) -> float:
    """About how wide words are in pixels, rather too wide than too narrow."""
    return size * sum(_advance(letter) for letter in words)


def _advance(letter: str) -> float:
    if "\u064b" <= letter <= "\u0655":  # vowel marks stand over letters
        return 0.0
    if letter in THIN_LETTERS:
        return THIN
    return BROAD if letter.isdigit() or letter.isupper() or letter in BROAD_LETTERS else USUAL
