"""What holds for every address: methods, caching, compression, security, and no stack traces."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from markupsafe import escape
from test_articles.tellings import event, person

from maps import Assets
from service.app import create_app
from service.errors import StoreError
from service.settings import Settings
from service.store import FeatureStore

from .records import fill, point, record
from .serving import LOCAL_HOSTS, serving

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def filled(client: TestClient, store: FeatureStore) -> TestClient:
    """A client of a service that holds an article and twenty visits besides."""
    fill(store, visits=tuple(point(f"v{k}", k, k, evidence="قال " * 40) for k in range(20)))
    store.put(record(event(person("سالم الفيتوري"))))
    return client


RESOURCES = {
    "/": "application/json",
    "/conformance": "application/json",
    "/collections": "application/json",
    "/collections/visits": "application/json",
    "/collections/visits/items": "application/geo+json",
    "/collections/visits/items/v1": "application/geo+json",
    **{
        f"/collections/visits/{name}": "application/schema+json"
        for name in ("queryables", "sortables", "schema")
    },
    "/events": "application/geo+json",
    "/events/v1": "application/geo+json",
    "/articles": "application/json",
    "/articles/a": "application/json",
    "/articles/a/events": "application/geo+json",
    "/maps/events": "application/json",
    "/maps/list": "application/json",
    "/maps": "text/html; charset=utf-8",
    "/articles/a/map": "text/html; charset=utf-8",
    "/embed/articles/a": "text/html; charset=utf-8",
    "/embed/maps": "text/html; charset=utf-8",
    "/api": "application/vnd.oai.openapi+json;version=3.1",
    "/health": "application/json",
    "/ready": "application/json",
    "/problems": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("path", RESOURCES)
def test_a_resource_is_served_with_and_without_a_slash_and_to_head(filled: TestClient, path: str) -> None:
    """To a client that takes anything; HEAD has the headers of GET and no body."""
    found = filled.get(path)
    assert (found.status_code, found.headers["content-type"]) == (200, RESOURCES[path])
    assert found.headers["access-control-allow-origin"] == "*"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert filled.get(f"{path}/").status_code == 200
    head = filled.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == RESOURCES[path]
    assert "HEAD" in filled.options(path).headers["allow"]


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        *[(path, "GET, HEAD, OPTIONS") for path in RESOURCES],
        ("/articles/a", "GET, HEAD, OPTIONS"),
        ("/gazetteer/suggest?q=x&lang=en", "GET, HEAD, OPTIONS"),
        ("/gazetteer/search", "GET, HEAD, OPTIONS, POST"),
        ("/gazetteer/search?q=x", "GET, HEAD, OPTIONS, POST"),
        ("/read", "GET, HEAD, OPTIONS, POST"),
        ("/reconcile?_=1", "GET, HEAD, OPTIONS, POST"),
        ("/en/reconcile?lang=en", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_pages_of_other_sites_may_read_and_post_where_nothing_is_kept(
    filled: TestClient, path: str, methods: str
) -> None:
    """A preflight tells them so, whatever stands behind the question mark; storing is not for them."""
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    told = filled.options(path, headers=asked)
    assert (told.status_code, told.content) == (204, b"")
    assert told.headers["access-control-allow-origin"] == "*"
    assert told.headers["access-control-allow-methods"] == methods
    assert told.headers["access-control-allow-headers"] == (
        "Authorization, X-API-Key, Content-Type, Content-Encoding, If-None-Match, Accept, Accept-Language, "
        "X-Request-ID, traceparent"
    )
    assert int(told.headers["access-control-max-age"]) > 0


@pytest.mark.parametrize(
    "path",
    ["/", "/en", "/articles", "/articles/a", "/collections", "/collections/visits/items", "/api", "/maps"],
)
def test_a_browser_gets_a_page(filled: TestClient, path: str) -> None:
    """In HTML, in Arabic unless the address says otherwise."""
    response = filled.get(path, headers=BROWSER)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'lang="{"en" if path == "/en" else "ar"}"' in response.text[:200]
    assert "accept" in response.headers["vary"].lower()


def test_a_format_that_is_not_offered_is_406_and_f_overrides_accept(filled: TestClient) -> None:
    """The problem says what is offered."""
    refused = filled.get("/collections/visits/items", headers={"Accept": "application/xml"})
    assert refused.status_code == 406
    assert "application/geo+json" in refused.json()["detail"]
    assert filled.get("/collections?f=json", headers={"Accept": "application/xml"}).status_code == 200
    as_json = filled.get("/collections/visits/items", headers={"Accept": "application/json"})
    assert as_json.headers["content-type"] == "application/geo+json"


@pytest.mark.parametrize(
    "path", ["/collections/visits/items", "/articles/a", "/articles/a/events", "/maps/events", "/maps", "/"]
)
def test_a_client_that_holds_the_current_answer_is_told_so(
    filled: TestClient, store: FeatureStore, path: str
) -> None:
    """304 without a body until the data change; HTML and JSON have tags of their own."""
    headers = BROWSER if path == "/" else {}
    found = filled.get(path, headers=headers)
    tag = found.headers["etag"]
    again = filled.get(path, headers={**headers, "If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    if path not in ("/", "/maps"):
        fill(store, visits=(point("w", 1, 1),))
        assert filled.get(path, headers={"If-None-Match": tag}).status_code == 200
    if path == "/articles/a":
        assert filled.get(path, headers={**BROWSER, "If-None-Match": tag}).status_code == 200


def test_the_tag_differs_by_query(filled: TestClient) -> None:
    """Another limit is another representation."""
    tags = {filled.get(f"/collections/visits/items?limit={n}").headers["etag"] for n in (1, 2, 3)}
    assert len(tags) == 3


def test_large_answers_are_compressed_for_those_who_take_it(filled: TestClient) -> None:
    """And not for others."""
    small = filled.get("/collections/visits/items", headers={"Accept-Encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    plain = filled.get("/collections/visits/items", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert small.json()["features"] == plain.json()["features"]


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/read"), ("PATCH", "/articles"), ("POST", "/collections")]
)
def test_a_method_that_is_not_offered_is_405_with_those_that_are(
    client: TestClient, method: str, path: str
) -> None:
    """As a problem document."""
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/nosuch", "/articles/nosuch", "/articles/nosuch/map", "/static/x.js", "/assets/manifest.json"]
)
def test_what_is_not_there_is_a_404_problem(client: TestClient, path: str) -> None:
    """Also within the folder of assets: only what the manifest names is sent."""
    response = client.get(path, headers={"Accept": "application/json"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path", ["/nope", "/articles/nope", "/articles/nope/map", "/collections/nope/items", "/maps?x=1", "/read"]
)
@pytest.mark.parametrize(
    ("query", "accepted", "start"),
    [
        ("", "", '<html lang="ar" dir="rtl">'),
        ("", "en-GB,en;q=0.9", '<html lang="ar" dir="rtl">'),
        ("lang=en", "ar", '<html lang="en" dir="ltr">'),
        ("lang=xx", "", '<html lang="ar" dir="rtl">'),
    ],
)
def test_a_browser_gets_a_problem_as_a_page(
    client: TestClient, path: str, query: str, accepted: str, start: str
) -> None:
    """In the language of its address, as other pages, with navigation, and what programs are told."""
    url = f"{path}{'&' if '?' in path else '?'}{query}"
    asked = {"Accept-Language": accepted}
    found = client.get(url, headers={**BROWSER, **asked})
    language = start.split('"')[1]
    plain = client.get(url, headers={"Accept": "application/json", "Accept-Language": language})
    assert plain.headers["content-type"] == "application/problem+json"
    assert (found.status_code, found.headers["content-type"]) == (
        plain.status_code,
        "text/html; charset=utf-8",
    )
    assert start in found.text
    assert 'href="/articles' in found.text
    other = re.search('class="tongue" href="(.*?)"', found.text)
    assert other is not None
    turned = client.get(unescape(other[1]), headers={**BROWSER, **asked}).text
    assert (start in turned) is False
    problem = plain.json()
    for member in ("title", "detail", "status"):
        assert str(escape(problem[member])) in found.text
    assert found.headers["vary"].startswith("Accept, Accept-Language")


def test_f_decides_whether_a_problem_is_a_page(client: TestClient) -> None:
    """As it does for what is there."""
    assert client.get("/articles/nope?f=json", headers=BROWSER).json()["status"] == 404
    assert "<html" in client.get("/articles/nope?f=html").text


@pytest.mark.parametrize("path", ["/", "/maps", "/nope"])
@pytest.mark.filterwarnings("ignore:websockets")
def test_head_is_answered_by_a_real_server_without_a_body(
    settings: Settings,
    store: FeatureStore,
    gazetteer: object,
    assets: Assets,
    path: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With the length that GET would have, on a connection that stays usable, and with nothing in the log."""
    app = create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)  # type: ignore[arg-type]
    plain = {"Accept-Encoding": "identity"}  # packed answers of GET come in chunks
    with serving(app) as address, httpx.Client(base_url=address, headers=plain) as client:
        head, again = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (again.status_code, b"")
    assert head.headers["content-length"] == str(len(again.content))
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "..%2f..%2fpyproject.toml", "%2e%2e/app.py", "....//x"]
)
def test_no_path_leads_out_of_the_folders(client: TestClient, name: str) -> None:
    """Static files and assets are looked up by name, never opened by path."""
    for folder in ("static", "assets", "samples"):
        assert client.get(f"/{folder}/{name}").status_code == 404


def test_pages_forbid_foreign_and_inline_scripts_and_frames(client: TestClient) -> None:
    """By their content security policy."""
    headers = client.get("/", headers=BROWSER).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["frame-ancestors"]) == (
        "'none'",
        "'self'",
        "'none'",
    )
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_maps_to_embed_may_be_framed_where_the_settings_say(
    settings: Settings, store: FeatureStore, gazetteer: object, assets: Assets
) -> None:
    """And only they: no X-Frame-Options there."""
    allowed = Settings(data=settings.data, store=settings.store, frame_ancestors="https://news.example")
    app = create_app(allowed, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)  # type: ignore[arg-type]
    with TestClient(app) as client:
        framed, own = client.get("/embed/maps").headers, client.get("/maps").headers
    assert "frame-ancestors https://news.example" in framed["content-security-policy"]
    assert "x-frame-options" not in framed
    assert "frame-ancestors 'none'" in own["content-security-policy"]


def test_files_named_by_their_content_are_kept_for_ever(client: TestClient) -> None:
    """Scripts, styles and assets."""
    page = client.get("/", headers=BROWSER).text
    addresses = [part.split('"')[0] for part in page.replace("src=", "href=").split('href="')[1:]]
    files = [address for address in addresses if address.startswith(("/static/", "/assets/"))]
    assert len(files) >= 7
    for address in files:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "immutable" in response.headers["cache-control"]


class BrokenStore:
    """A store that cannot be reached, or has a defect."""

    records = None

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> object:
        raise self._error


@pytest.mark.parametrize(("error", "status"), [(StoreError("gone"), 503), (RuntimeError("secret"), 500)])
def test_a_fault_of_ours_is_told_without_its_insides(
    settings: Settings, gazetteer: object, assets: Assets, error: Exception, status: int
) -> None:
    """503 when the store is gone, 500 with a number to report for anything else; never a trace."""
    app: Litestar = create_app(
        settings, store=BrokenStore(error), gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS
    )  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as client:
        response = client.get("/ready")
        assert client.get("/health").status_code == 200
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert ("instance" in response.json()) is (status == 500)


def test_unknown_parameters_are_refused_everywhere(filled: TestClient) -> None:
    """Rather than ignored."""
    for path in RESOURCES:
        response = filled.get(f"{path}?nosuchparameter=1")
        assert (response.status_code, response.json()["parameter"]) == (400, "nosuchparameter"), path


def test_the_description_covers_every_address(client: TestClient) -> None:
    """As OpenAPI 3.1, and as a page that fetches nothing from elsewhere."""
    document = client.get("/api").json()
    assert document["openapi"].startswith("3.1")
    paths = set(document["paths"])
    assert {
        "/read",
        "/articles",
        "/articles/{article_id}",
        "/collections/{collection}/items",
        "/maps",
    } <= paths
    page = client.get("/api", headers=BROWSER).text
    assert "/collections/{collection}/items" in page
    assert "https://" not in page.replace("http://testserver.local", "")
