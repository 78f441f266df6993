"""What RFC 9110, 9111 and 9457 ask of every address: all routes are walked, none is listed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from litestar import Litestar
from litestar.di import Provide
from litestar.routes import HTTPRoute
from litestar.testing import TestClient
from test_articles.tellings import event, person

from gazetteer import Gazetteer
from maps import Assets
from service import given
from service.app import create_app
from service.handlers import HANDLERS
from service.jobs import JobRegister
from service.jobs.exporting import make_file
from service.reading.stories import load_stories
from service.settings import Settings
from service.store import FeatureStore, open_store

from .conftest import DATA
from .records import fill, point, record
from .serving import LOCAL_HOSTS

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FILLED = {
    "collection": "visits",
    "feature_id": "v1",
    "article_id": "a",
    "place_id": "iso3166:LY",
    "what": "type",
    "grid": "WebMercatorQuad",
    "zoom": "0",
    "row": "0",
    "column": "0",
}
QUERIES = {
    "/oembed": "url=http://testserver.local/maps",
    "/gazetteer/search": "q=طرابلس",
    "/gazetteer/suggest": "q=طرا",
    "/gazetteer/reverse": "lon=13.2&lat=32.9",
    "/nominatim/search": "q=طرابلس",
    "/nominatim/reverse": "lon=13.2&lat=32.9",
    "/nominatim/lookup": "osm_ids=R192758",
    "/photon/api": "q=طرابلس",
    "/photon/reverse": "lon=13.2&lat=32.9",
    "/reconcile/suggest/{what}": "prefix=مد",
    "/en/reconcile/suggest/{what}": "prefix=ci",
    "/reconcile/flyout/{what}": "id=city",
    "/en/reconcile/flyout/{what}": "id=city",
}
"""What addresses need that say nothing without a question."""
STREAMED = {"/collections/{collection}/export"}
"""What is sent as it is made: nobody knows how long it will be, and what changes meanwhile goes into it."""
REDIRECTS = re.compile(r"/en/(?!reconcile).+")


def templates() -> dict[str, set[str]]:
    """The methods of every address of the service, by its template."""
    names = [name.removeprefix("Given").lower() for name in given.__all__ if name.startswith("Given")]
    nothing = {name: Provide(lambda: None, sync_to_thread=False) for name in names}
    app = Litestar(HANDLERS, dependencies=nothing, openapi_config=None)
    return {one.path_format: set(map(str, one.methods)) for one in app.routes if isinstance(one, HTTPRoute)}


TEMPLATES = templates()
READ = sorted(template for template, methods in TEMPLATES.items() if "GET" in methods)


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer, assets: Assets
) -> Iterator[TestClient]:
    """A client of a service that holds an article and a few visits; nothing here changes them."""
    file = str(tmp_path_factory.mktemp("every") / "store.gpkg")
    store = open_store(file)
    fill(store, visits=tuple(point(f"v{k}", k, k) for k in range(3)))
    store.put(record(event(person("سالم الفيتوري"))))
    app = create_app(
        Settings(data=DATA, store=file),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found
    store.close()


def address(template: str, client: TestClient) -> str:
    """A template filled with what is there, with the question that it needs."""
    path = template
    path = path.replace("{slug}", next(iter(load_stories())))
    if "{event_id}" in path:
        path = path.replace("{event_id}", client.get("/events").json()["features"][0]["id"])
    for name, subject in (("{actor_name}", "/actors"), ("{place_key}", "/places")):
        if name in path:
            path = path.replace(name, client.get(subject).json()["entries"][0]["id"])
    if "{map_id}" in path:
        path = path.replace("{map_id}", client.post("/m", json={"title": "سبها"}).json()["id"])
    if template == "/jobs/{job_id}/file":
        path = path.replace("{job_id}", exported(client))
    if "{job_id}" in path:
        path = path.replace("{job_id}", client.post("/jobs/reread").json()["jobID"])
    if "{name}" in path:
        page = client.get("/", headers={"Accept": BROWSER}).text
        found = re.search(path.replace("{name}", r"([\w.-]+)"), page)
        assert found is not None
        path = found[0]
    for name, value in FILLED.items():
        path = path.replace(f"{{{name}}}", value)
    return f"{path}?{QUERIES[template]}" if template in QUERIES else path


def exported(client: TestClient) -> str:
    """The id of a job that made a file, in this process."""
    id_ = str(client.post("/jobs/export?collection=visits").json()["jobID"])
    store: FeatureStore = client.app.dependencies["store"].dependency()  # type: ignore[attr-defined]
    register = JobRegister(store.records, "here")
    held = register.take(id_)
    assert held is not None
    make_file(held, register=register, store=store)
    return id_


def listed(response: httpx.Response, header: str) -> set[str]:
    """The members of a header that is a list, in small letters."""
    return {part.strip().lower() for part in response.headers.get(header, "").split(",") if part.strip()}


@pytest.mark.parametrize("template", READ)
@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_get_is_answered_well(client: TestClient, template: str, accept: str) -> None:
    """With type, id, rules for caches and browsers; and HEAD has the same headers and no body."""
    asked = {"Accept": accept, "Accept-Encoding": "identity"}
    url = address(template, client)
    found = client.get(url, headers=asked, follow_redirects=False)
    assert found.status_code == (302 if REDIRECTS.fullmatch(template) else 200), found.text
    assert found.headers["content-type"]
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["access-control-allow-origin"] == "*"
    assert {"etag", "x-request-id"} <= listed(found, "access-control-expose-headers")
    assert "cache-control" in found.headers
    if template not in STREAMED:
        assert int(found.headers["content-length"]) == len(found.content)
    head = client.head(url, headers=asked, follow_redirects=False)
    assert (head.status_code, head.content) == (found.status_code, b"")
    own = {"x-request-id", "date"} | ({"content-length"} if template in {"/metrics", *STREAMED} else set())
    assert {name: text for name, text in head.headers.items() if name not in own} == {
        name: text for name, text in found.headers.items() if name not in own
    }


NEVER_KEPT = {"/health", "/ready", "/metrics", "/audit"} | {
    "/jobs",
    "/jobs/{job_id}",
    "/jobs/{job_id}/results",
}
FOR_EVER = {"/static/{name}", "/assets/{name}"}


@pytest.mark.parametrize("template", [one for one in READ if not REDIRECTS.fullmatch(one)])
def test_what_may_be_kept_can_be_revalidated(client: TestClient, template: str) -> None:
    """By a strong tag that holds for the bytes, and every 304 tells caches what the answer told them."""
    url = address(template, client)
    found = client.get(url, headers={"Accept-Encoding": "identity"})
    if template in NEVER_KEPT:
        assert found.headers["cache-control"] == "no-store"
        assert "etag" not in found.headers
        return
    if template in FOR_EVER:
        assert "immutable" in found.headers["cache-control"]
        return
    weak = "W/" if template in STREAMED else ""
    assert re.fullmatch(rf'{weak}"[\w.-]+"', found.headers["etag"])
    strong = found.headers["etag"].removeprefix("W/")
    for tag in (strong, f"W/{strong}", f'"x", {strong}', "*"):
        for _ in range(2):  # the second is answered from memory
            again = client.get(url, headers={"If-None-Match": tag, "Accept-Encoding": "identity"})
            assert (again.status_code, again.content) == (304, b""), tag
            for name in ("etag", "cache-control", "vary", "content-location", "access-control-allow-origin"):
                assert again.headers.get(name) == found.headers.get(name), name
            assert "content-length" not in again.headers or again.headers["content-length"] == "0"
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("template", [one for one in READ if not REDIRECTS.fullmatch(one)])
def test_vary_names_all_that_the_answer_depends_on(client: TestClient, template: str) -> None:
    """An answer that another Accept, Accept-Language or Accept-Encoding changes says so to caches."""
    url = address(template, client)
    plain = {"Accept": "*/*", "Accept-Encoding": "identity", "Accept-Language": "en"}
    found = client.get(url, headers=plain)
    vary = listed(found, "vary")
    for name, other in (("Accept", BROWSER), ("Accept-Language", "ar"), ("Accept-Encoding", "gzip")):
        changed = client.get(url, headers={**plain, name: other})
        differs = changed.headers["content-type"] != found.headers["content-type"]
        differs |= changed.headers.get("content-encoding") != found.headers.get("content-encoding")
        if template not in NEVER_KEPT:
            differs |= changed.content != found.content
        if differs:
            assert name.lower() in vary
            assert name.lower() in listed(changed, "vary")
            tags = {answer.headers.get("etag") for answer in (found, changed)} - {None}
            assert len(tags) == 2 or template in FOR_EVER | NEVER_KEPT | STREAMED


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_options_and_405_name_the_methods(client: TestClient, template: str) -> None:
    """All of the address; HEAD wherever there is GET."""
    url = address(template, client).partition("?")[0]
    methods = (TEMPLATES[template] | {"OPTIONS"}) | ({"HEAD"} if "GET" in TEMPLATES[template] else set())
    told = client.options(url)
    assert (told.status_code, told.content) == (200, b"")
    assert listed(told, "allow") == {method.lower() for method in methods}
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"} - methods:
        refused = client.request(method, url)
        assert refused.status_code == 405, method
        assert listed(refused, "allow") == {one.lower() for one in methods}
        assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("template", READ)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_parameter_is_a_problem_in_the_language_of_the_client(
    client: TestClient, template: str, language: str
) -> None:
    """That nobody keeps, with the id of the request in it."""
    url = address(template, client)
    url += ("&" if "?" in url else "?") + "nosuchparameter=1"
    asked = {"Accept": "application/json", "Accept-Language": language, "X-Request-ID": "seen-before.1"}
    refused = client.get(url, headers=asked, follow_redirects=True)
    problem = refused.json()
    assert (refused.status_code, problem["parameter"]) == (400, "nosuchparameter")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["content-language"] == language
    assert bool(re.search("[ء-ي]", problem["title"])) is (language == "ar")
    assert {"accept", "accept-language"} <= listed(refused, "vary")
    assert refused.headers["cache-control"] == "no-store"
    assert problem["request_id"] == refused.headers["x-request-id"] == "seen-before.1"
