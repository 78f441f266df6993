"""The country names that the basemap shows, in Arabic and English."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from ..errors import MapDataError

__all__ = ["LABELLED", "CountryName", "country_names"]

LABELLED = Path(__file__).parents[1] / "data" / "labelled-countries.tsv"
COLUMNS = ["code", "ar", "en", "zoom", "note"]
NOT_GIVEN = ("", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """A country by its ISO 3166-1 alpha-2 code, with its name as the map writes it.

    `zoom` is the zoom from which it is shown, None where Natural Earth decides.
    """

    code: str
    ar: str
    en: str
    zoom: float | None


def country_names(path: Path = LABELLED) -> dict[str, CountryName]:
    """The countries of the list by code, with CLDR's names where it gives none. Raises `MapDataError`."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    lines = [(number, line.split("\t")) for number, line in numbered if line and not line.startswith("#")]
    if not lines or lines[0][1] != COLUMNS:
        raise MapDataError(f"{path}: the first line must name the columns {', '.join(COLUMNS)}")
    found: dict[str, CountryName] = {}
    for number, cells in lines[1:]:
        code = cells[0]
        if code in found:
            raise MapDataError(f"{path}, line {number}, field 'code': {code!r} occurs a second time")
        ar, en = (_name(path, number, cells, language) for language in ("ar", "en"))
        found[code] = CountryName(code=code, ar=ar, en=en, zoom=_zoom(path, number, cells))
    return found


def _given(cells: list[str], column: str) -> str:
    """The cell of a column, empty where the row gives nothing."""
    index = COLUMNS.index(column)
    return cells[index] if len(cells) > index and cells[index] not in NOT_GIVEN else ""


def _zoom(path: Path, number: int, cells: list[str]) -> float | None:
    given = _given(cells, "zoom")
    try:
        return float(given) if given else None
    except ValueError as error:
        raise MapDataError(f"{path}, line {number}, field 'zoom': {given!r} is no number") from error


def _name(path: Path, number: int, cells: list[str], language: str) -> str:
    """The name in the row, or else CLDR's."""
    name = _given(cells, language) or Locale(language).territories.get(cells[0])
    if not name:
        raise MapDataError(f"{path}, line {number}, field {language!r}: CLDR has no name for {cells[0]!r}")
    return name
