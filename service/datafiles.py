"""The one loader of the service's own data files: tab-separated text under `service/data`.

`#` begins a comment; the first row names the columns; every cell must be filled.
"""

from __future__ import annotations

from pathlib import Path

from .errors import DataFileError

__all__ = ["DATA", "rows_of"]

DATA = Path(__file__).parent / "data"


def rows_of(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """The rows by column, with their line numbers; comments and blank lines left out.

    Raises `DataFileError` naming file, line and field of what is wrong; so it does for a first cell that
    occurs twice.
    """
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1]) != columns:
        raise DataFileError(f"{path}: the first row must be {' '.join(columns)}")
    rows = [(number, _row(path, number, cells, columns)) for number, cells in lines[1:]]
    seen: set[str] = set()
    for number, row in rows:
        key = row[columns[0]]
        if key in seen:
            raise DataFileError(f"{path}, line {number}, field {columns[0]!r}: {key!r} occurs a second time")
        seen.add(key)
    return rows


def _row(path: Path, number: int, cells: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    for column in columns:
        if not row.get(column):
            raise DataFileError(f"{path}, line {number}, field {column!r}: must not be empty")
    if len(cells) > len(columns):
        raise DataFileError(f"{path}, line {number}: {len(cells)} cells for {len(columns)} columns")
    return row
