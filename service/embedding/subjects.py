"""What a map is of: all events or some of them, an article, an event, or what somebody has saved.

A subject knows its addresses as paths below the service, and is the same for its page, its embed, its picture
and what oEmbed tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from maps import Mode, isolate

from ..answering.links import READABLE
from ..answering.pages import Site
from ..answering.words import Language, Words, levelled
from ..errors import NotFound
from ..mapping.query import Scope
from ..store import FeatureStore
from ..subjects.degrees import in_degrees
from .titles import title_of

__all__ = [
    "ANY_ARTICLE",
    "Look",
    "MapSubject",
    "Pairs",
    "all_events",
    "article",
    "event",
    "joined",
    "query_of",
]

ANY_ARTICLE = "/articles/{article}"
"""Where the script finds the article of an event."""

MOST_NAMES = 2
"""Of those who take part in an event, in its title."""

Pairs = tuple[tuple[str, str], ...]
"""Parameters of an address, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a map was asked for: its language and colours (None: those that the reader prefers), and what it
    shows at first. What is `implied` is so without being asked for."""

    language: Language = Language.ARABIC
    theme: Mode | None = None
    view: Pairs = ()
    implied: Pairs = (("lang", Language.ARABIC.value), ("theme", "auto"))

    @property
    def parameters(self) -> Pairs:
        """All that is not so anyway, as it stands in an address."""
        pairs = (*self.view, ("lang", self.language.value), ("theme", self.theme or "auto"))
        return tuple(pair for pair in pairs if pair not in self.implied)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSubject:
    """A map by its addresses; `picture` is without its ending, `listed` tells the same without a script.

    `events` is what its script fetches, and `queried` whether it asks there for what the reader chooses;
    `parameters` are part of its page's address, its embed's and its picture's. `own` is what its documents
    depend on beside the data: its tag is made of that.
    """

    title: str
    description: str
    page: str
    embed: str
    picture: str
    events: str
    listed: str | None
    article: str = ANY_ARTICLE
    queried: bool = False
    parameters: Pairs = ()
    note: str | None = None
    own: str = ""

    @property
    def share(self) -> str:
        """Where there is what shares it."""
        return f"/share{self.embed.removeprefix('/embed')}"

    def picture_at(self, look: Look, *more: tuple[str, str]) -> str:
        """Where its picture is, in the language and colours of a look; a picture is of the whole map."""
        shown = tuple(pair for pair in look.parameters if pair not in look.view)
        return f"{self.picture}.png{query_of((*self.parameters, *shown, *more))}"


def query_of(pairs: Pairs) -> str:
    """Parameters as they stand behind a path; nothing where there are none."""
    return f"?{urlencode(pairs, safe=READABLE)}" if pairs else ""


def joined(address: str, pairs: Pairs) -> str:
    """An address with more parameters behind it."""
    return f"{address}&{query_of(pairs)[1:]}" if "?" in address and pairs else address + query_of(pairs)


def all_events(site: Site, language: Language, store: FeatureStore, scope: Scope) -> MapSubject:
    """All events, or those of a scope under what it chooses."""
    within = f"?{urlencode({'within': scope.text})}" if scope.parameters else ""
    return MapSubject(
        title=title_of(site.words[language], store, scope, site.settings.notation) or site.title(language),
        description=site.words[language]("site.description"),
        page="/maps",
        embed="/embed/maps",
        picture="/maps",
        events=f"/maps/events{within}",
        listed=f"/maps/list{query_of(scope.parameters)}",
        queried=True,
        parameters=scope.parameters,
    )


def article(site: Site, language: Language, store: FeatureStore, article_id: str) -> MapSubject:
    """The events of an article under its title. Raises `NotFound`."""
    answer = store.answer(article_id)
    if answer is None:
        raise NotFound("no_article", id=article_id)
    told, words = msgspec.json.decode(answer)["article"], site.words[language]
    source = told.get("source")
    path = f"/articles/{quote(article_id, safe='')}"
    return MapSubject(
        title=_line(told.get("title")) or site.title(language),
        description=words("card.article", source=isolate(source)) if source else words("card.an_article"),
        page=f"{path}/map",
        embed=f"/embed{path}",
        picture=f"{path}/map",
        events=f"{path}/events",
        listed=path,
        article=path,
    )


def event(site: Site, language: Language, store: FeatureStore, event_id: str) -> MapSubject:
    """One event with all its reports. Raises `NotFound`."""
    body = store.event(event_id)
    if body is None:
        raise NotFound("no_event", id=event_id)
    words = site.words[language]
    path = f"/events/{quote(event_id, safe='')}"
    return MapSubject(
        title=_event_title(msgspec.json.decode(body), words),
        description=words("card.event"),
        page=f"{path}/map",
        embed=f"/embed{path}",
        picture=f"{path}/map",
        events=f"{path}?f=geojson",
        listed=path,
    )


def _event_title(feature: Mapping[str, Any], words: Words) -> str:
    """Kind, names and way in a line: «زيارة: سامح شكري – القاهرة ← طرابلس»; its point without either."""
    told = feature["properties"]
    kind = words(f"events.kind.{told.get('kind') or 'visit'}").capitalize()
    names = _names(told.get("actors"))
    english = words.language is Language.ENGLISH
    places = [_place(told.get(end), english=english) for end in ("origin", "destination")]
    way = (" → " if english else " ← ").join(isolate(place) for place in places if place)
    point = "" if names or way else in_degrees(feature["geometry"])
    known = [part for part in (names, way, point and isolate(point)) if part]
    return f"{kind}: " + " – ".join(known) if known else kind


def _names(told: object) -> str:
    """The first names of those who take part; flat features have them as one text."""
    if isinstance(told, str):
        return isolate(told)
    people = [str(one.get("name") or "") for one in told] if isinstance(told, Sequence) else []
    shown = "، ".join(name for name in people[:MOST_NAMES] if name)
    return isolate(shown + ("…" if len(people) > MOST_NAMES else "")) if shown else ""


def _place(told: object, *, english: bool) -> str:
    if isinstance(told, Mapping):
        return str((english and told.get("name_en")) or told.get("name") or told.get("text") or "")
    return told if isinstance(told, str) else ""


def _line(title: object) -> str:
    """A title in one line."""
    return levelled(" ".join(str(title).split())) if title else ""
