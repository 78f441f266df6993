"""A ground of somebody else: which addresses are taken, and what a browser does with them."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from maps import Assets, TileError, TileLayer, page_policy, render_page

from .conftest import EVENTS

CREDIT = "© <i>Example</i> Tiles"
OSM = "© OpenStreetMap contributors <https://www.openstreetmap.org/copyright>"
ADDRESS = "https://tiles.example/{z}/{x}/{y}.png"


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def square() -> bytes:
    """A tile: 256 pixels of green with an edge."""
    rows = b"".join(
        b"\x00" + b"".join(b"\x60\x80\x50" if 0 in (x, y) else b"\xd0\xe4\xc8" for x in range(256))
        for y in range(256)
    )
    header = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass
class Tiles:
    """A server of tiles, and what it was asked."""

    origin: str
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def tiles() -> Iterator[Tiles]:
    """On a free port of this machine."""
    tile = square()
    served = Tiles(origin="")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers["Referer"]))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(tile)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


def test_attribution_is_words_with_a_link() -> None:
    """Or words alone."""
    layer = TileLayer(url=ADDRESS, attribution=OSM)
    assert layer.credit == ("© OpenStreetMap contributors", "https://www.openstreetmap.org/copyright")
    assert TileLayer(url=ADDRESS, attribution="Nobody").credit == ("Nobody", None)


@pytest.mark.parametrize(
    "url",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://me:secret@tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}/{q}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png\r\nX: y",
        "https://*/{z}/{x}/{y}",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "//tiles.example/{z}/{x}/{y}.png",
        "https://[::1/{z}/{x}/{y}.png",
    ],
)
def test_address_that_is_no_single_safe_origin_is_refused(url: str) -> None:
    """As the policy of the page names it."""
    with pytest.raises(TileError):
        TileLayer(url=url, attribution=OSM)


@pytest.mark.parametrize("attribution", ["", "  ", "© <javascript:alert(1)>", "a\nb", CREDIT])
def test_attribution_that_is_no_plain_text_is_refused(attribution: str) -> None:
    """Markup would not be shown as such."""
    with pytest.raises(TileError):
        TileLayer(url=ADDRESS, attribution=attribution)


def test_policy_is_widened_by_that_origin_alone() -> None:
    """Images, and nothing else."""
    layer = TileLayer(url="https://tiles.example:8443/a/{z}/{x}/{y}{r}.png?key=1", attribution=OSM)
    assert page_policy() != page_policy(layer)
    assert page_policy(layer).replace(" https://tiles.example:8443", "") == page_policy()
    assert "img-src 'self' data: https://tiles.example:8443;" in page_policy(layer)


def test_tiles_replace_the_ground(browser: Browser, site: object, tiles: Tiles) -> None:
    """Under the page's policy; their maker is told where they are shown, and is named and linked to."""
    layer = TileLayer(url=tiles.origin + "/{z}/{x}/{y}.png", attribution=OSM, max_zoom=12)
    site.put("/events", EVENTS)  # type: ignore[attr-defined]
    assets = Assets.open(site.assets)  # type: ignore[attr-defined]
    html = render_page(title="خريطة", events_url="/events", assets=assets, tiles=layer)
    url = site.put("/map", html)  # type: ignore[attr-defined]
    site.policy = page_policy(layer)  # type: ignore[attr-defined]
    page = browser.new_page(viewport={"width": 1100, "height": 700})
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(url)
    page.wait_for_selector(".leaflet-tile-loaded")
    page.wait_for_selector(".masalik-icon")
    assert page.locator("path.masalik-land").count() == 0
    credit = page.locator(".leaflet-control-attribution")
    assert credit.inner_text() == "Leaflet · GeoNames · © OpenStreetMap contributors"
    assert credit.locator("a").get_attribute("href") == "https://www.openstreetmap.org/copyright"
    assert {referrer for _, referrer in tiles.asked} == {site.url + "/"}  # type: ignore[attr-defined]
    assert problems == []
    page.close()
