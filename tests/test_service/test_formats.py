"""The formats that features go out in, read back by programs that others wrote."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import pytest
from litestar.testing import TestClient
from test_articles.tellings import DERNA, MALTA, event, on, person
from waiting import PATIENCE, run_aside

from articles import PlaceRef
from gazetteer import Gazetteer
from maps import Assets
from service.answering.streaming import in_threads
from service.app import create_app
from service.formats import catalogue
from service.formats.markup import text
from service.formats.naming import disposition
from service.formats.spreadsheets import defused
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .records import fill, line, point, record
from .serving import LOCAL_HOSTS

HOSTILE = (
    '=HYPERLINK("http://x")\x00\x08</kml>]]>&<script>alert(1)</script>\u202e\u200f,"\'\r\nنص\ud7ff\ufffe'
)
VALIDATOR = Path("/usr/share/doc/python3-gdal/examples/validate_gpkg.py")
FORMULAS = [
    row.split("\t")
    for row in (Path(__file__).parent / "data" / "formulas.tsv").read_text("utf-8").splitlines()[1:]
]
KML = "{http://www.opengis.net/kml/2.2}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with more visits than are read together, hostile ones, a journey over the antimeridian, and one
    told by an article."""
    path = tmp_path_factory.mktemp("formats") / "store.gpkg"
    store = open_store(str(path))
    told = tuple(point(f"v{k}", k / 10, -5, country="EG", start="2021-03") for k in range(620))
    hostile = point("=cmd", -13.25, 32.5, actors=HOSTILE, evidence=HOSTILE, start="2020", confidence=0.5)
    undated = point("undated", 1, 2, note="-5")
    journey = line("over", (170.0, 10.0), (180.0, 12.0), start="2020-12-27", end="2020-12-29")
    fill(store, visits=(*told, hostile, undated), movements=(journey, line("when", (0.0, 0.0), (1.0, 1.0))))
    origin = PlaceRef(place=MALTA, span=None, confidence=0.9)
    store.put(record(event(person("يانس غولر", country="MT"), to=DERNA, origin=origin, date=on("2021-03"))))
    store.close()
    return path


@pytest.fixture(scope="module")
def client(file: Path, gazetteer: Gazetteer, assets: Assets) -> Iterator[TestClient]:
    """A client of a service over it."""
    store = open_store(str(file))
    app = create_app(
        Settings(data=DATA, store=str(file)),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found
    store.close()


def ids(client: TestClient, asked: str) -> list[str]:
    """The ids of an export as GeoJSON."""
    return [one["id"] for one in client.get(f"/collections/visits/export?{asked}").json()["features"]]


def rows(body: bytes) -> list[dict[str, str]]:
    """The records of a CSV file."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_an_export_has_all_that_matches_in_its_order(client: TestClient) -> None:
    """However much that is, by every condition that pages know."""
    everything = client.get("/collections/visits/export").json()
    assert everything["numberReturned"] == len(everything["features"]) == 623
    assert len(ids(client, "country=EG")) == 620
    assert ids(client, "bbox=-14,32,-13,33&datetime=2020-06-01") == ["=cmd"]
    assert ids(client, "filter=confidence=0.5") == ["=cmd"]
    assert ids(client, "filter=country='EG' OR confidence=0.5&sortby=-first_day")[-1] == "=cmd"
    assert client.get("/collections/visits/export?limit=3").status_code == 400
    assert client.get("/collections/visits/export?country=EG&nothing=1").json()["parameter"] == "nothing"
    assert client.get("/collections/nothing/export").status_code == 404


def test_an_export_is_made_again_only_when_the_data_changed(client: TestClient) -> None:
    """By a weak tag; and HEAD makes nothing."""
    first = client.get("/collections/visits/export?f=csv")
    assert first.headers["etag"].startswith('W/"')
    again = client.get("/collections/visits/export?f=csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head("/collections/visits/export?f=csv")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == first.headers["content-type"]


def test_a_sequence_is_a_feature_a_record(client: TestClient) -> None:
    """As RFC 8142 has it, asked for by Accept; in another system with that system's axes."""
    asked = {"Accept": "application/geo+json-seq"}
    answer = client.get("/collections/visits/export?datetime=2020", headers=asked)
    assert answer.headers["content-type"] == "application/geo+json-seq"
    records = [json.loads(one) for one in answer.content.split(b"\x1e")[1:]]
    assert [one["id"] for one in records] == ["=cmd", "undated"]
    assert answer.content.endswith(b"\n")
    moved = client.get("/collections/visits/export?datetime=2020&f=geojsonseq&crs=EPSG:4326")
    assert json.loads(moved.content.split(b"\x1e")[1])["geometry"]["coordinates"] == [32.5, -13.25]
    assert moved.headers["content-crs"].endswith("/4326>")


@pytest.mark.parametrize(("given", "written", "why"), FORMULAS)
def test_formulas_are_defused_and_numbers_are_not(given: str, written: str, why: str) -> None:
    """OWASP's characters at the beginning of a text, and of what other spreadsheets take for a cell."""
    assert defused(given) == written, why


def test_spreadsheets_get_records_without_formulas(client: TestClient) -> None:
    """RFC 4180: CRLF, quotes doubled; negative longitudes stay numbers; a byte order mark where asked for."""
    answer = client.get("/collections/visits/export?f=csv&datetime=2020")
    assert answer.headers["content-type"].startswith("text/csv")
    assert b"\r\n" in answer.content
    hostile, undated = rows(answer.content)
    assert hostile["id"] == "'=cmd"
    assert (hostile["longitude"], hostile["latitude"], hostile["confidence"]) == ("-13.25", "32.5", "0.5")
    assert hostile["actors"].startswith("'=HYPERLINK")
    assert undated["note"] == "-5"
    assert answer.content[:3] != b"\xef\xbb\xbf"
    assert client.get("/collections/visits/export?f=csv&bom=true").content[:3] == b"\xef\xbb\xbf"
    (journey, *_) = rows(client.get("/collections/movements/export?f=csv").content)
    assert journey["WKT"] == "LINESTRING (170 10, 180 12)"


@pytest.mark.parametrize("collection", ["visits", "movements", "places"])
@pytest.mark.parametrize("crs", ["", "&crs=EPSG:3857"])
def test_a_geopackage_keeps_the_rules(client: TestClient, tmp_path: Path, collection: str, crs: str) -> None:
    """Those that GDAL's validator checks, with types, extent, index and the look for QGIS."""
    path = tmp_path / "a.gpkg"
    path.write_bytes(client.get(f"/collections/{collection}/export?f=gpkg{crs}").content)
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    count = client.get(f"/collections/{collection}/export").json()["numberReturned"]
    assert db.execute(f"SELECT count(*) FROM {collection}").fetchone() == (count,)
    listed = "SELECT srs_id, min_x, max_y FROM gpkg_contents WHERE table_name = ?"
    srs, west, _ = db.execute(listed, (collection,)).fetchone()
    assert srs == (3857 if crs else 4326)
    assert (west is None) == (count == 0)
    assert db.execute("SELECT count(*) FROM layer_styles").fetchone() == (1,)
    db.close()
    if not VALIDATOR.exists():
        pytest.skip("GDAL's validator is not there: apt-get install python3-gdal")
    command = ["/usr/bin/python3", VALIDATOR, path]
    found = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE * 5, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_kml_is_well_formed_whatever_a_text_holds(client: TestClient) -> None:
    """Control characters are told, not sent; years stay years; descriptions run no script."""
    tree = ET.fromstring(client.get("/collections/visits/export?f=kml&datetime=2020").content)
    hostile, undated = tree.iter(f"{KML}Placemark")
    assert hostile.findtext(f"{KML}TimeSpan/{KML}begin") == "2020"
    assert undated.find(f"{KML}TimeSpan") is None
    data = {one.get("name"): one.text for one in hostile.iter(f"{KML}SimpleData")}
    assert (data["id"], data["confidence"]) == ("=cmd", "0.5")
    assert "\ufffd\ufffd</kml>" in str(data["actors"])
    description = hostile.findtext(f"{KML}description")
    assert description is not None
    assert "&lt;script&gt;" in description
    assert hostile.findtext(f"{KML}Point/{KML}coordinates") == "-13.25,32.5"
    assert text("\x0b\ud800") == "\ufffd\ufffd"


def test_what_has_no_date_does_not_move(client: TestClient) -> None:
    """It is counted and left out; the others are where they were first and last, and nowhere between."""
    told = client.get("/collections/movements/export?f=mfjson").json()
    assert (told["numberReturned"], told["numberWithoutDate"]) == (len(told["features"]), 1)
    journey = told["features"][0]
    assert journey["temporalGeometry"] == {
        "type": "MovingPoint",
        "datetimes": ["2020-12-27T00:00:00Z", "2020-12-29T23:59:59Z"],
        "coordinates": [[170.0, 10.0], [180.0, 12.0]],
        "interpolation": "Discrete",
    }
    refused = client.get("/collections/places/export?f=mfjson")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "f")


def test_a_page_comes_in_each_format_and_leads_on(client: TestClient) -> None:
    """With the usual limit, and `next` in the Link header."""
    seen: list[str] = []
    url: str | None = "/collections/visits/items?f=csv&limit=250&country=EG"
    while url:
        answer = client.get(url)
        seen += [row["id"] for row in rows(answer.content)]
        assert int(answer.headers["ogc-numberreturned"]) == len(rows(answer.content))
        url = answer.links["next"]["url"] if "next" in answer.links else None
    assert seen == [f"v{k}" for k in range(620)]
    page = client.get("/collections/visits/items?limit=1").json()
    alternates = {one["type"] for one in page["links"] if one["rel"] == "alternate"}
    assert {"text/html", "application/geo+json-seq", "text/csv; header=present"} <= alternates
    assert {"application/vnd.google-earth.kml+xml", "application/atom+xml"} <= alternates


def test_a_feed_has_what_was_stored_last_on_top(client: TestClient) -> None:
    """Well-formed whatever a text holds, with ids that stay, found from pages and headers, page by page."""
    answer = client.get("/collections/visits/items?f=atom&limit=2&lang=en")
    assert answer.headers["content-type"] == "application/atom+xml"
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert [one.links[1].href.rsplit("/", 1)[1] for one in found.entries][1:] == ["undated"]
    assert found.feed.title.endswith("Visits and meetings")
    assert found.entries[0].where["coordinates"] == (22.64, 32.77)
    onward = feedparser.parse(client.get(answer.links["next"]["url"]).content)
    assert onward.entries[0].links[1].href.endswith("%3Dcmd")
    assert onward.entries[0].id.startswith("urn:uuid:")
    for url in ("/collections/visits/items", "/events"):
        assert client.get(url).headers["link"].count("atom+xml") == 1
        page = client.get(url, headers={"Accept": "text/html"}).text
        assert page.count('<link rel="alternate" type="application/atom+xml"') == 1
    everything = ET.fromstring(client.get("/events?f=atom").content)
    assert len(everything.findall(f"{ATOM}entry")) == 100
    for entry in everything.iter(f"{ATOM}entry"):
        assert {"id", "title", "updated"} <= {child.tag.removeprefix(ATOM) for child in entry}
    assert all(moment.text and moment.text > "2000" for moment in everything.iter(f"{ATOM}updated"))
    refused = client.get("/collections/visits/items?f=atom&sortby=kind")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "sortby")


@pytest.mark.parametrize("name", ["csv", "kml", "mfjson"])
def test_formats_of_degrees_refuse_other_systems(client: TestClient, name: str) -> None:
    """And name those that take them."""
    refused = client.get(f"/collections/visits/export?f={name}&crs=EPSG:3857")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "crs")
    assert "gpkg" in refused.json()["detail"]


def test_a_format_whose_packages_are_missing_says_what_to_install(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 501, and it is not listed."""
    monkeypatch.setattr(catalogue, "_is_there", lambda package: package != "pyogrio")
    refused = client.get("/collections/visits/export?f=fgb")
    assert refused.status_code == 501
    assert "masalik[exports]" in refused.json()["detail"]
    links = client.get("/collections/visits").json()["links"]
    assert "application/flatgeobuf" not in {one["type"] for one in links}


def test_names_of_files_are_arabic_and_plain(client: TestClient) -> None:
    """RFC 6266: both names, none that a file system or an eye would mistake."""
    header = client.get("/collections/visits/export?f=kml").headers["content-disposition"]
    plain, _, encoded = header.partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="masalik-visits.kml"'
    assert unquote(encoded) == "الزيارات واللقاءات.kml"
    assert disposition("../\u202e\r\n", "a", "csv").endswith("filename*=UTF-8''a.csv")


def test_gdal_reads_every_format(client: TestClient, tmp_path: Path) -> None:
    """As many features, where they are, with Arabic as it is."""
    pyogrio = pytest.importorskip("pyogrio")
    count = len(ids(client, "country=EG"))
    for one in catalogue.EXPORTS:
        if not one.installed or one.name in ("mfjson", "parquet"):
            continue
        path = tmp_path / f"a.{one.suffix}"
        path.write_bytes(client.get(f"/collections/visits/export?f={one.name}&country=EG").content)
        options: dict[str, Any] = (
            {"X_POSSIBLE_NAMES": "longitude", "Y_POSSIBLE_NAMES": "latitude"} if one.name == "csv" else {}
        )
        info, _, geometry, _ = pyogrio.raw.read(path, layer=0, **options)
        assert len(geometry) == count, one.name
        assert info["geometry_type"] == ("Unknown" if one.name == "kml" else "Point"), one.name
        assert {"actors", "first_day"} <= set(info["fields"]), one.name


def test_arrow_reads_geoparquet(client: TestClient) -> None:
    """With the metadata that GeoParquet 1.1 asks for, and dates as dates."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(client.get("/collections/visits/export?f=parquet").content))
    told = json.loads(table.schema.metadata[b"geo"])
    assert told["version"] == "1.1.0"
    assert told["columns"]["geometry"]["encoding"] == "WKB"
    assert told["columns"]["geometry"]["bbox"] == [-13.25, -5.0, 61.9, 32.77]
    assert (table.num_rows, str(table.schema.field("first_day").type)) == (623, "date32[day]")


def test_a_client_that_goes_away_ends_the_making() -> None:
    """What it holds is let go; and what goes wrong is no end, not even a `ValueError`."""
    let_go: list[bool] = []

    def chunks(fault: Exception | None = None) -> Iterator[bytes]:
        try:
            yield b"some"
            if fault is not None:
                raise fault
            yield b"more"
        finally:
            let_go.append(True)

    async def ask() -> None:
        sent = in_threads(chunks())
        assert await anext(sent) == b"some"
        await sent.aclose()
        assert let_go == [True]
        with pytest.raises(ValueError, match="broken"):
            assert [chunk async for chunk in in_threads(chunks(ValueError("broken")))] == []

    run_aside(ask())


def run(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """`masalik export …`."""
    command = [Path(sys.executable).with_name("masalik"), "export", *words]
    return subprocess.run(command, capture_output=True, timeout=PATIENCE * 5, check=False, env=env)


def test_the_command_line_writes_whole_files_or_none(file: Path, tmp_path: Path) -> None:
    """All that matches; what is asked wrongly leaves the file that was there."""
    path = tmp_path / "زيارات.csv"
    done = run(
        "visits", "-o", str(path), "--where", "country = 'EG'", "--datetime", "2021", "--store", str(file)
    )
    assert (done.returncode, len(rows(path.read_bytes()))) == (0, 620), done.stderr.decode()
    before = path.read_bytes()
    refused = run("visits", "-o", str(path), "--where", "nothing = 1", "--store", str(file))
    assert (refused.returncode, path.read_bytes()) == (2, before)
    assert b"nothing" in refused.stderr
    assert run("places", "-o", str(tmp_path / "a.mfjson"), "--store", str(file)).returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_cells_hold_no_control_characters() -> None:
    """Which end a file for some readers of CSV, or hide a formula; breaks of lines stay."""
    assert defused("قبل\x00بعد\x1b\n\x9b") == "قبلبعد\n"
    assert defused("\x00=1+1") == "'=1+1"
