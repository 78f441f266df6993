"""Arabic place names to coordinates, offline. See `Gazetteer` and `ArabicGeocoder`.

Building needs the `build` extra and lives apart, in `gazetteer.building`.
"""

from .adapters import AsyncOfflineAdapter
from .errors import (
    BuildError,
    FactError,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GazetteerOutdatedError,
    OnlineServiceWarning,
)
from .folding import fold, fold_with_offsets
from .gazetteer import Gazetteer, default_path
from .geocoder import ArabicGeocoder
from .model import ANYWHERE, Candidate, Context, Kind, Match, Place, Resolution, Toponym, Where
from .nearness import Nearby
from .online import ChainGeocoder
from .remembering import AnswerCache
from .worldview import DEFAULT_WORLD_VIEW, WorldView, world_view, world_views

__all__ = [
    "ANYWHERE",
    "DEFAULT_WORLD_VIEW",
    "AnswerCache",
    "ArabicGeocoder",
    "AsyncOfflineAdapter",
    "BuildError",
    "Candidate",
    "ChainGeocoder",
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
    "OnlineServiceWarning",
    "Place",
    "Resolution",
    "Toponym",
    "Where",
    "WorldView",
    "default_path",
    "fold",
    "fold_with_offsets",
    "world_view",
    "world_views",
]
