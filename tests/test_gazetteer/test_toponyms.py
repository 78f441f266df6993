"""How well names that others marked are resolved, and how well the confidence is kept: the bars."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.toponyms import Answer, calibration_error, tweets
from gazetteer import Gazetteer

_TWEETS = Path(__file__).parents[3] / "shared" / "eval" / "sets" / "idrisi-d-train.jsonl"


def _share(answers: list[Answer]) -> float:
    return sum(bool(answer.right) for answer in answers) / len(answers)


@pytest.mark.skipif(not _TWEETS.exists(), reason="the marked tweets are not here")
def test_marked_names_of_tweets_are_resolved(gazetteer: Gazetteer) -> None:
    """Of all names with falling back, and of those resolved without it; the confidence tells which."""
    named = [one for one in tweets(gazetteer, _TWEETS, fall_back=False) if one.right is not None]
    assert _share(named) >= 0.96
    assert calibration_error(named) <= 0.06
    assert _share(list(tweets(gazetteer, _TWEETS, fall_back=True))) >= 0.80


def test_the_calibration_error_is_what_confidence_promised_too_much() -> None:
    """All wrong at a confidence of 0.8 is an error of 0.8; kept promises have none."""
    wrong = [Answer(event="", kind="", right=False, confidence=0.8)] * 5
    kept = [Answer(event="", kind="", right=number != 0, confidence=0.8) for number in range(5)]
    assert calibration_error(wrong) == pytest.approx(0.8)
    assert calibration_error(kept) == pytest.approx(0.0)
    assert calibration_error([]) == 0.0
