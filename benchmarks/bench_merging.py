"""How long merging 100,000 reports takes on one core, and adding one article to them.

Beside it a plain linkage with rapidfuzz, as one would write it first: reports of one country and day are
compared by `token_set_ratio` of their actors, and joined from 85 on; what has no day takes the day of
publication. Both are measured by B-cubed against the events that the reports were made from: the reports are
made by dice (`synthetic_readings.py`), so that the figures compare the two and promise nothing for real news.
Times are CPU seconds of this process.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from synthetic_readings import readings

from articles import Reading, merge
from articles.tellings import MemoryShelf, add, article_key, take_back, tellings_of
from gazetteer import Gazetteer

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from merged_tellings import score

try:
    from rapidfuzz import fuzz
except ImportError:  # the `bench` extra is not installed
    fuzz = None

REPORTS = 100_000
SHELF = 20_000
TRIED = 200
ALIKE = 85


def main() -> None:
    """Print the times and how well the events were found."""
    made = readings(Gazetteer.open(), REPORTS)
    told = [reading for reading, _ in made]
    true = {tellings_of(reading)[0].id: str(number) for reading, number in made}
    merge(told[:100])  # loads the language data
    begun = time.process_time()
    events = merge(told)
    seconds = time.process_time() - begun
    home = {telling.id: event.id for event in events for telling in event.tellings}
    print(f"masalik    {len(told)} reports in {seconds:6.1f} s   {score(home, true)}")
    if fuzz is None:
        print("rapidfuzz  not installed (pip install rapidfuzz)")
    else:
        begun = time.process_time()
        linked = _linked(told)
        plain = time.process_time() - begun
        print(f"rapidfuzz  {len(told)} reports in {plain:6.1f} s   {score(linked, true)}")
        print(f"masalik takes {seconds / plain:.2f} of the time of the plain linkage")
    _one_by_one(told[:SHELF])


def _one_by_one(told: Sequence[Reading]) -> None:
    """Adding and taking back single articles beside a shelf of many."""
    shelf = MemoryShelf()
    for reading in told:
        shelf.put(tellings_of(reading))
    added, taken = [], []
    for reading in told[:TRIED]:
        begun = time.process_time()
        take_back(shelf, article_key(reading.article))
        middle = time.process_time()
        add(shelf, reading)
        taken.append(middle - begun)
        added.append(time.process_time() - middle)
    for title, times in (("add", added), ("take back", taken)):
        print(f"{title:9}  {median(times) * 1000:.1f} ms in the middle, {max(times) * 1000:.0f} ms at most")
    print(f"           beside {len(told)} reports")


def _linked(told: Iterable[Reading]) -> dict[str, str]:
    """The plain linkage: the home of each telling."""
    home: dict[str, str] = {}
    blocks: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
    for reading in told:
        (telling,) = tellings_of(reading)
        event = telling.event
        day = (event.date.begin if event.date else None) or reading.article.published or ""
        country = event.destination.place.country if event.destination and event.destination.place else None
        blocks.setdefault((country, day), []).append(
            (telling.id, " ".join(actor.name for actor in event.actors))
        )
        home[telling.id] = telling.id
    for block in blocks.values():
        for number, (one, names) in enumerate(block):
            for other, others in block[:number]:
                if _root(home, one) != _root(home, other) and fuzz.token_set_ratio(names, others) >= ALIKE:
                    home[_root(home, one)] = _root(home, other)
    return {telling: _root(home, telling) for telling in home}


def _root(home: dict[str, str], telling: str) -> str:
    while home[telling] != telling:
        home[telling] = home[home[telling]]
        telling = home[telling]
    return telling


if __name__ == "__main__":
    main()
