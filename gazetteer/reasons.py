"""The reasons that travel with candidates and choices: codes in the program, phrases in the data file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from .datafiles import read_rows
from .model import Match

__all__ = ["Reason", "phrase"]


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


def phrase(reason: Reason | Match, detail: object = "") -> str:
    """The Arabic phrase of a reason; a way of matching is a reason too."""
    return _phrases()[reason.value].format(detail)


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    return {row.text("code"): row.text("phrase") for row in read_rows("reasons.tsv", ("code", "phrase"))}
