"""The proxies of deploy/, run as they are told there: ports, folders and certificates are of the test."""

from __future__ import annotations

import getpass
import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from waiting import PATIENCE, eventually

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .serving import serving

DEPLOY = Path(__file__).parents[2] / "deploy"
PUBLIC = "https://maps.example"
BELOW_A_PATH = "https://news.example/masalik"
LONG_ARTICLE = "وصل الوزير إلى طرابلس. " * 40_000  # 1.6 MB: above what nginx takes unless told otherwise
NGINX = """
user {user};
pid {folder}/pid;
error_log {folder}/error.log;
daemon off;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def found(program: str) -> str:
    """The path of a program, or the test is skipped."""
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    if path is None:
        pytest.skip(f"NO {program.upper()}: install it with: apt-get install {program}")
    return path


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A proxy, from when it listens until the end of the test."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    else:
        process.kill()
        pytest.fail(f"{command[0]} did not start: {process.communicate()[1]}")
    try:
        yield
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Path:
    """A store with the sample stories."""
    path = tmp_path_factory.mktemp("proxied") / "store.gpkg"
    store = open_store(str(path))
    load_samples(store, gazetteer)
    store.close()
    return path


@contextmanager
def serving_as(public: str, path: Path, gazetteer: Gazetteer, assets: Assets) -> Iterator[str]:
    """Where the service listens that the world knows by another address."""
    settings = Settings(
        data=DATA, store=str(path), public_url=public, trusted_proxies=(ip_network("127.0.0.0/8"),)
    )
    store = open_store(settings.store)
    with serving(create_app(settings, store=store, gazetteer=gazetteer, assets=assets)) as address:
        yield address.removeprefix("http://")
    store.close()


@pytest.fixture(scope="module")
def upstream(sample_store: Path, gazetteer: Gazetteer, assets: Assets) -> Iterator[str]:
    """Where the service listens that the world knows as maps.example."""
    with serving_as(PUBLIC, sample_store, gazetteer, assets) as address:
        yield address


def certified(folder: Path) -> tuple[str, str]:
    """A certificate of the test's own, and its key."""
    certificate, key = str(folder / "cert.pem"), str(folder / "key.pem")
    command = [found("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=maps.example", "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


@contextmanager
def nginx(folder: Path, site: str) -> Iterator[None]:
    """nginx with a file as it would lie in conf.d, beside the port that it names."""
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=getpass.getuser()))
    command = [found("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    port = int(site.partition("listen 127.0.0.1:")[2].split()[0].rstrip(";"))
    with running(command, port):
        yield


def example(upstream: str, folder: Path, port: int) -> str:
    """nginx.conf of deploy/ with this machine's ports and files."""
    certificate, key = certified(folder)
    text = (DEPLOY / "nginx.conf").read_text()
    for named, ours in {
        "127.0.0.1:8000": upstream,
        "listen 443": f"listen 127.0.0.1:{port}",
        "/var/cache/nginx/masalik": str(folder / "cache"),
        "/etc/ssl/certs/maps.example.pem": certificate,
        "/etc/ssl/private/maps.example.key": key,
    }.items():
        assert named in text, named
        text = text.replace(named, ours)
    return text


@pytest.fixture(scope="module")
def by_nginx(upstream: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of nginx as deploy/nginx.conf tells it."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with nginx(folder, example(upstream, folder, port)), client(f"https://127.0.0.1:{port}") as found:
        yield found


@pytest.fixture(scope="module")
def by_caddy(upstream: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of Caddy as deploy/Caddyfile tells it, but for TLS, whose certificates come from outside."""
    folder, port = tmp_path_factory.mktemp("caddy"), free_port()
    text = (DEPLOY / "Caddyfile").read_text()
    ours = text.replace("\nmaps.example {", f"\nhttp://maps.example:{port} {{\n\tbind 127.0.0.1")
    ours = "{\n\tadmin off\n\tauto_https off\n}\n" + ours.replace("127.0.0.1:8000", upstream)
    (folder / "Caddyfile").write_text(ours)
    command = [found("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with running(command, port), client(f"http://127.0.0.1:{port}") as there:
        yield there


def client(address: str, host: str = "maps.example") -> httpx.Client:
    """A client that takes the certificate of the test."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    port = address.rpartition(":")[2]
    named = host if address.startswith("https") else f"{host}:{port}"
    return httpx.Client(base_url=address, verify=trusting, headers={"Host": named}, timeout=PATIENCE)


@pytest.fixture(params=["by_nginx", "by_caddy"], scope="module")
def proxied(request: pytest.FixtureRequest) -> httpx.Client:
    """A client of one after the other."""
    given: httpx.Client = request.getfixturevalue(request.param)
    return given


def test_links_are_those_of_the_world(proxied: httpx.Client) -> None:
    """Whatever the client says of itself in headers of proxies."""
    lies = {"Forwarded": "host=evil.example", "X-Forwarded-Prefix": "/evil", "X-Forwarded-For": "10.0.0.1"}
    for headers in ({}, lies):
        answer = proxied.get("/collections", headers=headers)
        assert answer.status_code == 200
        links = [link["href"] for link in answer.json()["links"]]
        assert links
        assert [link for link in links if not link.startswith(PUBLIC)] == []


def test_arabic_addresses_arrive_as_they_were_sent(proxied: httpx.Client) -> None:
    """In paths, encoded slashes too, and in queries."""
    found = proxied.get("/gazetteer/search", params={"q": "طرابلس"})
    assert found.json()["features"][0]["properties"]["name"] == "طرابلس"
    missing = proxied.get(f"/articles/{quote('خبر/١', safe='')}", headers={"Accept-Language": "en"})
    assert missing.status_code == 404
    assert "خبر" in missing.text


def test_who_holds_an_answer_is_told_so(proxied: httpx.Client) -> None:
    """304 for the tag that came with it, for compressed answers too."""
    for coding in ("identity", "gzip", "br"):
        first = proxied.get("/collections/visits/items", headers={"Accept-Encoding": coding})
        assert first.headers.get("content-encoding", "identity") == coding
        again = {"Accept-Encoding": coding, "If-None-Match": first.headers["etag"]}
        assert proxied.get("/collections/visits/items", headers=again).status_code == 304


def test_a_long_article_passes_and_a_longer_one_is_refused(proxied: httpx.Client) -> None:
    """The service's own limit is the proxy's."""
    long = json.dumps({"text": LONG_ARTICLE}, ensure_ascii=False).encode()
    ours = proxied.post("/read", content=long, headers={"Content-Type": "application/json"})
    assert ours.headers["content-type"] == "application/problem+json"
    assert "400,000" in ours.text or "400000" in ours.text or "text_too_long" in ours.text
    longer = proxied.post("/read", content=long * 3, headers={"Content-Type": "application/json"})
    assert longer.status_code == 413


def test_metrics_are_not_for_the_world(proxied: httpx.Client) -> None:
    """Prometheus asks the service itself."""
    assert proxied.get("/metrics").status_code == 404


def test_nginx_gives_what_it_keeps_and_asks_whether_it_holds(by_nginx: httpx.Client) -> None:
    """A second long it is a hit, then it is held against the service, also for another client."""
    ids: list[str] = []

    def state() -> str:
        answer = by_nginx.get("/collections/visits/items?limit=7", headers={"Accept-Encoding": "gzip, br"})
        ids.append(answer.headers["x-request-id"])
        assert len(answer.json()["features"]) == 7
        return str(answer.headers["x-cache"])

    assert state() == "MISS"
    assert eventually(state, lambda told: told == "HIT") == "HIT"
    time.sleep(2.1)
    assert state() in ("STALE", "REVALIDATED")
    assert eventually(state, lambda told: told == "HIT") == "HIT"
    assert len(set(ids)) == len(ids), "each answer has an id of its own"


def test_nginx_keeps_forms_of_an_answer_apart(by_nginx: httpx.Client) -> None:
    """Page and data, Arabic and English, plain and compressed."""
    for _ in range(2):
        page = by_nginx.get("/collections", headers={"Accept": "text/html"})
        data = by_nginx.get("/collections", headers={"Accept": "application/json"})
        assert page.headers["content-type"].startswith("text/html")
        assert data.headers["content-type"].startswith("application/json")
        languages = [
            by_nginx.get("/maps/none", headers={"Accept-Language": language}).headers["content-language"]
            for language in ("ar", "en")
        ]
        assert languages == ["ar", "en"]


def test_nginx_never_keeps_problems_or_health(by_nginx: httpx.Client) -> None:
    """Each is asked of the service anew."""
    for path in ("/articles/none", "/health", "/ready"):
        states = [by_nginx.get(path).headers["x-cache"] for _ in range(2)]
        assert states == ["MISS", "MISS"], path


def test_nginx_below_a_path(sample_store: Path, gazetteer: Gazetteer, assets: Assets, tmp_path: Path) -> None:
    """A page with all that it loads, its links and Arabic addresses, below the path of another site."""
    port = free_port()
    below = (DEPLOY / "nginx-prefix.conf").read_text()
    with serving_as(BELOW_A_PATH, sample_store, gazetteer, assets) as upstream:
        site = f"upstream masalik {{ server {upstream}; }}\n"
        site += f"server {{ listen 127.0.0.1:{port}; server_name news.example; {below} }}"
        with nginx(tmp_path, site), client(f"http://127.0.0.1:{port}", "news.example") as at:
            page = at.get("/masalik/maps", headers={"Accept": "text/html"})
            assert page.status_code == 200
            loaded = [part.partition('"')[0] for part in page.text.split('src="')[1:]]
            fetched = [address for address in loaded if not address.startswith("data:")]
            assert fetched
            for address in fetched:
                assert address.startswith(("/masalik/", BELOW_A_PATH))
                assert at.get(address.removeprefix("https://news.example")).status_code == 200
            links = [link["href"] for link in at.get("/masalik/collections").json()["links"]]
            assert [link for link in links if not link.startswith(BELOW_A_PATH)] == []
            assert at.get("/masalik").headers["location"].endswith("/masalik/")
            answer = at.get(f"/masalik/gazetteer/search?q={quote('طرابلس')}")
            assert answer.json()["features"][0]["properties"]["name"] == "طرابلس"
