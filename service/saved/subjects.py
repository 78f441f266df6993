"""A saved map as a subject: its addresses, its own look, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from maps import date_in_words

from ..answering.pages import Site
from ..answering.words import Language
from ..embedding.subjects import Look, MapSubject
from .keeping import Kept
from .model import Told

__all__ = ["look_of", "saved_map", "told"]


def saved_map(site: Site, language: Language, kept: Kept) -> MapSubject:
    """The map under its own title; a frozen one says as of when its data are."""
    saved, path = kept.map, f"/m/{kept.id}"
    words = site.words[language]
    query, frozen = saved.asked.query, saved.copy is not None
    day = date_in_words((saved.frozen_at or "")[:10], language.value, site.settings.notation)
    within = f"?{urlencode({'within': query})}" if query else ""
    return MapSubject(
        title=saved.asked.title,
        description=words("site.description"),
        page=path,
        embed=f"/embed{path}",
        picture=f"{path}/map",
        events=f"{path}/events" if frozen else f"/maps/events{within}",
        listed=None if frozen else f"/maps/list{'?' if query else ''}{query}",
        queried=not frozen,
        note=words("saved.frozen", day=day) if frozen else None,
        own=f"{kept.id} {kept.version}",
    )


def look_of(kept: Kept, asked: Look, given: frozenset[str]) -> Look:
    """The look of the map, but for what was asked for; `given` are the parameters that were sent."""
    own = kept.map.asked.look
    view = (*asked.view, *(pair for pair in own.view if pair[0] not in given))
    return replace(
        own,
        language=asked.language if "lang" in given else own.language,
        theme=asked.theme if "theme" in given else own.theme,
        view=view,
    )


def told(base: str, kept: Kept, *, edit_key: str | None = None) -> Told:
    """What everybody is told of a map, with its addresses; its maker is told the key too."""
    saved, asked = kept.map, kept.map.asked
    return Told(
        id=kept.id,
        title=asked.title,
        query=asked.query,
        language=asked.language,
        theme=asked.theme,
        map=asked.map,
        tab=asked.tab,
        frozen=saved.copy is not None,
        created=saved.created,
        changed=saved.changed,
        frozen_at=saved.frozen_at,
        events=saved.events,
        address=f"{base}/m/{kept.id}",
        embed=f"{base}/embed/m/{kept.id}",
        picture=f"{base}/m/{kept.id}/map.png",
        edit_key=edit_key,
    )
