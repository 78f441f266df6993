"""Whether two tellings can be of one time."""

from __future__ import annotations

from .model import Finding
from .profiles import Days

__all__ = ["LONGEST_COMPARED", "REACH", "compare_days"]

LONGEST_COMPARED = 45
"""Days beyond which a period is compared with the very same period only: a year is no date of a visit."""
REACH = 6
"""Days that the publication of a report without a date may lie from the event."""
_FEW = 3
_WEEK = 10
_MONTH = 31
_NEWS_OF_THE_DAY = 1


def compare_days(one: Days | None, other: Days | None) -> Finding:
    """What the times of two tellings say; publication stands for an event without a date."""
    if one is None or other is None:
        return Finding.NO_TIME
    gap = max(one.first, other.first) - min(one.last, other.last)
    if not (one.told and other.told):
        return _of_news(gap)
    if gap <= 0:
        return _in_common(one, other)
    if gap <= one.slack + other.slack:
        return Finding.NEAR_DAYS
    return Finding.NEXT_DAY if gap == 1 else Finding.OTHER_TIME


def _of_news(gap: int) -> Finding:
    if gap <= _NEWS_OF_THE_DAY:
        return Finding.NEWS_OF_THE_DAY
    return Finding.NEWS_OF_THE_WEEK if gap <= REACH else Finding.OTHER_TIME


def _in_common(one: Days, other: Days) -> Finding:
    """Days in common say the less, the longer the periods are."""
    length = max(one.length, other.length)
    if length == 1:
        return Finding.SAME_DAY
    if length <= _FEW:
        return Finding.SAME_DAYS
    if length <= _WEEK:
        return Finding.SAME_WEEK
    if length <= _MONTH:
        return Finding.SAME_MONTH
    same = one.first == other.first and one.last == other.last
    return Finding.SAME_PERIOD if same else Finding.WITHIN_LONG_PERIOD
