"""How two times lie to each other: Allen's relations, by their names in CQL2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .sql import Dialect, Fragment, SqlType

__all__ = ["RELATIONS", "Period", "related"]

RELATIONS: Mapping[str, str] = {
    "t_after": "a1 > b2",
    "t_before": "a2 < b1",
    "t_contains": "a1 < b1 AND a2 > b2",
    "t_disjoint": "a2 < b1 OR a1 > b2",
    "t_during": "a1 > b1 AND a2 < b2",
    "t_equals": "a1 = b1 AND a2 = b2",
    "t_finishedBy": "a1 < b1 AND a2 = b2",
    "t_finishes": "a1 > b1 AND a2 = b2",
    "t_intersects": "a1 <= b2 AND a2 >= b1",
    "t_meets": "a2 = b1",
    "t_metBy": "a1 = b2",
    "t_overlappedBy": "a1 > b1 AND a1 < b2 AND a2 > b2",
    "t_overlaps": "a1 < b1 AND a2 > b1 AND a2 < b2",
    "t_startedBy": "a1 = b1 AND a2 > b2",
    "t_starts": "a1 = b1 AND a2 < b2",
}
"""Each relation over the begin and end of the first time (a1, a2) and of the second (b1, b2)."""

_FIRST, _LAST = "''", "'~'"  # before and after every date, as text
_DAY_BEGINS, _DAY_ENDS = "T00:00:00.000000Z", "T23:59:59.999999Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The ends of a time; None is an open end. A moment begins and ends with itself."""

    begin: Fragment | None
    end: Fragment | None

    @property
    def is_exact(self) -> bool:
        """Whether an end is told to the second."""
        return any(one is not None and one.type is SqlType.TIMESTAMP for one in (self.begin, self.end))


def related(relation: str, left: Period, right: Period, dialect: Dialect) -> Fragment:
    """The condition that the times lie so. A day beside a moment lasts from midnight to midnight."""
    exact = left.is_exact or right.is_exact
    ends = {
        "a1": _end(left.begin, _FIRST, _DAY_BEGINS, exact, dialect),
        "a2": _end(left.end, _LAST, _DAY_ENDS, exact, dialect),
        "b1": _end(right.begin, _FIRST, _DAY_BEGINS, exact, dialect),
        "b2": _end(right.end, _LAST, _DAY_ENDS, exact, dialect),
    }
    words = RELATIONS[relation].split()
    sql = " ".join(ends[word].sql if word in ends else word for word in words)
    values = tuple(value for word in words if word in ends for value in ends[word].values)
    return Fragment(sql=f"({sql})", values=values, type=SqlType.BOOLEAN)


def _end(end: Fragment | None, if_open: str, hour: str, exact: bool, dialect: Dialect) -> Fragment:
    if end is None:
        return Fragment(sql=if_open, type=SqlType.TEXT)
    if exact and end.type is SqlType.DATE:
        return Fragment(sql=f"({end.sql} || '{hour}')", values=end.values, type=SqlType.TIMESTAMP)
    if exact and end.type is SqlType.TEXT:
        return Fragment(sql=dialect.moment(end.sql), values=end.values, type=SqlType.TIMESTAMP)
    return end
