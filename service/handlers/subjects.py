"""Actors and places: who they are by the reports, and all that is told of them, as a page, JSON and a map."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from litestar import Controller, Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, QueryParameter, SkipValidation
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from ..answering.caching import conditional, tag_of
from ..answering.links import base_of, prefix_of, with_query
from ..answering.negotiation import HTML, JSON, chosen_format, page_language
from ..describing.openapi import described
from ..errors import NotFound
from ..given import GivenMaps, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.query import position_of, words_of
from ..mapping.documents import PAGE, MapDocuments
from ..mapping.query import mark_query
from ..store import ColumnType, FeatureStore, MarkQuery
from ..subjects.documents import SubjectAnswer, SubjectList, links_of, list_document, subject_document
from ..subjects.finding import named_values
from ..subjects.naming import Subject, asked_for, path_of, query_of, value_of
from ..subjects.telling import AFFIRMED, listed_events, told_of

__all__ = ["HANDLERS"]

Asked: TypeAlias = NamedDependency[SkipValidation[MarkQuery]]

_ASKED = {"asked": Provide(mark_query, sync_to_thread=False)}
_FORMATS = {"json": JSON, "html": HTML}
_CURSOR = QueryParameter(description="Where a page begins, from `next`")
_LIMIT = QueryParameter(ge=1, description=f"Events at most; {PAGE} and no more")
_NAMED = QueryParameter(description="Words of which all must be in the name")
_PER_EVENT = (ColumnType.DATE,)
_LISTED = {200: "The hundred of most events"}
_TOLD = {200: "What the events tell"}


class Actors(Controller):
    """Who went, met or was moved, under the names that reports give."""

    path = "/actors"
    tags = ("subjects",)

    @get(
        sync_to_thread=True,
        media_type=JSON,
        summary="Actors, those of most events first",
        responses=described(SubjectList, _LISTED),
    )
    def list_actors(
        self,
        request: AnyRequest,
        store: GivenStore,
        site: GivenSite,
        q: Annotated[str | None, _NAMED] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the hundred actors of most events, with words in `q` those of a name."""
        return _list(request, store, site, Subject.ACTOR, q, f, lang)

    @get(
        "/{actor_name:str}",
        sync_to_thread=True,
        media_type=JSON,
        summary="An actor by name: where he was and with whom",
        responses=described(SubjectAnswer, _TOLD),
    )
    def show_actor(
        self,
        request: AnyRequest,
        actor_name: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with what events tell of all who are called so; another spelling leads to the one."""
        value = value_of(asked_for(actor_name))
        if value != asked_for(actor_name):
            path = prefix_of(request) + path_of(Subject.ACTOR, value)
            asked = dict(request.query_params.items())
            return Redirect(with_query(path, asked), status_code=301, headers={"Cache-Control": "no-cache"})
        return _show(request, store, site, Subject.ACTOR, value, f, lang)

    @get(
        "/{actor_name:str}/events",
        sync_to_thread=True,
        media_type=JSON,
        dependencies=_ASKED,
        summary="What the map of an actor draws",
    )
    def actor_events(
        self, request: AnyRequest, actor_name: FromPath[str], maps: GivenMaps, asked: Asked
    ) -> Answer:
        """Answer as `/maps/events` does, of the events of an actor alone."""
        return _drawn(request, maps, Subject.ACTOR, value_of(asked_for(actor_name)), asked)

    @get(
        "/{actor_name:str}/list",
        sync_to_thread=True,
        media_type=JSON,
        dependencies=_ASKED,
        summary="The events of an actor in order of time, a hundred at a time",
    )
    def actor_list(
        self,
        request: AnyRequest,
        actor_name: FromPath[str],
        maps: GivenMaps,
        asked: Asked,
        limit: Annotated[int, _LIMIT] = PAGE,
        cursor: Annotated[str | None, _CURSOR] = None,
    ) -> Answer:
        """Answer as `/maps/list` does, of the events of an actor alone."""
        return _page(request, maps, Subject.ACTOR, value_of(asked_for(actor_name)), asked, limit, cursor)


class Places(Controller):
    """Where events were, began or passed through."""

    path = "/places"
    tags = ("subjects",)

    @get(
        sync_to_thread=True,
        media_type=JSON,
        summary="Places of events, those of most events first",
        responses=described(SubjectList, _LISTED),
    )
    def list_places(
        self,
        request: AnyRequest,
        store: GivenStore,
        site: GivenSite,
        q: Annotated[str | None, _NAMED] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the hundred places of most events, with words in `q` those of a name."""
        return _list(request, store, site, Subject.PLACE, q, f, lang)

    @get(
        "/{place_key:str}",
        sync_to_thread=True,
        media_type=JSON,
        summary="A place: who came, who left",
        responses=described(SubjectAnswer, _TOLD),
    )
    def show_place(
        self,
        request: AnyRequest,
        place_key: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with what events tell of a place itself, not of those that lie in it."""
        return _show(request, store, site, Subject.PLACE, asked_for(place_key), f, lang)

    @get(
        "/{place_key:str}/events",
        sync_to_thread=True,
        media_type=JSON,
        dependencies=_ASKED,
        summary="What the map of a place draws",
    )
    def place_events(
        self, request: AnyRequest, place_key: FromPath[str], maps: GivenMaps, asked: Asked
    ) -> Answer:
        """Answer as `/maps/events` does, of the events of a place alone."""
        return _drawn(request, maps, Subject.PLACE, asked_for(place_key), asked)

    @get(
        "/{place_key:str}/list",
        sync_to_thread=True,
        media_type=JSON,
        dependencies=_ASKED,
        summary="The events of a place in order of time, a hundred at a time",
    )
    def place_list(
        self,
        request: AnyRequest,
        place_key: FromPath[str],
        maps: GivenMaps,
        asked: Asked,
        limit: Annotated[int, _LIMIT] = PAGE,
        cursor: Annotated[str | None, _CURSOR] = None,
    ) -> Answer:
        """Answer as `/maps/list` does, of the events of a place alone."""
        return _page(request, maps, Subject.PLACE, asked_for(place_key), asked, limit, cursor)


def _list(
    request: AnyRequest,
    store: FeatureStore,
    site: GivenSite,
    subject: Subject,
    q: str | None,
    f: str | None,
    lang: str | None,
) -> Answer:
    """The list of a kind of subjects; words narrow down by what its events tell, then by its name."""
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    groups, base = words_of(q) if q else (), base_of(request, site.settings.public_url)
    tag = tag_of(subject, media_type, language, store.version(), site.fingerprint, str(request.url))
    aspect = "actor" if subject is Subject.ACTOR else "place"

    def build() -> Answer:
        survey = store.survey(MarkQuery(words=groups, statuses=AFFIRMED))
        found = named_values(survey.facets[aspect], groups)
        total = survey.values[aspect] if not groups else len(found)
        if media_type == HTML:
            values = {"subject": subject, "found": found, "total": total, "asked": q or ""}
            return site.page("subjects.html", request, language, **values)
        asked = with_query("", {"q": q} if q else {})
        return Response(list_document(found, total, subject, base, asked), media_type=JSON)

    return conditional(request, tag, build)


def _show(
    request: AnyRequest,
    store: FeatureStore,
    site: GivenSite,
    subject: Subject,
    value: str,
    f: str | None,
    lang: str | None,
) -> Answer:
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    told, base = told_of(store, subject, value), base_of(request, site.settings.public_url)
    if told is None:
        raise NotFound("no_actor" if subject is Subject.ACTOR else "no_told_place", id=value)
    tag = tag_of(subject, value, media_type, language, store.version(), site.fingerprint, str(request.url))

    def build() -> Answer:
        if media_type != HTML:
            return Response(subject_document(told, subject, base), media_type=JSON)
        events = listed_events(store, query_of(subject, value, MarkQuery(statuses=AFFIRMED)), PAGE)
        values = {"subject": subject, "told": told, "events": events, "links": links_of(subject, value, base)}
        return site.page("subject.html", request, language, own=path_of(subject, value), **values)

    return conditional(request, tag, build)


def _drawn(request: AnyRequest, maps: MapDocuments, subject: Subject, value: str, asked: MarkQuery) -> Answer:
    accepted = request.headers.get("accept-encoding", "")
    among = query_of(subject, value, MarkQuery())

    def build() -> Answer:
        body, coding = maps.events(query_of(subject, value, asked), accepted=accepted, among=among)
        return Response(body, media_type=JSON, headers={"Content-Encoding": coding} if coding else {})

    return conditional(request, tag_of("map", subject, value, maps.version, request.url.query), build)


def _page(
    request: AnyRequest,
    maps: MapDocuments,
    subject: Subject,
    value: str,
    asked: MarkQuery,
    limit: int,
    cursor: str | None,
) -> Answer:
    after = position_of(cursor, _PER_EVENT) if cursor is not None else None
    query = query_of(subject, value, asked)
    tag = tag_of("list", subject, value, maps.version, request.url.query)
    return conditional(
        request, tag, lambda: Response(maps.page(query, min(limit, PAGE), after), media_type=JSON)
    )


HANDLERS: list[ControllerRouterHandler] = [Actors, Places]
