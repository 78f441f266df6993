"""What tests of several packages share: a real browser, and a small server on this machine."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright
from waiting import PATIENCE

from maps import CONTENT_SECURITY_POLICY, default_directory
from maps.building import build_assets
from service.building import PARTS, is_fresh

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}

expect.set_options(timeout=PATIENCE * 1000)  # five seconds otherwise

# The same examples in every run, as long as they take; `--hypothesis-profile=default` looks for others.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium without a window; tests that need it are skipped, loudly, where it is missing."""
    if CHROMIUM is None:
        reason = "NO BROWSER: chromium is not installed (apt-get install chromium), browser tests are skipped"
        print(f"\n{reason}", file=sys.stderr)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def built_assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web assets: those of this installation where they are fresh, else built once for the session."""
    installed = default_directory()
    if is_fresh(PARTS[1], installed.parent):
        return installed
    return build_assets(tmp_path_factory.mktemp("web") / "assets")


@dataclass(slots=True)
class Site:
    """What a small server on this machine answers: files under `/assets/`, and what a test puts in."""

    assets: Path
    url: str = ""
    policy: str = CONTENT_SECURITY_POLICY
    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)

    def put(self, path: str, body: str | dict[str, Any], status: int = 200) -> str:
        """Serve a page (text) or GeoJSON (a mapping) at `path`; answers its URL."""
        if isinstance(body, str):
            self.answers[path] = status, TYPES[".html"], body.encode()
        else:
            self.answers[path] = status, "application/geo+json", json.dumps(body, ensure_ascii=False).encode()
        return self.url + path

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body for a path."""
        if path in self.answers:
            return self.answers[path]
        name = path.removeprefix("/assets/")
        if name != path and name in {file.name for file in self.assets.iterdir()}:
            media_type = TYPES.get(Path(name).suffix, "application/octet-stream")
            return 200, media_type, (self.assets / name).read_bytes()
        return 404, "text/plain", b"not here"


@pytest.fixture
def site(built_assets: Path) -> Iterator[Site]:
    """A server on a free port of this machine, under the strict policy that our pages are written for."""
    served = Site(assets=built_assets)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, media_type, body = served.answer(self.path.split("?")[0])
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Security-Policy", served.policy)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kills 200` kills a writer of the store more often than the ordinary run does."""
    parser.addoption("--pictures", default="build/pictures", help="where pictures that differ are kept")
    parser.addoption("--kills", type=int, default=8, help="how often a writer of the store is killed")
