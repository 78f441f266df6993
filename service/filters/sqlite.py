"""What SQLite does not say itself: functions of ours, registered on each connection.

SQLite has LIKE that knows no case of ASCII alone, no accents, no geometries and no arrays. SpatiaLite would
bring some of it, but stock Pythons cannot load it; the functions call shapely and the standard library.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from .sql import Fragment, SqlType

__all__ = ["SqliteDialect", "register"]

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""The length of the envelope in the header of a GeoPackage geometry, by the code in its flags."""

_SPATIAL: dict[str, Callable[..., Any]] = {
    "s_intersects": shapely.intersects,
    "s_disjoint": shapely.disjoint,
    "s_equals": shapely.equals,
    "s_touches": shapely.touches,
    "s_within": shapely.within,
    "s_overlaps": shapely.overlaps,
    "s_crosses": shapely.crosses,
    "s_contains": shapely.contains,
}
_LARGEST = 2**63
"""Whole numbers of SQLite are smaller."""

_ARRAY: dict[str, Callable[[set[str], set[str]], bool]] = {
    "a_equals": set.__eq__,
    "a_contains": set.issuperset,
    "a_containedBy": set.issubset,
    "a_overlaps": lambda left, right: not left.isdisjoint(right),
}


class SqliteDialect:
    """SQLite with the functions of `register`."""

    def literal(self, value: object, type_: SqlType) -> Fragment:
        """As it is: SQLite knows the type of every value."""
        return Fragment(sql="?", values=(value,), type=type_)

    def like(self, value: str, pattern: str) -> str:
        """A function: LIKE itself takes A for a."""
        return f"cql2_like({value}, {pattern})"

    def caseless(self, text: str) -> str:
        """By Unicode's case folding."""
        return f"cql2_casei({text})"

    def accentless(self, text: str) -> str:
        """By decomposing and dropping the marks."""
        return f"cql2_accenti({text})"

    def arithmetic(self, operator: str, left: str, right: str) -> str:
        """Division never of whole numbers alone, which SQLite would cut."""
        if operator == "/":
            return f"(CAST({left} AS REAL) / {right})"
        if operator in ("div", "%", "^"):
            return f"cql2_number('{operator}', {left}, {right})"
        return f"({left} {operator} {right})"

    def spatial(self, operator: str, left: str, right: str) -> str:
        """By shapely."""
        return f"cql2_spatial('{operator}', {left}, {right})"

    def array(self, operator: str, left: str, right: str) -> str:
        """Arrays are JSON texts."""
        return f"cql2_array('{operator}', {left}, {right})"

    def moment(self, value: str) -> str:
        """UTC with microseconds, as text."""
        return f"cql2_moment({value})"

    def geometry(self, shape: BaseGeometry) -> Fragment:
        """Well-known binary."""
        return Fragment(sql="?", values=(shapely.to_wkb(shape),), type=SqlType.GEOMETRY)

    def items(self, values: Sequence[object]) -> Fragment:
        """JSON text."""
        return Fragment(sql="?", values=(json.dumps(values, ensure_ascii=False),), type=SqlType.ARRAY)


def register(connection: sqlite3.Connection) -> None:
    """Make the functions known to a connection. All give NULL for NULL."""
    functions: tuple[tuple[str, int, Callable[..., Any]], ...] = (
        ("cql2_like", 2, _like),
        ("cql2_casei", 1, str.casefold),
        ("cql2_accenti", 1, _without_accents),
        ("cql2_number", 3, _number),
        ("cql2_spatial", 3, _spatial),
        ("cql2_array", 3, _array),
        ("cql2_moment", 1, _moment),
    )
    for name, arguments, function in functions:
        connection.create_function(name, arguments, _null_for_null(function), deterministic=True)


def _null_for_null(function: Callable[..., Any]) -> Callable[..., Any]:
    def strict(*values: Any) -> Any:
        return None if None in values else function(*values)

    return strict


def _like(value: Any, pattern: Any) -> bool:
    return _pattern(str(pattern)).fullmatch(str(value)) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    pieces = re.findall(r"\\.|[%_]|[^%_\\]+|\\", pattern, re.S)
    wild = {"%": ".*", "_": "."}
    return re.compile(
        "".join(wild.get(piece) or re.escape(piece[1:] if piece[0] == "\\" else piece) for piece in pieces),
        re.S,
    )


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(char for char in parts if not unicodedata.combining(char)))


def _number(operator: str, left: float, right: float) -> float | None:
    """What cannot be computed is NULL, as a division by zero is in SQLite."""
    try:
        if operator == "^":
            power = float(left) ** right  # whole numbers would grow without end
            return power if isinstance(power, float) else None
        quotient = int(left / right)
        result = quotient if operator == "div" else left - right * quotient
        return result if abs(result) < _LARGEST else float(result)
    except (ArithmeticError, ValueError):
        return None


def _spatial(operator: str, left: bytes, right: bytes) -> bool:
    return bool(_SPATIAL[operator](_shape(left), _shape(right)))


@lru_cache(maxsize=4096)
def _shape(blob: bytes) -> BaseGeometry:
    """The shape of well-known binary, with the header of a GeoPackage or without; prepared."""
    if blob[:2] == b"GP":
        blob = blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]
    shape = shapely.from_wkb(blob)
    shapely.prepare(shape)
    return shape


def _array(operator: str, left: str, right: str) -> bool:
    return _ARRAY[operator](set(map(json.dumps, json.loads(left))), set(map(json.dumps, json.loads(right))))


@lru_cache(maxsize=65536)
def _moment(text: str) -> str | None:
    """The moment in UTC; NULL for what is no timestamp. Without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
