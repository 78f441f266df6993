"""Waiting in tests: for a coroutine beside a browser, and for what comes true after a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

__all__ = ["PATIENCE", "eventually", "run_aside", "steady"]

Told = TypeVar("Told")

PATIENCE = 60.0
"""Seconds that are waited at most; a machine that is slow or busy takes some of them, none takes all."""
PAUSE = 0.05


def run_aside(coroutine: Coroutine[Any, Any, Told]) -> Told:
    """What a coroutine answers, in a thread of its own: the main one keeps the loop of Playwright."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, coroutine).result()


def eventually(tell: Callable[[], Told], is_wanted: Callable[[Told], bool]) -> Told:
    """What is told once it is as wanted; after a long while what is told then, for the test to fail on."""
    until = time.monotonic() + PATIENCE
    while not is_wanted(told := tell()) and time.monotonic() < until:
        time.sleep(PAUSE)
    return told


def steady(tell: Callable[[], Told], *, times: int = 8) -> Told:
    """What is told so many times in a row; fails where it goes on changing."""
    last, same, until = tell(), 0, time.monotonic() + PATIENCE
    while same < times:
        assert time.monotonic() < until, f"it still changes: {last}"
        time.sleep(PAUSE)
        now = tell()
        last, same = now, same + 1 if now == last else 0
    return last
