"""How heavy the pages are and how soon they show something, in Debian's chromium.

`python benchmarks/bench_pages.py [--runs 3]`. Our own because Lighthouse wants a network and a browser of
its own. Every page is opened with an empty cache; bytes are those on the wire, compressed. First paint is the
best of several runs, as a busy machine only ever adds to it; CPU is what the page's thread was busy, which
says more there. Layout shifts are measured while the page loads and while it is scrolled to its end.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SECONDS = 120  # that the service may take to start
SETTLES = 1500  # milliseconds after which nothing moves any more
MOST = 150_000  # bytes of a page beside its map
MOVES = 0.01  # layout shift that is seen; what search engines call good is ten times that
OF_THE_MAP = re.compile(r"/assets/(leaflet|masalik-map|world|detail|countries|land)|/maps/events|\.svg$")

PAGES = {
    "/": "home",
    "/maps": "map of everything",
    "/maps/list": "its list",
    "/articles": "articles",
    "{article}": "article",
    "{event}": "event",
    "/actors": "people",
    "/actors/عباس كامل": "person",
    "/places/geonames:88319": "place",
    "/search?q=بنغازي": "search",
    "/events": "events",
    "/collections/visits/items": "data",
    "/gazetteer": "gazetteer",
    "/about": "about",
    "/accessibility": "accessibility",
    "/api": "interface",
    "/nothing": "an error",
}
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one opening of a page took: kilobytes are thousands of bytes on the wire."""

    page: int
    map: int
    requests: int
    paint: float
    cpu: float
    shift: float


def main() -> None:
    """Open every page and print a table; exits with 1 where one is too heavy or moves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each page is opened")
    runs = parser.parse_args().runs
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: install it with apt-get install chromium")
    heavy = []
    print("| page | first paint, ms | CPU, ms | requests | beside the map, kB | map, kB | layout shift |")
    print("|---|---|---|---|---|---|---|")
    with service() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for path, name in PAGES.items():
            found = [weigh(browser, base + real(browser, base, path)) for _ in range(runs)]
            worst = max(one.shift for one in found)
            first = found[0]
            paint, cpu = min(one.paint for one in found), min(one.cpu for one in found)
            told = f"{first.page / 1000:.0f} | {first.map / 1000:.0f} | {worst:.3f}"
            print(f"| {name} | {paint:.0f} | {cpu:.0f} | {first.requests} | {told} |", flush=True)
            heavy += [name] if first.page > MOST or worst > MOVES else []
        browser.close()
    if heavy:
        sys.exit(f"too heavy, or moving: {', '.join(heavy)}")


def real(browser: Browser, base: str, path: str) -> str:
    """The path of a page; that of an article or an event of two reports is looked for."""
    if not path.startswith("{"):
        return path
    context = browser.new_context()
    listed = context.request.get(f"{base}/search?f=json&q=عباس كامل").json()
    context.close()
    article, event = listed["articles"][0]["id"], listed["events"][0]["id"]
    return {"{article}": f"/articles/{article}", "{event}": f"/events/{event}"}[path]


def weigh(browser: Browser, url: str) -> Weight:
    """Open a page with an empty cache, and scroll through it once it is there."""
    context = browser.new_context(viewport={"width": 1200, "height": 760}, locale="ar")
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent", lambda it: addresses.update({it["requestId"]: it["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda it: sizes.update({it["requestId"]: int(it["encodedDataLength"])})
    )
    session.send("Network.enable")
    session.send("Performance.enable")
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLES)
    paint = page.evaluate(PAINT)
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    shift = page.evaluate("window.shift")
    context.close()
    drawn = {key for key, address in addresses.items() if OF_THE_MAP.search(address)}
    return Weight(
        page=sum(size for key, size in sizes.items() if key not in drawn),
        map=sum(size for key, size in sizes.items() if key in drawn),
        requests=len(sizes),
        paint=paint,
        cpu=1000 * metrics["TaskDuration"],
        shift=shift,
    )


@contextmanager
def service() -> Iterator[str]:
    """A service with the sample stories on a free port, ended with the block."""
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
            sys.exit("the service did not start")
    sys.exit(f"the service was not ready after {SECONDS} seconds")


if __name__ == "__main__":
    main()
