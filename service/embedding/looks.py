"""How a map is asked for: the query parameters that its page, its embed and what shares it have in common."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, QueryParameter, SkipValidation

from ..answering.negotiation import page_language
from ..errors import BadParameter
from ..mapping.pictures import theme_of
from .subjects import Look

__all__ = ["LOOK", "GivenLook", "asked_look"]

TABS = ("map", "list")
_VIEW = re.compile(r"\d{1,2}(\.\d{1,3})?(/-?\d{1,3}(\.\d{1,6})?){2}")
_DEEPEST = 24
_AT = QueryParameter(name="map", description="Where the map is at first: zoom/latitude/longitude")
_TAB = QueryParameter(description="What is shown at first: map or list alone")


def asked_look(
    lang: FromQuery[str | None] = None,
    theme: FromQuery[str | None] = None,
    at_first: Annotated[str | None, _AT] = None,
    tab: Annotated[str | None, _TAB] = None,
) -> Look:
    """How a map was asked for. Raises `BadParameter`."""
    if at_first and not _is_view(at_first):
        raise BadParameter(
            "not_a_value", "map", value=at_first[:40], known="zoom/latitude/longitude: 5.5/32.1/13.2"
        )
    if tab and tab not in TABS:
        raise BadParameter("not_a_value", "tab", value=tab[:40], known=", ".join(TABS))
    view = tuple((name, value) for name, value in (("map", at_first), ("tab", tab)) if value)
    return Look(language=page_language(lang), theme=theme_of(theme), view=view)


def _is_view(text: str) -> bool:
    """Whether a map can be there; a map that repeats goes on beyond the antimeridian."""
    if not _VIEW.fullmatch(text):
        return False
    zoom, latitude, longitude = map(float, text.split("/"))
    return zoom <= _DEEPEST and abs(latitude) <= 90 and abs(longitude) <= 360


LOOK = {"look": Provide(asked_look, sync_to_thread=False)}
GivenLook: TypeAlias = NamedDependency[SkipValidation[Look]]
