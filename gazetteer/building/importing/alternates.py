"""Alternate names of a GeoNames dump (alternateNamesV2), with their languages and flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...datafiles import read_rows
from ...errors import SourceError
from ...names.folding import is_arabic
from ...weights import Quality
from .sources import Advance, Source

__all__ = ["LANGUAGE_FIELDS", "Alternate", "alternates_of", "read_alternates"]

LANGUAGE_FIELDS = ("language", "quality", "note")
_COLUMNS = ("alternateNameId", "geonameid", "isolanguage", "alternate name")
_MOST, _LEAST = 10, 4  # trailing columns may be missing where they are empty
_CODES = ("iata", "icao")
_NO_NAMES = ("link", "post", "wkdt", "unlc", "faac", "tcid")  # addresses and codes of other kinds
_YES = "1"
_PREFERRED, _COLLOQUIAL, _HISTORIC, _UNTIL = 4, 6, 7, 9


@dataclass(frozen=True, slots=True)
class Alternate:
    """A name, how well it is vouched for as an Arabic one, and whether its source shows it first."""

    name: str
    quality: Quality
    preferred: bool


def alternates_of(packed: str) -> Sequence[Alternate]:
    """The names of one place that `read_alternates` found; none for an empty string."""
    return [Alternate(one[2:], Quality(int(one[0])), one[1] == _YES) for one in packed.split("\t") if one]


def read_alternates(source: Source, advance: Advance, found: dict[int, str]) -> None:
    """Add the names in Arabic script and the codes of airports by GeoNames number; others are passed over.

    The names of a place are kept in one string (quality, whether preferred, name, parted by tabs): a dump has
    hundreds of thousands of them, and objects would take ten times the memory.
    """
    qualities = {
        row.text("language"): Quality[row.text("quality").upper()]
        for row in read_rows("name-languages.tsv", LANGUAGE_FIELDS)
    }
    for first, lines in source.batches(advance):
        for number, line in enumerate(lines, first):
            fields = line.split("\t")
            if not _LEAST <= len(fields) <= _MOST:
                if not line:
                    continue
                raise SourceError(f"{source.label}, line {number}: {len(fields)} columns, expected {_MOST}")
            name = fields[3]
            if name.isascii() and fields[2] not in _CODES:
                continue
            quality = _quality(name, fields, qualities)
            if quality is not None:
                preferred = quality is Quality.LISTED and fields[_PREFERRED : _PREFERRED + 1] == [_YES]
                place = _place(source, number, fields[1])
                found[place] = f"{found.get(place, '')}{int(quality)}{_YES if preferred else ' '}{name}\t"


def _quality(name: str, fields: list[str], qualities: Mapping[str, Quality]) -> Quality | None:
    """How well the name is vouched for; None for one that is no Arabic script and no airport code."""
    language = fields[2]
    if language in _CODES:
        return Quality.LATIN if name.isascii() and name.isalnum() else None
    if language in _NO_NAMES or not is_arabic(name):
        return None
    quality = qualities.get(language) or qualities.get(language.partition("-")[0])
    if quality is None:
        return Quality.FOREIGN
    flags = fields[_COLLOQUIAL : _HISTORIC + 1]
    past = _YES in flags or any(field.strip() for field in fields[_UNTIL:])
    return min(quality, Quality.HISTORIC) if past else quality


def _place(source: Source, number: int, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise SourceError(
            f"{source.label}, line {number}, column {_COLUMNS[1]!r}: {value!r} is no number"
        ) from None
