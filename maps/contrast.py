"""How well colours stand out from their ground, as the Web Content Accessibility Guidelines measure it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["TooFaint", "contrast", "too_faint"]

TEXT, SYMBOL = 4.5, 3.0  # WCAG 2.2, level AA: 1.4.3 for text, 1.4.11 for what is no text

KINDS = ("visit", "meeting", "movement", "denied")
NEEDED: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("ink", "soft", "accent", *KINDS), ("paper", "hover"), TEXT),
    (("name", "town"), ("land", "halo"), TEXT),
    (KINDS, ("halo",), TEXT),  # numbers in pins
    (KINDS, ("land", "sea"), SYMBOL),
)
"""What is drawn upon what, and the contrast that it needs; shores, borders and rivers are no information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFaint:
    """A colour that cannot be told well enough from its ground."""

    colour: str
    ground: str
    found: float
    needed: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`), from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(colours: Mapping[str, str]) -> Iterator[TooFaint]:
    """The pairs of a palette below what text and symbols need."""
    for names, grounds, needed in NEEDED:
        for name in names:
            for ground in grounds:
                found = contrast(colours[name], colours[ground])
                if found < needed:
                    yield TooFaint(colour=name, ground=ground, found=found, needed=needed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
