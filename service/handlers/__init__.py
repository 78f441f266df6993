"""The HTTP handlers, by what they serve."""

from litestar.types import ControllerRouterHandler

from . import (
    about,
    api,
    articles,
    embedding,
    events,
    exports,
    features,
    files,
    finding,
    gazetteer,
    home,
    items,
    mapdata,
    mapviews,
    merging,
    nominatim,
    operations,
    photon,
    pictures,
    reading,
    reasons,
    reconciliation,
    subjects,
    tiles,
)

__all__ = ["HANDLERS"]

HANDLERS: list[ControllerRouterHandler] = [
    *home.HANDLERS,
    *about.HANDLERS,
    *reading.HANDLERS,
    *merging.HANDLERS,
    *articles.HANDLERS,
    *features.HANDLERS,
    *items.HANDLERS,
    *exports.HANDLERS,
    *tiles.HANDLERS,
    *events.HANDLERS,
    *subjects.HANDLERS,
    *finding.HANDLERS,
    *gazetteer.HANDLERS,
    *nominatim.HANDLERS,
    *photon.HANDLERS,
    *reconciliation.HANDLERS,
    *mapdata.HANDLERS,
    *mapviews.HANDLERS,
    *embedding.HANDLERS,
    *pictures.HANDLERS,
    *reasons.HANDLERS,
    *api.HANDLERS,
    *files.HANDLERS,
    *operations.HANDLERS,
]
