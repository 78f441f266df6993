"""Jobs: sent over HTTP, taken by one process, noted step by step, cancelled, taken over."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient

from articles import RuleReader
from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.jobs import Counts, Fault, Job, JobRegister, JobStatus, Process, Source
from service.jobs.doing import Workshop
from service.jobs.readers import HereReaders
from service.jobs.register import ATTEMPTS, LEASE, Dismissed, Held, Lost
from service.settings import Settings
from service.store import FeatureStore

from .conftest import DATA, LOCAL_HOSTS
from .database import new_address

LINES = {"Content-Type": "application/jsonl"}
TEXTS = [f"زار وزير الخارجية المصري سامح شكري طرابلس يوم {day} مارس 2021." for day in range(1, 6)]
ARTICLES = [json.dumps({"text": text, "source": "صحيفة"}, ensure_ascii=False) for text in TEXTS]


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=["geopackage", "postgis"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with an empty store of each kind."""
    return Settings(data=DATA, store=new_address(request, request.param, tmp_path))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mine(store: FeatureStore, clock: Clock) -> JobRegister:
    """The jobs as one process sees them."""
    return JobRegister(store.records, "mine", now=clock)


@pytest.fixture
def theirs(store: FeatureStore, clock: Clock) -> JobRegister:
    """The same jobs as another process sees them."""
    return JobRegister(store.records, "theirs", now=clock)


def sent(client: TestClient, body: str | bytes, **headers: str) -> Response:
    """The answer to an archive."""
    content = body.encode() if isinstance(body, str) else body
    return client.post("/jobs/ingest", content=content, headers={**LINES, **headers})


@pytest.fixture
def done(settings: Settings, store: FeatureStore, gazetteer: Gazetteer) -> Any:
    """Does the job of an answer in this process, and says how it stands then."""
    register, readers = JobRegister(store.records, "here"), HereReaders(gazetteer, RuleReader())

    def do(answer: Response) -> Job:
        assert answer.status_code == 202, answer.text
        held = register.take(answer.json()["jobID"])
        assert held is not None
        return Workshop(settings=settings, store=store, register=register, readers=readers).do(held)

    return do


def test_an_archive_is_taken_in_read_and_stored(client: TestClient, done: Any) -> None:
    """202 with its address, which then tells counts and times; the articles are there."""
    answer = sent(client, "\n".join(ARTICLES))
    url = answer.headers["location"]
    before = client.get(url).json()
    assert (before["status"], before["progress"], before["counts"]["total"]) == ("accepted", 0, 5)
    done(answer)
    after = client.get(url).json()
    assert (after["status"], after["progress"], after["counts"]["created"]) == ("successful", 100, 5)
    assert after["rate"] > 0
    assert after["created"] <= after["started"] <= after["finished"]
    assert len(client.get("/articles").json()["articles"]) == 5
    assert [job["jobID"] for job in client.get("/jobs").json()["jobs"]] == [after["jobID"]]


def test_what_is_wrong_is_told_by_line_and_stops_nothing(client: TestClient, done: Any) -> None:
    """Broken JSON, unknown members, no text, another language, blank lines, a line too long, no UTF-8."""
    lines = [ARTICLES[0], "no json", "", '{"text": 5}', '{"txt": "x"}', '{"text": " "}', '{"text": "hello"}']
    too_long = json.dumps({"text": "ا" * 1_300_000}, ensure_ascii=False)
    body = (
        "\n".join([*lines, too_long, ARTICLES[1]]).encode() + b'\n{"text": "\xff"}\n' + ARTICLES[2].encode()
    )
    job = done(sent(client, body))
    assert (job.counts.created, job.counts.failed) == (3, 7)
    results = client.get(f"/jobs/{job.id}/results").json()
    assert {fault["number"]: fault["code"] for fault in results["faults"]} == {
        2: "no_article_line",
        4: "no_article_line",
        5: "no_article_line",
        6: "empty_text",
        7: "not_arabic",
        8: "line_too_long",
        10: "no_article_line",
    }
    assert all(fault["ar"] and fault["en"] for fault in results["faults"])
    told = [
        fault["ar"].partition("؛")[0] for fault in results["faults"] if fault["code"] == "no_article_line"
    ]
    assert told == [
        "ليس مقالًا: ليس JSON سليمًا عند البايت 4",
        "ليس مقالًا: قيمة «text» من نوع int، والمطلوب str | null",
        "ليس مقالًا: فيه حقل غير معروف «txt»",
        "ليس مقالًا: ليس نصًا بترميز UTF-8",
    ]
    rest = client.get(f"/jobs/{job.id}/results", params={"after": 5}).json()["faults"]
    assert [fault["number"] for fault in rest] == [8, 10]


def test_files_that_were_joined_have_marks_before_later_lines(client: TestClient, done: Any) -> None:
    """A byte order mark is no part of the line behind it, and no line by itself."""
    mark = "\ufeff"
    job = done(sent(client, f"{mark}{ARTICLES[0]}\n{mark}{ARTICLES[1]}\n{mark}\n{ARTICLES[2]}"))
    assert (job.total, job.counts.created, job.counts.failed) == (3, 3, 0)


def test_a_job_of_which_nothing_could_be_read_has_failed(client: TestClient, done: Any) -> None:
    """`failed` with a reason in the language of who asks; its results are told as ever."""
    job = done(sent(client, '{"text": " "}\n{"text": "hello"}'))
    assert (job.status, job.counts.failed) == (JobStatus.FAILED, 2)
    told = client.get(f"/jobs/{job.id}", headers={"Accept-Language": "en"}).json()
    assert told["status"] == "failed"
    assert told["message"].startswith("Failed: nothing of what was sent could be read (2 failed)")
    assert len(client.get(f"/jobs/{job.id}/results").json()["faults"]) == 2


def test_the_same_archive_again_changes_nothing(client: TestClient, store: FeatureStore, done: Any) -> None:
    """By the content of its articles, whatever the order."""
    done(sent(client, "\n".join(ARTICLES)))
    version = store.version()
    job = done(sent(client, "\n".join([*reversed(ARTICLES), ARTICLES[0]])))
    assert (job.counts.unchanged, job.counts.created) == (6, 0)
    assert store.version() == version


def test_a_compressed_archive_is_the_same(client: TestClient, done: Any) -> None:
    """By gzip."""
    body = gzip.compress("\n".join(ARTICLES[:3]).encode())
    job = done(sent(client, body, **{"Content-Encoding": "gzip"}))
    assert job.counts.created == 3


def test_days_are_those_of_the_request_where_articles_tell_none(client: TestClient, done: Any) -> None:
    """`published` as on the command line."""
    body = json.dumps({"text": "زار الوزير طرابلس أمس."})
    answer = client.post("/jobs/ingest?published=2021-03-05", content=body.encode(), headers=LINES)
    done(answer)
    (article,) = client.get("/articles").json()["articles"]
    assert article["published"] == "2021-03-05"


@pytest.mark.parametrize(
    ("body", "headers", "status", "kind"),
    [
        (b"", LINES, 400, "no_lines"),
        (b"\n \n", LINES, 400, "no_lines"),
        (random.Random(7).randbytes(900), LINES, 400, "no_json_lines"),
        (gzip.compress(ARTICLES[0].encode()), LINES, 400, "no_json_lines"),
        (b"title,text\na,b\n", LINES, 400, "no_json_lines"),
        (b"[\n]\n", LINES, 400, "no_json_lines"),
        (b"{}", {"Content-Type": "application/json"}, 415, "lines_needed"),
        (b"{}", {**LINES, "Content-Encoding": "br"}, 415, "unsupported_encoding"),
        (b"{}", {**LINES, "Content-Encoding": "gzip"}, 400, "bad_json"),
        (gzip.compress(b"{}" * 99)[:-9], {**LINES, "Content-Encoding": "gzip"}, 400, "bad_json"),
        (b"x\n" * 600, LINES, 413, "upload_too_large"),
        (gzip.compress(b"\n" * 10**6), {**LINES, "Content-Encoding": "gzip"}, 413, "upload_too_large"),
    ],
)
def test_what_is_no_archive_is_refused_and_leaves_nothing(
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    body: bytes,
    headers: dict[str, str],
    status: int,
    kind: str,
) -> None:
    """A problem, no job, and no part of what was sent; also of what only becomes too large."""
    small = replace(settings, max_upload=1000)
    app = create_app(small, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.post("/jobs/ingest", content=body, headers=headers)
        assert (answer.status_code, answer.json()["type"].partition("#")[2]) == (status, kind)
        assert client.get("/jobs").json()["jobs"] == []
    assert store.records.list("job-parts", limit=9) == ()


def test_a_bad_day_is_refused_before_anything_is_sent(client: TestClient) -> None:
    """400, as for an article."""
    answer = client.post("/jobs/ingest?published=tomorrow", content=b"{}", headers=LINES)
    assert (answer.status_code, answer.json()["field"]) == (400, "published")


@pytest.mark.parametrize("before", ["abc", "", "%00", "g" * 20])
def test_jobs_go_on_behind_a_job_alone(client: TestClient, before: str) -> None:
    """Nothing else is taken for the end of the list."""
    refused = client.get(f"/jobs?before={before}")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "before")
    assert client.get("/jobs?f=json").json()["jobs"] == []


def test_a_job_is_cancelled_and_then_forgotten(client: TestClient, store: FeatureStore) -> None:
    """Cancelled it stays to be asked for; the second time it goes. What it was to read goes at once."""
    url = sent(client, ARTICLES[0]).headers["location"]
    assert client.delete(url).json()["status"] == "dismissed"
    assert client.get(url).json()["status"] == "dismissed"
    assert store.records.list("job-parts", limit=9) == ()
    assert client.delete(url).status_code == 200
    for method, address in (("GET", url), ("DELETE", url), ("GET", f"{url}/results")):
        answer = client.request(method, address)
        assert (answer.status_code, answer.json()["type"].partition("#")[2]) == (404, "no_job")


def test_who_works_on_a_cancelled_job_learns_of_it(mine: JobRegister, theirs: JobRegister) -> None:
    """At the next step, which is not noted."""
    held = mine.take(mine.create(Process.INGEST, Source.STORE).id)
    assert held is not None
    theirs.dismiss(held.job.id)
    with pytest.raises(Dismissed):
        mine.advance(held, counts=Counts(created=1), cursor=1, seconds=1)
    job = mine.get(held.job.id)
    assert job is not None
    assert (job.status, job.counts.done) == (JobStatus.DISMISSED, 0)


def test_one_process_gets_a_job(mine: JobRegister, theirs: JobRegister, clock: Clock) -> None:
    """Until it was silent for too long; then it learns that it lost it."""
    job = mine.create(Process.INGEST, Source.STORE)
    held = mine.take(job.id)
    assert held is not None
    assert theirs.take(job.id) is None
    assert list(theirs.open_jobs(Source.STORE)) == []
    clock.now += LEASE - 1
    held = mine.advance(held, counts=Counts(created=1), cursor=1, seconds=1)
    clock.now += LEASE - 1
    assert theirs.take(job.id) is None, "each step is a sign of life"
    clock.now += 2
    assert [one.id for one in theirs.open_jobs(Source.STORE)] == [job.id]
    assert theirs.take(job.id) is not None
    with pytest.raises(Lost):
        mine.advance(held, counts=Counts(created=1), cursor=2, seconds=1)


def test_a_process_of_this_machine_that_is_gone_is_not_waited_for(
    mine: JobRegister, theirs: JobRegister
) -> None:
    """Nobody has to be silent for a minute where it is known that nobody is there."""
    job = mine.create(Process.INGEST, Source.STORE)
    assert mine.take(job.id) is not None
    assert theirs.take(job.id, lambda owner: owner == "other") is None
    assert theirs.take(job.id, lambda owner: owner == "mine") is not None


def test_a_job_that_kills_whoever_takes_it_is_given_up(mine: JobRegister, clock: Clock) -> None:
    """After so many attempts at one place it has failed and says where."""
    job = mine.create(Process.INGEST, Source.STORE)
    held: Held | None = None
    for _ in range(ATTEMPTS):
        held = mine.take(job.id)
        assert held is not None
        clock.now += LEASE + 1
    assert mine.take(job.id) is None
    failed = mine.get(job.id)
    assert failed is not None
    assert failed.status is JobStatus.FAILED


def test_faults_of_a_step_that_is_done_again_are_told_once(
    mine: JobRegister, theirs: JobRegister, clock: Clock
) -> None:
    """Its process kept its faults, and before the step was noted it had lost the job."""
    fault = Fault(number=3, name="3", code="not_arabic", ar="…", en="…")
    job = mine.create(Process.INGEST, Source.STORE)
    held = mine.take(job.id)
    clock.now += LEASE + 1
    again = theirs.take(job.id)
    assert held is not None
    assert again is not None
    with pytest.raises(Lost):
        mine.advance(held, counts=Counts(created=2, failed=1), cursor=3, seconds=1, faults=[fault])
    noted = theirs.advance(again, counts=Counts(created=2), cursor=2, seconds=1)
    theirs.advance(noted, counts=Counts(failed=1), cursor=3, seconds=1, faults=[fault])
    assert theirs.faults(job.id, limit=9) == [fault]


def test_rereading_is_begun_once(client: TestClient) -> None:
    """Whoever asks while it is to be done gets the same job."""
    first, second = (client.post("/jobs/reread") for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.headers["location"] == second.headers["location"]


def test_old_jobs_are_forgotten(mine: JobRegister, clock: Clock) -> None:
    """Thirty days after they were over, with what was kept of them."""
    old = mine.create(Process.INGEST, Source.STORE)
    open_still = mine.create(Process.REREAD, Source.STORE)
    mine.dismiss(old.id)
    clock.now += 31 * 24 * 3600
    new = mine.create(Process.INGEST, Source.STORE)
    assert [job.id for job in mine.latest(limit=9)] == [new.id, open_still.id]


def test_settings_of_jobs_are_checked() -> None:
    """None beside the service is a choice."""
    assert Settings.from_env({"MASALIK_JOBS": "0"}).jobs == 0
    assert Settings.from_env({"MASALIK_DATA": str(DATA)}).jobs == 1
