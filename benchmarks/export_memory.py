"""The memory that an export takes: a store of many visits, served by a process of its own, downloaded whole.

    python benchmarks/export_memory.py [--features 1000000] [--formats geojsonseq,csv] [--store FILE]

Prints for each format how much came, how long it took, and how far the memory of the server rose: its
resident size before and at its highest, from `/proc`.
"""

from __future__ import annotations

import argparse
import os
import re
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


def measure(url: str, process: int, name: str) -> str:
    """Download once and tell what that cost."""
    Path(f"/proc/{process}/clear_refs").write_text("5")  # the highest so far is forgotten
    before, begun, received = resident(process, "VmRSS"), time.perf_counter(), 0
    with httpx.stream("GET", f"{url}/collections/visits/export?f={name}", timeout=600) as answer:
        for piece in answer.iter_raw():
            received += len(piece)
    took, highest = time.perf_counter() - begun, resident(process, "VmHWM")
    return f"{name:12} {received / 1e6:8.0f} MB {took:7.1f} s   RSS {before:6.0f} → at most {highest:6.0f} MB"


def main() -> None:
    """Fill, serve, download, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", type=int, default=1_000_000)
    parser.add_argument("--formats", default="geojsonseq,geojson,csv")
    parser.add_argument("--store", type=Path, help="a file that is kept, and not filled again")
    parser.add_argument("--port", default="0")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = asked.store or Path(folder) / "store.gpkg"
        if not path.exists():
            fill(path, asked.features)
        command = [Path(sys.executable).with_name("masalik"), "serve", "--port", asked.port, "--store", path]
        environment = {**os.environ, "COLUMNS": "200"}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert server.stdout is not None
        url = server.stdout.readline().split()[1]
        httpx.get(f"{url}/collections/visits/items?limit=1", timeout=60)
        for name in asked.formats.split(","):
            print(measure(url, server.pid, name), flush=True)
        server.terminate()
        server.wait(timeout=60)


if __name__ == "__main__":
    main()
