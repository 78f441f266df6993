"""The web service, put together from what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Litestar
from litestar.di import Provide
from litestar.routes import HTTPRoute
from litestar.types import Scope

from articles import EventReader, RuleReader
from gazetteer import Gazetteer
from maps import Assets

from .compression import compressed
from .draining import Drained
from .given import Served
from .handlers import HANDLERS
from .map_documents import MapDocuments
from .methods import MethodsOf
from .openapi import openapi_config
from .pages import site_of
from .preflights import HARMLESS, Preflights
from .problems import Problems
from .security import SecurityHeaders
from .settings import Settings
from .store import LAYERS, FeatureStore
from .strictness import refuse_unknown_parameters
from .tagging import Tagged

__all__ = ["create_app"]


def create_app(
    settings: Settings,
    *,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    reader: EventReader | None = None,
) -> Litestar:
    """The service over a store, a gazetteer and the built web assets; the rules read unless another reader is
    given. The caller closes the store."""
    site = site_of(settings, assets)
    app = Litestar(
        route_handlers=HANDLERS,
        dependencies=_given(
            settings=settings,
            store=store,
            gazetteer=gazetteer,
            site=site,
            served=Served(store=store, site=site),
            maps=MapDocuments(store, settings.map_events),
            reader=reader or RuleReader(),
        ),
        exception_handlers=Problems(site, max_body=settings.max_body).handlers,
        before_request=refuse_unknown_parameters,
        before_send=[SecurityHeaders(settings.frame_ancestors)],
        request_max_body_size=settings.max_body,
        openapi_config=openapi_config(),
        logging_config=None,
    )
    app.before_send.append(Preflights(_harmless(app)))
    app.asgi_handler = Drained(Tagged(MethodsOf(compressed(app.asgi_handler), _methods(app))))
    return app


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


def _harmless(app: Litestar) -> set[str]:
    """The templates of the addresses where posting keeps nothing."""
    return {
        route.path_format
        for route in app.routes
        if isinstance(route, HTTPRoute) and any(handler.opt.get(HARMLESS) for handler in route.route_handlers)
    }


def _given(**objects: Any) -> dict[str, Provide]:
    """Objects as dependencies of handlers, by name."""
    return {name: Provide(_always(value), sync_to_thread=False) for name, value in objects.items()}


def _always(value: Any) -> Callable[[], Any]:
    def provide() -> Any:
        return value

    return provide
