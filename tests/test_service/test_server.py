"""`masalik serve` as a process: it starts, says where, holds its limits, and stops clean."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from waiting import PATIENCE, eventually

MASALIK = Path(sys.executable).with_name("masalik")
DATA = Path(sys.prefix) / "share" / "masalik"
STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."

ENDING = {"MASALIK_SHUTDOWN_GRACE": "5", "MASALIK_SHUTDOWN_SECONDS": "60"}
"""Time enough to look at a service that ends, on a slow machine too."""

pytestmark = pytest.mark.skipif(
    not (DATA / "gazetteer.maz").exists() or not (DATA / "assets").exists(),
    reason="NOTHING BUILT: run `make setup`",
)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running service with the sample stories, and its address as it printed it."""
    arguments = [MASALIK, "serve", "--port", "0", "--demo", "--store", tmp_path / "demo.gpkg"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **ENDING}
    log = (tmp_path.parent / f"{tmp_path.name}.log").open("w")
    running = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8", env=environment
    )
    assert running.stdout is not None
    printed = ""
    while "http://" not in printed:
        line = running.stdout.readline()
        assert line, "the service ended before it said where it is"
        printed += line
    yield running, "http://" + printed.split("http://")[1].split()[0]
    running.kill()
    running.wait()
    log.close()


def ask(url: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of an answer, errors too."""
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_samples_are_there_at_once(process: tuple[subprocess.Popen[str], str]) -> None:
    """Articles, events, and lines."""
    _, address = process
    assert len(json.loads(ask(f"{address}/articles")[1])["articles"]) >= 12
    assert len(json.loads(ask(f"{address}/maps/events")[1])["events"]) > 12
    assert json.loads(ask(f"{address}/collections/movements/items")[1])["features"]


def test_a_body_of_20_megabytes_is_refused_to_a_plain_client(
    process: tuple[subprocess.Popen[str], str],
) -> None:
    """Which gets the answer, not a broken connection; and the service goes on."""
    _, address = process
    body = b'{"text": "' + "زار الوزير طرابلس ".encode() * 620_000 + b'"}'
    status, answer = ask(f"{address}/read", body)
    assert (status, json.loads(answer)["type"]) == (413, "/problems#too_large")
    assert ask(f"{address}/read", json.dumps({"text": STORY}).encode())[0] == 200


def test_memory_stays_below_300_megabytes(process: tuple[subprocess.Popen[str], str]) -> None:
    """After the samples and a reading."""
    running, address = process
    assert ask(f"{address}/read", json.dumps({"text": STORY}).encode())[0] == 200
    status = Path(f"/proc/{running.pid}/status")
    if not status.exists():
        pytest.skip("no /proc here")
    resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    assert int(resident.split()[1]) < 300_000


def test_it_ends_in_order_while_it_is_used(
    process: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    """After SIGTERM `/ready` says so, running requests are answered, then no more are taken; the store is one
    file, which can be copied as it is, and the exit code is 0."""
    running, address = process
    ended, answers = threading.Event(), list[int]()

    def use() -> None:
        while not ended.is_set():
            try:
                answers.append(ask(f"{address}/maps/events")[0])
            except OSError:
                return

    def read() -> tuple[int, bytes]:
        return ask(f"{address}/read", json.dumps({"text": STORY * 300}).encode())

    with ThreadPoolExecutor(max_workers=5) as users:
        using = [users.submit(use) for _ in range(4)]
        assert eventually(lambda: len(answers), lambda count: count >= 4) >= 4
        long = users.submit(read)
        time.sleep(0.2)
        running.send_signal(signal.SIGTERM)
        status, body = eventually(lambda: ask(f"{address}/ready"), lambda told: told[0] != 200)
        assert (status, json.loads(body)["checks"]["service"] == "ok") == (503, False)
        assert ask(f"{address}/health")[0] == 200
        assert long.result()[0] == 200
        assert running.wait(timeout=PATIENCE * 2) == 0
        ended.set()
        assert [one.result() for one in using] == [None] * len(using)
    assert set(answers) == {200}
    with pytest.raises(OSError, match="refused"):
        ask(f"{address}/health")
    assert [path.name for path in tmp_path.iterdir()] == ["demo.gpkg"]


def test_the_log_of_a_process_is_json(process: tuple[subprocess.Popen[str], str], tmp_path: Path) -> None:
    """Each line, those of the server too; each request once, with its id."""
    running, address = process
    request = urllib.request.Request(f"{address}/collections", headers={"X-Request-ID": "seen-here"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        assert response.headers["X-Request-ID"] == "seen-here"
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=PATIENCE) == 0
    log = [json.loads(line) for line in (tmp_path.parent / f"{tmp_path.name}.log").read_text().splitlines()]
    assert {line["logger"] for line in log} >= {"uvicorn.error", "service.requests"}
    assert [line["path"] for line in log if line.get("request_id") == "seen-here"] == ["/collections"]
    assert "access" not in {line["logger"].rpartition(".")[2] for line in log}


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """With what to do, and without a traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        arguments = [MASALIK, "serve", "--port", port, "--store", tmp_path / "a.gpkg"]
        found = subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE * 5)
    assert (found.returncode, f"127.0.0.1:{port}" in found.stderr) == (1, True)
    assert "--port" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_service_that_others_reach_says_who_may_write(tmp_path: Path) -> None:
    """On all interfaces, without a key: nobody, and which command changes that."""
    arguments = [MASALIK, "serve", "--host", "0.0.0.0", "--port", "0", "--store", tmp_path / "a.gpkg"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        said = ""
        while "key create" not in said and (line := running.stdout.readline()):
            said += line
        running.kill()
    assert "open on all interfaces: whoever reaches this machine may read, and writes with a key" in said
    assert "nobody writes" in said
