"""The data files of this package: tab-separated text, with comments above the names of the columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import MapDataError

__all__ = ["DATA", "Row", "rows"]

DATA = Path(__file__).parents[1] / "data"
NOT_GIVEN = ("", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: its cells by column, empty where it gives none (`-` or nothing), and where it stands."""

    path: Path
    number: int
    cells: dict[str, str]

    def wrong(self, field: str, what: str) -> MapDataError:
        """The error that a cell of the line is not as it should be."""
        return MapDataError(f"{self.path}, line {self.number}, field {field!r}: {what}")

    def many(self, field: str) -> tuple[str, ...]:
        """The values of a cell, which are separated by `|`."""
        return tuple(filter(None, self.cells[field].split("|")))


def rows(path: Path, columns: list[str]) -> Iterator[Row]:
    """The lines of a file with these columns. Raises `MapDataError` where it has others."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    lines = [(number, line.split("\t")) for number, line in numbered if line and not line.startswith("#")]
    if not lines or lines[0][1] != columns:
        raise MapDataError(f"{path}: the first line must name the columns {', '.join(columns)}")
    for number, cells in lines[1:]:
        given = ["" if cell in NOT_GIVEN else cell for cell in cells]
        given += [""] * (len(columns) - len(given))
        yield Row(path=path, number=number, cells=dict(zip(columns, given, strict=True)))
