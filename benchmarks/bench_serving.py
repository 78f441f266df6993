"""How fast features are served, beside pygeoapi and tipg over the same features and the bare framework.

`python benchmarks/bench_serving.py [--features 10000,100000] [--peers] [--million] [--seconds 3] [--stores
FOLDER]`. One worker each on one core, eight connections from another, a page of 10, 100 and 1,000, a box that
holds 6 % of all, and the last page. Masalik keeps what it answered lately; so it is also asked for another
page each time, and for another box, which is what is compared with the peers, which make every answer anew.
`--peers` makes an environment for them and starts PostgreSQL (minutes, the first time).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench_features import DATA, filled
from feature_peers import MissingError, on_geopackage, on_postgis, postgis, tipg
from serving import Measured, Service, asked_of, measured, running

from service.items.query import cursor_of

BOX = "bbox=30,29,33,31.5"
PAGES = ("limit=10", "limit=100", "limit=1000", f"limit=100&{BOX}", f"limit=10&{BOX}", f"limit=1000&{BOX}")
BOXED, OTHER_BOXES = f"limit=100&{BOX}", "another box each time, 100"
FIRST, OTHER_PAGES, LAST = "limit=100", "another page each time, 100", "last page of 100"
MADE_ANEW = {OTHER_PAGES: FIRST, OTHER_BOXES: BOXED}
"""What ours is asked for so that it makes every answer, by what the peers are asked for."""
DIFFERENT = 2000
"""Of pages and boxes: many more than are kept."""
FLOOR, OWN_FLOOR = "ready-made bytes", "ready-made in our service"
"""By the framework alone; with the ids, log, metrics and headers that answers of ours have."""
OWN = "masalik"
SERVED_ON, ASKED_FROM = 0, 1
PORT = 8330


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How long and how much to measure; ports from `port` on are used."""

    seconds: float
    peers: bool
    port: int
    stores: Path | None


def main() -> None:
    """Print a table for each number of features."""
    parser = argparse.ArgumentParser(description="How fast features are served")
    parser.add_argument("--features", default="10000", help="numbers of features, with commas")
    parser.add_argument("--peers", action="store_true", help="measure pygeoapi and tipg too")
    parser.add_argument("--million", action="store_true", help="measure a million features of ours too")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--stores", type=Path, help="keep the stores in this folder, for another time")
    asked = parser.parse_args()
    options = Options(seconds=asked.seconds, peers=asked.peers, port=asked.port, stores=asked.stores)
    for count in map(int, asked.features.split(",")):
        _compare(count, options)
    if asked.million:
        _compare(1_000_000, replace(options, peers=False))


def _compare(count: int, options: Options) -> None:
    print(f"\n== {count:,} features", flush=True)
    found: dict[str, dict[str, Measured]] = {}
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        file = (options.stores or folder) / f"{count}.gpkg"
        if not file.exists():
            filled(file, count).close()
        for service in _services(file, folder, options, stack):
            try:
                found[service.name] = _one(service, count, options, folder)
            except (OSError, RuntimeError) as error:
                print(f"{service.name}: {error}", flush=True)
    _ratios(found)


def _services(file: Path, folder: Path, options: Options, stack: ExitStack) -> Iterator[Service]:
    """Ours first, whose answers the floor sends; each is measured before the next is made."""
    port = options.port
    masalik = Path(sys.executable).parent / "masalik"
    yield Service(
        name=OWN,
        command=(str(masalik), "serve", "--port", str(port), "--store", str(file)),
        environ={**os.environ, "MASALIK_DATA": str(DATA)},
        items=f"http://127.0.0.1:{port}/collections/visits/items?",
    )
    ready_made = (sys.executable, str(Path(__file__).parent / "ready_made.py"), str(folder / "bodies"))
    for number, (name, more) in enumerate(((FLOOR, ()), (OWN_FLOOR, (str(file),))), port + 1):
        items = f"http://127.0.0.1:{number}/ready/items?"
        yield Service(name=name, command=(*ready_made, str(number), *more), items=items)
    if options.peers:
        yield from _peers(file, folder, port + 3, stack)


def _peers(file: Path, folder: Path, port: int, stack: ExitStack) -> Iterator[Service]:
    with _told():
        yield on_geopackage(file, folder, port)
    with _told():
        database = stack.enter_context(postgis(file, folder, port + 1, ASKED_FROM))
        yield on_postgis(database, folder, port + 2)
        yield tipg(database, port + 3)


@contextmanager
def _told() -> Iterator[None]:
    """Say what cannot be measured here, and go on."""
    try:
        yield
    except MissingError as reason:
        print(f"left out: {reason}", flush=True)


def _one(service: Service, count: int, options: Options, folder: Path) -> dict[str, Measured]:
    """Everything asked of one service, a line each."""
    found = {}
    with running(service, SERVED_ON) as process:
        for title, addresses in _addresses(service, count).items():
            found[title] = measured(addresses, process, ASKED_FROM, options.seconds)
            print(_line(service.name, title, found[title]), flush=True)
            if service.name == OWN:
                _keep(folder / "bodies", title, addresses[0])
    return found


def _addresses(service: Service, count: int) -> dict[str, list[str]]:
    """What is asked, by title; several addresses are asked in turn."""
    if service.name in (FLOOR, OWN_FLOOR):
        return {page: [service.items + page] for page in PAGES[:3]}
    last = f"offset={count - 100}" if service.by_offset else f"cursor={cursor_of((count - 100,))}"
    asked = {page: [service.items + page] for page in PAGES} | {LAST: [f"{service.items}limit=100&{last}"]}
    if service.name != OWN:
        return asked
    places = [count * number // DIFFERENT for number in range(DIFFERENT)]
    cursors = [f"{service.items}limit=100&cursor={cursor_of((place,))}" for place in places]
    west = [30 + number / DIFFERENT / 100 for number in range(DIFFERENT)]
    boxes = [f"{service.items}limit=100&bbox={edge:.6f},29,33,31.5" for edge in west]
    return {**asked, OTHER_PAGES: cursors, OTHER_BOXES: boxes}


def _keep(folder: Path, title: str, address: str) -> None:
    """The answer for the floor to send."""
    folder.mkdir(exist_ok=True)
    limit = title.removeprefix("limit=")
    if limit.isdecimal():
        (folder / limit).write_bytes(asked_of(address))


def _line(name: str, title: str, one: Measured) -> str:
    failed = f"  {one.failed} failed" if one.failed else ""
    return (
        f"{name:24}{title:32}{one.rate:10,.1f}/s  p50 {one.p50:8,.2f}  p99 {one.p99:8,.2f} ms"
        f"  CPU {one.cpu:8.3f} ms {one.size:10,} bytes{failed}"
    )


def _ratios(found: dict[str, dict[str, Measured]]) -> None:
    """Ours beside the floor and the best of the others, page by page."""
    own = found.get(OWN, {})
    peers = [pages for name, pages in found.items() if name not in (OWN, FLOOR, OWN_FLOOR)]
    for title, mine in own.items():
        same = MADE_ANEW.get(title, title)
        for floor in (FLOOR, OWN_FLOOR):
            if same in found.get(floor, {}):
                print(f"{title:28}{mine.cpu / found[floor][same].cpu:6.2f} x the CPU of {floor}")
        others = [pages[same] for pages in peers if same in pages and pages[same].rate]
        if others:
            rate = mine.rate / max(other.rate for other in others)
            cpu = min(other.cpu for other in others) / mine.cpu
            slowest = min(other.p99 for other in others)
            print(f"{title:28}{rate:6.1f} x the rate of the best peer, 1/{cpu:.1f} of its CPU, p99 "
                  f"{mine.p99:.1f} to {slowest:.1f} ms")  # fmt: skip
    if LAST in own:
        print(f"the last page takes {own[LAST].cpu / own[FIRST].cpu:.2f} of the CPU of the first")


if __name__ == "__main__":
    main()
