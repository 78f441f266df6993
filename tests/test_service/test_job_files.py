"""Files made as jobs: ordered, made by another process, fetched whole and in parts, on both stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from articles import RuleReader
from gazetteer import Gazetteer
from service.jobs import Job, JobRegister, JobStatus, exporting
from service.jobs import keeping_files as keeping
from service.jobs.doing import Workshop
from service.jobs.readers import HereReaders
from service.jobs.register import ATTEMPTS, FILES_KEPT, Held
from service.settings import Settings
from service.store import FeatureStore

from .conftest import DATA
from .database import new_address
from .records import fill, line, point

CITIES = [point(f"v{n}", n / 10, 20.0, actors=f"وفد {n}", start="2021-03-01") for n in range(40)]


@pytest.fixture(params=["geopackage", "postgis"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with an empty store of each kind."""
    return Settings(data=DATA, store=new_address(request, request.param, tmp_path))


@pytest.fixture(autouse=True)
def _filled(store: FeatureStore) -> None:
    fill(store, visits=tuple(CITIES), movements=(line("m", (10.0, 20.0), (30.0, 40.0)),))


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of some kilobytes have several pieces, and every part of one is noted."""
    monkeypatch.setattr(keeping, "PIECE", 1000)
    monkeypatch.setattr(exporting, "SECONDS", 0.0)


@pytest.fixture
def workshop(settings: Settings, store: FeatureStore, gazetteer: Gazetteer) -> Workshop:
    """Where jobs are done in this process."""
    register, readers = JobRegister(store.records, "here"), HereReaders(gazetteer, RuleReader())
    return Workshop(settings=settings, store=store, register=register, readers=readers)


@pytest.fixture
def done(client: TestClient, workshop: Workshop) -> Iterator[Callable[..., str]]:
    """Orders a file and makes it; the address of its job."""

    def make(**asked: str) -> str:
        answer = client.post("/jobs/export", params={"collection": "visits", **asked})
        assert answer.status_code == 202, answer.text
        workshop.do(taken(workshop, answer.json()["jobID"]))
        return str(answer.headers["location"])

    return make  # type: ignore[return-value]


def taken(workshop: Workshop, id_: str) -> Held:
    """A job as this process has it."""
    held = workshop.register.take(id_)
    assert held is not None
    return held


@pytest.mark.parametrize("name", ["geojson", "geojsonseq", "csv", "gpkg", "kml", "mfjson"])
def test_a_file_is_what_an_export_of_the_moment_is(client: TestClient, done: Any, name: str) -> None:
    """Every format, with its name and type; GeoPackages tell when they were made."""
    url = done(f=name, q="وفد")
    told, at_once = client.get(url).json(), client.get(f"/collections/visits/export?f={name}&q=وفد")
    assert (told["status"], told["progress"]) == ("successful", 100)
    assert (told["counts"]["written"], told["counts"]["total"]) == (40, 40)
    (link,) = [link for link in told["links"] if link["rel"] == "enclosure"]
    file = client.get(link["href"])
    assert file.headers["content-type"] == at_once.headers["content-type"]
    assert file.headers["content-type"].startswith(link["type"])
    assert file.headers["content-disposition"] == at_once.headers["content-disposition"]
    if name != "gpkg":
        assert file.content == at_once.content
    assert len(file.content) == len(at_once.content)


def test_parts_of_a_file_are_sent_as_they_are_asked_for(client: TestClient, done: Any) -> None:
    """From a byte on, up to one, the last ones; nothing behind the end; a changed file is sent whole."""
    url = done(f="csv") + "/file"
    plain = {"Accept-Encoding": "identity"}
    whole = client.get(url, headers=plain)
    size, tag = len(whole.content), whole.headers["etag"]
    assert (whole.headers["accept-ranges"], whole.headers["content-length"]) == ("bytes", str(size))
    for asked, begin, end in (
        ("bytes=0-99", 0, 100),
        ("bytes=950-1049", 950, 1050),
        (f"bytes={size - 5}-", size - 5, size),
        ("bytes=-7", size - 7, size),
        (f"bytes=10-{size * 2}", 10, size),
    ):
        part = client.get(url, headers={**plain, "Range": asked, "If-Range": tag})
        assert (part.status_code, part.content) == (206, whole.content[begin:end]), asked
        assert part.headers["content-range"] == f"bytes {begin}-{end - 1}/{size}"
    behind = client.get(url, headers={**plain, "Range": f"bytes={size}-"})
    assert (behind.status_code, behind.headers["content-range"]) == (416, f"bytes */{size}")
    for asked in ("bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,4-5"):
        assert client.get(url, headers={**plain, "Range": asked}).content == whole.content, asked
    other = client.get(url, headers={**plain, "Range": "bytes=0-9", "If-Range": '"other"'})
    assert (other.status_code, other.content) == (200, whole.content)
    assert client.head(url, headers=plain).headers["content-length"] == str(size)


def test_an_order_is_refused_before_it_becomes_a_job(client: TestClient) -> None:
    """An unknown collection, format, property or system, a broken filter: told at once."""
    for asked, status in (
        ({}, 400),
        ({"collection": "cities"}, 404),
        ({"collection": "visits", "f": "shp"}, 400),
        ({"collection": "places", "f": "mfjson"}, 400),
        ({"collection": "visits", "colour": "red"}, 400),
        ({"collection": "visits", "filter": "country ="}, 400),
        ({"collection": "visits", "f": "csv", "crs": "http://www.opengis.net/def/crs/EPSG/0/3857"}, 400),
    ):
        assert client.post("/jobs/export", params=asked).status_code == status, asked
    assert client.get("/jobs").json()["jobs"] == []


def test_a_file_that_was_cut_short_is_made_anew(client: TestClient, workshop: Workshop) -> None:
    """Pieces of a process that ended are not mixed with those of the next; too many attempts are enough."""
    id_ = client.post("/jobs/export", params={"collection": "visits", "f": "csv"}).json()["jobID"]
    held = taken(workshop, id_)
    begun = workshop.register.start_over(held, 40)
    workshop.register.keep_piece(begun.job, 0, b"half a piece")
    workshop.register.release(begun)
    assert client.get(f"/jobs/{id_}/file").json()["status"] == 404
    again = taken(workshop, id_)
    workshop.register.keep_piece(begun.job, 1, b"written by one that does not know that it is too late")
    workshop.do(again)
    at_once = client.get("/collections/visits/export?f=csv")
    assert client.get(f"/jobs/{id_}/file").content == at_once.content
    other = client.post("/jobs/export", params={"collection": "visits"}).json()["jobID"]
    for _ in range(ATTEMPTS):
        held = taken(workshop, other)
        assert held is not None
        workshop.register._put(held.version, held.job.__class__(**{**_members(held.job), "leased": 0.0}))
    assert workshop.register.take(other) is None
    assert client.get(f"/jobs/{other}").json()["status"] == "failed"


def _members(job: Job) -> dict[str, Any]:
    return {name: getattr(job, name) for name in job.__struct_fields__}


def test_a_cancelled_export_leaves_nothing(client: TestClient, workshop: Workshop) -> None:
    """Who makes it learns so at the next part; no piece stays, and there is no file."""
    id_ = client.post("/jobs/export", params={"collection": "visits"}).json()["jobID"]
    held = taken(workshop, id_)
    client.delete(f"/jobs/{id_}")
    assert workshop.do(held).status is JobStatus.DISMISSED
    assert client.get(f"/jobs/{id_}/file").status_code == 404
    assert not workshop.store.records.list("job-file", limit=1)


def test_files_are_forgotten_with_their_jobs_and_after_a_week(
    client: TestClient, done: Any, store: FeatureStore
) -> None:
    """A job that is removed takes its file along; what is old goes when the next job is made."""
    url = done(f="csv")
    client.delete(url)
    assert not store.records.list("job-file", limit=1)
    kept = done(f="csv")
    assert store.records.list("job-file", limit=1)
    id_ = kept.rpartition("/")[2]
    later = int(id_[:12], 16) / 1000 + FILES_KEPT + 1
    JobRegister(store.records, "later", now=lambda: later)._forget_old()
    assert not store.records.list("job-file", limit=1)
    answer = client.get(f"{kept}/file")
    assert (answer.status_code, answer.json()["type"].partition("#")[2]) == (404, "no_file")


def test_jobs_have_pages_in_both_languages(client: TestClient, done: Any) -> None:
    """The list and the job, with the file to fetch and what went wrong by line."""
    url = done(f="csv")
    sent = client.post(
        "/jobs/ingest", content=b'{"text": 5}\n{"x', headers={"Content-Type": "application/jsonl"}
    )
    for lang, title, word in (("ar", "الأعمال", "إعداد ملف"), ("en", "Jobs", "A file made")):
        asked = {"f": "html", "lang": lang}
        listed = client.get("/jobs", params=asked)
        assert listed.headers["cache-control"] == "no-store"
        assert title in listed.text
        assert word in listed.text
        shown = client.get(url, params=asked).text
        assert f"{url}/file" in shown
        assert word in shown
    page = client.get(sent.headers["location"], headers={"Accept": "text/html"}).text
    assert 'data-over="false"' in page
    assert "<progress" in page
    assert client.get("/jobs/none", headers={"Accept": "text/html"}).status_code == 404
