"""Whatever is sent to the gazetteer, it is answered or refused; nothing makes the service fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .serving import LOCAL_HOSTS

PREFIXES = ("/gazetteer", "/nominatim", "/photon", "/reconcile", "/en/reconcile", "/embed/places")
NAMES = [
    "طرابلس",
    "طرابلس، لبنان",
    "Tripoli",
    "شمال ليبيا",
    "مطار الكفرة",
    "geonames:2210247",
    "،",
    "ال",
    "ـ",
    "\u202e",
]
LOOSE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(NAMES),
    st.integers().map(str),
    st.floats().map(str),
    st.lists(st.floats(-200, 200), max_size=6).map(lambda numbers: ",".join(map(str, numbers))),
    st.sampled_from(
        [
            "",
            "0",
            "1",
            "true",
            "ar",
            "en",
            "LY",
            "json",
            "geojson",
            "html",
            "{}",
            "[]",
            '{"a":',
            "%00",
            "\x00",
        ]
    ),
)
"""Values of any parameter: words, numbers, lists, and bits of other notations."""
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
OFTEN = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def service(
    gazetteer: Gazetteer, assets: Assets, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A client of a service that stays for all examples."""
    path: Path = tmp_path_factory.mktemp("nonsense") / "store.gpkg"
    store = open_store(str(path))
    app = create_app(
        Settings(data=DATA, store=str(path)),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
    store.close()


@pytest.fixture(scope="module")
def addresses(service: TestClient) -> dict[str, list[str]]:
    """The parameters of every address of the gazetteer, as the service describes itself."""
    paths = service.get("/api?f=json").json()["paths"]
    return {
        path: [parameter["name"] for parameter in item["get"].get("parameters", [])]
        for path, item in paths.items()
        if path.startswith(PREFIXES) and "get" in item
    }


def test_every_address_is_described(addresses: dict[str, list[str]]) -> None:
    """With the parameters that its dependencies declare too."""
    assert len(addresses) > 15
    assert {"q", "near", "context"} <= set(addresses["/gazetteer/search"])
    assert {"q", "city", "state", "accept-language", "polygon_geojson"} <= set(addresses["/nominatim/search"])


@OFTEN
@given(data=st.data())
def test_no_parameter_makes_it_fail(service: TestClient, addresses: dict[str, list[str]], data: Any) -> None:
    """Alone or with others, in any address."""
    path = data.draw(st.sampled_from(sorted(addresses)))
    known = addresses[path]
    chosen = data.draw(st.lists(st.sampled_from(known), max_size=4, unique=True)) if known else []
    values = {
        name: data.draw(st.sampled_from(NAMES) if name in ("q", "prefix") else LOOSE) for name in chosen
    }
    filled = path
    for name in ("place_id", "what"):
        filled = filled.replace(
            f"{{{name}}}",
            data.draw(st.sampled_from(["entity", "type", "x", "geonames:1", "computed:a-of:b"])),
        )
    response = service.get(filled, params=values)
    assert response.status_code in (200, 400, 404, 413), response.text
    if response.status_code >= 400:
        assert "problem" in response.headers["content-type"] or "html" in response.headers["content-type"]


@OFTEN
@given(
    body=st.fixed_dictionaries(
        {"queries": st.lists(JSON, max_size=4)}, optional={"context": JSON, "lang": JSON}
    )
)
def test_no_batch_makes_it_fail(service: TestClient, body: Any) -> None:
    """Each query has its answer or its problem."""
    response = service.post("/gazetteer/search", json=body)
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert len(response.json()["answers"]) == len(body["queries"])


QUERY = st.fixed_dictionaries(
    {"query": st.sampled_from(NAMES) | st.text(max_size=10)},
    optional={
        "type": st.sampled_from(["city", "poi", "adm1", "x"])
        | st.lists(st.text(max_size=4), max_size=2)
        | JSON,
        "limit": st.integers() | st.floats(allow_nan=False, allow_infinity=False) | JSON,
        "properties": st.lists(
            st.fixed_dictionaries(
                {
                    "pid": st.sampled_from(
                        ["country", "coordinates", "population", "geonames", "latitude", "x"]
                    ),
                    "v": JSON | LOOSE | st.lists(LOOSE, max_size=2),
                }
            ),
            max_size=3,
        )
        | JSON,
    },
)


@OFTEN
@given(batch=st.dictionaries(st.text(max_size=4), QUERY, max_size=3), extend=JSON)
def test_no_table_makes_it_fail(service: TestClient, batch: Any, extend: Any) -> None:
    """Whatever stands in its cells."""
    response = service.post("/reconcile", data={"queries": json.dumps(batch)})
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert set(response.json()) == set(batch)
    asked = {"ids": ["geonames:2210247"], "properties": [{"id": "country"}], "more": extend}
    for value in (extend, asked):
        assert service.post("/reconcile", data={"extend": json.dumps(value)}).status_code in (200, 400)
