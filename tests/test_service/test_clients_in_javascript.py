"""Clients in JavaScript: ogc-client in Node, and pages of another site that draw with Leaflet and MapLibre.

`make clients` installs them into the folder `node` beside this file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page
from waiting import PATIENCE, eventually

NODE = Path(__file__).with_name("node")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NO_PACKAGES = "NO PACKAGES OF NODE: install them with `make clients`"


def test_ogc_client_finds_its_way(served: str) -> None:
    """Collections, queryables, items; and a page is GeoJSON by the letter of RFC 7946."""
    if shutil.which("node") is None:
        pytest.skip("NO NODE: apt-get install nodejs npm")
    if not (NODE / "node_modules").exists():
        pytest.skip(NO_PACKAGES)
    command = ["node", NODE / "ogc_client.mjs", served]
    found = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE * 5, check=False)
    assert found.returncode == 0, found.stderr
    seen = json.loads(found.stdout)
    assert seen["collections"] == ["visits", "movements", "places"]
    assert ["confidence", "number"] in seen["queryables"]
    assert len(seen["items"]) == 3
    assert seen["first"] == seen["items"][0]
    assert seen["checked"] == 200


@pytest.fixture
def newsroom(served: str) -> Iterator[str]:
    """A site of its own with the pages of `docs/examples`, which ask the service that is served here."""
    if not (NODE / "node_modules").exists():
        pytest.skip(NO_PACKAGES)

    class Handler(SimpleHTTPRequestHandler):
        extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

        def translate_path(self, path: str) -> str:
            file = path.partition("?")[0]
            return str((NODE if file.startswith("/node_modules/") else EXAMPLES) / file.lstrip("/"))

        def do_GET(self) -> None:
            if not self.path.endswith(".html"):
                super().do_GET()
                return
            page = Path(self.translate_path(self.path)).read_text(encoding="utf-8")
            body = page.replace("http://127.0.0.1:8000", served).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader; a fault of a script fails the test."""
    faults: list[str] = []
    opened = browser.new_page(viewport={"width": 900, "height": 600})
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert faults == []


@pytest.mark.browser
def test_a_page_of_another_site_draws_visits_with_leaflet(newsroom: str, page: Page) -> None:
    """It asks for what is in view, again when the view has moved, and shows the words in a popup."""
    with page.expect_response("**/collections/visits/items*") as asked:
        page.goto(f"{newsroom}/leaflet.html")
    assert asked.value.status == 200
    assert "bbox=" in asked.value.url
    page.wait_for_selector("path.leaflet-interactive")
    assert int(page.inner_text("#told").split()[0]) == 1000
    with page.expect_response("**/collections/visits/items*"):
        page.keyboard.press("Tab")
        page.click(".leaflet-control-zoom-in")
    page.wait_for_function("document.querySelectorAll('path.leaflet-interactive').length > 0")


@pytest.mark.browser
def test_a_page_of_another_site_draws_visits_and_journeys_with_maplibre(newsroom: str, page: Page) -> None:
    """Both collections are asked for by the box in view, and something of them is on the canvas."""
    with page.expect_response("**/collections/visits/items*", timeout=PATIENCE * 5000) as asked:
        page.goto(f"{newsroom}/maplibre.html")
    assert asked.value.status == 200
    assert asked.value.header_value("access-control-allow-origin") == "*"
    drawn = eventually(lambda: len(page.locator("canvas").screenshot()), lambda size: size > 3000)
    assert drawn > 3000  # an empty ground has less than that


@pytest.mark.browser
def test_a_page_of_another_site_draws_tiles_with_maplibre(newsroom: str, page: Page) -> None:
    """TileJSON tells where the tiles are; visits and the journey in them are drawn."""
    with page.expect_response("**/tiles/WebMercatorQuad/*/*/*", timeout=PATIENCE * 5000) as asked:
        page.goto(f"{newsroom}/tiles.html")
    assert asked.value.status == 200
    assert asked.value.header_value("content-type") == "application/vnd.mapbox-vector-tile"
    page.wait_for_function("Number(document.body.dataset.drawn) > 2", timeout=PATIENCE * 5000)
