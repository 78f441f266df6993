"""Arabic place names to coordinates, offline. See `Gazetteer` and `ArabicGeocoder`."""

from gazetteer.model import Candidate, Context, Kind, Match, Place, Resolution, Toponym

__all__ = ["Candidate", "Context", "Kind", "Match", "Place", "Resolution", "Toponym"]
