"""What clients that others wrote make of the service: GDAL, geopandas and OWSLib, each where it is there.

`make clients` installs them; `ogrinfo` comes with Debian's gdal-bin.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import PATIENCE

from service.store.copying import back_up

from .outside import MADE, YEARS


def test_gdal_reads_layers_boxes_and_conditions(served: str) -> None:
    """Over all pages, with a type for each column, and Arabic as it is."""
    pyogrio = pytest.importorskip("pyogrio")
    source = f"OAPIF:{served}"
    assert {name for name, _ in pyogrio.list_layers(source)} == {"visits", "movements", "places"}
    frame = pyogrio.raw.read(source, layer="visits")
    fields = dict(zip(frame[0]["fields"], frame[0]["dtypes"], strict=True))
    assert len(frame[2]) == MADE + 2
    assert frame[0]["geometry_type"] == "Point"
    assert {"kind", "status", "actors", "destination", "evidence", "sources", "articles"} <= fields.keys()
    assert fields["confidence"].startswith("float")
    assert fields["source_count"].startswith("int")
    assert fields["first_day"].startswith("datetime64")
    told = dict(zip(frame[0]["fields"], frame[3], strict=True))
    assert set(told["start"]) >= {"2021", "2021-03"}  # though the first features have days
    assert sum(str(day) == "2021-01-01" for day in told["first_day"]) == YEARS
    near = pyogrio.raw.read(source, layer="visits", bbox=(29.9995, 29, 30.0105, 31))
    assert len(near[2]) == 11
    libyan = pyogrio.raw.read(source, layer="visits", where="country = 'LY'", columns=["actors"])
    assert "نبيل الغرياني" in set(libyan[3][0])
    days = "first_day >= '2021-01-01' AND first_day IS NOT NULL"
    assert len(pyogrio.raw.read(source, layer="visits", where=days)[2]) == YEARS + 2
    lines = pyogrio.raw.read(source, layer="movements")
    assert lines[0]["geometry_type"] in ("LineString", "MultiLineString", "Geometry", "Unknown")
    assert len(lines[2]) == 1


def test_geopandas_makes_a_frame_of_a_collection(served: str) -> None:
    """Points in degrees, columns that count."""
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.read_file(f"{served}/collections/visits/items?country=LY")
    assert frame.crs.to_epsg() == 4326
    told = frame.set_index("sources")
    assert told.loc["outlet of a، outlet of b", "source_count"] == 2
    assert set(frame.geometry.geom_type) == {"Point"}


def test_owslib_finds_its_way(served: str) -> None:
    """Collections, queryables, items in a box, the description."""
    features = pytest.importorskip("owslib.ogcapi.features")
    client = features.Features(served)
    assert set(client.feature_collections()) == {"visits", "movements", "places"}
    assert client.api()["openapi"].startswith("3.0")
    assert client.collection_queryables("visits")["properties"]["kind"]["enum"]
    page = client.collection_items("visits", bbox=[30, 29, 30.0105, 31], limit=3)
    assert (len(page["features"]), page["features"][0]["properties"]["country"]) == (3, "EG")
    assert client.collection_item("visits", "v7")["id"] == "v7"


def test_debians_ogrinfo_reads_the_service_and_the_file(served: str, served_store: Path) -> None:
    """As an older GDAL than Python's packages have."""
    if shutil.which("ogrinfo") is None:
        pytest.skip("ogrinfo is not there: apt-get install gdal-bin")
    told = _said("ogrinfo", "-ro", "-so", f"OAPIF:{served}", "visits")
    assert f"Feature Count: {MADE + 2}" in told
    assert "Geometry: Point" in told
    assert "source_count: Integer" in told
    told = _said("ogrinfo", "-ro", "-so", str(served_store), "visits")
    assert f"Feature Count: {MADE + 2}" in told
    assert "confidence: Real" in told


def test_gdals_validator_finds_no_fault_in_the_file(served_store: Path) -> None:
    """By Debian's python3-gdal, whose Python is the system's."""
    validator = ["/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg"]
    there = [validator[0], "-c", "import osgeo_utils.samples.validate_gpkg"]
    if subprocess.run(there, capture_output=True, check=False).returncode:
        pytest.skip("GDAL's validator is not there: apt-get install python3-gdal")
    copy = served_store.with_name("copy.gpkg")
    back_up(served_store, copy)
    assert _said(*validator, str(copy)) == ""


def test_geopandas_reads_the_file_itself_while_it_is_served(served: str, served_store: Path) -> None:
    """And adds to it as a desktop GIS would; the service has the addition at once."""
    geopandas = pytest.importorskip("geopandas")
    pyogrio = pytest.importorskip("pyogrio")
    layers = dict(pyogrio.list_layers(str(served_store)))
    assert {name: layers[name] for name in ("visits", "movements", "places")} == {
        "visits": "Point",
        "movements": "MultiLineString",
        "places": "Point",
    }
    frame = geopandas.read_file(str(served_store), layer="visits")
    assert len(frame) == MADE + 2
    added = frame.iloc[[0]].assign(id="added", actors="وفد أضافه نظام معلومات جغرافية")
    added.to_file(str(served_store), layer="visits", mode="a")
    found = geopandas.read_file(f"{served}/collections/visits/items/added")
    assert list(found["actors"]) == ["وفد أضافه نظام معلومات جغرافية"]


def test_schemathesis_finds_no_answer_that_is_not_described(served: str) -> None:
    """No fault of ours, no status and no type but those described. SCHEMATHESIS_EXAMPLES=8 makes
    some 2,300 cases of it."""
    program = shutil.which("schemathesis", path=os.fspath(Path(sys.executable).parent))
    if program is None:
        pytest.skip("schemathesis is not there: make clients")
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,unsupported_method"
    examples = os.environ.get("SCHEMATHESIS_EXAMPLES", "1")
    phases = ["--phases", "coverage,fuzzing", "--max-examples", examples, "--seed", "1"]
    found = subprocess.run(
        [program, "run", f"{served}/api", "--url", served, "--checks", checks, *phases],
        capture_output=True,
        text=True,
        timeout=PATIENCE * 5,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-4000:]


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE * 5, check=True).stdout
