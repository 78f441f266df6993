"""The tree of a filter to SQL, node by node; each operator is a method of the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from .errors import FilterError
from .literals import date_of, geometry_of, timestamp_of
from .parsing import Filter
from .sql import Dialect, Fragment, Property, SqlType
from .temporal import RELATIONS, Period, related

__all__ = ["Compiler"]

_COMPARABLE = (SqlType.NUMBER, SqlType.TEXT, SqlType.BOOLEAN, SqlType.DATE, SqlType.TIMESTAMP)
_TIMES = (SqlType.DATE, SqlType.TIMESTAMP, SqlType.TEXT)
_DEEPEST = 150
_OPEN = ".."


class Compiler:
    """Turns filters into SQL for the properties of one collection."""

    def __init__(self, properties: Mapping[str, Property], dialect: Dialect) -> None:
        self._properties = properties
        self._dialect = dialect

    def condition(self, given: Filter) -> Fragment:
        """The condition a filter says. Raises `FilterError`, which names the node that makes no sense."""
        return self._typed(self._node(given.tree, 0), SqlType.BOOLEAN, "the filter")

    def _node(self, node: Any, depth: int) -> Fragment:
        if depth > _DEEPEST:
            raise FilterError(f"it is nested deeper than {_DEEPEST} levels")
        if isinstance(node, bool):
            return self._dialect.literal(node, SqlType.BOOLEAN)
        if isinstance(node, int | float):
            return self._dialect.literal(_whole(node), SqlType.NUMBER)
        if isinstance(node, str):
            return self._dialect.literal(node, SqlType.TEXT)
        if isinstance(node, list):
            return self._dialect.items([_literal(item) for item in node])
        if isinstance(node, dict):
            return self._object(node, depth)
        raise FilterError(f"{node!r} is no value")

    def _object(self, node: Mapping[str, Any], depth: int) -> Fragment:
        if "op" in node:
            return self._operation(str(node["op"]), node.get("args", []), depth)
        if "property" in node:
            return self._property(node["property"])
        if "date" in node:
            return self._dialect.literal(date_of(node["date"]), SqlType.DATE)
        if "timestamp" in node:
            text = self._dialect.literal(timestamp_of(node["timestamp"]), SqlType.TIMESTAMP)
            return replace(text, sql=self._dialect.moment(text.sql))
        if "bbox" in node or "coordinates" in node or "geometries" in node:
            return self._dialect.geometry(geometry_of(node))
        raise FilterError(f"{'an interval' if 'interval' in node else sorted(node)} cannot stand here")

    def _property(self, name: Any) -> Fragment:
        known = self._properties.get(str(name))
        if known is None:
            raise FilterError(f"there is no property {name!r}; there are {', '.join(self._properties)}")
        moment = known.type is SqlType.TIMESTAMP
        return Fragment(sql=self._dialect.moment(known.sql) if moment else known.sql, type=known.type)

    def _operation(self, operator: str, arguments: Sequence[Any], depth: int) -> Fragment:
        if operator in RELATIONS:
            return self._temporal(operator, arguments, depth)
        compile_ = _OPERATORS.get(operator)
        if compile_ is None:
            raise FilterError(f"there is no operator or function {operator!r}")
        least, most, method = compile_
        if not least <= len(arguments) <= (most or len(arguments)):
            raise FilterError(f"{operator} takes {_counted(least, most)}, not {len(arguments)}")
        if operator == "in":
            return self._in(arguments, depth)
        return method(self, operator, [self._node(argument, depth + 1) for argument in arguments])

    def _logical(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        parts = [self._typed(operand, SqlType.BOOLEAN, operator) for operand in operands]
        return _joined(f" {operator.upper()} ", parts)

    def _not(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        (operand,) = (self._typed(operand, SqlType.BOOLEAN, operator) for operand in operands)
        return Fragment(sql=f"(NOT {operand.sql})", values=operand.values, type=SqlType.BOOLEAN)

    def _comparison(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        _check_comparable(operator, operands)
        return _joined(f" {operator} ", operands)

    def _between(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        _check_comparable(operator, operands)
        value, low, high = operands
        return Fragment(
            sql=f"({value.sql} BETWEEN {low.sql} AND {high.sql})",
            values=(*value.values, *low.values, *high.values),
            type=SqlType.BOOLEAN,
        )

    def _in(self, arguments: Sequence[Any], depth: int) -> Fragment:
        value, items = arguments
        if not isinstance(items, list) or not items:
            raise FilterError("in takes a list with at least one value")
        operands = [self._node(node, depth + 1) for node in (value, *items)]
        _check_comparable("in", operands)
        listed = ", ".join(operand.sql for operand in operands[1:])
        values = tuple(value for operand in operands for value in operand.values)
        return Fragment(sql=f"({operands[0].sql} IN ({listed}))", values=values, type=SqlType.BOOLEAN)

    def _is_null(self, _: str, operands: Sequence[Fragment]) -> Fragment:
        (operand,) = operands
        return Fragment(sql=f"({operand.sql} IS NULL)", values=operand.values, type=SqlType.BOOLEAN)

    def _like(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        value, pattern = (self._typed(operand, SqlType.TEXT, operator) for operand in operands)
        return _called(self._dialect.like(value.sql, pattern.sql), operands, SqlType.BOOLEAN)

    def _text_function(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        (text,) = (self._typed(operand, SqlType.TEXT, operator) for operand in operands)
        function = self._dialect.caseless if operator == "casei" else self._dialect.accentless
        return _called(function(text.sql), operands, SqlType.TEXT)

    def _arithmetic(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        left, right = (self._typed(operand, SqlType.NUMBER, operator) for operand in operands)
        return _called(self._dialect.arithmetic(operator, left.sql, right.sql), operands, SqlType.NUMBER)

    def _spatial(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        left, right = (self._typed(operand, SqlType.GEOMETRY, operator) for operand in operands)
        return _called(self._dialect.spatial(operator, left.sql, right.sql), operands, SqlType.BOOLEAN)

    def _array(self, operator: str, operands: Sequence[Fragment]) -> Fragment:
        left, right = (self._typed(operand, SqlType.ARRAY, operator) for operand in operands)
        return _called(self._dialect.array(operator, left.sql, right.sql), operands, SqlType.BOOLEAN)

    def _temporal(self, operator: str, arguments: Sequence[Any], depth: int) -> Fragment:
        if len(arguments) != 2:
            raise FilterError(f"{operator} takes 2 arguments, not {len(arguments)}")
        left, right = (self._period(operator, argument, depth + 1) for argument in arguments)
        return related(operator, left, right, self._dialect)

    def _period(self, operator: str, node: Any, depth: int) -> Period:
        ends = node.get("interval") if isinstance(node, dict) else None
        if ends is None:
            moment = self._moment(operator, node, depth)
            return Period(begin=moment, end=moment)
        if not isinstance(ends, list) or len(ends) != 2:
            raise FilterError("an interval has two ends")
        begin, end = (None if one == _OPEN else self._moment(operator, one, depth) for one in ends)
        return Period(begin=begin, end=end)

    def _moment(self, operator: str, node: Any, depth: int) -> Fragment:
        if isinstance(node, str):  # in intervals, dates and timestamps are bare texts
            node = {"timestamp": node} if "T" in node.upper() else {"date": node}
        moment = self._node(node, depth)
        if moment.type not in _TIMES:
            raise FilterError(f"{operator} compares dates and timestamps, not a {moment.type}")
        return moment

    def _typed(self, fragment: Fragment, wanted: SqlType, where: str) -> Fragment:
        if fragment.type is not wanted:
            raise FilterError(f"{where} wants a {wanted}, not a {fragment.type}")
        return fragment


def _counted(least: int, most: int | None) -> str:
    """`2 arguments`, `at least 1 argument`."""
    return f"{'' if most else 'at least '}{least} argument{'' if least == 1 else 's'}"


def _whole(number: float) -> float:
    """Whole numbers stay whole: SQLite would write 2.0 where a text is compared."""
    return (
        int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 2**53 else number
    )


def _literal(item: Any) -> object:
    if not isinstance(item, str | int | float):
        raise FilterError("an array holds texts, numbers, true and false alone")
    return _whole(item) if isinstance(item, float) else item


def _check_comparable(operator: str, operands: Sequence[Fragment]) -> None:
    for operand in operands:
        if operand.type not in _COMPARABLE:
            raise FilterError(f"{operator} cannot compare a {operand.type}")
    for one, other in pairwise(operands):
        if one.type is not other.type and not {one.type, other.type} <= set(_TIMES):
            raise FilterError(f"{operator} cannot compare a {one.type} with a {other.type}")


def _joined(word: str, parts: Sequence[Fragment]) -> Fragment:
    values = tuple(value for part in parts for value in part.values)
    return Fragment(sql=f"({word.join(part.sql for part in parts)})", values=values, type=SqlType.BOOLEAN)


def _called(sql: str, operands: Sequence[Fragment], type_: SqlType) -> Fragment:
    return Fragment(sql=sql, values=tuple(value for one in operands for value in one.values), type=type_)


_Method = Callable[[Compiler, str, Sequence[Fragment]], Fragment]
_OPERATORS: Mapping[str, tuple[int, int | None, _Method]] = {
    **dict.fromkeys(("and", "or"), (1, None, Compiler._logical)),
    "not": (1, 1, Compiler._not),
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), (2, 2, Compiler._comparison)),
    "between": (3, 3, Compiler._between),
    "in": (2, 2, Compiler._comparison),
    "isNull": (1, 1, Compiler._is_null),
    "like": (2, 2, Compiler._like),
    **dict.fromkeys(("casei", "accenti"), (1, 1, Compiler._text_function)),
    **dict.fromkeys(("+", "-", "*", "/", "%", "div", "^"), (2, 2, Compiler._arithmetic)),
    **dict.fromkeys(
        (
            "s_intersects",
            "s_disjoint",
            "s_equals",
            "s_touches",
            "s_within",
            "s_overlaps",
            "s_crosses",
            "s_contains",
        ),
        (2, 2, Compiler._spatial),
    ),
    **dict.fromkeys(("a_equals", "a_contains", "a_containedBy", "a_overlaps"), (2, 2, Compiler._array)),
}
"""Each operator with how few and how many operands it takes (None is any number) and what compiles it."""
