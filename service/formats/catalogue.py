"""Every format that a collection is offered in: its name in `f=`, its media type, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from ..answering.media_types import GEOJSON
from ..errors import NotInstalled
from ..store import EVENT_LAYERS, Layer
from .columnar import flatgeobuf, geoparquet
from .geopackage import geopackage
from .kml import kml
from .moving import moving_features
from .selection import Selection
from .spreadsheets import comma_separated
from .text_sequences import collection, sequence

__all__ = ["EXPORTS", "MEDIA_TYPES", "Format", "format_named", "formats_of", "offered", "usable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. `takes_systems` where features may be in any system of coordinates; `x_first` where the file
    keeps x before y; `needs` are the packages of an extra that write it; `events_only` where it says
    something of events alone."""

    name: str
    media_type: str
    suffix: str
    write: Callable[[Selection], Iterator[bytes]]
    takes_systems: bool = False
    x_first: bool = False
    needs: tuple[str, ...] = ()
    events_only: bool = False

    @property
    def installed(self) -> bool:
        """Whether all that it needs is there."""
        return all(map(_is_there, self.needs))


@cache
def _is_there(package: str) -> bool:
    return find_spec(package) is not None


EXPORTS = (
    Format(name="geojson", media_type=GEOJSON, suffix="geojson", write=collection, takes_systems=True),
    Format(
        name="geojsonseq",
        media_type="application/geo+json-seq",
        suffix="geojsons",
        write=sequence,
        takes_systems=True,
    ),
    Format(name="csv", media_type="text/csv; header=present", suffix="csv", write=comma_separated),
    Format(
        name="gpkg",
        media_type="application/geopackage+sqlite3",
        suffix="gpkg",
        write=geopackage,
        takes_systems=True,
        x_first=True,
    ),
    Format(name="kml", media_type="application/vnd.google-earth.kml+xml", suffix="kml", write=kml),
    Format(
        name="mfjson",
        media_type="application/mf+json",
        suffix="mfjson",
        write=moving_features,
        events_only=True,
    ),
    Format(
        name="fgb",
        media_type="application/flatgeobuf",
        suffix="fgb",
        write=flatgeobuf,
        takes_systems=True,
        x_first=True,
        needs=("pyogrio", "pyarrow"),
    ),
    Format(
        name="parquet",
        media_type="application/vnd.apache.parquet",
        suffix="parquet",
        write=geoparquet,
        takes_systems=True,
        x_first=True,
        needs=("pyarrow",),
    ),
)
"""GeoJSON first: it is sent to clients that take anything."""

MEDIA_TYPES = {one.name: one.media_type for one in EXPORTS}


def formats_of(layer: Layer) -> tuple[Format, ...]:
    """The formats that a layer is offered in, those among them that are not installed too."""
    return tuple(one for one in EXPORTS if layer in EVENT_LAYERS or not one.events_only)


def offered(layer: Layer) -> tuple[Format, ...]:
    """The formats that a layer is offered in here."""
    return tuple(one for one in formats_of(layer) if one.installed)


def format_named(name: str, layer: Layer) -> Format | None:
    """The format of a layer by its name or its suffix, None where there is none."""
    return next((one for one in formats_of(layer) if name in (one.name, one.suffix)), None)


def usable(found: Format) -> Format:
    """A format that can be written here. Raises `NotInstalled` where its packages are missing."""
    if not found.installed:
        raise NotInstalled("format_not_installed", format=found.name, needed=", ".join(found.needs))
    return found
