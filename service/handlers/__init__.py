"""The HTTP handlers, by what they serve."""

from litestar.types import ControllerRouterHandler

from . import (
    api,
    articles,
    events,
    features,
    files,
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
)

__all__ = ["HANDLERS"]

HANDLERS: list[ControllerRouterHandler] = [
    *home.HANDLERS,
    *reading.HANDLERS,
    *merging.HANDLERS,
    *articles.HANDLERS,
    *features.HANDLERS,
    *items.HANDLERS,
    *events.HANDLERS,
    *gazetteer.HANDLERS,
    *nominatim.HANDLERS,
    *photon.HANDLERS,
    *reconciliation.HANDLERS,
    *mapdata.HANDLERS,
    *mapviews.HANDLERS,
    *pictures.HANDLERS,
    *reasons.HANDLERS,
    *api.HANDLERS,
    *files.HANDLERS,
    *operations.HANDLERS,
]
