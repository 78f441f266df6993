"""Arabic place names to coordinates, offline. See `Gazetteer` and `ArabicGeocoder`.

Building needs the `build` extra and lives apart, in `gazetteer.building`.
"""

from .adapters import AsyncOfflineAdapter
from .comparing import Change, ChangeKind, compare_files
from .errors import (
    BuildError,
    FactError,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GazetteerOutdatedError,
    OnlineServiceWarning,
    SourceError,
)
from .folding import fold, fold_with_offsets
from .gazetteer import Gazetteer, default_path
from .geocoder import ArabicGeocoder
from .inspecting import FileSummary, summarise_file
from .model import ANYWHERE, Candidate, Context, Kind, Match, Place, Resolution, Toponym, Where
from .nearness import Nearby
from .online import ChainGeocoder
from .reasons import in_english
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
    "Change",
    "ChangeKind",
    "Context",
    "FactError",
    "FileSummary",
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
    "SourceError",
    "Toponym",
    "Where",
    "WorldView",
    "compare_files",
    "default_path",
    "fold",
    "fold_with_offsets",
    "in_english",
    "summarise_file",
    "world_view",
    "world_views",
]
