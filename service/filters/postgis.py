"""What PostgreSQL and PostGIS say of filters, by their own functions and by those of `data/postgis.sql`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from .sql import Fragment, SqlType

__all__ = ["PostgisDialect"]

_SPATIAL = {
    "s_intersects": "ST_Intersects",
    "s_disjoint": "ST_Disjoint",
    "s_equals": "ST_Equals",
    "s_touches": "ST_Touches",
    "s_within": "ST_Within",
    "s_overlaps": "ST_Overlaps",
    "s_crosses": "ST_Crosses",
    "s_contains": "ST_Contains",
}
_ARRAY = {"a_equals": "=", "a_contains": "@>", "a_containedBy": "<@", "a_overlaps": "&&"}
_CASTS = {
    SqlType.BOOLEAN: "?::boolean",
    SqlType.NUMBER: "?::double precision",
    SqlType.TEXT: '(?::text COLLATE "C")',
    SqlType.DATE: '(?::text COLLATE "C")',
    SqlType.TIMESTAMP: '(?::text COLLATE "C")',
}


class PostgisDialect:
    """PostgreSQL with PostGIS, and our functions. Days and moments are texts, as in the other store."""

    def literal(self, value: object, type_: SqlType) -> Fragment:
        """With its type: the server would take it for that of whatever stands beside it."""
        given = float(value) if type_ is SqlType.NUMBER and isinstance(value, int) else value
        return Fragment(sql=_CASTS[type_], values=(given,), type=type_)

    def like(self, value: str, pattern: str) -> str:
        """LIKE itself, which refuses a pattern that ends with its escape."""
        return f"masalik_like({value}, {pattern})"

    def caseless(self, text: str) -> str:
        """By ICU, up and down, which comes close to Unicode's case folding."""
        return f"masalik_casei({text})"

    def accentless(self, text: str) -> str:
        """By decomposing and dropping the marks."""
        return f"masalik_accenti({text})"

    def arithmetic(self, operator: str, left: str, right: str) -> str:
        """A function: what cannot be computed is NULL, and no error."""
        return f"masalik_number('{operator}', {left}, {right})"

    def spatial(self, operator: str, left: str, right: str) -> str:
        """By PostGIS, which looks into the index first."""
        return f"{_SPATIAL[operator]}({left}, {right})"

    def array(self, operator: str, left: str, right: str) -> str:
        """Arrays are sorted arrays of JSON texts, each once."""
        return f"(({left}) {_ARRAY[operator]} ({right}))"

    def moment(self, value: str) -> str:
        """UTC with microseconds, as text."""
        return f"masalik_moment({value})"

    def geometry(self, shape: BaseGeometry) -> Fragment:
        """Well-known binary."""
        return Fragment(sql="ST_GeomFromWKB(?, 4326)", values=(shapely.to_wkb(shape),), type=SqlType.GEOMETRY)

    def items(self, values: Sequence[object]) -> Fragment:
        """JSON text."""
        text = msgspec.json.encode(values).decode()
        return Fragment(sql="masalik_items(?::text)", values=(text,), type=SqlType.ARRAY)
