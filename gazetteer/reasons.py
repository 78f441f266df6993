"""The reasons that travel with candidates and choices: codes in the program, phrases in the data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from .datafiles import read_rows
from .model import Match

__all__ = ["Reason", "in_english", "phrase"]

_FIELDS = ("code", "phrase", "phrase_en")


class Reason(StrEnum):
    """Why a candidate stands or was chosen; the names of the rows of reasons.tsv."""

    EXACT = "exact"
    FOLDED = "folded"
    GLUED = "glued"
    CLITIC = "clitic"
    DESCRIPTIVE = "descriptive"
    HEAD = "head"
    LATIN = "latin"
    TRANSLITERATED = "transliterated"
    PREFIX = "prefix"
    FUZZY = "fuzzy"
    DERIVED = "derived"
    APPROXIMATE = "approximate"
    CAPITAL = "capital"
    COUNTRY = "country"
    POPULATION = "population"
    KIND = "kind"
    CONTEXT = "context"
    COHERENT = "coherent"
    OUTLET = "outlet"
    NEAR = "near"
    DEMONYM = "demonym"
    CURATED = "curated"
    CITY_FIRST = "city_first"
    COUNTRY_FIRST = "country_first"
    RUNNER_UP = "runner_up"
    COMMON_WORD = "common_word"
    UNKNOWN = "unknown"
    TOO_WEAK = "too_weak"


@lru_cache(maxsize=4096)
def phrase(reason: Reason | Match, detail: str | int = "") -> str:
    """The Arabic phrase of a reason; a way of matching is a reason too."""
    return _phrases()[reason].format(detail)


def in_english(reasons: Iterable[str]) -> tuple[str, ...]:
    """The reasons of a candidate or a resolution in English; names within them stay as they are."""
    return tuple(map(_english, reasons))


@lru_cache(maxsize=4096)
def _english(reason: str) -> str:
    found = ((pattern.fullmatch(reason), english) for pattern, english in _patterns())
    return next((english.format(*match.groups()) for match, english in found if match), reason)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each Arabic phrase as a pattern, its detail a group, with its English."""
    rows = read_rows("reasons.tsv", _FIELDS)
    return tuple(
        (re.compile(re.escape(row.text("phrase")).replace(r"\{\}", "(.*)")), row.text("phrase_en"))
        for row in rows
    )


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    return {row.text("code"): row.text("phrase") for row in read_rows("reasons.tsv", _FIELDS)}
