"""How fast maps are in a browser, beside Folium's ways and a static Leaflet page with the same events.

`python benchmarks/bench_maps.py [--sizes 100 1000 10000 100000] [--runs 5]` makes a store of so many events
by dice, serves it, opens each page in a fresh Chromium context (1200×700, no GPU), and prints medians:

- *ready*: milliseconds from the request of the page until everything is drawn, and two frames more;
- *longest task* of the main thread until then, and the *CPU* that the main thread took;
- *pan*: milliseconds of a step while the map is dragged 24 steps of 20 pixels, the mean;
- *heap*: megabytes of the script's objects, *nodes*: elements of the document;
- *sent*: kilobytes that came over the wire by then, compressed; *data*: of them the events alone.

The peers, all with the same Leaflet from our assets, no other host:

- *static*: what somebody writes by hand who knows Leaflet (`pages/events.js`): events as a GeoJSON file,
  fetched, on one canvas a circle marker for each that has a place and a line for each that has a way, popups
  made when they are opened;
- *static + ground*: the same over our basemap, as `L.geoJSON` draws it: what is fair to compare with;
- *GeoJson*, *FastMarkerCluster*, *Marker+Popup*: Folium's, as its documentation shows them, events inside.

Ours is ready when all symbols and ways can be seen and clicked, basemap, controls and the beginning of the
list are there; a static page when its `L.geoJSON` layers are added. Files of the peers are gzip, compressed
beforehand. Other work on the machine slows all alike, as they take turns: read the ratios.

Before each table stands what the page and the document of events take the server, which keeps the latter: the
least and the median of 100 requests, from asking to the last byte.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import uvicorn
from peer_maps import PAGES, PEERS, Peer, peer_files
from playwright.sync_api import Browser, Page, sync_playwright
from synthetic_events import events, store_of

from gazetteer import Gazetteer
from maps import Assets
from service.access.locality import names_of
from service.app import create_app
from service.settings import Settings
from service.store import open_store

DATA = Path(sys.prefix, "share", "masalik")
CHROMIUM = "/usr/bin/chromium"
PORT, PEER_PORT = 8430, 8431
MOST, FLOOR = 10_000, 1000  # beside more events than the first, the peers show the second
SECONDS = 120
REQUESTS = 100
USUAL = "status=happened&status=planned&status=alleged"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}

WATCH = """
window.tasks = [];
new PerformanceObserver((seen) => tasks.push(...seen.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask", buffered: true });
"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OURS_READY = """() => {
  const message = document.querySelector(".masalik-message");
  return document.querySelector("path.masalik-land, canvas.masalik-land, .masalik-map[data-ground]")
    && document.querySelector(".masalik-count") && document.querySelector(".masalik-count").textContent
    && (!message || message.hidden || !message.classList.contains("is-loading"));
}"""
PEER_READY = "() => window.ready === true"
SENT = """() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .map((one) => [one.name, one.transferSize])"""
FIGURES = """() => ({
  task: Math.max(0, ...window.tasks),
  heap: performance.memory.usedJSHeapSize / 1e6,
  nodes: document.getElementsByTagName("*").length,
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One opening of a page."""

    ready: float
    task: float
    cpu: float
    pan: float
    heap: float
    nodes: float
    sent: float
    data: float


def measured(browser: Browser, url: str, ready: str, data: str) -> Measured:
    """Open a page in a fresh context and measure it; `data` is in the addresses of its events."""
    context = browser.new_context(viewport={"width": 1200, "height": 700})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        session.send("Performance.enable")
        page.goto(url, wait_until="commit", timeout=SECONDS * 1000)
        spent = _until_ready(page, ready)
        cpu = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        sent = page.evaluate(SENT)
        figures = page.evaluate(FIGURES)
        return Measured(
            ready=spent,
            cpu=cpu["TaskDuration"] * 1000,
            pan=page.evaluate((PAGES / "pan.js").read_text(), 24),
            sent=sum(size for _, size in sent) / 1000,
            data=sum(size for name, size in sent if data in name) / 1000,
            **figures,
        )
    finally:
        context.close()


def _until_ready(page: Page, ready: str) -> float:
    """Milliseconds since the page was asked for; polled in the page, frame by frame."""
    script = f"""async () => {{
      const ready = {ready};
      while (!ready()) await new Promise(requestAnimationFrame);
      await ({TWO_FRAMES})();
      return performance.now();
    }}"""
    return float(page.evaluate(script))


@contextmanager
def served(store_path: Path, gazetteer: Gazetteer, wanted: int) -> Iterator[None]:
    """Our service over a store of so many events."""
    store = open_store(str(store_path)) if store_path.exists() else store_of(store_path, gazetteer, wanted)
    settings = Settings(data=DATA, store=str(store_path))
    app = create_app(
        settings,
        store=store,
        gazetteer=gazetteer,
        assets=Assets.open(settings.assets_folder),
        local_hosts=names_of("127.0.0.1"),
    )
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.05)
    yield
    server.should_exit = True
    thread.join()
    store.close()


@contextmanager
def peers_served(files: dict[str, bytes]) -> Iterator[None]:
    """The pages of the peers, compressed beforehand."""
    compressed = {path: gzip.compress(body, 6) for path, body in files.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = compressed.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", TYPES.get(Path(self.path).suffix, "application/json"))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Keep the table clean."""

    server = ThreadingHTTPServer(("127.0.0.1", PEER_PORT), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


def server_times(path: str) -> tuple[float, float]:
    """Milliseconds that an answer takes: the least and the median of 100 requests on one connection."""
    connection = HTTPConnection("127.0.0.1", PORT)
    spent = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "br"})
        connection.getresponse().read()
        spent.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return min(spent), statistics.median(spent)


def median(openings: list[Measured]) -> Measured:
    """The median of each figure."""
    names = Measured.__slots__
    return Measured(**{name: statistics.median(getattr(one, name) for one in openings) for name in names})


def compared(runs: int, designs: dict[str, Callable[[], Measured]]) -> dict[str, Measured]:
    """Medians of each design; they take turns, so that other work on the machine meets all alike."""
    openings: dict[str, list[Measured]] = {name: [] for name in designs}
    for _ in range(runs):
        for name, opening in designs.items():
            try:
                openings[name].append(opening())
            except Exception as error:  # a page that does not load in time is a result too
                print(f"{name}: {str(error).splitlines()[0]}", flush=True)
    return {name: median(found) for name, found in openings.items() if found}


def table(size: int, found: dict[str, Measured], floor: Measured | None) -> None:
    """Print a table of Markdown; ratios are to the static page over the same ground."""
    print(f"\n{size:,} events\n\n| | ready | ratio | longest task | CPU | pan | heap | nodes | sent | data |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, one in found.items():
        ratio = f"{one.ready / floor.ready:.2f}" if floor else ""
        figures = (
            *(
                f"{one.ready:,.0f} ms",
                ratio,
                f"{one.task:,.0f} ms",
                f"{one.cpu:,.0f} ms",
                f"{one.pan:.0f} ms",
            ),
            *(f"{one.heap:.0f} MB", f"{one.nodes:,.0f}", f"{one.sent:,.0f} kB", f"{one.data:,.0f} kB"),
        )
        print(f"| {' | '.join((name, *figures))} |", flush=True)


def designs_for(browser: Browser, size: int, peers: list[Peer]) -> dict[str, Callable[[], Measured]]:
    """Ours and the peers that can open so many."""
    ours = partial(measured, browser, f"http://127.0.0.1:{PORT}/maps", OURS_READY, "/maps/events")
    found: dict[str, Callable[[], Measured]] = {"ours": ours}
    for peer in peers:
        if min(size, FLOOR if size > MOST else size) <= peer.most:
            url = f"http://127.0.0.1:{PEER_PORT}/{peer.page}"
            found[peer.name] = partial(measured, browser, url, PEER_READY, peer.data)
    return found


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description="How fast maps are in a browser")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stores", type=Path, help="a folder where stores are kept for the next time")
    parser.add_argument("--peers", nargs="*", default=[peer.name for peer in PEERS])
    given = parser.parse_args()
    gazetteer, assets = Gazetteer.open(DATA / "gazetteer.maz"), Assets.open(DATA / "assets")
    peers = [peer for peer in PEERS if peer.name in given.peers]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for size in given.sizes:
            shown = list(events(gazetteer, size if size <= MOST else FLOOR))
            with (
                peers_served(peer_files(shown, assets)),
                served(Path(given.stores or folder, f"{size}.gpkg"), gazetteer, size),
            ):
                for path in ("/maps", f"/maps/events?{USUAL}"):
                    print(path, *(f"{spent:.1f} ms" for spent in server_times(path)))
                found = compared(given.runs, designs_for(browser, size, peers))
            table(size, found, found.get("static + ground"))
        browser.close()


if __name__ == "__main__":
    main()
