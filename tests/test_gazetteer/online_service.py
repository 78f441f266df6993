"""A small online geocoder on the loopback interface that speaks as Nominatim and Photon do.

It knows one place, counts what it is asked, and can be told to fail.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

NAME = "زقاق المدق"
NOMINATIM = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
    "osm_type": "way",
    "osm_id": 42,
    "lat": "30.0477",
    "lon": "31.2622",
    "class": "highway",
    "type": "residential",
    "importance": 0.31,
    "name": NAME,
    "display_name": f"{NAME}, القاهرة, مصر",
    "address": {"road": NAME, "country": "مصر", "country_code": "eg"},
}
PHOTON = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [31.2622, 30.0477]},
    "properties": {
        "osm_type": "W",
        "osm_id": 42,
        "name": NAME,
        "country": "مصر",
        "countrycode": "EG",
        "type": "street",
    },
}


class OnlineService:
    """What the service was asked, and how it is to answer next (`status`, `headers`, `nonsense`)."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.nonsense: Any = None
        self.domain = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """The body, as the real ones have it for one place or none."""
        if self.nonsense is not None:
            return self.nonsense
        named = " ".join(query.get("q", [])) + " ".join(query.get("street", []))
        known = NAME in named or path == "/reverse"
        if "format" not in query:
            return {"type": "FeatureCollection", "features": [PHOTON] if known else []}
        if path == "/reverse":
            return {"error": "Unable to geocode"}
        return [NOMINATIM] if known else []


@contextmanager
def online_service() -> Iterator[OnlineService]:
    """The service while it runs; `domain` is where."""
    service = OnlineService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = parse_qs(split.query)
            service.asked.append((split.path, query, self.headers["User-Agent"]))
            body = json.dumps(service.answer(split.path, query)).encode()
            self.send_response(service.status)
            for name, value in {"Content-Type": "application/json", **service.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.domain = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
