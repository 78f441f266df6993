"""Files with a header line, tab- or comma-separated: rows whose fields are asked for by what they mean."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

from ...datafiles import read_rows
from ...errors import SourceError
from .model import SourceFormat
from .sources import Advance, Source

__all__ = [
    "COLUMN_FIELDS",
    "Columns",
    "Record",
    "columns_of",
    "format_of_header",
    "header_of",
    "records",
]

COLUMN_FIELDS = ("format", "field", "needed", "headers")
_QUOTE = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The header of a file: what each column is called, and which columns hold a field, the best first."""

    header: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """One row; `where` names its file and line."""

    where: str
    columns: Columns
    values: Sequence[str]

    def optional(self, field: str) -> str:
        """The first value there is of a field, empty where there is none."""
        for column in self.columns.fields.get(field, ()):
            if value := self.values[column].strip():
                return value
        return ""

    def text(self, field: str) -> str:
        """The value of a field, which must not be empty."""
        return self.optional(field) or self.wrong(field, "is empty")

    def many(self, field: str, separator: str) -> list[str]:
        """The values of all columns of a field, taken apart."""
        columns = self.columns.fields.get(field, ())
        parts = (part.strip() for column in columns for part in self.values[column].split(separator))
        return [part for part in parts if part]

    def number(self, field: str, low: float, high: float) -> float | None:
        """The value of a field as a number within bounds, None where there is none."""
        value = self.optional(field)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            self.wrong(field, f"{value!r} is no number (decimals need a point)")
        if not low <= number <= high:
            self.wrong(field, f"{value} is not between {low:g} and {high:g}")
        return number

    def degrees(self, field: str, most: float) -> float:
        """The value of a field as degrees, which must be there."""
        number = self.number(field, -most, most)
        return self.wrong(field, "is empty") if number is None else number

    def people(self) -> int:
        """The population, 0 where it is not stated."""
        return int(self.number("population", 0, 1e11) or 0)

    def country(self) -> str | None:
        """The code of the country, None where it is not stated."""
        code = self.optional("country").upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            self.wrong("country", f"{code!r} is no code of ISO 3166 of two letters, such as LY")
        return code or None

    def wrong(self, field: str, what: str) -> NoReturn:
        """Raise `SourceError` naming file, line and column."""
        columns = self.columns.fields.get(field, ())
        name = self.columns.header[columns[0]] if columns else field
        raise SourceError(f"{self.where}, column {name!r}: {what}")


def header_of(source: Source) -> tuple[str, ...]:
    """The names of the columns of a file. Raises `SourceError` where it is empty."""
    lines = source.first_lines(1)
    if not lines:
        raise SourceError(f"{source.label}: is empty")
    return _names(_split(source, lines[0]))


def format_of_header(header: Sequence[str]) -> SourceFormat | None:
    """The first format whose needed columns are all there, or None."""
    known = {name.lower() for name in header}
    for format_, fields in _headers().items():
        needed = [headers for headers, is_needed in fields.values() if is_needed]
        if all(known & set(headers) for headers in needed):
            return format_
    return None


def columns_of(source: Source, header: tuple[str, ...], format_: SourceFormat) -> Columns:
    """Which columns hold which field. Raises `SourceError` where one is missing or stands there twice."""
    lowered = [name.lower() for name in header]
    twice = [name for name in lowered if name and lowered.count(name) > 1]
    if twice:
        raise SourceError(f"{source.label}: the header has the column {twice[0]!r} twice")
    fields = {}
    for field, (headers, needed) in _headers()[format_].items():
        fields[field] = tuple(lowered.index(name) for name in headers if name in lowered)
        if needed and not fields[field]:
            raise SourceError(
                f"{source.label}: the header has no column {' or '.join(headers)}, which {format_} needs;"
                f" it has {', '.join(header)}"
            )
    return Columns(header=header, fields=fields)


def records(
    source: Source, columns: Columns, advance: Advance, *, comments: bool = False
) -> Iterator[tuple[int, Record]]:
    """The rows after the header, each with its line, without empty lines and, if so wished, comments."""
    rows = _comma_rows(source, advance) if _is_csv(source) else _tab_rows(source, advance)
    seen_header = False
    for number, values in rows:
        comment = values[0].startswith("#") and (comments or not seen_header)
        if comment or not any(value.strip() for value in values):
            continue
        if not seen_header:
            seen_header = True
        elif len(values) != len(columns.header):
            raise SourceError(
                f"{source.label}, line {number}: {len(values)} columns, the header has {len(columns.header)}"
            )
        else:
            yield number, Record(f"{source.label}, line {number}", columns, values)


def _tab_rows(source: Source, advance: Advance) -> Iterator[tuple[int, list[str]]]:
    for first, lines in source.batches(advance):
        for number, line in enumerate(lines, first):
            yield number, _unquoted(line.split("\t")) if _QUOTE in line else line.split("\t")


def _comma_rows(source: Source, advance: Advance) -> Iterator[tuple[int, list[str]]]:
    lines = (line + "\n" for _, batch in source.batches(advance) for line in batch)
    reader = csv.reader(lines, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"{source.label}, line {number}: {error}") from error
        yield number, row or [""]


def _unquoted(values: list[str]) -> list[str]:
    """Fields without the quotes that spreadsheets put around those that hold one."""
    return [_bare(value) if len(value) > 1 and value[0] == _QUOTE == value[-1] else value for value in values]


def _bare(value: str) -> str:
    return value[1:-1].replace(_QUOTE * 2, _QUOTE)


def _is_csv(source: Source) -> bool:
    """Whether commas part the columns: of a .csv file those, unless its first line has tabs."""
    lines = source.first_lines(1)
    return bool(lines) and "\t" not in lines[0] and ("," in lines[0] or source.name.endswith(".csv"))


def _split(source: Source, line: str) -> list[str]:
    return next(csv.reader([line])) if _is_csv(source) else _unquoted(line.split("\t"))


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(value.strip().removeprefix("?") for value in values)


@cache
def _headers() -> Mapping[SourceFormat, Mapping[str, tuple[tuple[str, ...], bool]]]:
    """By format and field the headers that name it, and whether it is needed."""
    found: dict[SourceFormat, dict[str, tuple[tuple[str, ...], bool]]] = {}
    for row in read_rows("import-columns.tsv", COLUMN_FIELDS):
        format_ = SourceFormat(row.choice("format", tuple(SourceFormat)))
        found.setdefault(format_, {})[row.text("field")] = (row.many("headers"), row.flag("needed"))
    return found
