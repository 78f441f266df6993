"""The one loader of language data: tab-separated files into frozen rows, wrong files refused with a place.

A data file is UTF-8 text. Lines that begin with `#` and blank lines are comments; the first other line names
the columns, each after that is one row. The row class is a dataclass whose field names are the columns:

- `str`, `int`, `float`, `bool` (`yes` or `no`) and enums read one value;
- `tuple[str, ...]` (or of another of these types) reads values between `|`;
- `X | None` reads `X`;
- an empty cell, `-`, or a column that the file does not have takes the field's default, and is an error
  without one.

A row class may refuse a row by raising `ValueError` in its `__post_init__`. Files may be layered: pass
several to `load_rows`, later rows follow earlier ones.

    >>> load_rows("dates/months.tsv", Month)          # below articles/data
    (Month(name='يناير', number=1, ...), ...)
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from .errors import LanguageDataError

__all__ = ["DATA", "load_index", "load_rows"]

DATA = Path(__file__).parent / "data"

Row = TypeVar("Row")
_EMPTY = ("", "-")
_TRUTH = {"yes": True, "no": False}


def load_rows(source: str | Path, row: type[Row], *more: str | Path) -> tuple[Row, ...]:
    """All rows of one data file (and of further layers), in file order.

    `source` is a path below `articles/data`, or an absolute one. Raises `LanguageDataError` naming file, line
    and field where the file is missing, not UTF-8, without rows, or holds a value that the row cannot take.
    """
    return tuple(item for name in (source, *more) for _, _, item in _read(DATA / name, row))


def load_index(source: str | Path, row: type[Row], *, key: str) -> dict[str, Row]:
    """The rows of one data file by their field `key`; a key that occurs twice is an error."""
    found: dict[str, Row] = {}
    for path, line, item in _read(DATA / source, row):
        value = str(getattr(item, key))
        if value in found:
            raise _wrong(path, line, key, f"{value!r} occurs a second time")
        found[value] = item
    return found


def _read(path: Path, row: type[Row]) -> Iterator[tuple[Path, int, Row]]:
    """Each row with where it stands; an empty file is an error."""
    lines = _lines(path)
    number, header = next(lines, (0, ""))
    columns = header.split("\t")
    parsers = _parsers(row)
    for column in columns:
        if column not in parsers:
            raise _wrong(path, number, column, f"unknown column; {row.__name__} has {', '.join(parsers)}")
    empty = True
    for line, text in lines:
        empty = False
        cells = _cells(path, line, text, columns)
        yield path, line, _row(path, line, cells, row, parsers)
    if empty:
        raise LanguageDataError(f"{path}: no rows")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are no comments, numbered from 1."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def _cells(path: Path, line: int, text: str, columns: list[str]) -> dict[str, str]:
    """The cells of a line by column; there may be fewer than columns, never more."""
    cells = [cell.strip() for cell in text.split("\t")]
    if len(cells) > len(columns):
        raise _wrong(path, line, columns[-1], f"{len(cells)} cells for {len(columns)} columns")
    return dict(zip(columns, cells, strict=False))


_Parser = Callable[[str], Any]


def _parsers(row: type[Any]) -> dict[str, _Parser]:
    """One parser for each field of the row class."""
    hints = typing.get_type_hints(row)
    return {field.name: _parser(hints[field.name]) for field in dataclasses.fields(row)}


def _parser(hint: Any) -> _Parser:
    """How a cell of this type is read; raises ValueError on a bad one."""
    if typing.get_origin(hint) is tuple:
        item = _parser(typing.get_args(hint)[0])
        return lambda cell: tuple(item(part.strip()) for part in cell.split("|"))
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _parser(next(part for part in typing.get_args(hint) if part is not type(None)))
    if hint is bool:
        return _truth
    if isinstance(hint, type) and (issubclass(hint, Enum) or hint in (str, int, float)):
        return hint
    raise TypeError(f"no data file can hold a {hint}")


def _truth(cell: str) -> bool:
    """`yes` or `no`."""
    if cell not in _TRUTH:
        raise ValueError(f"{cell!r} is neither yes nor no")
    return _TRUTH[cell]


def _row(path: Path, line: int, cells: dict[str, str], row: type[Row], parsers: dict[str, _Parser]) -> Row:
    """One row from its cells, defaults for the empty ones."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(row):  # type: ignore[arg-type]
        cell = cells.get(field.name, "")
        if cell in _EMPTY:
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                raise _wrong(path, line, field.name, "must not be empty")
            continue
        try:
            values[field.name] = parsers[field.name](cell)
        except ValueError as error:
            raise _wrong(path, line, field.name, str(error)) from error
    try:
        return row(**values)
    except ValueError as error:
        raise LanguageDataError(f"{path}, line {line}: {error}") from error


def _wrong(path: Path, line: int, field: str, what: str) -> LanguageDataError:
    """The error for one cell."""
    return LanguageDataError(f"{path}, line {line}, field {field!r}: {what}")
