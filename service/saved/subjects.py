"""A saved map as a subject: its addresses, its own look, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import msgspec

from maps import date_in_words

from ..answering.caching import revision_of
from ..answering.pages import Site
from ..answering.words import Language
from ..embedding.subjects import Look, MapSubject, Pairs
from ..mapping.query import Scope, scope_of
from .keeping import Kept
from .model import Asked, Told

__all__ = ["Editing", "editing_of", "look_of", "saved_map", "told"]

_TIMES = {"datetime", "from", "until"}
"""Parameters of which one way to say the time rules out the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """A saved map in a form: what it will be once it is sent, and the tag that it is changed by. `is_chosen`
    where that differs from what is kept."""

    id: str
    tag: str
    asked: Asked
    is_chosen: bool


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


def editing_of(kept: Kept, chosen: Scope, view: Pairs) -> Editing:
    """The map with what its reader has chosen on it in place of what it had, each parameter for itself."""
    own = kept.map.asked
    names = {name for name, _ in chosen.parameters}
    names |= _TIMES if names & _TIMES else set()
    rest = [pair for pair in own.scope.parameters if pair[0] not in names]
    query = scope_of(urlencode([*rest, *chosen.parameters]), name="query").text
    shown = dict(view)
    asked = msgspec.structs.replace(own, query=query, map=shown.get("map"), tab=shown.get("tab"))
    return Editing(id=kept.id, tag=f'"{revision_of(kept.state)}"', asked=asked, is_chosen=asked != own)


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
