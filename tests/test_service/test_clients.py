"""What clients that others wrote make of the service: GDAL, geopandas and OWSLib, each where it is there.

`pip install 'masalik[clients]'` brings them; `ogrinfo` comes with Debian's gdal-bin.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_articles.tellings import DERNA, MALTA, SEBHA, event, on, person

from articles import PlaceRef
from service.store import open_store
from service.store.copying import back_up

from .conftest import DATA
from .records import fill, point, record

MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
GUEST = person("يانس غولر", country="MT")
MADE = 1200
"""Visits beside those of the articles: more than a page holds."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, built_assets: Path) -> Path:
    """A store with two articles and several pages of visits."""
    if not (DATA / "gazetteer.maz").exists() or not built_assets.exists():
        pytest.skip("NOT BUILT: build with `make setup`")
    found = tmp_path_factory.mktemp("clients") / "store.gpkg"
    store = open_store(str(found))
    origin = PlaceRef(place=MALTA, span=None, confidence=0.9)
    journey = event(GUEST, to=DERNA, origin=origin, date=on("2021-03"))
    store.put_all(
        [record(event(MINISTER, to=SEBHA), id_="a"), record(event(MINISTER, to=SEBHA), journey, id_="b")]
    )
    fill(store, visits=tuple(point(f"v{k}", 30 + k / 1000, 30, country="EG") for k in range(MADE)))
    store.close()
    return found


@pytest.fixture(scope="module")
def url(path: Path) -> Iterator[str]:
    """Its address, served by a process of its own: GDAL keeps Python from doing anything while it waits."""
    command = [Path(sys.executable).with_name("masalik"), "serve", "--port", "0", "--store", path]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    assert line.startswith("Masalik http"), line
    yield line.split()[1]
    server.terminate()
    server.wait(timeout=20)


def test_gdal_reads_layers_boxes_and_conditions(url: str) -> None:
    """Over all pages, with a type for each column, and Arabic as it is."""
    pyogrio = pytest.importorskip("pyogrio")
    source = f"OAPIF:{url}"
    assert {name for name, _ in pyogrio.list_layers(source)} == {"visits", "movements", "places"}
    frame = pyogrio.raw.read(source, layer="visits")
    fields = dict(zip(frame[0]["fields"], frame[0]["dtypes"], strict=True))
    assert len(frame[2]) == MADE + 2
    assert frame[0]["geometry_type"] == "Point"
    assert {"kind", "status", "actors", "destination", "evidence", "sources", "articles"} <= fields.keys()
    assert fields["confidence"].startswith("float")
    assert fields["source_count"].startswith("int")
    near = pyogrio.raw.read(source, layer="visits", bbox=(29.9995, 29, 30.0105, 31))
    assert len(near[2]) == 11
    libyan = pyogrio.raw.read(source, layer="visits", where="country = 'LY'", columns=["actors"])
    assert "نبيل الغرياني" in set(libyan[3][0])
    lines = pyogrio.raw.read(source, layer="movements")
    assert lines[0]["geometry_type"] in ("LineString", "MultiLineString", "Geometry", "Unknown")
    assert len(lines[2]) == 1


def test_geopandas_makes_a_frame_of_a_collection(url: str) -> None:
    """Points in degrees, columns that count."""
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.read_file(f"{url}/collections/visits/items?country=LY")
    assert frame.crs.to_epsg() == 4326
    told = frame.set_index("sources")
    assert told.loc["outlet of a، outlet of b", "source_count"] == 2
    assert set(frame.geometry.geom_type) == {"Point"}


def test_owslib_finds_its_way(url: str) -> None:
    """Collections, queryables, items in a box, the description."""
    features = pytest.importorskip("owslib.ogcapi.features")
    client = features.Features(url)
    assert set(client.feature_collections()) == {"visits", "movements", "places"}
    assert client.api()["openapi"].startswith("3.0")
    assert client.collection_queryables("visits")["properties"]["kind"]["enum"]
    page = client.collection_items("visits", bbox=[30, 29, 30.0105, 31], limit=3)
    assert (len(page["features"]), page["features"][0]["properties"]["country"]) == (3, "EG")
    assert client.collection_item("visits", "v7")["id"] == "v7"


def test_debians_ogrinfo_reads_the_service_and_the_file(url: str, path: Path) -> None:
    """As an older GDAL than Python's packages have."""
    if shutil.which("ogrinfo") is None:
        pytest.skip("ogrinfo is not there: apt-get install gdal-bin")
    told = _said("ogrinfo", "-ro", "-so", f"OAPIF:{url}", "visits")
    assert f"Feature Count: {MADE + 2}" in told
    assert "Geometry: Point" in told
    assert "source_count: Integer" in told
    told = _said("ogrinfo", "-ro", "-so", str(path), "visits")
    assert f"Feature Count: {MADE + 2}" in told
    assert "confidence: Real" in told


def test_gdals_validator_finds_no_fault_in_the_file(path: Path) -> None:
    """By Debian's python3-gdal, whose Python is the system's."""
    validator = ["/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg"]
    there = [validator[0], "-c", "import osgeo_utils.samples.validate_gpkg"]
    if subprocess.run(there, capture_output=True, check=False).returncode:
        pytest.skip("GDAL's validator is not there: apt-get install python3-gdal")
    copy = path.with_name("copy.gpkg")
    back_up(path, copy)
    assert _said(*validator, str(copy)) == ""


def test_geopandas_reads_the_file_itself_while_it_is_served(url: str, path: Path) -> None:
    """And adds to it as a desktop GIS would; the service has the addition at once."""
    geopandas = pytest.importorskip("geopandas")
    pyogrio = pytest.importorskip("pyogrio")
    layers = dict(pyogrio.list_layers(str(path)))
    assert {name: layers[name] for name in ("visits", "movements", "places")} == {
        "visits": "Point",
        "movements": "MultiLineString",
        "places": "Point",
    }
    frame = geopandas.read_file(str(path), layer="visits")
    assert len(frame) == MADE + 2
    added = frame.iloc[[0]].assign(id="added", actors="وفد أضافه نظام معلومات جغرافية")
    added.to_file(str(path), layer="visits", mode="a")
    found = geopandas.read_file(f"{url}/collections/visits/items/added")
    assert list(found["actors"]) == ["وفد أضافه نظام معلومات جغرافية"]


def test_schemathesis_finds_no_answer_that_is_not_described(url: str) -> None:
    """No fault of ours, no status and no type but those described. SCHEMATHESIS_EXAMPLES=8 makes
    some 2,300 cases of it."""
    program = shutil.which("schemathesis", path=os.fspath(Path(sys.executable).parent))
    if program is None:
        pytest.skip("schemathesis is not there: pip install 'masalik[clients]'")
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,unsupported_method"
    examples = os.environ.get("SCHEMATHESIS_EXAMPLES", "1")
    phases = ["--phases", "coverage,fuzzing", "--max-examples", examples, "--seed", "1"]
    found = subprocess.run(
        [program, "run", f"{url}/api", "--url", url, "--checks", checks, *phases],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-4000:]


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
