"""The service with the sample stories in it, on a free port of this machine, and a browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

__all__ = ["browsed"]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SECONDS = 120  # that the service may take to start on a busy machine


@contextmanager
def browsed() -> Iterator[tuple[str, Browser]]:
    """The address of the service and Debian's chromium, both ended with the block. Exits saying what is
    missing."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: install it with apt-get install chromium")
    with _service() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield address, browser
        browser.close()


@contextmanager
def _service() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as folder:
        settings = {**os.environ, "MASALIK_STORE": str(Path(folder) / "samples.gpkg")}
        command = [str(Path(sys.executable).with_name("masalik")), "serve", "--demo", "--port", str(port)]
        running = subprocess.Popen(
            command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/ready", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait()


def _wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(SECONDS * 2):
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.5)
        if running.poll() is not None:
            sys.exit("the service did not start")
    sys.exit(f"the service was not ready after {SECONDS} seconds")
