"""How heavy the pages are and how soon they show something, in Debian's chromium.

`python benchmarks/bench_pages.py [--runs 3]`. Our own because Lighthouse wants a network and a browser of
its own. Every page is opened with an empty cache; bytes are those on the wire, compressed. First paint is the
best of several runs, as a busy machine only ever adds to it; CPU is what the page's thread was busy, which
says more there. Pins are the first that stand on a map, a frame after they are put there. Layout shifts are
measured while the page loads and while it is scrolled to its end, on a desk and on a phone.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass

from demo_site import browsed
from playwright.sync_api import Browser

SETTLES = 1500  # milliseconds after which nothing moves any more
MOST = 150_000  # bytes of a page beside its map
MOVES = 0.005  # layout shift that is seen; what search engines call good is twenty times that
DESK, PHONE = (1200, 760), (390, 780)
OF_THE_MAP = re.compile(r"/assets/(leaflet|masalik-map|world|detail|countries|land)|/maps/events|\.svg$")

COLUMNS = (
    *("page", "first paint, ms", "pins, ms", "CPU, ms", "requests", "beside the map, kB", "map, kB"),
    *("moves on a desk", "on a phone"),
)
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
new MutationObserver((_, watch) => {
  if (!document.querySelector(".masalik-icon")) return;
  watch.disconnect();
  requestAnimationFrame(() => { window.pins = performance.now(); });
}).observe(document, { subtree: true, childList: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one opening of a page took: kilobytes are thousands of bytes on the wire."""

    page: int
    map: int
    requests: int
    paint: float
    pins: float | None
    cpu: float
    shift: float


def main() -> None:
    """Open every page and print a table; exits with 1 where one is too heavy or moves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each page is opened")
    runs = parser.parse_args().runs
    heavy = []
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
    with browsed() as (base, browser):
        for path, name in PAGES.items():
            url = base + real(browser, base, path)
            found = [weigh(browser, url, DESK) for _ in range(runs)]
            narrow = max(weigh(browser, url, PHONE).shift for _ in range(runs))
            print(row(name, found, narrow), flush=True)
            moves = max(narrow, *(one.shift for one in found))
            heavy += [name] if found[0].page > MOST or moves > MOVES else []
    if heavy:
        sys.exit(f"too heavy, or moving: {', '.join(heavy)}")


def row(name: str, found: list[Weight], narrow: float) -> str:
    """A page's line of the table: the best times of its runs, and the worst that it moved."""
    first, worst = found[0], max(one.shift for one in found)
    paint, cpu = min(one.paint for one in found), min(one.cpu for one in found)
    pins = [one.pins for one in found if one.pins is not None]
    times = f"{paint:.0f} | {min(pins):.0f} | {cpu:.0f}" if pins else f"{paint:.0f} | – | {cpu:.0f}"
    sizes = f"{first.requests} | {first.page / 1000:.0f} | {first.map / 1000:.0f}"
    return f"| {name} | {times} | {sizes} | {worst:.3f} | {narrow:.3f} |"


def real(browser: Browser, base: str, path: str) -> str:
    """The path of a page; that of an article or an event of two reports is looked for."""
    if not path.startswith("{"):
        return path
    context = browser.new_context()
    listed = context.request.get(f"{base}/search?f=json&q=عباس كامل").json()
    context.close()
    article, event = listed["articles"][0]["id"], listed["events"][0]["id"]
    return {"{article}": f"/articles/{article}", "{event}": f"/events/{event}"}[path]


def weigh(browser: Browser, url: str, size: tuple[int, int]) -> Weight:
    """Open a page with an empty cache, and scroll through it once it is there."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="ar")
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
    paint, pins = page.evaluate(PAINT), page.evaluate("window.pins ?? null")
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
        pins=pins,
        cpu=1000 * metrics["TaskDuration"],
        shift=shift,
    )


if __name__ == "__main__":
    main()
