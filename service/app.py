"""The web service, put together from what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Litestar, Request
from litestar.di import Provide
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Receive, Scope, Send
from structlog.typing import FilteringBoundLogger

from articles import EventReader, RuleReader
from gazetteer import Gazetteer
from maps import Assets

from .access.audit import AuditLog
from .access.gate import Gate
from .access.keeping import KeptKeys
from .access.keyring import Keyring
from .access.locality import Locality
from .access.terms import TermsOf
from .answering.pages import site_of
from .answering.problems import Problems
from .describing.openapi import openapi_config
from .errors import RequestRefused, StoreError
from .given import Served
from .handlers import HANDLERS
from .http_types import AnyRequest
from .mapping.documents import MapDocuments
from .mapping.pictures import Pictures
from .middleware.addressing import Addressed
from .middleware.admitting import Admitted, Refuse
from .middleware.answered import AnsweredBefore
from .middleware.compression import compressed
from .middleware.draining import Drained
from .middleware.fingerprinting import Fingerprinted
from .middleware.methods import MethodsOf
from .middleware.observing import Observed
from .middleware.preflights import HARMLESS, Preflights
from .middleware.security import SecurityHeaders
from .middleware.strictness import refuse_unknown_parameters
from .middleware.tagging import Tagged
from .middleware.timing import PATIENT, Timed
from .middleware.unpacking import Unpacked
from .operations.metrics import MeasuredReader, Metrics
from .operations.readiness import Readiness
from .operations.stopping import Closing, Stopping
from .settings import Reading, Settings
from .store import LAYERS, FeatureStore

__all__ = ["create_app"]


def create_app(
    settings: Settings,
    *,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    reader: EventReader | None = None,
    log: FilteringBoundLogger | None = None,
    stopping: Stopping | None = None,
    local_hosts: frozenset[str] = frozenset(),
) -> Litestar:
    """The service over a store, a gazetteer and the built web assets; the rules read unless another reader is
    given. Requests are told to `log`; `stopping` says when the end has come. `local_hosts` are the names of a
    service that nobody but this machine can reach (`access.locality`); without them writing takes a key. The
    caller closes the store."""
    site = site_of(settings, assets)
    stopping = Stopping() if stopping is None else stopping
    metrics = Metrics(store) if settings.metrics else None
    read = reader or RuleReader()
    problems = Problems(site, max_body=settings.max_body)
    app = Litestar(
        route_handlers=HANDLERS,
        dependencies=_given(
            settings=settings,
            store=store,
            gazetteer=gazetteer,
            site=site,
            pictures=Pictures(),
            served=Served(store=store, site=site, gazetteer=gazetteer),
            maps=MapDocuments(store, settings.map_events),
            reader=MeasuredReader(read, metrics) if metrics else read,
            metrics=metrics,
            readiness=Readiness(settings=settings, store=store, assets=assets, stopping=stopping),
        ),
        exception_handlers=problems.handlers,
        before_request=refuse_unknown_parameters,
        before_send=[SecurityHeaders(settings.frame_ancestors, settings.tiles)],
        request_max_body_size=settings.max_body,
        openapi_config=openapi_config(),
        logging_config=None,
    )
    app.before_send.append(Preflights(_with_option(app, HARMLESS)))
    guarded = _guarded(
        app, settings, store, gate=_gate(settings, store, local_hosts), problems=problems, log=log
    )
    app.asgi_handler = Observed(Closing(guarded, stopping), log=log, metrics=metrics)
    return app


def _guarded(
    app: Litestar,
    settings: Settings,
    store: FeatureStore,
    *,
    gate: Gate,
    problems: Problems,
    log: FilteringBoundLogger | None,
) -> ASGIApp:
    """What stands around the handlers, from the innermost: tags, compression, what was answered before,
    times, who may do what, and by which address it is asked."""
    inner = Fingerprinted(Unpacked(app.asgi_handler))
    answering = Drained(Tagged(MethodsOf(compressed(inner), _methods(app))))
    refuse, access = _refusing(problems), settings.access
    timed = Timed(
        AnsweredBefore(answering, store),
        body=access.body_seconds,
        answer=access.answer_seconds,
        refuse=refuse,
        patient=_with_option(app, PATIENT),
    )
    admitted = Admitted(
        timed,
        gate=gate,
        terms=TermsOf(app),
        audit=AuditLog(store.records, days=access.days, log=log),
        access=access,
        refuse=refuse,
    )
    return Addressed(admitted, settings, tops=_tops(app), refuse=refuse)


def _gate(settings: Settings, store: FeatureStore, local_hosts: frozenset[str]) -> Gate:
    """Who may do what."""
    return Gate(
        Keyring(KeptKeys(store.records)),
        Locality(local_hosts, settings),
        reading_needs_key=settings.access.reading is Reading.KEYS,
    )


def _refusing(problems: Problems) -> Refuse:
    """How a request is refused before it is routed."""

    async def refuse(scope: Scope, receive: Receive, send: Send, error: RequestRefused | StoreError) -> None:
        async def answered(scope: Scope, receive: Receive, send: Send) -> None:
            request: AnyRequest = Request(scope, receive, send)
            answer = problems.before_routing(request, error)
            await answer.to_asgi_response(None, request)(scope, receive, send)

        await Drained(answered)(scope, receive, send)

    return refuse


def _tops(app: Litestar) -> frozenset[str]:
    """The first segments of all paths."""
    return frozenset(route.path.split("/")[1] for route in app.routes)


def _methods(app: Litestar) -> Callable[[Scope], set[str]]:
    """What is offered at the address of a request: all methods of its template, or reading alone where the
    collection that it names cannot be changed."""
    offered = {
        route.path_format: set(map(str, route.methods))
        for route in app.routes
        if isinstance(route, HTTPRoute)
    }
    fixed = {layer.name for layer in LAYERS if not layer.editable}

    def methods(scope: Scope) -> set[str]:
        if scope.get("path_params", {}).get("collection") in fixed:
            return {"GET"}
        return set(offered.get(scope.get("path_template", ""), ()))

    return methods


def _with_option(app: Litestar, option: str) -> set[str]:
    """The templates of the addresses of handlers that have an option."""
    return {
        route.path_format
        for route in app.routes
        if isinstance(route, HTTPRoute) and any(handler.opt.get(option) for handler in route.route_handlers)
    }


def _given(**objects: Any) -> dict[str, Provide]:
    """Objects as dependencies of handlers, by name."""
    return {name: Provide(_always(value), sync_to_thread=False) for name, value in objects.items()}


def _always(value: Any) -> Callable[[], Any]:
    def provide() -> Any:
        return value

    return provide
