"""Arabic place names to coordinates, offline. See `Gazetteer` and `ArabicGeocoder`.

Building needs the `build` extra and lives apart, in `gazetteer.building`.
"""

from .errors import (
    BuildError,
    FactError,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GazetteerOutdatedError,
)
from .folding import fold, fold_with_offsets
from .gazetteer import DEFAULT_WORLD_VIEW, Gazetteer, default_path
from .geocoder import ArabicGeocoder
from .model import ANYWHERE, Candidate, Context, Kind, Match, Place, Resolution, Toponym, Where
from .nearness import Nearby

__all__ = [
    "ANYWHERE",
    "DEFAULT_WORLD_VIEW",
    "ArabicGeocoder",
    "BuildError",
    "Candidate",
    "Context",
    "FactError",
    "Gazetteer",
    "GazetteerDamagedError",
    "GazetteerError",
    "GazetteerMissingError",
    "GazetteerOutdatedError",
    "Kind",
    "Match",
    "Nearby",
    "Place",
    "Resolution",
    "Toponym",
    "Where",
    "default_path",
    "fold",
    "fold_with_offsets",
]
