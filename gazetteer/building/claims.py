"""World views while building: the file keeps the sources' countries, and no view may find a place worse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..errors import FactError
from ..regions import ARAB_COUNTRIES
from ..worldview import Area, world_views
from .records import Draft

__all__ = ["arab_in_some_view", "check_places_of_views"]


def arab_in_some_view(draft: Draft) -> bool:
    """Whether the sources or any world view give the place to an Arab country."""
    if draft.country in ARAB_COUNTRIES:
        return True
    return any(area.holds(draft.lon, draft.lat) for area in _arab_areas(draft.country))


@cache
def _arab_areas(giver: str | None) -> tuple[Area, ...]:
    """The areas that some view gives from this country to an Arab one."""
    areas = {area.row.where: area for view in world_views().values() for area in view.areas}
    return tuple(one for one in areas.values() if giver in one.givers and one.taker in ARAB_COUNTRIES)


def check_places_of_views(drafts: Iterable[Draft]) -> None:
    """Raise `FactError` where a world view names a place that there is not."""
    known = {draft.id for draft in drafts}
    for view in world_views().values():
        for place_id in (*view.places, *view.capitals.values()):
            if place_id not in known:
                raise FactError(f"world view {view.name!r}: there is no place {place_id!r}")
