"""Whether the service is up, and whether it can do its work."""

from __future__ import annotations

from importlib.metadata import version

from litestar import get

from ..given import GivenStore
from ..schemas import Health

__all__ = ["HANDLERS"]


@get("/health", sync_to_thread=False, summary="Whether the service is up", tags=["operations"])
def health() -> Health:
    """Say that the process answers; asks nothing of the store."""
    return Health(status="ok", version=version("masalik"))


@get("/ready", sync_to_thread=True, summary="Whether the store can be reached", tags=["operations"])
def ready(store: GivenStore) -> Health:
    """Say that the service can work; 503 when the store cannot be reached."""
    store.version()
    return Health(status="ready", version=version("masalik"))


HANDLERS = [health, ready]
