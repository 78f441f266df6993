"""The memory that an export takes: a store of many visits, served by a process of its own, downloaded whole.

    python benchmarks/export_memory.py [--features 1000000] [--formats geojsonseq,csv] [--store FILE]

Prints for each format how much came, how much CPU it took, and how far the memory of the server rose: before,
and at its highest. Then the same for `masalik export`, whose whole memory it is. Sizes are resident, from
`/proc`: private memory and what is shared with other processes, such as libraries and the gazetteer's file.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from service.store import VISITS, open_store
from service.store.rows import write_features

SOME = 5000
COMMAND = Path(sys.executable).with_name("masalik")
STARTED = 20.0
"""Seconds after which a server has loaded what it loads beside the first requests."""


def visits(count: int) -> Iterator[dict[str, Any]]:
    """Visits as long as real ones: a kilobyte each, with sentences."""
    sentence = "وصل وفد من وزارة الخارجية إلى المدينة يوم الأحد للقاء عدد من المسؤولين " * 3
    for number in range(count):
        yield {
            "type": "Feature",
            "id": f"v{number}",
            "geometry": {"type": "Point", "coordinates": [number % 36000 / 100 - 180, number % 170 - 85]},
            "properties": {
                **dict.fromkeys(column.name for column in VISITS.columns),
                "kind": "visit",
                "actors": f"مسؤول {number}",
                "start": f"20{number % 20 + 10}-0{number % 9 + 1}-11",
                "evidence": sentence,
                "published": "2024-05-06",
            },
        }


def fill(path: Path, count: int) -> None:
    """Make the store."""
    store = open_store(str(path))
    told = visits(count)
    while some := list(islice(told, SOME)):
        store._write(lambda db, features=some: write_features(db, VISITS, features))
    store.close()


def resident(process: int, name: str) -> float:
    """A size of a process in megabytes: `VmRSS` now, `VmHWM` at its highest."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def private(process: int) -> float:
    """What a process has to itself, in megabytes."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"Private_(?:Clean|Dirty):\s+(\d+)", told))) / 1024


def processor(process: int) -> float:
    """Seconds of CPU of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(url: str, process: int, name: str) -> str:
    """Download once, uncompressed, and tell what that cost."""
    Path(f"/proc/{process}/clear_refs").write_text("5")  # the highest so far is forgotten
    before, begun, received = resident(process, "VmRSS"), processor(process), 0
    address, headers = f"{url}/collections/visits/export?f={name}", {"Accept-Encoding": "identity"}
    with httpx.stream("GET", address, headers=headers, timeout=600) as answer:
        answer.raise_for_status()
        for piece in answer.iter_raw():
            received += len(piece)
    took, highest = processor(process) - begun, resident(process, "VmHWM")
    rose = f"{before:4.0f} → at most {highest:4.0f} MB (+{highest - before:.0f})"
    return f"{name:12} {received / 1e6:6.0f} MB {took:6.1f} s   {rose}   private {private(process):4.0f} MB"


def serving(path: Path, formats: list[str]) -> None:
    """What exports cost a server, one after the other in the same process."""
    command = [COMMAND, "serve", "--port", "0", "--store", path]
    environment = {**os.environ, "COLUMNS": "200"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stdout is not None
        url = server.stdout.readline().split()[1]
        httpx.get(f"{url}/collections/visits/items?limit=1", timeout=60)
        time.sleep(STARTED)
        size = f"{resident(server.pid, 'VmRSS'):.0f} MB, {private(server.pid):.0f} of them private"
        print(f"served, at rest: {size}", flush=True)
        for name in formats:
            print(measure(url, server.pid, name), flush=True)
    finally:
        server.terminate()
        server.wait(timeout=60)


def by_command(path: Path, folder: Path, name: str) -> str:
    """What `masalik export` takes in all."""
    command = [COMMAND, "export", "visits", "--store", path, "--format", name, "-o", folder / "out"]
    exporting = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(exporting.pid, 0)
    assert status == 0
    return f"{name:12} {_seconds(used):6.1f} s   at most {used.ru_maxrss / 1024:4.0f} MB"


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Fill, serve, download, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", type=int, default=1_000_000)
    parser.add_argument("--formats", default="geojsonseq,geojson,csv")
    parser.add_argument("--store", type=Path, help="a file that is kept, and not filled again")
    asked = parser.parse_args()
    formats = asked.formats.split(",")
    with TemporaryDirectory() as folder:
        path = asked.store or Path(folder) / "store.gpkg"
        if not path.exists():
            fill(path, asked.features)
        serving(path, formats)
        print("masalik export:")
        for name in formats:
            print(by_command(path, Path(folder), name), flush=True)


if __name__ == "__main__":
    main()
