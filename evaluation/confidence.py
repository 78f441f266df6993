"""How well the confidence of events is kept, and which weights fit best.

`python -m evaluation.confidence SCORER ARTICLES GOLD…` reads every article of the gold, asks the scorer's own
`judge` which events are there (optional ones count as right), fits the weights anew that stand in
`articles/events/confidence.py`, and prints them. What an event's confidence would be is told by
cross-validation: by weights that were fitted without its article. The shares beside it are those of the
weights as they stand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy
from scipy.optimize import minimize

from articles.events.confidence import Features, features_of
from gazetteer import Gazetteer
from service.reading.answers import answer_of, read_submission
from service.reading.submission import checked
from service.schemas import ReadRequest

from .gold import documents, scorer_at
from .toponyms import Answer, print_confidence

__all__ = ["main"]

_FOLDS = 10
_RIDGE = 1.0
"""Strength of the pull of all weights but the bias towards nought: a few hundred events carry no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One event that was read."""

    article: str
    features: Features
    right: bool
    confidence: float


def _judged(document: dict[str, Any], gazetteer: Gazetteer, scorer: ModuleType) -> Iterator[_Judged]:
    """The events of one article, each with whether the gold has one that it may be."""
    request = ReadRequest(text=document["text"], published=document.get("published"))
    reading = read_submission(checked(request), gazetteer)
    answer = msgspec.json.decode(answer_of(reading))
    told = [feature["properties"] for feature in answer["events"]["features"]]
    for event, properties in zip(reading.events, told, strict=True):
        right = any(scorer.judge(document, one, properties) is not None for one in document["events"])
        yield _Judged(
            article=document["id"], features=features_of(event), right=right, confidence=event.confidence
        )


def _fit(columns: Any, right: Any) -> Any:
    """Weights of a logistic model with a ridge, the bias first."""

    def loss(weights: Any) -> float:
        odds = columns @ weights
        return float(numpy.logaddexp(0, odds).sum() - right @ odds + _RIDGE * (weights[1:] ** 2).sum() / 2)

    return minimize(loss, numpy.zeros(columns.shape[1]), method="BFGS").x


def _held_out(columns: Any, right: Any, articles: Sequence[str]) -> Any:
    """The probability of each event by weights that have seen nothing of its article."""
    names = {article: number % _FOLDS for number, article in enumerate(sorted(set(articles)))}
    fold = numpy.array([names[article] for article in articles])
    told = numpy.zeros(len(right))
    for number in range(_FOLDS):
        weights = _fit(columns[fold != number], right[fold != number])
        told[fold == number] = 1 / (1 + numpy.exp(-columns[fold == number] @ weights))
    return told


def _answers(events: Sequence[_Judged], confidences: Sequence[float]) -> list[Answer]:
    return [
        Answer(event=one.article, kind="event", right=one.right, confidence=float(confidence))
        for one, confidence in zip(events, confidences, strict=True)
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the reliability of the weights as they stand and as they would be, and the weights that fit."""
    scorer, articles, *gold = (Path(argument) for argument in arguments)
    module, gazetteer = scorer_at(scorer), Gazetteer.open()
    events = [one for document in documents(gold, articles) for one in _judged(document, gazetteer, module)]
    columns = numpy.array([(1.0, *astuple(one.features)) for one in events])
    right = numpy.array([float(one.right) for one in events])
    held_out = _held_out(columns, right, [one.article for one in events])
    print_confidence("Events, as they stand", _answers(events, [one.confidence for one in events]), "events")
    print_confidence("Events, by cross-validation", _answers(events, held_out), "events")
    print("\nThe weights that fit all:")
    for name, weight in zip(
        ("bias", *(field.name for field in fields(Features))), _fit(columns, right), strict=True
    ):
        print(f"{name:>12}{weight:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
