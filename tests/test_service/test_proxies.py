"""Behind proxies: links as the world sees them, and nobody else to decide what they are."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx
import pytest
from litestar.testing import TestClient
from test_articles.tellings import event, person

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.errors import BadAddress
from service.middleware.addressing import proxies_say
from service.settings import Settings
from service.store import FeatureStore

from .records import fill, point, record
from .serving import LOCAL_HOSTS, serving

CASES = json.loads((Path(__file__).parent / "data" / "forwarded.json").read_text("utf-8"))
LOOPBACK = (ip_network("127.0.0.0/8"),)
BROWSER = {"Accept": "text/html"}

Serve = Callable[..., Any]


@pytest.mark.parametrize("case", CASES, ids=lambda case: json.dumps(case["headers"])[:70])
def test_what_proxies_say_is_read_as_its_standard_writes_it(case: dict[str, Any]) -> None:
    """From the nearest on, as long as each names a trusted one; what cannot be right is refused."""
    headers = [(name.encode(), value.encode()) for name, value in case["headers"].items()]

    def is_trusted(node: str) -> bool:
        return node.startswith("10.")

    if case["told"] is None:
        with pytest.raises(BadAddress):
            proxies_say(headers, is_trusted)
        return
    told = proxies_say(headers, is_trusted)
    assert told is not None
    assert [told.scheme, told.host, told.prefix, told.client] == case["told"]


def test_lines_of_one_header_are_one_list() -> None:
    """A proxy may add a line of its own rather than lengthen the one that is there."""
    lines = [
        (b"forwarded", b"for=192.0.2.1;host=evil.example"),
        (b"forwarded", b"for=192.0.2.2;host=m.example"),
    ]
    told = proxies_say(lines, lambda _: False)
    assert told is not None
    assert (told.host, told.client) == ("m.example", "192.0.2.2")


@pytest.fixture
def serve(store: FeatureStore, gazetteer: Gazetteer, assets: Assets, settings: Settings) -> Serve:
    """Makes a client of the service with other settings; the store holds an article and a few visits."""
    fill(store, visits=tuple(point(f"v{k}", k, k) for k in range(3)))
    store.put(record(event(person("سالم الفيتوري"))))

    def made(**changed: Any) -> Any:
        return create_app(
            replace(settings, **changed),
            store=store,
            gazetteer=gazetteer,
            assets=assets,
            local_hosts=LOCAL_HOSTS,
        )

    return made


class Relay(BaseHTTPRequestHandler):
    """A reverse proxy in a few lines: takes a prefix off and says what it was asked."""

    upstream: ClassVar[str]
    prefix: ClassVar[str]
    said: ClassVar[dict[str, str]]

    def do_GET(self) -> None:
        """Pass a request on with what the client sent, but for what this proxy says itself."""
        names = {name.lower() for name in self.said}
        headers = {name: text for name, text in self.headers.items() if name.lower() not in names}
        values = {"host": self.headers["Host"], "client": self.client_address[0], "prefix": self.prefix}
        headers |= {name: text.format(**values) for name, text in self.said.items()}
        upstream = http.client.HTTPConnection(self.upstream, timeout=30)
        upstream.request("GET", self.path.removeprefix(self.prefix) or "/", headers=headers)
        answer = upstream.getresponse()
        body = answer.read()
        self.send_response(answer.status)
        for name, text in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "date", "connection"):
                self.send_header(name, text)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        upstream.close()

    def log_message(self, *_: object) -> None:
        """Nothing."""


X_FORWARDED = {
    "Host": "inner",
    "X-Forwarded-For": "{client}",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "{host}",
    "X-Forwarded-Prefix": "{prefix}",
    "Forwarded": "",
}
STANDARD = {
    "Host": "inner",
    "Forwarded": 'for={client};proto=https;host="{host}"',
    "X-Forwarded-Prefix": "{prefix}",
}


@contextmanager
def relayed(upstream: str, said: dict[str, str], prefix: str) -> Iterator[str]:
    """The address of a proxy in front of a service."""
    members = {"upstream": urlsplit(upstream).netloc, "said": said, "prefix": prefix}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Relay,), members))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("said", [X_FORWARDED, STANDARD], ids=["x-forwarded", "forwarded"])
@pytest.mark.filterwarnings("ignore:websockets")
def test_behind_a_real_proxy_every_link_leads_through_it(serve: Serve, said: dict[str, str]) -> None:
    """Links of data and pages, assets, redirects, embed codes, the description; all below its prefix."""
    app = serve(trusted_proxies=LOOPBACK)
    with serving(app) as service, relayed(service, said, "/masalik") as proxy, httpx.Client() as client:

        def get(path: str, **headers: str) -> httpx.Response:
            return client.get(f"{proxy}/masalik{path}", headers={"Host": "maps.example", **headers})

        base = "https://maps.example/masalik"
        page = get("/collections/visits/items?limit=1")
        assert all(link["href"].startswith(f"{base}/collections/visits") for link in page.json()["links"])
        assert page.headers["link"].startswith(f"<{base}/collections/visits/items?")
        assert "x-forwarded-host" in page.headers["vary"].lower()
        assert get("/api").json()["servers"] == [{"url": base}]
        assert get("/en/maps").headers["location"].startswith("/masalik/maps?")
        assert get("/nope").json()["type"] == "/masalik/problems#not_found"
        article = get("/articles/a", Accept="text/html").text
        assert f"{base}/embed/articles/a" in article
        for path in ("/", "/articles/a", "/collections", "/maps", "/embed/maps", "/problems", "/nope"):
            text = get(path, Accept="text/html").text
            local = [part.split('"')[0] for part in text.replace("src=", "href=").split('href="')[1:]]
            assert [one for one in local if one.startswith("/") and not one.startswith("/masalik/")] == []
        home = get("/", Accept="text/html").text
        style = next(part.split('"')[0] for part in home.split('href="')[1:] if "/static/site" in part)
        assert client.get(proxy + style).status_code == 200


HOSTILE = {
    "Forwarded": "for=1.2.3.4;proto=https;host=evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "1.2.3.4",
    "X-Forwarded-Prefix": "/evil",
    "X-Original-URL": "/evil",
    "X-Rewrite-URL": "/evil",
    "X-HTTP-Method-Override": "DELETE",
}


@pytest.mark.filterwarnings("ignore:websockets")
def test_a_peer_that_is_not_trusted_is_not_believed(serve: Serve) -> None:
    """Whatever it sends: no header gets into an answer."""
    with serving(serve()) as service, httpx.Client(base_url=service) as client:
        for path in ("/collections/visits/items?limit=1", "/", "/api", "/articles/a", "/nope"):
            for accept in ({}, BROWSER):
                plain, attacked = client.get(path, headers=accept), client.get(path, headers=accept | HOSTILE)
                assert "evil" not in attacked.text + str(attacked.headers)
                assert attacked.status_code == plain.status_code
                assert attacked.headers.get("etag") == plain.headers.get("etag")


@pytest.mark.filterwarnings("ignore:websockets")
def test_a_client_cannot_speak_past_a_proxy_that_knows_one_of_the_headers(serve: Serve) -> None:
    """What it sends in the other differs from what the proxy says, and is refused; nobody keeps that."""
    said = {name: text for name, text in X_FORWARDED.items() if name != "Forwarded"}
    with serving(serve(trusted_proxies=LOOPBACK)) as service, relayed(service, said, "") as proxy:
        asked = {"Host": "maps.example", "Forwarded": "for=127.0.0.1;host=evil.example"}
        refused = httpx.get(f"{proxy}/collections", headers=asked)
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems#bad_forwarded")
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["x-request-id"] == refused.json()["request_id"]


@pytest.mark.parametrize("path", ["", "/masalik"])
def test_the_public_address_decides_alone(serve: Serve, path: str) -> None:
    """Whatever host is asked and proxies say; its path is taken off where the proxy leaves it on."""
    app = serve(public_url=f"https://maps.example{path}", trusted_proxies=LOOPBACK)
    with TestClient(app) as client:
        for asked in ("/collections/visits", f"{path}/collections/visits"):
            found = client.get(asked, headers={"Host": "evil.example", **HOSTILE})
            assert found.json()["links"][0]["href"] == f"https://maps.example{path}/collections/visits"
        assert client.get("/maps", headers=BROWSER).text.count(f'"{path}/assets/') > 3


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("maps.example", 200),
        ("MAPS.example:8443", 200),
        ("a.news.example", 200),
        ("[::1]:8000", 200),
        ("news.example", 400),
        ("maps.example.evil.example", 400),
        ("evil.example", 400),
        ('maps.example"><b>', 400),
        ("maps.example, evil.example", 400),
        ("", 400),
    ],
)
def test_only_hosts_that_are_allowed_are_answered_for(serve: Serve, host: str, status: int) -> None:
    """A name that somebody else points here is not ours: 400, in the language of the client."""
    with TestClient(serve(allowed_hosts=("maps.example", "*.news.example", "[::1]"))) as client:
        found = client.get("/health", headers={"Host": host, "Accept-Language": "ar"})
    assert found.status_code == status
    if status == 400:
        assert found.json()["type"] == "/problems#bad_host"
        assert found.headers["content-language"] == "ar"
        assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ['x"onload=', "a b", "<b>", "a/b", "a@b", "a:b", ""])
def test_a_host_that_is_none_is_refused_without_any_setting(serve: Serve, host: str) -> None:
    """So that no link and no embed code carries anything else."""
    with TestClient(serve()) as client:
        assert client.get("/articles/a", headers={"Host": host}).status_code == 400
