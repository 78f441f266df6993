"""What findings weigh, and the thresholds of merging, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from ..loading import load_index
from ..messages import Language
from .model import Comparison, Finding

__all__ = ["MARGIN", "MEAN", "THRESHOLD", "compared", "reason"]

THRESHOLD = 7.0
"""Weight from which two tellings are told of one event: a known person, the city and the week, or a group,
the city and the day."""
MEAN = 3.5
"""Mean weight that all pairs of two clusters need to be joined: half of what one pair needs."""
MARGIN = 1.0
"""A telling without an exact day that fits two events which exclude each other, one hardly better than the
other by this much, is given to neither."""

_REMEMBERED = 65_536
"""Sets of findings that are added up once: far more than there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    finding: Finding
    weight: float = 0.0
    apart: bool
    ar: str
    en: str


@cache
def _rows() -> dict[str, _Row]:
    return load_index("tellings/findings.tsv", _Row, key="finding")


@cache
def _weights() -> dict[Finding, float]:
    return {row.finding: row.weight for row in _rows().values()}


@cache
def _apart() -> frozenset[Finding]:
    return frozenset(row.finding for row in _rows().values() if row.apart)


@lru_cache(maxsize=_REMEMBERED)
def compared(*findings: Finding) -> Comparison:
    """What findings add up to."""
    weights = _weights()
    return Comparison(
        weight=sum(weights[finding] for finding in findings),
        apart=not _apart().isdisjoint(findings),
        findings=findings,
    )


def reason(finding: Finding, *, language: Language = Language.ARABIC) -> str:
    """A finding as a reader may be told it."""
    row = _rows()[finding]
    return row.ar if language is Language.ARABIC else row.en
