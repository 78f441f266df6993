"""Requests that say something we do not know are refused, not half obeyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args, get_origin

from litestar.connection import ASGIConnection
from litestar.datastructures import MultiDict
from litestar.di import Provide
from litestar.enums import HttpMethod
from litestar.handlers import BaseRouteHandler
from litestar.params import QueryParameter
from litestar.typing import FieldDefinition
from litestar.utils.signature import ParsedSignature

from ..answering.negotiation import JSON
from ..errors import BadParameter, UnsupportedMediaType
from ..http_types import AnyRequest

__all__ = [
    "IDLE_PARAMETERS",
    "MORE_PARAMETERS",
    "form_only",
    "json_only",
    "known_parameters",
    "lines_only",
    "refuse_unknown_parameters",
]

JSON_PATCH = "application/json-patch+json"
"""A list of steps (RFC 6902), where a change here is part of what it changes (RFC 7396)."""
LINES = ("application/jsonl", "application/x-ndjson", "application/ndjson", "application/jsonlines")
FORM = "application/x-www-form-urlencoded"

MORE_PARAMETERS = "more_parameters"
"""Handlers with this option check for unknown query parameters themselves."""

IDLE_PARAMETERS = "idle_parameters"
"""The names, in this option of a handler, that clients send though they change nothing here."""


async def refuse_unknown_parameters(request: AnyRequest) -> None:
    """Raise `BadParameter` for the first query parameter that the handler does not declare, or that comes
    twice where the handler takes one value.

    Async, because Litestar calls anything else in a thread, which takes longer than all that is done here.
    """
    handler = request.route_handler
    if request.method == HttpMethod.OPTIONS:  # asked of the address of the request that is to follow
        return
    if not request.query_params:
        return
    _refuse_repeated(request.query_params, handler)
    if handler.opt.get(MORE_PARAMETERS):
        return
    known, idle = known_parameters(handler), handler.opt.get(IDLE_PARAMETERS, ())
    for name in request.query_params:
        if name not in known and name not in idle:
            raise BadParameter("unknown_parameter", name, known=", ".join(known) or "-")


def _refuse_repeated(given: MultiDict[Any], handler: BaseRouteHandler) -> None:
    """Raise `BadParameter` for a parameter that comes twice: which of its values counts, nobody could say."""
    names = [name for name, _ in given.multi_items()]
    if len(set(names)) == len(names):
        return
    fields, idle = _parameters(handler), handler.opt.get(IDLE_PARAMETERS, ())
    for name in names:
        repeatable = name in idle or (name in fields and _takes_many(fields[name]))
        if names.count(name) > 1 and not repeatable:
            raise BadParameter("repeated_parameter", name)


def _takes_many(field: FieldDefinition) -> bool:
    return any(get_origin(one) is list for one in (field.annotation, *get_args(field.annotation)))


def known_parameters(handler: BaseRouteHandler) -> tuple[str, ...]:
    """The query parameters that a handler declares, itself or in its dependencies, in their order."""
    return tuple(_parameters(handler))


@lru_cache(maxsize=512)
def _parameters(handler: BaseRouteHandler) -> dict[str, FieldDefinition]:
    """The query parameters of a handler by their names."""
    given = handler.resolve_dependencies()
    found = {}
    for signature in _signatures(handler.parsed_fn_signature, given):
        for name, field in signature.parameters.items():
            if isinstance(field.kwarg_definition, QueryParameter):
                found[field.kwarg_definition.name or name] = field
    return found


def _signatures(own: ParsedSignature, given: Mapping[str, Provide]) -> Iterator[ParsedSignature]:
    """That of a function, then those of the dependencies that it names, and theirs."""
    yield own
    for name in own.parameters:
        if name in given:
            yield from _signatures(given[name].parsed_fn_signature, given)


def json_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard for bodies: raise `UnsupportedMediaType` unless JSON was sent."""
    given = connection.headers.get("content-type", "")
    media_type = given.split(";")[0].strip().lower()
    is_json = media_type == JSON or (media_type.startswith("application/") and media_type.endswith("+json"))
    if not is_json or media_type == JSON_PATCH:
        raise UnsupportedMediaType("unsupported_media_type", given=given or "-")


def form_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard for bodies: raise `UnsupportedMediaType` unless the fields of a form were sent."""
    given = connection.headers.get("content-type", "")
    if given.split(";")[0].strip().lower() != FORM:
        raise UnsupportedMediaType("form_needed", given=given or "-")


def lines_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard for bodies: raise `UnsupportedMediaType` unless JSON Lines were sent."""
    given = connection.headers.get("content-type", "")
    if given.split(";")[0].strip().lower() not in LINES:
        raise UnsupportedMediaType("lines_needed", given=given or "-")
