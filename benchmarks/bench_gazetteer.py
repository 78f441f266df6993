"""How fast the gazetteer opens, looks names up, suggests, finds towns and scans text, and what memory it
takes, beside its peers with the same names and the same queries in the same run (see peers.py, names.py).

Times are CPU time of the process, best of several rounds: what other load does to a shared machine counts
less. Opening is measured in fresh processes; the system's page cache cannot be emptied from here, so that
the file is in it. The gazetteer searches all its names, Latin ones too, and folds each query; the peers hold
the names in Arabic script alone and get their queries folded, both to their advantage.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from names import Queries, all_names, longer_text, queries, stories
from peers import installed

from gazetteer import Gazetteer, default_path, fold
from gazetteer.index.fuzzy import FuzzyIndex
from gazetteer.index.storage import Container

ROUNDS = 5
SLOW = 200  # queries of a peer that takes more than a millisecond for one
TITLES = ("pyahocorasick", "SQLite FTS5", "rapidfuzz", "Irchel")

FRESH = """
import json, sys, time
sys.path.insert(0, {folder!r})
def memory():
    _, resident, shared, *_ = map(int, open("/proc/self/statm").read().split())
    return resident * 4096 / 1e6, (resident - shared) * 4096 / 1e6
begun = time.process_time()
{imports}
imported, before = time.process_time(), memory()
peer = {make}
opened = time.process_time()
{ask}
asked = time.process_time()
grown = [now - then for now, then in zip(memory(), before)]
print(json.dumps([imported - begun, opened - imported, asked - opened, *grown]))
"""


@dataclass(kw_only=True)
class Row:
    """A measure: what it is, its bar, ours, and those of the peers; more is better save for `least`."""

    title: str
    unit: str
    bar: float | None
    ours: float
    peers: dict[str, float] = field(default_factory=dict)
    least: bool = False

    def line(self) -> str:
        """The row of the table: each peer's figure with how many times better ours is."""
        met = "" if self.bar is None else "met" if (self.ours <= self.bar) == self.least else "NOT MET"
        bar = "" if self.bar is None else f"{'<' if self.least else '>'} {_short(self.bar)}"
        cells = [_short(self.ours), bar, met, *(self._cell(title) for title in TITLES)]
        return f"{self.title + ', ' + self.unit:<44}" + "".join(f"{cell:>16}" for cell in cells)

    def _cell(self, title: str) -> str:
        value = self.peers.get(title)
        if value is None:
            return "-"
        times = value / self.ours if self.least else self.ours / value
        return f"{_short(value)} ({times:.1f}x)" if times < 10 else f"{_short(value)} ({times:.0f}x)"


def main() -> None:
    """Print the table."""
    names = all_names()
    asked = queries(names)
    texts = stories()
    gazetteer = Gazetteer.open()
    with tempfile.TemporaryDirectory() as folder:
        peers = installed(Path(folder), names)
        print(
            f"{len(names)} names in Arabic script; not installed: {sorted(set(TITLES) - set(peers)) or '-'}"
        )
        heads = ("ours", "bar", "", *TITLES)
        print(" " * 44 + "".join(f"{head:>16}" for head in heads))
        rows = (
            *_opening(Path(folder), peers),
            *_look_ups(gazetteer, peers, asked),
            *_misspelt(gazetteer, peers, asked),
            *_scanning(gazetteer, peers, texts, longer_text(names, texts)),
        )
        for row in rows:
            print(row.line(), flush=True)


def _opening(folder: Path, peers: dict[str, Any]) -> Iterable[Row]:
    """Fresh processes: importing, opening, the first look-ups, and the memory of the last two."""
    ours = _fresh(
        "from gazetteer import Gazetteer",
        "Gazetteer.open()",
        "[peer.find(n) for n in ('بنغازي', 'والقاهرة', 'بنغزي', 'مطار الكفرة', 'Tripoli', 'قظغثصضط')]",
    )
    theirs = {
        title: _fresh(
            "from pathlib import Path; import peers",
            f"peers.{kind}(Path({str(folder / title.replace(' ', '-'))!r}))",
            "[peer.exact(n) for n in ('بنغازي', 'القاهره', 'بنغزي', 'مطار الكفره', 'طرابلس', 'قظغثصضط')]",
        )
        for title, kind in (("pyahocorasick", "Ahocorasick"), ("SQLite FTS5", "Sqlite"), ("Irchel", "Irchel"))
        if title in peers
    }
    opened = {title: (found[1] + found[2]) * 1e3 for title, found in theirs.items()}
    yield Row(title="import", unit="ms", bar=None, ours=ours[0] * 1e3, least=True)
    yield Row(title="open", unit="ms", bar=50, ours=ours[1] * 1e3, least=True)
    first = (ours[1] + ours[2]) * 1e3
    yield Row(title="open and six look-ups", unit="ms", bar=50, ours=first, peers=opened, least=True)
    for at, title, bar in ((3, "memory of that", 20.0), (4, "of it not pages of files", None)):
        grown = {peer: max(found[at], 0.1) for peer, found in theirs.items()}
        yield Row(title=title, unit="MB", bar=bar, ours=ours[at], peers=grown, least=True)


def _look_ups(gazetteer: Gazetteer, peers: dict[str, Any], asked: Queries) -> Iterable[Row]:
    folded = [fold(name) for name in asked.exact]
    ours = _rate(gazetteer.exact, asked.exact)
    some = {
        t: _rate(peers[t].exact, folded) for t in ("pyahocorasick", "SQLite FTS5", "Irchel") if t in peers
    }
    yield Row(title="exact", unit="a second", bar=100_000, ours=ours, peers=some)
    ours = _rate(lambda start: gazetteer.prefix(start, limit=10), asked.beginnings)
    some = {
        t: _rate(peers[t].prefix, asked.beginnings) for t in ("pyahocorasick", "SQLite FTS5") if t in peers
    }
    yield Row(title="prefix, ten names", unit="a second", bar=100_000, ours=ours, peers=some)
    yield Row(title="find", unit="a second", bar=None, ours=_rate(gazetteer.find, asked.exact[:1000]))
    yield Row(
        title="suggest", unit="a second", bar=200, ours=_rate(gazetteer.suggest, asked.beginnings[:200])
    )
    gazetteer.reverse(0.0, 0.0)
    ours = _rate(lambda point: gazetteer.reverse(*point), asked.points)
    some = {
        t: _rate(lambda point, t=t: peers[t].reverse(*point), asked.points)
        for t in ("SQLite FTS5",)
        if t in peers
    }
    yield Row(title="reverse (there: R*Tree)", unit="a second", bar=20_000, ours=ours, peers=some)


def _misspelt(gazetteer: Gazetteer, peers: dict[str, Any], asked: Queries) -> Iterable[Row]:
    """One letter lost: names a letter away from the index, and whole answers with places and reasons."""
    index = FuzzyIndex(Container(default_path()))
    written = [word for word, _ in asked.misspelt]
    theirs = [title for title in ("rapidfuzz", "Irchel") if title in peers]
    some = {title: _rate(peers[title].fuzzy, written[:SLOW], rounds=1) for title in theirs}
    yield Row(
        title="fuzzy, names", unit="a second", bar=8_000, ours=_rate(index.neighbours, written), peers=some
    )
    found = _recall(lambda word: [near.key for near in index.neighbours(word)], asked.misspelt)
    some = {title: _recall(peers[title].fuzzy, asked.misspelt[:SLOW]) for title in theirs}
    yield Row(title="fuzzy, the name is among them", unit="%", bar=None, ours=found, peers=some)
    yield Row(title="fuzzy, find", unit="a second", bar=None, ours=_rate(gazetteer.find, written))


def _scanning(
    gazetteer: Gazetteer, peers: dict[str, Any], texts: list[str], longer: list[str]
) -> Iterable[Row]:
    scanner = peers.get("pyahocorasick")
    for title, some, bar in (("scan, stories", texts, 2e6), ("scan, longer texts", longer, 2e6)):
        letters = sum(map(len, some))
        cold = letters / _seconds(lambda some=some: list(map(Gazetteer.open().scan, some)))
        ours = _rate(gazetteer.scan, some) * letters / len(some)
        found = {}
        if scanner is not None:
            rate = _rate(lambda text: scanner.scan(fold(text)), some)
            found["pyahocorasick"] = rate * letters / len(some)
        yield Row(title=title, unit="letters a second", bar=bar, ours=ours, peers=found)
        yield Row(title=f"{title}, at first", unit="letters a second", bar=None, ours=cold)
    letters = sum(map(len, texts))
    rate = _rate(lambda text: gazetteer.resolve_all(gazetteer.scan(text)), texts)
    yield Row(title="scan and resolve", unit="letters a second", bar=None, ours=rate * letters / len(texts))


def _fresh(imports: str, make: str, ask: str) -> list[float]:
    """Seconds to import, to open, to ask, and megabytes more, each the least of several fresh processes."""
    code = FRESH.format(folder=str(Path(__file__).parent), imports=imports, make=make, ask=ask)
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(ROUNDS)
    ]
    return [min(values) for values in zip(*runs, strict=True)]


def _recall(fuzzy: Callable[[str], list[str]], misspelt: list[tuple[str, str]]) -> float:
    return 100 * sum(name in fuzzy(word) for word, name in misspelt) / len(misspelt)


def _rate(work: Callable[[Any], object], things: list[Any], rounds: int = ROUNDS) -> float:
    """Things a CPU second, best of the rounds."""
    return len(things) / min(_seconds(lambda: [work(thing) for thing in things]) for _ in range(rounds))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _short(value: float) -> str:
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= 10 * size or (size == 1e6 and value >= size):
            return f"{value / size:.1f} {letter}" if value < 10 * size else f"{value / size:.0f} {letter}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


if __name__ == "__main__":
    main()
