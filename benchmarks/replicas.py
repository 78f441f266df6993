"""Several processes of the service on one PostGIS, asked at the same time while one of them writes.

    python benchmarks/replicas.py postgresql://… [--replicas 1,2,3] [--seconds 8]

The store holds visits already (`export_memory.fill` makes some). Each replica is asked by a `wrk` of its own
for boxes, of which none is asked for twice, and one replica stores a visit every tenth of a second and takes
it out again, after the last replica was asked for it. Prints for each number of replicas: answers a second in
all, what one costs a replica and the database in CPU, and how many visits were stored. Needs `wrk`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

COMMAND = Path(sys.executable).with_name("masalik")
CONNECTIONS = 4
SCRIPT = """
local seed, count = tonumber(os.getenv("SEED")), 0
math.randomseed(seed)
request = function()
  local west, south = math.random() * 300 - 170, math.random() * 120 - 70
  local box = string.format("%.4f,%.4f,%.4f,%.4f", west, south, west + 8, south + 8)
  return wrk.format("GET", "/collections/visits/items?limit=100&bbox=" .. box)
end
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """A process of the service."""

    process: subprocess.Popen[str]
    url: str


@contextmanager
def started(address: str, count: int) -> Iterator[list[Replica]]:
    """So many replicas, that have loaded what they load beside the first requests."""
    environment = {
        **os.environ,
        "COLUMNS": "200",
        "MASALIK_JOBS": "0",
        "MASALIK_LOG_LEVEL": "error",
    }
    command = [COMMAND, "serve", "--port", "0", "--store", address]
    processes = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        for _ in range(count)
    ]
    try:
        replicas = [Replica(process=one, url=_url(one)) for one in processes]
        time.sleep(10)
        yield replicas
    finally:
        for one in processes:
            one.terminate()
        for one in processes:
            one.wait(timeout=60)


def _url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().split()[1]


def processor(process: int) -> float:
    """Seconds of CPU of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def of_database() -> float:
    """Seconds of CPU of all processes of PostgreSQL so far that are still there."""
    total = 0.0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and (folder / "comm").read_text().strip() == "postgres":
                total += processor(int(folder.name))
        except OSError:
            continue
    return total


def asked(replicas: list[Replica], seconds: int, script: Path) -> int:
    """How many answers all replicas gave in that time; none but good ones are allowed."""
    runs = [
        subprocess.Popen(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", script, one.url],
            env={**os.environ, "SEED": f"{time.time_ns() % 10**9 + place}"},
            stdout=subprocess.PIPE,
            text=True,
        )
        for place, one in enumerate(replicas)
    ]
    told = [one.communicate()[0] for one in runs]
    assert not any("Non-2xx" in one for one in told), told
    return sum(int(found[1]) for one in told if (found := re.search(r"(\d+) requests in", one)))


def write(replicas: list[Replica], ending: threading.Event, seen: list[float]) -> None:
    """Store a visit by the first replica, and see how long it takes until the last one has it."""
    first, last = replicas[0].url, replicas[-1].url
    place = {"type": "Point", "coordinates": [31.2, 30.0]}
    with httpx.Client(timeout=30) as client:
        while not ending.wait(0.1):
            feature = {"type": "Feature", "geometry": place, "properties": {"kind": "visit", "actors": "وفد"}}
            made = client.post(f"{first}/collections/visits/items", json=feature)
            made.raise_for_status()
            begun, path = time.perf_counter(), made.headers["location"].removeprefix(first)
            client.get(last + path).raise_for_status()
            seen.append(time.perf_counter() - begun)
            client.delete(first + path, headers={"If-Match": made.headers["etag"]}).raise_for_status()


def measure(address: str, count: int, seconds: int, script: Path) -> str:
    """What so many replicas carry."""
    with started(address, count) as replicas:
        ending, seen = threading.Event(), list[float]()
        writer = threading.Thread(target=write, args=(replicas, ending, seen))
        writer.start()
        before = [processor(one.process.pid) for one in replicas], of_database()
        answers = asked(replicas, seconds, script)
        own = sum(processor(one.process.pid) for one in replicas) - sum(before[0])
        theirs = of_database() - before[1]
        ending.set()
        writer.join()
    cost = f"{own / answers * 1000:.2f} ms of a replica, {theirs / answers * 1000:.2f} ms of the database"
    told = f"{len(seen)} visits stored meanwhile, each seen by the last replica when it was asked next"
    return f"{count} replicas: {answers / seconds:.0f} answers a second, each {cost}; {told}"


def main() -> None:
    """Measure each number of replicas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--replicas", default="1,2,3")
    parser.add_argument("--seconds", type=int, default=8)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        script = Path(folder) / "boxes.lua"
        script.write_text(SCRIPT)
        for count in map(int, given.replicas.split(",")):
            print(measure(given.address, count, given.seconds, script), flush=True)


if __name__ == "__main__":
    main()
