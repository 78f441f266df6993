"""A service on a port of this machine, for tests that need the real thing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from litestar import Litestar
from waiting import PATIENCE, eventually

from service.access.locality import names_of

__all__ = ["LOCAL_HOSTS", "serving"]

LOCAL_HOSTS = names_of("127.0.0.1") | {"testserver.local"}
"""The names of a service that only this machine can reach, and that of Litestar's client for tests."""


@contextmanager
def serving(app: Litestar) -> Iterator[str]:
    """The address of an app while it is served from a thread."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    eventually(lambda: server.started or not thread.is_alive(), bool)
    assert server.started
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=PATIENCE)
