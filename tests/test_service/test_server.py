"""`masalik serve` as a process: it starts, says where, holds its limits, and stops clean."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

MASALIK = Path(sys.executable).with_name("masalik")
DATA = Path(sys.prefix) / "share" / "masalik"
STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."

pytestmark = pytest.mark.skipif(
    not (DATA / "gazetteer.maz").exists() or not (DATA / "assets").exists(),
    reason="NOTHING BUILT: run `make setup`",
)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running service with the sample stories, and its address as it printed it."""
    arguments = [MASALIK, "serve", "--port", "0", "--demo", "--store", tmp_path / "demo.gpkg"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    running = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
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


def ask(url: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of an answer, errors too."""
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
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


def test_it_ends_when_asked_and_leaves_one_file(
    process: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    """Which can be copied as it is."""
    running, address = process
    assert ask(f"{address}/health")[0] == 200
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=15) in (0, -signal.SIGTERM)
    assert [path.name for path in tmp_path.iterdir()] == ["demo.gpkg"]


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """With what to do, and without a traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        arguments = [MASALIK, "serve", "--port", port, "--store", tmp_path / "a.gpkg"]
        found = subprocess.run(arguments, capture_output=True, text=True, timeout=60)
    assert (found.returncode, f"127.0.0.1:{port}" in found.stderr) == (1, True)
    assert "--port" in found.stderr
    assert "Traceback" not in found.stderr
