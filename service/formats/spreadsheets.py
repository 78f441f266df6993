"""Features as comma-separated values (RFC 4180), for spreadsheets and scripts.

What begins like a formula is a formula to a spreadsheet, wherever the text came from. OWASP's advice is
followed (an apostrophe before it), with two differences. Numbers stay as they are: columns of numbers are
never touched, nor texts that are nothing but a number, so that no longitude west of Greenwich becomes a word.
And formulas are also looked for behind semicolons, tabs and line breaks in a text, because a spreadsheet
whose language separates by those begins a cell there, quotes or not.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

import shapely

from ..store import Column, ColumnType, Geometry, Layer
from .selection import Feature, Selection

__all__ = ["comma_separated", "defused"]

_MARK = "\ufeff"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_FORMULA = re.compile(r"(^|[;\t\r\n])([\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*)(?=[=+\-@＝＋－＠])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANKS = re.compile(r"^[\t\r\n]")


def comma_separated(selection: Selection) -> Iterator[bytes]:
    """A line of names, then a record a feature; points as longitude and latitude, lines as WKT."""
    names = ["id", *_position_names(selection.layer), *(column.name for column in selection.layer.columns)]
    yield (_MARK * selection.marked + _records([names])).encode()
    for features in selection.features():
        yield _records([_record(selection.layer, feature) for feature in features]).encode()


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: `=1+1` becomes `'=1+1`, `-5` stays. Control characters
    go: readers of CSV end a file, or refuse it, where a NUL stands."""
    text = _CONTROL.sub("", text)
    if _NUMBER.fullmatch(text):
        return text
    return _BLANKS.sub(r"'\g<0>", _FORMULA.sub(r"\1\2'", text)) if text else text


def _records(rows: Sequence[Sequence[str | None]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _position_names(layer: Layer) -> list[str]:
    return ["longitude", "latitude"] if layer.geometry is Geometry.POINT else ["WKT"]


def _record(layer: Layer, feature: Feature) -> list[str | None]:
    properties = feature["properties"]
    told = (_cell(column, properties.get(column.name)) for column in layer.columns)
    return [defused(feature["id"]), *_position(layer, feature["geometry"]), *told]


def _position(layer: Layer, geometry: Feature | None) -> list[str | None]:
    if layer.geometry is Geometry.POINT:
        return [repr(number) for number in geometry["coordinates"][:2]] if geometry else [None, None]
    return [shapely.geometry.shape(dict(geometry)).wkt if geometry else None]


def _cell(column: Column, value: object) -> str | None:
    if value is None:
        return None
    if column.type is ColumnType.BOOLEAN:
        return "true" if value else "false"
    return defused(str(value)) if column.type is ColumnType.STRING else str(value)
