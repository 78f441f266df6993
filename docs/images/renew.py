"""Take the pictures of the README and the docs anew: `make screenshots`.

Serves the sample stories from a store of its own on a free port of this machine, and shows them in Debian's
chromium. Written as JPEG: a page with a map is a fifth of what it is as PNG.
"""

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
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
QUALITY = 82
SECONDS = 120  # that the service may take to start on a busy machine
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Shot(NamedTuple):
    """One picture: its name, the address, the size in pixels, whether it is dark, what is clicked first."""

    name: str
    path: str
    width: int
    height: int
    is_dark: bool = False
    follows: str | None = None


SHOTS = (
    Shot("home", "/", 1200, 760),
    Shot("map-arabic", "/maps", 1200, 700),
    Shot("map-english-dark", "/maps?lang=en", 1200, 700, is_dark=True),
    Shot("map-narrow", "/maps", 400, 700),
    Shot("page-place", "/places/geonames:88319", 1200, 900),
    Shot("page-event", "/search?q=عباس كامل", 1200, 860, follows=".stories a[href^='/events/']"),
    Shot("first-10-seconds", "/", 1200, 760, follows=".example"),
)


def main() -> None:
    """Take all pictures, or say why not."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: install it with apt-get install chromium")
    with service() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for shot in SHOTS:
            take(browser, base, shot)
        browser.close()


@contextmanager
def service() -> Iterator[str]:
    """A service with the sample stories, ended with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as folder:
        settings = {**os.environ, "MASALIK_STORE": str(Path(folder) / "samples.gpkg")}
        command = [str(Path(sys.executable).with_name("masalik")), "serve", "--demo", "--port", str(port)]
        running = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/ready", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait()


def wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until the service is ready. Exits where it ends or takes too long."""
    for _ in range(SECONDS * 2):
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.5)
        if running.poll() is not None:
            sys.exit("the service did not start: see above")
    sys.exit(f"the service was not ready after {SECONDS} seconds")


def take(browser: Browser, base: str, shot: Shot) -> None:
    """Take one picture once the map, its names and its fonts are there."""
    scheme = "dark" if shot.is_dark else "light"
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(base + shot.path)
    if shot.follows:
        page.locator(shot.follows).first.click()
    page.wait_for_selector("path.masalik-land", state="attached", timeout=60_000)
    page.wait_for_selector(".masalik-message.is-loading", state="hidden")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    target = HERE / f"{shot.name}.jpg"
    page.screenshot(path=target, type="jpeg", quality=QUALITY)
    print(f"{target.name}: {target.stat().st_size // 1000} kB")
    page.close()


if __name__ == "__main__":
    main()
