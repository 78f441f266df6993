"""Archives read from files, in one go or in several, whatever happens meanwhile; everything read anew."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from litestar.testing import TestClient
from waiting import eventually

from articles import RuleReader
from articles.readers import Told
from gazetteer import Gazetteer
from service.cli import cli
from service.jobs import Job, JobRegister, JobStatus, Process, Source, working
from service.jobs.doing import Workshop, this_process
from service.jobs.readers import HereReaders
from service.settings import Settings
from service.store import FeatureStore, open_store
from service.store.checking import problems_of

from .conftest import DATA
from .outside import served_store_at

TEXT = "زار وزير الخارجية المصري سامح شكري طرابلس يوم 5 مارس 2021."
FEED = """<rss version="2.0"><channel><title>وكالة</title>
<item><title>زيارة</title><link>https://news.example/1</link><guid>1</guid>
<description>وصل وفد عماني إلى الدوحة يوم 7 مارس 2021.</description></item></channel></rss>"""


def article(number: int) -> dict[str, str]:
    return {"text": f"{TEXT} ({number})", "source": "صحيفة", "url": f"https://news.example/{number}"}


def lines(numbers: range) -> str:
    return "".join(json.dumps(article(number), ensure_ascii=False) + "\n" for number in numbers)


def masalik(*words: str | Path, given: bytes = b"") -> Result:
    """A command of `masalik`, run in this process."""
    return CliRunner().invoke(cli, list(map(str, words)), input=given)


def ingest(store: Path, *words: str | Path, processes: int = 1, given: bytes = b"") -> Result:
    """`masalik ingest` into a store."""
    return masalik("ingest", *words, "--processes", str(processes), "--store", store, given=given)


def stored(path: Path) -> int:
    """How many articles there are."""
    store = open_store(str(path))
    try:
        return len(store.articles(limit=10_000))
    finally:
        store.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with an article or more of each kind, some that are wrong, and what is none."""
    folder = tmp_path / "archive"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "a.jsonl").write_text(lines(range(2)) + "broken\n" + lines(range(2, 3)))
    (folder / "b.ndjson.gz").write_bytes(gzip.compress(lines(range(3, 5)).encode()))
    (folder / "c.json").write_text(json.dumps([article(5), {"text": 7}, article(6)], indent=1))
    (folder / "d.json").write_text(json.dumps(article(7), indent=1))
    (folder / "deep" / "e.txt").write_bytes(f"{TEXT} (8)".encode("cp1256"))
    (folder / "deep" / "f.html").write_text(f"<html><body><article><p>{TEXT} (9)</p></article></body></html>")
    (folder / "deep" / "g.rss").write_text(FEED)
    (folder / "deep" / "h.bin").write_bytes(b"\0\1\2")
    (folder / "deep" / ".hidden" / "i.txt").write_text(TEXT)
    return folder


def test_a_folder_is_read_whole_and_what_is_wrong_is_told_by_line(archive: Path, tmp_path: Path) -> None:
    """Lines, lists, pages, texts, feeds; the exit code says so. The second time nothing is new."""
    path = tmp_path / "store.gpkg"
    first = ingest(path, archive)
    assert first.stdout == "11 created · 0 replaced · 0 unchanged · 3 failed\n", first.stderr
    assert first.exit_code == 1
    told = [line.split(": ")[1] for line in first.stderr.splitlines()]
    assert told == [f"{archive}/a.jsonl:3", f"{archive}/c.json:2", f"{archive}/deep/h.bin"]
    again = ingest(path, archive)
    assert again.stdout == "0 created · 0 replaced · 11 unchanged · 3 failed\n", again.stderr
    assert stored(path) == 11


def test_lines_from_standard_input(tmp_path: Path) -> None:
    """As other programs hand them on; days are those of the command where articles tell none."""
    path = tmp_path / "store.gpkg"
    told = json.dumps({"text": "زار الوزير طرابلس أمس."}).encode()
    done = ingest(path, "-", "--published", "2021-03-05", given=told)
    assert (done.exit_code, done.stdout) == (0, "1 created · 0 replaced · 0 unchanged\n"), done.stderr
    store = open_store(str(path))
    assert store.articles(limit=1)[0].published == "2021-03-05"
    store.close()


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    """Told before anything is read."""
    done = ingest(tmp_path / "store.gpkg", tmp_path / "none")
    assert done.exit_code == 2
    assert "there is no" in done.stderr


def test_several_processes_read_and_one_writes(tmp_path: Path) -> None:
    """The same articles as with one."""
    path, file = tmp_path / "store.gpkg", tmp_path / "a.jsonl"
    file.write_text(lines(range(80)) + "broken\n")
    done = ingest(path, file, processes=2)
    assert done.stdout == "80 created · 0 replaced · 0 unchanged · 1 failed\n", done.stderr
    assert problems_of(path) == []


def workshop(path: Path, reader: Any = None) -> Workshop:
    """What jobs are done with, in this process."""
    settings = Settings(data=DATA, store=str(path))
    store = open_store(settings.store)
    readers = HereReaders(Gazetteer.open(settings.gazetteer_file), reader or RuleReader())
    register = JobRegister(store.records, this_process())
    return Workshop(settings=settings, store=store, register=register, readers=readers)


def _work_slowly(path: Path, file: Path) -> None:
    """In steps of three articles, until killed; the more slowly, the longer nobody kills it."""
    working.RECORDS = 3
    here = workshop(path)
    job = here.register.create(Process.INGEST, Source.PATHS, paths=(str(file),))
    held = here.register.take(job.id)
    assert held is not None
    here.do(held, lambda _, done: time.sleep(0.02 if done < 100 else 1.0))


@pytest.mark.usefixtures("gazetteer")
def test_a_killed_job_goes_on_where_it_was_and_nothing_is_there_twice(tmp_path: Path) -> None:
    """kill -9 in the middle; the same command then does the rest, and says so."""
    path, file, count = tmp_path / "store.gpkg", tmp_path / "a.jsonl", 400
    file.write_text("broken\n" + lines(range(1, count)))
    workshop(path).store.close()
    worker = multiprocessing.get_context("fork").Process(target=_work_slowly, args=(path, file))
    worker.start()
    here = JobRegister(open_store(str(path)).records, "watching")
    eventually(
        lambda: [job.counts.done for job in here.latest(limit=1)], lambda done: max(done, default=0) >= 64
    )
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    (job,) = here.latest(limit=1)
    assert 64 <= job.counts.done < count, "it was killed in the middle"
    done = ingest(path, file)
    assert "going on behind" in done.stderr
    (after,) = here.latest(limit=9)
    assert after.status is JobStatus.SUCCESSFUL
    assert after.counts.done == count
    assert [fault.number for fault in here.faults(job.id, limit=9)] == [1]
    assert stored(path) == count - 1
    assert problems_of(path) == []


def is_over(job: dict[str, Any]) -> bool:
    """Whether nothing will be done for it any more."""
    return job["status"] not in ("accepted", "running")


def test_the_service_does_jobs_beside_itself(tmp_path: Path) -> None:
    """A real service takes an archive in, and a process of its own reads it."""
    path = tmp_path / "store.gpkg"
    with served_store_at(path) as url:
        headers = {"Content-Type": "application/x-ndjson"}
        sent = httpx.post(f"{url}/jobs/ingest", content=lines(range(5)).encode(), headers=headers)
        assert sent.status_code == 202, sent.text
        state = eventually(lambda: httpx.get(sent.headers["location"]).json(), is_over)
        assert (state["status"], state["counts"]["created"]) == ("successful", 5)
        assert len(httpx.get(f"{url}/articles?f=json").json()["articles"]) == 5


class LaterReader:
    """A reader of a later version: every visit went to where the article's first place is, in another way."""

    def __init__(self, change: Callable[[Any], Any]) -> None:
        self._change = change

    def events(self, document: Any, gazetteer: Gazetteer) -> Told:
        told = RuleReader().events(document, gazetteer)
        return Told(events=tuple(map(self._change, told.events)), rejected=told.rejected)


@pytest.fixture
def corrected(client: TestClient) -> str:
    """The address of a visit that an editor has corrected."""
    client.post("/articles", json={"text": TEXT})
    (feature,) = client.get("/collections/visits/items").json()["features"]
    url = f"/collections/visits/items/{feature['id']}"
    tag = client.get(url).headers["etag"]
    answer = client.patch(url, json={"properties": {"note": "راجعه محرر"}}, headers={"If-Match": tag})
    assert answer.status_code == 200
    return url


def reread(store: FeatureStore, settings: Settings, gazetteer: Gazetteer, reader: Any) -> Job:
    """Everything read anew by another reader."""
    register = JobRegister(store.records, this_process())
    held = register.take(register.create(Process.REREAD, Source.PATHS).id)
    assert held is not None
    readers = HereReaders(gazetteer, reader)
    return Workshop(settings=settings, store=store, register=register, readers=readers).do(held)


def test_what_reads_the_same_stays_as_it_is(
    client: TestClient, corrected: str, store: FeatureStore, settings: Settings, gazetteer: Gazetteer
) -> None:
    """Nothing is written."""
    version = store.version()
    job = reread(store, settings, gazetteer, RuleReader())
    assert (job.counts.unchanged, job.counts.done, job.progress) == (1, 1, 100)
    assert store.version() == version
    assert client.get(corrected).json()["properties"]["note"] == "راجعه محرر"


def test_corrections_outlast_another_reading(
    client: TestClient, corrected: str, store: FeatureStore, settings: Settings, gazetteer: Gazetteer
) -> None:
    """Another day makes another event of it; the correction goes along, and the old address leads there."""

    def undated(event: Any) -> Any:
        return replace(event, date=None, actors=())

    job = reread(store, settings, gazetteer, LaterReader(undated))
    assert job.counts.replaced == 1
    (feature,) = client.get("/collections/visits/items").json()["features"]
    assert not corrected.endswith(feature["id"])
    assert (feature["properties"]["note"], feature["properties"]["start"]) == ("راجعه محرر", None)
    assert client.get(corrected).json()["id"] == feature["id"]
    back = reread(store, settings, gazetteer, RuleReader())
    assert back.counts.replaced == 1
    told = client.get(corrected).json()
    assert corrected.endswith(told["id"])
    assert told["properties"]["note"] == "راجعه محرر"


def test_an_article_that_reading_fails_on_keeps_its_events(
    client: TestClient, corrected: str, store: FeatureStore, settings: Settings, gazetteer: Gazetteer
) -> None:
    """It is told among the faults, and so is nothing else."""

    def fail(_: Any) -> Any:
        raise RuntimeError("a defect")

    client.post("/articles", json={"text": "لا حدث هنا سوى كلام عن الطقس في البلاد."})
    job = reread(store, settings, gazetteer, LaterReader(fail))
    assert (job.status, job.counts.failed, job.counts.unchanged) == (JobStatus.SUCCESSFUL, 1, 1)
    (fault,) = JobRegister(store.records, "").faults(job.id, limit=9)
    assert fault.code == "unread_fault"
    assert client.get(corrected).status_code == 200


def test_jobs_are_listed_shown_and_cancelled_on_the_command_line(tmp_path: Path) -> None:
    """With what could not be read; one that is over cannot be cancelled."""
    path, file = tmp_path / "store.gpkg", tmp_path / "a.jsonl"
    file.write_text(lines(range(1)) + "broken\n")
    ingest(path, file)

    def jobs(*words: str) -> Result:
        return masalik("jobs", *words, "--store", path)

    listed = jobs("list").stdout
    assert "ingest" in listed
    assert "successful" in listed
    told = [json.loads(line) for line in jobs("list", "--json").stdout.splitlines()]
    assert [one["id"] for one in told] == [line.split()[0] for line in listed.splitlines()[1:]]
    store = open_store(str(path))
    register = JobRegister(store.records, "")
    (job,) = register.latest(limit=1)
    waiting = register.create(Process.INGEST, Source.STORE)
    store.close()
    assert f"{file}:2: is no article" in jobs("show", job.id).stdout
    assert jobs("show", job.id[:-1]).stdout == jobs("show", job.id).stdout
    assert jobs("show", job.id, "--json").stdout == jobs("show", job.id, "--format", "json").stdout
    ambiguous = jobs("show", job.id[:3])
    assert ambiguous.exit_code == 1
    assert waiting.id in ambiguous.stderr
    first, fault = jobs("show", job.id, "--format", "json").stdout.splitlines()
    assert (json.loads(first)["id"], json.loads(fault)["number"]) == (job.id, 2)
    assert jobs("cancel", job.id).exit_code == 1
    assert jobs("cancel", waiting.id).exit_code == 0
    assert jobs("show", "none").exit_code == 1
