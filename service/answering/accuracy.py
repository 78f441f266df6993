"""How good the reader is, for pages to tell: the figures of `docs/evaluation.md`, in `data/accuracy.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..datafiles import DATA, rows_of

__all__ = ["Accuracy", "load_accuracy"]

ACCURACY_FILE = DATA / "accuracy.tsv"
_FIGURES = ("event", "complete", "place", "resolved")
_COLUMNS = ("articles", "ar", "en", *_FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """What was read, by language of the page, and how well: events, complete ones, places, those resolved."""

    key: str
    articles: Mapping[str, str]
    figures: tuple[str, ...]


@cache
def load_accuracy() -> tuple[Accuracy, ...]:
    """All rows. Raises `DataFileError` naming file, line and field of what is wrong."""
    return tuple(
        Accuracy(
            key=row["articles"],
            articles={language: row[language] for language in ("ar", "en")},
            figures=tuple(row[name] for name in _FIGURES),
        )
        for _, row in rows_of(ACCURACY_FILE, _COLUMNS)
    )
