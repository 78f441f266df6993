"""Words with which an article names its sources: verbs of reporting, «بحسب» and the like, and what goes with
them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gazetteer import Remembered

from ..loading import load_rows
from .affixes import noun_prefixes
from .inflection import Attached, Stem, speech_stems, standing
from .stems import Pattern, Stems

__all__ = ["REPORTING", "Reporting", "opens_report"]


class Reporting(StrEnum):
    """What a word does where a source is told."""

    VERB = "verb"
    ACCORDING = "according"
    WHAT = "what"
    AS = "as"
    THAT = "that"
    ABOUT = "about"
    ITSELF = "itself"
    MEDIUM = "medium"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str
    kind: Reporting
    present: str = ""


_OPENS = frozenset({Reporting.VERB, Reporting.ACCORDING})
"""What a report begins with: all but what opens and closes what is said. It may follow a conjunction."""
_NOUNS = frozenset({Reporting.MEDIUM, Reporting.BODY})


@cache
def _listed() -> Stems[Reporting, Attached]:
    """All words of the file by their stems."""
    stems = Stems[Reporting, Attached]()
    for row in load_rows("source-words.tsv", _Row):
        for stem in _stems(row):
            stems.add(stem.letters, stem.takes, row.kind)
    return stems


def _stems(row: _Row) -> Iterable[Stem]:
    if row.kind is Reporting.VERB:
        return speech_stems(row.word, row.present)
    return [Stem(letters=row.word, takes=_noun()) if row.kind in _NOUNS else standing(row.word)]


@cache
def _noun() -> Pattern[Attached]:
    return Pattern((row.prefix, "", Attached(prefix=row.prefix)) for row in noun_prefixes())


def _reporting_of(fold: str) -> frozenset[Reporting]:
    found = _listed().find(fold)
    return frozenset(kind for kind, word in found if kind in _OPENS or not word.conjunction)


REPORTING = Remembered(_reporting_of)
"""What a folded word may do where a source is told; nothing for most."""


def opens_report(fold: str) -> bool:
    """Whether a report may begin with a folded word."""
    return not _OPENS.isdisjoint(REPORTING[fold])
