"""Pieces of SQL with their bound values and what they yield, and what a database must be able to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shapely.geometry.base import BaseGeometry

__all__ = ["Dialect", "Fragment", "Property", "SqlType"]


class SqlType(StrEnum):
    """What an expression yields."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIMESTAMP = "timestamp"
    GEOMETRY = "geometry"
    ARRAY = "array"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """SQL text, the values of its question marks, and what it yields."""

    sql: str
    values: tuple[object, ...] = ()
    type: SqlType


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property that filters may name: the SQL that yields it, and its type."""

    sql: str
    type: SqlType


class Dialect(Protocol):
    """How one database says what SQL leaves open. Operands are SQL; the answers are SQL over them."""

    def literal(self, value: object, type_: SqlType) -> Fragment:
        """A value that a filter names, bound."""
        ...

    def like(self, value: str, pattern: str) -> str:
        """A case-sensitive match with `%`, `_` and the escape `\\`."""
        ...

    def caseless(self, text: str) -> str:
        """The text without difference of case."""
        ...

    def accentless(self, text: str) -> str:
        """The text without accents, vowel signs and hamzas."""
        ...

    def arithmetic(self, operator: str, left: str, right: str) -> str:
        """`+ - * / % div ^` of numbers; `/` never cuts, `div` and `%` cut towards zero."""
        ...

    def spatial(self, operator: str, left: str, right: str) -> str:
        """A predicate of Simple Features, by its name in CQL2 (`s_within`)."""
        ...

    def array(self, operator: str, left: str, right: str) -> str:
        """A comparison of arrays, by its name in CQL2 (`a_contains`)."""
        ...

    def moment(self, value: str) -> str:
        """A timestamp in a form whose order is that of time."""
        ...

    def geometry(self, shape: BaseGeometry) -> Fragment:
        """A geometry (degrees, EPSG:4326) as a bound value."""
        ...

    def items(self, values: Sequence[object]) -> Fragment:
        """An array of literals as a bound value."""
        ...
