"""The country names that the basemap shows, in Arabic and English, by world view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from gazetteer import world_views

from .tables import DATA, Row, rows

__all__ = ["LABELLED", "CountryName", "country_names"]

LABELLED = DATA / "labelled-countries.tsv"
COLUMNS = ["code", "ar", "en", "zoom", "views", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """A country by its ISO 3166-1 alpha-2 code, with its name as the map writes it in some world views.

    `zoom` is the zoom from which it is shown, None where Natural Earth decides.
    """

    code: str
    ar: str
    en: str
    zoom: float | None
    views: tuple[str, ...]


def country_names(path: Path = LABELLED) -> list[CountryName]:
    """The names of the list, with CLDR's where it gives none. Raises `MapDataError`.

    A country is named in the world views in which it stands for itself; a row for some views counts in them
    before one for all.
    """
    listed = list(rows(path, COLUMNS))
    special = {(row.cells["code"], view) for row in listed for view in row.many("views")}
    _refuse_twice(listed)
    return [_name(row, views) for row in listed if (views := _views(row, special))]


def _views(row: Row, special: set[tuple[str, str]]) -> tuple[str, ...]:
    """The world views that a row's name is shown in."""
    code, known = row.cells["code"], world_views()
    if not set(row.many("views")) <= set(known):
        raise row.wrong("views", f"{row.cells['views']!r} names no world view")
    wanted = row.many("views") or [view for view in known if (code, view) not in special]
    return tuple(view for view in wanted if known[view].standing(code) == code)


def _refuse_twice(listed: list[Row]) -> None:
    seen: set[tuple[str, str]] = set()
    for row in listed:
        code = row.cells["code"]
        wanted = {(code, view) for view in row.many("views") or [""]}
        if wanted & seen:
            raise row.wrong("code", f"{code!r} occurs a second time")
        seen |= wanted


def _name(row: Row, views: tuple[str, ...]) -> CountryName:
    ar, en = (_in_language(row, language) for language in ("ar", "en"))
    return CountryName(code=row.cells["code"], ar=ar, en=en, zoom=_zoom(row), views=views)


def _zoom(row: Row) -> float | None:
    given = row.cells["zoom"]
    try:
        return float(given) if given else None
    except ValueError as error:
        raise row.wrong("zoom", f"{given!r} is no number") from error


def _in_language(row: Row, language: str) -> str:
    """The name in the row, or else CLDR's."""
    code = row.cells["code"]
    name = row.cells[language] or Locale(language).territories.get(code)
    if not name:
        raise row.wrong(language, f"CLDR has no name for {code!r}")
    return name
