"""The one loader of the shipped data files: tab-separated text that a linguist can edit.

A file begins with comment lines (`#`, with source and licence), then one header line, then a row a line.
Every error names file, line and field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .errors import FactError

__all__ = ["Row", "read_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a data file, by field name; `where` names the file and line for messages."""

    where: str
    fields: Mapping[str, str]

    def text(self, field: str) -> str:
        """The field, which must not be empty."""
        value = self.fields[field]
        if not value:
            raise FactError(f"{self.where}: field {field!r} is empty")
        return value

    def optional(self, field: str) -> str | None:
        """The field, or None where it is empty."""
        return self.fields[field] or None

    def many(self, field: str) -> tuple[str, ...]:
        """The field's values separated by `|`; none where it is empty."""
        return tuple(value.strip() for value in self.fields[field].split("|") if value.strip())

    def number(self, field: str, *, low: float, high: float) -> float:
        """The field as a number within the bounds."""
        try:
            value = float(self.fields[field])
        except ValueError:
            raise FactError(f"{self.where}: field {field!r} is no number: {self.fields[field]!r}") from None
        if not low <= value <= high:
            raise FactError(f"{self.where}: field {field!r} is {value}, not between {low} and {high}")
        return value

    def choice(self, field: str, choices: Sequence[str]) -> str:
        """The field, which must be one of the choices."""
        value = self.fields[field]
        if value not in choices:
            raise FactError(f"{self.where}: field {field!r} is {value!r}, not one of {', '.join(choices)}")
        return value

    def flag(self, field: str) -> bool:
        """The field as yes or no."""
        return self.choice(field, ("yes", "no")) == "yes"


@cache
def read_rows(name: str, fields: tuple[str, ...]) -> tuple[Row, ...]:
    """All rows of `gazetteer/data/<name>`, whose header must be exactly `fields`; each file is read once."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    lines = _content_lines(text)
    number, header = next(lines, (0, ""))
    if tuple(header.split("\t")) != tuple(fields):
        raise FactError(f"{name}, line {number}: header is {header.split()}, expected {list(fields)}")
    return tuple(_row(name, number, line, fields) for number, line in lines)


def _content_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _row(name: str, number: int, line: str, fields: Sequence[str]) -> Row:
    values = [value.strip() for value in line.split("\t")]
    if len(values) > len(fields):
        raise FactError(
            f"{name}, line {number}: {len(values)} fields, expected {len(fields)} ({', '.join(fields)})"
        )
    values += [""] * (len(fields) - len(values))
    return Row(where=f"{name}, line {number}", fields=dict(zip(fields, values, strict=True)))
