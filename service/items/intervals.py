"""The OGC query parameters `bbox` and `datetime` as boxes and intervals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from math import isfinite

from ..errors import BadParameter
from ..store import Box, Interval, first_day, last_day

__all__ = ["box_on_earth", "parsed_box", "parsed_edges", "parsed_interval"]

_OPEN = ("", "..")


def parsed_box(text: str) -> Box:
    """`west,south,east,north` in degrees, or six numbers with the heights, which are passed over.

    West greater than east means that the box spans the antimeridian. Raises `BadParameter` for anything else.
    """
    return box_on_earth(parsed_edges(text), "bbox")


def box_on_earth(edges: Sequence[float], parameter: str) -> Box:
    """The box of west, south, east and north in degrees. Raises `BadParameter` where they are none."""
    west, south, east, north = edges
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BadParameter("bad_bbox", parameter)
    return Box(west=west, south=south, east=east, north=north)


def parsed_edges(text: str) -> tuple[float, float, float, float]:
    """The least of both axes and the most of both, in any system; of six numbers without the heights."""
    numbers = _numbers(text)
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4:
        raise BadParameter("bad_bbox", "bbox")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def parsed_interval(text: str) -> Interval:
    """An instant, or two with `/` between; `..` or nothing is an open end.

    An instant is an RFC 3339 date or date-time, of which the day in UTC counts, or a month or a year; GDAL
    writes a day as `2020-12-27T`.
    Raises `BadParameter` for anything else, and for an end before the beginning.
    """
    begin, slash, end = text.partition("/")
    if not slash:
        interval = Interval(begin=_first(begin), end=_last(begin))
    else:
        interval = Interval(
            begin=None if begin in _OPEN else _first(begin), end=None if end in _OPEN else _last(end)
        )
    if interval.begin and interval.end and interval.begin > interval.end:
        raise BadParameter("bad_datetime", "datetime")
    return interval


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise BadParameter("bad_bbox", "bbox") from None
    if not all(map(isfinite, numbers)):
        raise BadParameter("bad_bbox", "bbox")
    return numbers


def _first(text: str) -> date:
    return first_day(_bare(text)) or _day(text)


def _last(text: str) -> date:
    return last_day(_bare(text)) or _day(text)


def _bare(text: str) -> str:
    """A day without the T that GDAL leaves behind it."""
    return text.removesuffix("T") if len(text) == len("2020-12-27T") else text


def _day(text: str) -> date:
    """The day in UTC of a date-time with its offset, if that day is in the years 1 to 9999."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC).date()
    except (ValueError, OverflowError):
        pass
    raise BadParameter("bad_datetime", "datetime")
