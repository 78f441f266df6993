"""Whether the service is up, whether it can do its work, and how it is doing."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from litestar import Response, get
from prometheus_client.exposition import choose_encoder

from ..errors import NotFound, NotReady
from ..given import GivenMetrics, GivenReadiness
from ..http_types import Answer, AnyRequest
from ..schemas import Health, Ready

__all__ = ["HANDLERS"]

_NEVER_KEPT = {"Cache-Control": "no-store"}


@get("/health", sync_to_thread=False, summary="Whether the service is up", tags=["operations"])
def health() -> Response[Health]:
    """Say that the process answers; asks nothing of the store."""
    return Response(Health(status="ok", version=version("masalik")), headers=_NEVER_KEPT)


@get("/ready", sync_to_thread=True, summary="Whether the service can do its work", tags=["operations"])
def ready(readiness: GivenReadiness) -> Response[Ready]:
    """Say that the service can work; 503 with what is wrong when it cannot, or is about to end."""
    faults = readiness.faults()
    if any(faults.values()):
        raise NotReady(faults)
    checks = dict.fromkeys(faults, "ok")
    return Response(Ready(status="ready", version=version("masalik"), checks=checks), headers=_NEVER_KEPT)


@get(
    "/metrics",
    sync_to_thread=True,
    media_type="text/plain",
    summary="How the service is doing, for Prometheus",
    tags=["operations"],
)
def metrics(request: AnyRequest, metrics: GivenMetrics) -> Answer:
    """Answer with metrics in the format of Prometheus, or of OpenMetrics where Accept says so."""
    if metrics is None:
        raise NotFound("not_found", path="/metrics")
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    if media_type.startswith("text/"):  # to which Litestar adds the charset itself
        media_type = media_type.removesuffix("; charset=utf-8")
    headers: dict[str, Any] = {**_NEVER_KEPT, "Vary": "Accept"}
    return Response(encode(metrics.registry), media_type=media_type, headers=headers)


HANDLERS = [health, ready, metrics]
