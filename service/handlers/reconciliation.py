"""The reconciliation service, as OpenRefine and its like use it: match the names of a table with places.

Each address exists in Arabic (`/reconcile`) and in English (`/en/reconcile`), because clients put their
parameters behind the addresses that the manifest gives.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.types import ControllerRouterHandler

from gazetteer import Gazetteer

from ..access.terms import COST
from ..answering.caching import A_WHILE, conditional, tag_of
from ..answering.links import base_of
from ..answering.negotiation import HTML, JSON, page_language
from ..answering.pages import Site
from ..answering.words import Language
from ..errors import BadParameter, NotFound
from ..geocoding.documents import fingerprint, place_feature
from ..geocoding.parameters import MOST_PLACES, known_place
from ..given import GivenGazetteer, GivenSite
from ..http_types import Answer, AnyRequest
from ..middleware.preflights import HARMLESS
from ..middleware.strictness import IDLE_PARAMETERS, form_only
from ..reconciliation.extension import extended, proposed
from ..reconciliation.manifest import manifest
from ..reconciliation.queries import queries_of, reconciled, single_query
from ..reconciliation.suggestions import flyout, suggested_entities, suggested_properties, suggested_types
from ..schemas import ReconcileForm

__all__ = ["HANDLERS"]

_ENGLISH = "/en"
_ROOT = "/reconcile"
_CACHE_BUSTER = ("_",)
"""jQuery adds it where it is told not to keep answers."""
IDLE = (
    *_CACHE_BUSTER,
    "all_types",
    "exact",
    "filter",
    "html_encode",
    "html_escape",
    "key",
    "prefixed",
    "schema",
    "scoring",
    "spell",
    "type",
    "type_strict",
)
"""What OpenRefine's suggestion boxes send beside the prefix, made for a service that is no more."""
_SUGGESTIONS, _FURTHEST = 10, 200

Tongue = Annotated[str | None, QueryParameter(description="ar or en; else as the address says")]
Prefix = Annotated[str | None, QueryParameter(description="What has been typed so far")]


def _in_both(path: str) -> list[str]:
    return [f"{_ROOT}{path}", f"{_ENGLISH}{_ROOT}{path}"]


class Reconcile(Controller):
    """The endpoint. A controller, because the handlers of an address must be registered at once."""

    path = _ROOT
    tags = ("faces",)

    @get(
        sync_to_thread=True,
        media_type=JSON,
        summary="Reconciliation: the manifest, or queries",
        opt={IDLE_PARAMETERS: _CACHE_BUSTER},
    )
    def ask(
        self,
        request: AnyRequest,
        gazetteer: GivenGazetteer,
        site: GivenSite,
        queries: Annotated[str | None, QueryParameter(description="A batch of queries as JSON")] = None,
        one: Annotated[
            str | None, QueryParameter(name="query", description="One query, or the bare name")
        ] = None,
        extend: Annotated[str | None, QueryParameter(description="A data extension query as JSON")] = None,
        lang: Tongue = None,
    ) -> Answer:
        """Answer with the manifest, or with candidates or values for what was asked."""
        form = ReconcileForm(queries=queries, query=one, extend=extend, lang=lang)
        return _answer(request, gazetteer, site, form)

    @post(
        status_code=200,
        sync_to_thread=True,
        guards=[form_only],
        media_type=JSON,
        summary="Reconciliation: queries as a form",
        opt={IDLE_PARAMETERS: _CACHE_BUSTER, HARMLESS: True, COST: 5},
    )
    def ask_by_form(
        self,
        request: AnyRequest,
        data: URLEncodedBody[ReconcileForm],
        gazetteer: GivenGazetteer,
        site: GivenSite,
        lang: Tongue = None,
    ) -> Answer:
        """Answer with candidates for each query, or with the values of properties."""
        if lang is not None and data.lang is None:
            data = msgspec.structs.replace(data, lang=lang)
        return _answer(request, gazetteer, site, data)


class ReconcileInEnglish(Reconcile):
    """The same with English names."""

    path = f"{_ENGLISH}{_ROOT}"


@get(
    _in_both("/suggest/{what:str}"),
    sync_to_thread=False,
    media_type=JSON,
    summary="Reconciliation: suggest places (`entity`), types (`type`) or properties (`property`)",
    tags=["faces"],
    opt={IDLE_PARAMETERS: IDLE},
)
def suggest(
    request: AnyRequest,
    what: FromPath[str],
    gazetteer: GivenGazetteer,
    prefix: Prefix = None,
    cursor: Annotated[int, QueryParameter(ge=0, le=_FURTHEST, description="How many to skip")] = 0,
    limit: Annotated[int, QueryParameter(ge=1, description="50 and no more")] = _SUGGESTIONS,
    lang: Tongue = None,
) -> Answer:
    """Suggest what one may be about to type."""
    language, most = _language(request, lang), min(limit, MOST_PLACES)
    if prefix is None:
        raise BadParameter("no_name", "prefix")
    if what == "entity":
        found = suggested_entities(gazetteer, prefix, skipped=cursor, limit=most, language=language)
    elif what in ("type", "property"):
        all_found = suggested_types if what == "type" else suggested_properties
        found = all_found(prefix, language)[cursor : cursor + most]
    else:
        raise NotFound("not_found", path=request.url.path)
    return _json({"result": found})


@get(
    _in_both("/flyout/{what:str}"),
    sync_to_thread=False,
    media_type=JSON,
    summary="Reconciliation: a few words about a place, a type or a property",
    tags=["faces"],
    opt={IDLE_PARAMETERS: IDLE},
)
def fly_out(
    request: AnyRequest,
    what: FromPath[str],
    gazetteer: GivenGazetteer,
    item_id: Annotated[str | None, QueryParameter(name="id", description="Its id")] = None,
    lang: Tongue = None,
) -> Answer:
    """Answer with a snippet of HTML."""
    if not item_id:
        raise BadParameter("no_ids", "id")
    return _json(flyout(gazetteer, what, item_id, _language(request, lang)))


@get(
    _in_both("/properties"),
    sync_to_thread=False,
    media_type=JSON,
    summary="Reconciliation: the properties that columns may be filled with",
    tags=["faces"],
    opt={IDLE_PARAMETERS: _CACHE_BUSTER},
)
def propose_properties(
    request: AnyRequest,
    place_type: Annotated[str, QueryParameter(name="type", description="The type of the places")] = "",
    limit: Annotated[int, QueryParameter(ge=1)] = _FURTHEST,
    lang: Tongue = None,
) -> Answer:
    """Propose properties for data extension."""
    return _json(proposed(place_type[:_FURTHEST], limit, _language(request, lang)))


@get(
    "/embed/places/{place_id:path}",
    sync_to_thread=False,
    media_type=HTML,
    summary="A small page about a place, to be shown inside another page",
    tags=["faces"],
)
def preview(
    request: AnyRequest,
    place_id: FromPath[str],
    gazetteer: GivenGazetteer,
    site: GivenSite,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with a page without scripts that fits the frame of the manifest."""
    language, place = page_language(lang), known_place(gazetteer, place_id)
    tag = tag_of("preview", fingerprint(gazetteer), site.fingerprint, str(request.url))
    feature = place_feature(gazetteer, place, language)
    return conditional(
        request, tag, lambda: site.page("preview.html", request, language, found=feature), keep=A_WHILE
    )


def _answer(request: AnyRequest, gazetteer: Gazetteer, site: Site, form: ReconcileForm) -> Answer:
    """What a form asks for; the manifest where it asks for nothing."""
    language = _language(request, form.lang)
    if form.queries is not None:
        batch = queries_of(form.queries)
        return _json({key: reconciled(gazetteer, query, language) for key, query in batch.items()})
    if form.query is not None:
        return _json(reconciled(gazetteer, single_query(form.query), language))
    if form.extend is not None:
        return _json(extended(gazetteer, form.extend, language))
    root = request.url.path.rstrip("/")
    return _json(manifest(base_of(request, site.settings.public_url), root, site.words[language]))


def _language(request: AnyRequest, lang: str | None) -> Language:
    """The language asked for, else that of the address."""
    if lang is not None:
        return page_language(lang)
    return Language.ENGLISH if request.url.path.startswith(f"{_ENGLISH}/") else Language.ARABIC


def _json(document: Any) -> Answer:
    return Response(msgspec.json.encode(document), media_type=JSON)


HANDLERS: list[ControllerRouterHandler] = [
    Reconcile,
    ReconcileInEnglish,
    suggest,
    fly_out,
    propose_properties,
    preview,
]
