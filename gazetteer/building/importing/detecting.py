"""What a file to import holds, told from its first line."""

from __future__ import annotations

from ...errors import SourceError
from .delimited import format_of_header, header_of
from .geonames import COLUMNS
from .model import SourceFormat
from .sources import Source

__all__ = ["format_of"]

_ALTERNATE_COLUMNS = range(4, 11)
_DUMPS = (SourceFormat.GEONAMES, SourceFormat.ALTERNATES)


def format_of(source: Source, wanted: SourceFormat | None) -> SourceFormat:
    """The format of a file, that which is wanted if it may be. Raises `SourceError` where it cannot be told.

    The alternate names that belong to a GeoNames dump are told apart even where `geonames` is wanted.
    """
    lines = source.first_lines(1)
    if not lines:
        raise SourceError(f"{source.label}: is empty")
    dump = _dump(lines[0].split("\t"))
    if wanted is not None:
        return dump if dump is not None and wanted in _DUMPS else wanted
    found = dump or format_of_header(header_of(source))
    if found is None:
        raise SourceError(
            f"{source.label}, line 1: no known header ({lines[0][:80]}); a table needs name, lat and lon;"
            " say which format it is"
        )
    return found


def _dump(fields: list[str]) -> SourceFormat | None:
    """Which file of GeoNames a line is of: they have no header."""
    if not fields[0].isdigit():
        return None
    if len(fields) == len(COLUMNS):
        return SourceFormat.GEONAMES
    if len(fields) in _ALTERNATE_COLUMNS and fields[1].isdigit():
        return SourceFormat.ALTERNATES
    return None
