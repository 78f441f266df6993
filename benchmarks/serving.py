"""Services under load: started on one core, asked by wrk from another, their CPU time read off /proc.

CPU milliseconds of the service's own processes for each answer are what other work on the machine disturbs
least; a database beside it is not counted, in favour of the peers that have one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

__all__ = ["Measured", "Service", "asked_of", "measured", "running"]

CONNECTIONS = 8
READY_SECONDS = 240
_TICKS = os.sysconf("SC_CLK_TCK")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A program that answers at an address; `items` is that of its features, for parameters to follow."""

    name: str
    command: tuple[str, ...]
    items: str
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    by_offset: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What an address stood under load; milliseconds. `failed` are answers that were none."""

    rate: float
    p50: float
    p99: float
    cpu: float
    size: int
    failed: int


@contextmanager
def running(service: Service, cpu: int) -> Iterator[int]:
    """A service on one core from when it answers, by its process's number, until it is no longer needed."""
    process = subprocess.Popen(
        ["taskset", "-c", str(cpu), *service.command],
        env=dict(service.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(service, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait(service: Service, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            asked_of(f"{service.items}limit=1")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{service.name} does not answer at {service.items}")


def asked_of(address: str) -> bytes:
    """What an address answers."""
    with urllib.request.urlopen(address, timeout=120) as answer:
        body: bytes = answer.read()
    return body


def measured(addresses: Sequence[str], process: int, cpu: int, seconds: float) -> Measured:
    """Addresses, one after the other, under the load of eight clients from another core."""
    size = len(asked_of(addresses[0]))
    with _script(addresses) as script:
        _load(addresses[0], script, cpu, 1)
        before = _cpu_seconds(process)
        told = _load(addresses[0], script, cpu, seconds)
    spent = _cpu_seconds(process) - before
    answered = int(_found(r"(\d+) requests in", told))
    return Measured(
        rate=float(_found(r"Requests/sec:\s+([\d.]+)", told)),
        p50=_milliseconds(_found(r"50%\s+([\d.]+\w+)", told)),
        p99=_milliseconds(_found(r"99%\s+([\d.]+\w+)", told)),
        cpu=spent * 1000 / answered if answered else float("nan"),
        size=size,
        failed=int(_found(r"Non-2xx or 3xx responses: (\d+)", told)),
    )


@contextmanager
def _script(addresses: Sequence[str]) -> Iterator[Path]:
    """What wrk runs to ask for each address in turn."""
    paths = [f"{url.path}?{url.query}" for url in map(urlsplit, addresses)]
    listed = ", ".join(f'"{path}"' for path in paths)
    with NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(f"local paths = {{{listed}}}\nlocal last = 0\n")
        file.write("request = function() last = last % #paths + 1; return wrk.format(nil, paths[last]) end\n")
        file.flush()
        yield Path(file.name)


def _load(address: str, script: Path, cpu: int, seconds: float) -> str:
    wrk = shutil.which("wrk")
    if wrk is None:
        raise FileNotFoundError("wrk is not installed (Debian: apt-get install wrk)")
    asking = [
        wrk,
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds:g}s",
        "--timeout",
        "60s",
        "--latency",
        "-s",
        script,
        address,
    ]
    told = subprocess.run(["taskset", "-c", str(cpu), *asking], capture_output=True, text=True, check=True)
    return told.stdout


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else "0"


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w*)", text).groups()  # type: ignore[union-attr]
    return float(number) * _UNITS.get(unit, 1.0)


def _cpu_seconds(process: int) -> float:
    """What a process and its children have used up."""
    total = 0.0
    for number in (process, *_children(process)):
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:15])) / _TICKS
    return total


def _children(process: int) -> Iterator[int]:
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        for child in listed.read_text().split():
            yield int(child)
            yield from _children(int(child))
