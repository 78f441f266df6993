"""Arabic place names to coordinates, offline. See `Gazetteer` and `ArabicGeocoder`.

Building needs the `build` extra and lives apart, in `gazetteer.building`. The geocoders are those of geopy,
which loads clients of the web: they are loaded when they are asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import (
    BuildError,
    FactError,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GazetteerOutdatedError,
    OnlineServiceWarning,
    QuestionError,
    SourceError,
)
from .gazetteer import Gazetteer, default_path
from .index.comparing import Change, ChangeKind, compare_files
from .index.inspecting import FileSummary, summarise_file
from .index.nearness import Nearby
from .model import ANYWHERE, Candidate, Context, Kind, Match, Place, Resolution, Toponym, Where
from .names.folding import fold, fold_with_offsets
from .names.remembering import Remembered
from .reasons import in_english
from .records import changed, quickly_made
from .text.lexicon import country_of_demonym
from .text.tokens import WrittenWords
from .worldview import DEFAULT_WORLD_VIEW, WorldView, world_view, world_views

if TYPE_CHECKING:
    from .geocoding.adapters import AsyncOfflineAdapter
    from .geocoding.geocoder import ArabicGeocoder
    from .geocoding.online import ChainGeocoder
    from .geocoding.remembering import AnswerCache

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
    "QuestionError",
    "Remembered",
    "Resolution",
    "SourceError",
    "Toponym",
    "Where",
    "WorldView",
    "WrittenWords",
    "changed",
    "compare_files",
    "country_of_demonym",
    "default_path",
    "fold",
    "fold_with_offsets",
    "in_english",
    "quickly_made",
    "summarise_file",
    "world_view",
    "world_views",
]

_GEOCODERS = {
    "AnswerCache": "remembering",
    "ArabicGeocoder": "geocoder",
    "AsyncOfflineAdapter": "adapters",
    "ChainGeocoder": "online",
}


def __getattr__(name: str) -> Any:
    """A geocoder, or what belongs to it."""
    if name not in _GEOCODERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".geocoding.{_GEOCODERS[name]}", __name__), name)
