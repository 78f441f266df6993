"""How well tellings of one event are found over articles: B-cubed precision and recall.

`python evaluation/merged_tellings.py [--articles FOLDER] [GOLD …]` measures the corpus of the tests, and gold
articles that are there: their events over articles are in `merged-gold.tsv`, by the ids of article and event.

B-cubed (Bagga and Baldwin 1998): for each telling, which share of those put together with it are of its
event, and which share of those of its event are put together with it; then the mean over all tellings.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from geopy.distance import great_circle

from articles import Event, EventKind, MergedEvent, Reading, merge, read
from articles.loading import load_rows
from articles.tellings import article_key, tellings_of
from gazetteer import Gazetteer, Kind

__all__ = ["Quality", "b_cubed", "corpus", "joined_wrongly", "score"]

Group = TypeVar("Group", bound=Hashable)
_HERE = Path(__file__).parent
CORPUS = _HERE.parent / "tests" / "test_articles" / "data" / "tellings.tsv"
_NEAR_KM = 50.0
GOLD = _HERE / "merged-gold.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """B-cubed over so many tellings of so many events; how many pairs tell one event, and how many of them
    were found."""

    tellings: int
    events: int
    pairs: int
    found: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        figures = f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"
        counts = f"{self.tellings} tellings of {self.events} events, {self.found} of {self.pairs} pairs found"
        return f"{counts}: B-cubed {figures}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    event: str
    outlet: str
    published: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gold:
    event: str
    article: str
    number: str


def corpus(gazetteer: Gazetteer, path: Path = CORPUS) -> tuple[list[Reading], dict[str, str]]:
    """The readings of a corpus, and the event of each telling by its id; a report that is not read stands
    for itself, as what is not found cannot be merged."""
    readings, events = [], {}
    for number, report in enumerate(load_rows(path, _Report)):
        published = datetime.date.fromisoformat(report.published)
        reading = read(report.text, gazetteer=gazetteer, published=published, source=report.outlet)
        told = tellings_of(reading)
        events[told[0].id if told else f"unread {number}"] = report.event
        readings.append(reading)
    return readings, events


def b_cubed(merged: Iterable[MergedEvent], events: Mapping[str, str]) -> Quality:
    """Compare merged events with the events that tellings are known to tell; others are not counted."""
    return score({telling.id: event.id for event in merged for telling in event.tellings}, events)


def score(home: Mapping[str, str], events: Mapping[str, str]) -> Quality:
    """The same for what each telling was put to; who is in `events` alone stands for itself."""
    together = _together((home.get(telling, telling), telling) for telling in events)
    true = _together((event, telling) for telling, event in events.items())
    both = _together(((events[telling], home.get(telling, telling)), telling) for telling in events)
    precision, recall = 0.0, 0.0
    for (event, found), tellings in both.items():
        precision += len(tellings) ** 2 / len(together[found])
        recall += len(tellings) ** 2 / len(true[event])
    return Quality(
        tellings=len(events),
        events=len(true),
        pairs=_pairs(true.values()),
        found=_pairs(both.values()),
        precision=precision / len(events),
        recall=recall / len(events),
    )


def _pairs(groups: Iterable[set[str]]) -> int:
    return sum(len(group) * (len(group) - 1) // 2 for group in groups)


def _together(pairs: Iterable[tuple[Group, str]]) -> dict[Group, set[str]]:
    found: dict[Group, set[str]] = {}
    for group, telling in pairs:
        found.setdefault(group, set()).add(telling)
    return found


def joined_wrongly(merged: Iterable[MergedEvent], events: Mapping[str, str]) -> list[set[str]]:
    """The events that were taken for one, those of each merged event together."""
    named = ({events[telling.id] for telling in event.tellings if telling.id in events} for event in merged)
    return [names for names in named if len(names) > 1]


def _gold_readings(
    paths: Sequence[Path], articles: Path, gazetteer: Gazetteer
) -> tuple[list[Reading], dict[str, str]]:
    """The readings of gold articles, and the event of each telling that is in the gold."""
    names = {(row.article, row.number): row.event for row in load_rows(GOLD, _Gold)}
    readings, events = [], {}
    for row in (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()):
        text = row.get("text") or (articles / f"{row['id']}.txt").read_text("utf-8")
        published = datetime.date.fromisoformat(row["published"][:10]) if row.get("published") else None
        reading = read(
            text, gazetteer=gazetteer, published=published, source=row.get("source"), url=row["id"]
        )
        readings.append(reading)
        for number, telling in _told(row, reading):
            events[telling] = names.get((row["id"], number), f"{row['id']} {number}")
    return readings, events


def _told(row: Mapping[str, Any], reading: Reading) -> Iterator[tuple[str, str]]:
    """The ids of gold events and of the tellings that report them; unread ones under an id of their own."""
    places = {place["text"]: place for place in row["places"]}
    left = list(tellings_of(reading))
    for gold in row["events"]:
        where = places.get(gold["to"] or gold["from"])
        found = next((telling for telling in left if _is(telling.event, gold, where)), None)
        if found is not None:
            left.remove(found)
        yield gold["id"], found.id if found else f"unread {article_key(reading.article)} {gold['id']}"


def _is(event: Event, gold: Mapping[str, Any], where: Mapping[str, Any] | None) -> bool:
    """Whether an event is a stay or a move as the gold event is, at the same place."""
    reference = event.destination or event.origin
    if reference is None or reference.place is None or where is None:
        return False
    if (event.kind is EventKind.MOVEMENT) is not (gold["kind"] == "movement"):
        return False
    if Kind.COUNTRY in (where["kind"], reference.place.kind):
        return bool(reference.place.country == where["country"] and reference.place.kind == where["kind"])
    return (
        great_circle((where["lat"], where["lon"]), (reference.place.lat, reference.place.lon)).km <= _NEAR_KM
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path(), help="folder of texts that gold files lack")
    parser.add_argument("gold", type=Path, nargs="*")
    given = parser.parse_args()
    gazetteer = Gazetteer.open()
    _report("the corpus of the tests", *corpus(gazetteer))
    if given.gold:
        _report("gold articles", *_gold_readings(given.gold, given.articles, gazetteer))


def _report(title: str, readings: Sequence[Reading], events: Mapping[str, str]) -> None:
    merged = merge(readings)
    print(f"{title}: {b_cubed(merged, events)}")
    for names in joined_wrongly(merged, events):
        print(f"  taken for one: {', '.join(sorted(names))}")


if __name__ == "__main__":
    main()
