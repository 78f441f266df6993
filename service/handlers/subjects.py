"""Actors and places: who they are by the reports, and all that is told of them, as a page, JSON and a map."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from litestar import Controller, Response, get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from ..answering.caching import conditional, tag_of
from ..answering.links import base_of, prefix_of, with_query
from ..answering.negotiation import HTML, JSON, chosen_format, page_language
from ..describing.openapi import described
from ..embedding.snippets import snippets_of
from ..embedding.subjects import Look, all_events
from ..errors import NotFound
from ..geocoding.documents import nature_of
from ..given import GivenServed, Served
from ..http_types import Answer, AnyRequest
from ..items.query import words_of
from ..mapping.documents import PAGE
from ..mapping.query import asked_scope
from ..store import MarkQuery
from ..subjects.documents import SubjectAnswer, SubjectList, list_document, subject_document
from ..subjects.finding import named_values
from ..subjects.naming import Subject, asked_for, path_of, query_of, value_of
from ..subjects.telling import AFFIRMED, listed_events, told_of

__all__ = ["HANDLERS"]

_FORMATS = {"json": JSON, "html": HTML}
_NAMED = QueryParameter(description="Words of which all must be in the name")
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
        served: GivenServed,
        q: Annotated[str | None, _NAMED] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the hundred actors of most events, with words in `q` those of a name."""
        return _list(request, served, Subject.ACTOR, q, f, lang)

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
        served: GivenServed,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with what events tell of all who are called so; another spelling leads to the one."""
        value = value_of(asked_for(actor_name))
        if value != asked_for(actor_name):
            path = prefix_of(request) + path_of(Subject.ACTOR, value)
            asked = dict(request.query_params.items())
            return Redirect(with_query(path, asked), status_code=301, headers={"Cache-Control": "no-cache"})
        return _show(request, served, Subject.ACTOR, value, f, lang)


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
        served: GivenServed,
        q: Annotated[str | None, _NAMED] = None,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the hundred places of most events, with words in `q` those of a name."""
        return _list(request, served, Subject.PLACE, q, f, lang)

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
        served: GivenServed,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Answer with what events tell of a place itself, not of those that lie in it."""
        return _show(request, served, Subject.PLACE, asked_for(place_key), f, lang)


def _list(
    request: AnyRequest,
    served: Served,
    subject: Subject,
    q: str | None,
    f: str | None,
    lang: str | None,
) -> Answer:
    """The list of a kind of subjects; words narrow down by what its events tell, then by its name."""
    store, site = served.store, served.site
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    groups, base = words_of(q) if q else (), base_of(request, site.settings.public_url)
    tag = tag_of(subject, media_type, language, store.version(), site.fingerprint, str(request.url))
    aspect = "actor" if subject is Subject.ACTOR else "place"

    def build() -> Answer:
        survey = store.survey(MarkQuery(words=groups, statuses=AFFIRMED))
        found = named_values(survey.facets[aspect], groups)
        total = survey.values[aspect] if not groups else len(found)
        if media_type == HTML:
            nature = partial(nature_of, served.gazetteer, language=language)
            values: dict[str, Any] = {
                "subject": subject,
                "found": found,
                "total": total,
                "asked": q or "",
                "nature_of": nature,
            }
            return site.page("subjects.html", request, language, **values)
        asked = with_query("", {"q": q} if q else {})
        return Response(list_document(found, total, subject, base, asked), media_type=JSON)

    return conditional(request, tag, build)


def _show(
    request: AnyRequest,
    served: Served,
    subject: Subject,
    value: str,
    f: str | None,
    lang: str | None,
) -> Answer:
    store, site = served.store, served.site
    media_type, language = chosen_format(request, f, _FORMATS), page_language(lang)
    told, base = told_of(store, subject, value), base_of(request, site.settings.public_url)
    if told is None:
        raise NotFound("no_actor" if subject is Subject.ACTOR else "no_told_place", id=value)
    tag = tag_of(subject, value, media_type, language, store.version(), site.fingerprint, str(request.url))

    def build() -> Answer:
        if media_type != HTML:
            return Response(subject_document(told, subject, base), media_type=JSON)
        events = listed_events(store, query_of(subject, value, AFFIRMED), PAGE)
        scope = asked_scope(actor=[value]) if subject is Subject.ACTOR else asked_scope(place=[value])
        mapped, look = all_events(site, language, store, scope), Look(language=language)
        return site.page(
            "subject.html",
            request,
            language,
            subject=subject,
            told=told,
            events=events,
            nature_of=partial(nature_of, served.gazetteer, language=language),
            own=path_of(subject, value),
            scope=scope.text,
            picture=mapped.picture_at(look),
            shared=snippets_of(base, mapped, look),
        )

    return conditional(request, tag, build)


HANDLERS: list[ControllerRouterHandler] = [Actors, Places]
