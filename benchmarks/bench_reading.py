"""How many articles are read in a second on one core, beside flashgeotext with the same names, and whether
time and memory grow with the length of a text and the number of readings.

Two workloads: the bundled stories, and the annotated articles where they lie beside the project (`SHARED`
says where, `../shared` by default). Their rate is that of articles as they are, and of 300 words each.
flashgeotext only finds place names (it knows no dates, people or events), so its rate is set beside finding
and resolving places as well as beside the whole reading. Times are CPU seconds of this process, best of
several rounds: what other load does to a shared machine counts less.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import resource
import time
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from articles import read
from gazetteer import Gazetteer

try:
    from flashgeotext.geotext import GeoText, GeoTextConfiguration
    from flashgeotext.lookup import LookupData
except ImportError:  # the `bench` extra is not installed
    GeoText = None

ROUNDS = 5
WORDS = 300
LONG, SHORT = 20_000, 1_000
READINGS = int(os.environ.get("MASALIK_BENCH_READINGS", "10000"))
PUBLISHED = datetime.date(2025, 1, 15)
SHARED = Path(os.environ.get("SHARED", "../shared"))


def main() -> None:
    """Print the rates of each workload, then what length and repetition do."""
    gazetteer = Gazetteer.open()
    stories = [json.loads(path.read_text("utf-8"))["text"] for path in _samples()]
    articles = _annotated("dev")
    for title, texts in (("bundled stories", stories), ("annotated articles", articles)):
        if texts:
            _rates(title, texts, gazetteer)
    _length(_annotated("dev", "more") or stories, gazetteer)
    _memory(articles or stories, gazetteer)


def _samples() -> list:
    folder = files("service") / "samples"
    return sorted(
        (path for path in folder.iterdir() if path.name.endswith(".json")), key=lambda path: path.name
    )


def _annotated(*names: str) -> list[str]:
    """The texts of annotated articles; none where they are not there."""
    gold = [SHARED / "eval" / "gold" / f"{name}.jsonl" for name in names]
    if not all(path.exists() for path in gold):
        return []
    rows = [json.loads(line) for path in gold for line in path.read_text("utf-8").splitlines()]
    folder = SHARED / "articles"
    return [row.get("text") or (folder / f"{row['id']}.txt").read_text("utf-8") for row in rows]


def _rates(title: str, texts: list[str], gazetteer: Gazetteer) -> None:
    """Articles a second: the whole reading, its places alone, and the peer."""
    words = sum(len(text.split()) for text in texts)
    print(f"{title}: {len(texts)} of {words / len(texts):.0f} words")
    whole = _seconds_best(partial(_read_all, texts, gazetteer))
    places = _seconds_best(lambda: [gazetteer.resolve_all(gazetteer.scan(text)) for text in texts])
    print(f"  masalik, whole reading      {_rate(texts, words, whole)}")
    print(f"  masalik, places alone       {_rate(texts, words, places)}")
    if GeoText is None:
        print("  flashgeotext                not installed (pip install flashgeotext)")
        return
    peer = _flashgeotext(gazetteer, texts)
    theirs = _seconds_best(lambda: [peer.extract(input_text=text) for text in texts])
    print(f"  flashgeotext, places alone  {_rate(texts, words, theirs)}")
    print(f"  × of its rate: places alone {theirs / places:.2f}, whole reading {theirs / whole:.2f}")
    print(f"  place names found: masalik {_found(gazetteer, texts)}, flashgeotext {_found_by(peer, texts)}")


def _rate(texts: list[str], words: int, seconds: float) -> str:
    return f"{len(texts) / seconds:6.0f} articles a second, {words / WORDS / seconds:6.0f} of {WORDS} words"


def _read(text: str, gazetteer: Gazetteer) -> object:
    return read(text, gazetteer=gazetteer, published=PUBLISHED)


def _read_all(texts: list[str], gazetteer: Gazetteer) -> None:
    for text in texts:
        _read(text, gazetteer)


def _seconds_best(work: Callable[[], object]) -> float:
    """CPU seconds, best of the rounds after one to warm up."""
    work()
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _length(texts: list[str], gazetteer: Gazetteer) -> None:
    """How many times a text of 1,000 words one of 20,000 takes, made of twenty such: 20 is linear. As they
    are, and as one sentence without any line end or full stop."""
    short = _joined(texts, SHORT)
    flat = list(map(_one_sentence, short))
    for title, parts, gap in (("as it is", short, "\n\n"), ("as one sentence", flat, " ")):
        whole = sum(len(part.split()) for part in parts)
        apart = _seconds_best(partial(_read_all, parts, gazetteer))
        together = _seconds_best(partial(_read_all, [gap.join(parts)], gazetteer))
        times = together / apart * len(parts)
        print(f"{whole:,} words {title:17}{times:5.1f} × the time of {whole // len(parts):,} words")


def _one_sentence(text: str) -> str:
    return " ".join(re.sub(r"[.!?؟؛:…\n]", " ", text).split())


def _joined(texts: list[str], words: int) -> list[str]:
    """Texts of about so many words, joined of articles, all together as many as the long one has; where there
    are not enough articles they come again, and the second time most of their lines are passed over."""
    lengths = list(accumulate(len(text.split()) for text in texts))
    rounds = -(-LONG // lengths[-1])
    pieces: list[list[str]] = [[]]
    for text in texts * rounds:
        if sum(len(one.split()) for one in pieces[-1]) >= words:
            pieces.append([])
        pieces[-1].append(text)
    return ["\n\n".join(piece) for piece in pieces][: LONG // words]


def _memory(texts: list[str], gazetteer: Gazetteer) -> None:
    """What the process holds more after many readings than after a tenth of them, in MB."""
    tenth = 0.0
    for number in range(READINGS):
        _read(texts[number % len(texts)], gazetteer)
        if number == READINGS // 10:
            tenth = _megabytes()
    grown = _megabytes() - tenth
    print(f"memory                      {tenth:.0f} MB, {grown:+.1f} MB after {READINGS:,} readings")


def _megabytes() -> float:
    """The resident memory now; where the system does not tell, the most there ever was."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _flashgeotext(gazetteer: Gazetteer, texts: list[str]) -> GeoText:
    """flashgeotext with the Arabic names that our gazetteer knows and the texts hold."""
    names = sorted({toponym.text for text in texts for toponym in gazetteer.scan(text)})
    data = {name: [name] for name in names if len(name) > 1}
    peer = GeoText(GeoTextConfiguration(use_demo_data=False, case_sensitive=True))
    peer.add(LookupData(name="places", data=data), update=True)
    peer.pool["places"].non_word_boundaries.update(chr(code) for code in range(0x0621, 0x064B))
    return peer


def _found(gazetteer: Gazetteer, texts: list[str]) -> int:
    return sum(len(gazetteer.scan(text)) for text in texts)


def _found_by(peer: GeoText, texts: list[str]) -> int:
    return sum(entry["count"] for text in texts for entry in peer.extract(input_text=text)["places"].values())


if __name__ == "__main__":
    main()
