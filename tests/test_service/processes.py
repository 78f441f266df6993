"""Other processes for tests, forked from a clean one.

A fork of a process with threads may wait for ever for a lock that another thread held at that moment:
OpenSSL's, when a connection to a database is made.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import ForkServerContext

__all__ = ["CLEAN"]

CLEAN: ForkServerContext = multiprocessing.get_context("forkserver")
CLEAN.set_forkserver_preload(["test_service.records", "service.store.postgis", "service.reading.answers"])
