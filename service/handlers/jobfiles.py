"""Files made as jobs: ordered, and fetched once they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from ..access.terms import COST
from ..answering.caching import FRESH, conditional
from ..answering.links import base_of
from ..answering.negotiation import JSON, page_language
from ..answering.ranges import part_asked_for
from ..answering.streaming import streamed
from ..answering.words import Words
from ..describing.openapi import described
from ..errors import BadParameter, NotFound, StoreError
from ..formats.answers import file_headers, system_in
from ..formats.catalogue import EXPORTS, format_named, formats_of, usable
from ..given import GivenServed, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..items.crs import system_of
from ..items.pages import layer_of
from ..items.query import query_of
from ..jobs import Job, JobRegister, JobStatus, Order, Process, Source
from ..jobs.documents import StatusInfo
from ..jobs.exporting import format_of, layer_of_order
from ..jobs.keeping_files import pieces
from ..middleware.methods import WITHOUT_BODY
from ..middleware.strictness import MORE_PARAMETERS, known_parameters
from ..store import Layer
from .choosing import CHOOSING, Chosen, SortBy
from .exports import Marked
from .jobs import job_answer, known_job, register_of

__all__ = ["HANDLERS"]

_NAMES = ", ".join(one.name for one in EXPORTS)


@post(
    "/jobs/export",
    status_code=202,
    dependencies=CHOOSING,
    opt={MORE_PARAMETERS: True, COST: 20},
    sync_to_thread=True,
    media_type=JSON,
    summary="Have a file made of all features of a query, to be fetched when it is done",
    responses=described(StatusInfo, {202: "Accepted; Location says where to ask for it"}),
    tags=["jobs"],
)
def order_export(
    request: AnyRequest,
    collection: Annotated[str, QueryParameter(description="visits, movements or places")],
    chosen_items: Chosen,
    served: GivenServed,
    sortby: SortBy = None,
    crs: FromQuery[str | None] = None,
    bom: Marked = False,
    f: Annotated[str, QueryParameter(description=_NAMES)] = EXPORTS[0].name,
    lang: Annotated[str | None, QueryParameter(description="ar or en, for names")] = None,
) -> Answer:
    """Order what `/collections/{collection}/export` sends at once; parameters are the same."""
    layer, items = layer_of(collection), replace(chosen_items, sortby=sortby)
    query_of(layer, items, known_parameters(request.route_handler))
    name = _usable(f, layer, crs)
    order = Order(
        collection=layer.name,
        format=name,
        items=items,
        crs=crs,
        language=page_language(lang),
        marked=bom,
        base=base_of(request, served.site.settings.public_url),
    )
    job = register_of(served.store).create(Process.EXPORT, Source.STORE, order=order)
    return job_answer(request, job, served.site, lang=lang, status=202)


def _usable(name: str, layer: Layer, crs: str | None) -> str:
    """The name of a format that can be written here, in that system. Raises `BadParameter` or
    `NotInstalled`."""
    found = format_named(name, layer)
    if found is None:
        known = ", ".join(one.name for one in formats_of(layer))
        raise BadParameter("not_a_value", "f", value=name[:40], known=known)
    system_in(usable(found), layer, crs)
    return found.name


@get(
    "/jobs/{job_id:str}/file",
    sync_to_thread=True,
    media_type="application/octet-stream",
    summary="The file that an export made, also a part of it (Range)",
    tags=["jobs"],
)
def job_file(request: AnyRequest, job_id: FromPath[str], store: GivenStore, site: GivenSite) -> Answer:
    """Send the file, or the rest of one whose download broke off."""
    job, register = known_job(store, job_id), register_of(store)
    order = job.order
    if order is None or not _is_there(job, register):
        raise NotFound("no_file", id=job_id)
    tag = f'"{job.id}"'
    words = site.words[page_language(order.language)]
    return conditional(request, tag, lambda: _part(request, register, job, order, tag, words), keep=FRESH)


def _part(
    request: AnyRequest, register: JobRegister, job: Job, order: Order, tag: str, words: Words
) -> Answer:
    found, part = format_of(order), part_asked_for(request, job.size, tag)
    named = file_headers(found, layer_of_order(order), system_of("crs", order.crs), words)
    headers = {**named, **part.headers}
    if WITHOUT_BODY in request.scope:
        return Response(b"", media_type=found.media_type, headers=headers)
    sent = _sent(register, job, part.begin, part.end)
    return streamed(sent, found.media_type, headers, part.status)


def _is_there(job: Job, register: JobRegister) -> bool:
    return job.status is JobStatus.SUCCESSFUL and (not job.size or register.piece(job, 0) is not None)


def _sent(register: JobRegister, job: Job, begin: int, end: int) -> Iterator[bytes]:
    """The bytes, of which none is sent in the place of one that was forgotten meanwhile."""
    try:
        yield from pieces(register, job, begin, end)
    except LookupError as error:
        raise StoreError(str(error)) from error


HANDLERS: list[ControllerRouterHandler] = [order_export, job_file]
