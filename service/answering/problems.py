"""Every error as a problem document (RFC 9457) in the client's language, or as a page in the language of its
address; never with a trace."""

from __future__ import annotations

import logging
import re
from typing import Any
from uuid import uuid4

import msgspec
from litestar import Response
from litestar.enums import ParamType
from litestar.exceptions import HTTPException
from litestar.exceptions import ValidationException as InvalidInput
from litestar.types import ExceptionHandlersMap

from articles import ModelUnavailable, UnreadableArticle

from ..errors import (
    AnswerTooSlow,
    BadAddress,
    BadField,
    BadParameter,
    BodyTooSlow,
    EditKeyNeeded,
    Forbidden,
    Gone,
    KeyRefused,
    LockNeeded,
    NoArticle,
    NotAcceptable,
    NotEditable,
    NotFound,
    NotImplementedHere,
    NotInstalled,
    NotReady,
    OutOfRange,
    Outrun,
    RequestRefused,
    StoreError,
    Throttled,
    TooMany,
    UnsupportedMediaType,
)
from ..http_types import Answer, AnyRequest
from ..middleware.request_ids import REQUEST_ID, request_id_of
from .faults import article_fault
from .links import prefix_of
from .negotiation import problem_language, reader_language, wants_page
from .pages import Site

__all__ = ["PROBLEM", "STATUS", "Problems"]

PROBLEM = "application/problem+json"

STATUS: dict[type[Exception], int] = {
    BadAddress: 400,
    BadField: 400,
    BadParameter: 400,
    NoArticle: 400,
    UnreadableArticle: 400,
    EditKeyNeeded: 403,
    KeyRefused: 401,
    Forbidden: 403,
    NotFound: 404,
    NotEditable: 405,
    NotAcceptable: 406,
    BodyTooSlow: 408,
    Gone: 410,
    Outrun: 412,
    TooMany: 413,
    UnsupportedMediaType: 415,
    OutOfRange: 416,
    LockNeeded: 428,
    Throttled: 429,
    NotImplementedHere: 501,
    NotInstalled: 501,
    AnswerTooSlow: 503,
    ModelUnavailable: 503,
    StoreError: 503,
}
"""The status of each domain error; its subclasses have the same."""

_HTTP_SLUGS = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_media_type"}

_MISSING_PARAMETER = re.compile("Missing required query parameter '(.*?)'")
_MISSING_FIELD = re.compile("missing required field `(.*?)`")
"""How Litestar and msgspec say that something was not sent at all: by words alone."""

_WHOLE_BODY = "data"  # what Litestar calls the body

_ALWAYS = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-store"}
"""What is wrong now need not be so later: a cache that keeps a 404 hides what is stored meanwhile."""

_log = logging.getLogger("service.problems")  # for those who filter logs, wherever this module lies


class Problems:
    """Turns errors into answers, with the words of each language and the pages at hand."""

    def __init__(self, site: Site, *, max_body: int) -> None:
        self._site = site
        self._max_body = max_body

    @property
    def handlers(self) -> ExceptionHandlersMap:
        """What Litestar is to call for which error."""
        return {
            RequestRefused: self.refused,
            UnreadableArticle: self._unreadable,
            InvalidInput: self._invalid,
            HTTPException: self._http,
            RecursionError: self._too_deep,
            UnicodeDecodeError: self._not_utf8,
            ModelUnavailable: self._model,
            StoreError: self._store,
            NotReady: self._not_ready,
            Exception: self._internal,
        }

    def before_routing(self, request: AnyRequest, error: RequestRefused | StoreError) -> Answer:
        """Why a request gets no further than to us."""
        return (
            self.refused(request, error) if isinstance(error, RequestRefused) else self._store(request, error)
        )

    def refused(self, request: AnyRequest, error: RequestRefused) -> Answer:
        """What is wrong with a request, as its sender can mend it."""
        headers = {"Allow": "GET, HEAD, OPTIONS"} if isinstance(error, NotEditable) else dict(error.headers)
        status = error.status if isinstance(error, KeyRefused) else _status_of(error)
        return self._answer(request, status, error.slug, error.values, _pointers(error), headers)

    def _unreadable(self, request: AnyRequest, error: UnreadableArticle) -> Answer:
        slug, values = article_fault(error)
        return self._answer(request, _status_of(error), slug, values, _pointer(error.field, slug))

    def _invalid(self, request: AnyRequest, error: InvalidInput) -> Answer:
        """What Litestar found wrong with the body or with a parameter."""
        found = error.extra if isinstance(error.extra, list) else []
        missing = _MISSING_PARAMETER.match(error.detail)
        if missing:
            values = {"parameter": missing[1]}
            return self._answer(request, 400, "missing_parameter", values, values)
        if not found:
            return self._answer(request, 400, "bad_json", {"reason": error.detail}, {})
        first, name = found[0], found[0].get("key", "")
        if name == _WHOLE_BODY:
            return self._answer(request, 400, *_body_fault(request, first["message"]))
        if first.get("source") == ParamType.QUERY:
            values = {"parameter": name, "reason": first["message"]}
            return self._answer(request, 400, "bad_parameter", values, {"parameter": name})
        values = {"field": name, "reason": first["message"]}
        return self._answer(request, 400, "bad_field", values, _pointer(name, "bad_field"))

    def _http(self, request: AnyRequest, error: HTTPException) -> Answer:
        slug = _HTTP_SLUGS.get(error.status_code, "bad_request" if error.status_code < 500 else "internal")
        if slug == "bad_request" and request.method == "POST":
            slug = "bad_json"
        values = {
            "path": request.url.path,
            "method": request.method,
            "allow": (error.headers or {}).get("allow", ""),
            "limit": str(self._max_body),
            "given": request.headers.get("content-type", "-"),
            "reason": error.detail,
        }
        return self._answer(request, error.status_code, slug, values, {}, error.headers)

    def _not_utf8(self, request: AnyRequest, error: UnicodeDecodeError) -> Answer:
        """A body that claims to be JSON and is not UTF-8; the decoder lets the error of its text through."""
        return self._answer(request, 400, "bad_json", {"reason": f"not UTF-8: {error.reason}"}, {})

    def _too_deep(self, request: AnyRequest, _: RecursionError) -> Answer:
        """Nothing of ours recurses as deep as JSON that was nested to do harm."""
        return self._answer(request, 400, "bad_json", {"reason": "nested too deeply"}, {})

    def _store(self, request: AnyRequest, error: StoreError) -> Answer:
        _log.error("%s", error)
        return self._answer(request, 503, "store_unavailable", {}, {}, {"Retry-After": "5"})

    def _not_ready(self, request: AnyRequest, error: NotReady) -> Answer:
        checks = {name: fault or "ok" for name, fault in error.faults.items()}
        values = {"reason": str(error)}
        return self._answer(request, 503, "not_ready", values, {"checks": checks}, {"Retry-After": "5"})

    def _model(self, request: AnyRequest, error: ModelUnavailable) -> Answer:
        _log.error("%s", error)
        return self._answer(request, _status_of(error), "model_unavailable", {}, {}, {"Retry-After": "60"})

    def _internal(self, request: AnyRequest, error: Exception) -> Answer:
        instance = f"urn:uuid:{uuid4()}"
        _log.error("%s failed (%s)", request.scope.get("path_template"), instance, exc_info=error)
        return self._answer(request, 500, "internal", {}, {"instance": instance})

    def _answer(
        self,
        request: AnyRequest,
        status: int,
        slug: str,
        values: dict[str, str],
        extra: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> Answer:
        is_page = wants_page(request)
        language = reader_language(request) if is_page else problem_language(request)
        words = self._site.words[language]
        document = {
            "type": f"{prefix_of(request)}/problems#{slug}",
            "title": words(f"problem.{slug}"),
            "status": status,
            "detail": words(f"detail.{slug}", **values),
            **extra,
            REQUEST_ID: request_id_of(request.scope),
        }
        if is_page:
            answer = self._site.page("problem.html", request, language, problem=document)
        else:
            answer = Response(msgspec.json.encode(document), media_type=PROBLEM)
        answer.status_code = status
        answer.headers.update(headers or {})
        answer.headers.update(_ALWAYS | {"Content-Language": language.value})
        return answer


def _body_fault(request: AnyRequest, message: str) -> tuple[str, dict[str, str], dict[str, Any]]:
    """What is wrong with a body as a whole: an unknown member, one that is missing, or no object."""
    if message == repr(_WHOLE_BODY):  # Litestar's word for a body that is not there
        return "empty_body", {}, {}
    missing = _MISSING_FIELD.search(message)
    if missing is not None:
        return "missing_field", {"field": missing[1]}, _pointer(missing[1], "missing_field")
    unknown = re.search("unknown field `(.*?)`", message)
    if unknown is None:
        return "bad_json", {"reason": message}, {}
    field = unknown[1]
    known = ", ".join(_body_members(request))
    return "unknown_field", {"field": field, "known": known}, _pointer(field, "unknown_field")


def _body_members(request: AnyRequest) -> tuple[str, ...]:
    """The members that the body of a request may have."""
    body = request.route_handler.parsed_data_field
    return getattr(body.annotation, "__struct_fields__", ()) if body else ()


def _status_of(error: Exception) -> int:
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def _pointers(error: RequestRefused) -> dict[str, Any]:
    """Where in the request the fault lies."""
    if isinstance(error, BadField):
        return _pointer(error.field, error.slug)
    if isinstance(error, BadParameter):
        return {"parameter": error.parameter}
    if isinstance(error, Throttled):
        return {"violated-policies": [error.policy]}
    return {}


def _pointer(field: str, slug: str) -> dict[str, Any]:
    """The member of the body at fault, by name and as a JSON pointer."""
    return {"field": field, "errors": [{"pointer": f"#/{field}", "code": slug}]}
