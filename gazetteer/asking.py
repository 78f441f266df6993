"""Checks of what callers ask with: names, points, limits, codes and spans."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from .errors import QuestionError

__all__ = ["LONGEST_NAME", "check_codes", "check_limit", "check_point", "check_spans", "name_of"]

LONGEST_NAME = 200
"""Letters: no place is called by more, and looking for parts of a long text would take long."""

_CODE = re.compile(r"[A-Z]{2}")


def name_of(name: str) -> str:
    """The name, or nothing where it is longer than any."""
    return name if len(name) <= LONGEST_NAME else ""


def check_limit(limit: int) -> int:
    """The limit; raises `QuestionError` for less than one."""
    if limit < 1:
        raise QuestionError(f"the limit must be a whole number from 1 on, not {limit!r}")
    return limit


def check_point(lon: float, lat: float) -> None:
    """Raise `QuestionError` unless the degrees (EPSG:4326) are on the Earth."""
    if not (math.isfinite(lon) and math.isfinite(lat)) or abs(lon) > 180 or abs(lat) > 90:
        raise QuestionError(f"no point on the Earth: longitude {lon!r}, latitude {lat!r}")


def check_codes(codes: Iterable[str]) -> None:
    """Raise `QuestionError` for what is no ISO 3166-1 alpha-2 code in capitals."""
    for code in codes:
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise QuestionError(f"countries are told by two capitals (ISO 3166-1 alpha-2), not {code!r}")


def check_spans(text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Raise `QuestionError` for a span that holds nothing of the text."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise QuestionError(f"the span {start}, {end} holds nothing of a text of {len(text)} characters")
