"""Merged events by dice, as a map of many has them: most at a few of the 120 largest towns, some between two.

They are written where maps look for them, without their articles: merging a hundred thousand would take
minutes, and maps ask nothing of it.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
from synthetic_readings import DAYS, ENDINGS, FIRST_DAY, GIVEN, OFFICES, OUTLETS, SURNAMES, towns

from gazetteer import Gazetteer, Place
from maps.geodesy import line_geometry, point_geometry
from service.store import FeatureStore
from service.store.geopackage import GeoPackageStore
from service.store.marks import mark_events

__all__ = ["events", "store_of"]

WORDS = (
    "الوفد",
    "وصل",
    "إلى",
    "العاصمة",
    "لبحث",
    "سبل",
    "التعاون",
    "بين",
    "البلدين",
    "وعقد",
    "لقاء",
    "مع",
    "المسؤولين",
    "هناك",
    "أمس",
    "صباح",
    "اليوم",
)
PEOPLE = 3000
KINDS = ("visit", "visit", "meeting", "movement")
STATUSES = (*("happened",) * 8, "planned", "alleged", "denied")

Feature = dict[str, Any]


def store_of(path: Path, gazetteer: Gazetteer, wanted: int) -> FeatureStore:
    """A store of so many events."""
    store = GeoPackageStore(path)
    with store._writing() as db:
        for number, event in enumerate(events(gazetteer, wanted), 1):
            body = msgspec.json.encode(event).decode()
            row = (number, event["id"], body, event["geometry"] is not None)
            db.execute("INSERT INTO masalik_events VALUES (?1, ?2, ?3, ?3, ?4, 0)", row)
            mark_events(db, [(number, event)])
    return store


def events(gazetteer: Gazetteer, wanted: int, *, seed: int = 7) -> Iterator[Feature]:
    """So many merged events as `maps.merged_feature` makes them; the same every time."""
    dice = random.Random(seed)
    places = towns(gazetteer)
    fame = list(accumulate(1 / (rank + 5) for rank in range(1, len(places) + 1)))
    people = [f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}{dice.choice(ENDINGS)}" for _ in range(PEOPLE)]
    for number in range(wanted):
        kind = dice.choice(KINDS)
        to, away = dice.choices(places, cum_weights=fame, k=2)
        travels = away is not to and dice.random() < (0.9 if kind == "movement" else 0.3)
        located = dice.random() > 0.03
        yield {
            "type": "Feature",
            "id": f"{number:020x}",
            "geometry": _geometry(to, away if travels else None) if located else None,
            "properties": _told(
                dice, kind, people, to if located else None, away if travels and located else None
            ),
        }


def _geometry(to: Place, away: Place | None) -> Feature:
    if away is None:
        return point_geometry((to.lon, to.lat))
    return line_geometry([(away.lon, away.lat), (to.lon, to.lat)])


def _told(
    dice: random.Random, kind: str, people: list[str], to: Place | None, away: Place | None
) -> dict[str, Any]:
    day = (FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS))).isoformat()
    dated = dice.random() > 0.05
    reports = [_report(dice, day) for _ in range(min(9, int(dice.paretovariate(1.5))))]
    return {
        "kind": kind,
        "status": dice.choice(STATUSES),
        "actors": [_party(dice, people)],
        "hosts": [_party(dice, people)] if kind == "meeting" else [],
        "destination": _place(to) if to else {"text": "مكان غير معروف", "name": None},
        "origin": {**_place(away), "inferred": dice.random() < 0.3} if away else None,
        "via": [],
        "start": day if dated else None,
        "end": day if dated else None,
        "date_precision": "day" if dated else None,
        "date_text": None,
        "evidence": [quote for report in reports for quote in report["evidence"]],
        "attributed_to": None,
        "confidence": round(dice.uniform(0.5, 0.95), 3),
        "source_count": len({report["source"] for report in reports}),
        "article_count": len(reports),
        "disagreements": [],
        "reports": reports,
        **{key: reports[0][key] for key in ("source", "url", "article", "article_title", "published")},
    }


def _report(dice: random.Random, day: str) -> dict[str, Any]:
    article = f"{dice.randrange(10**12):020x}"
    return {
        "article": article,
        "article_title": " ".join(dice.choices(WORDS, k=8)),
        "url": f"https://example.org/{article}",
        "source": f"صحيفة المثال {dice.randrange(OUTLETS)}",
        "published": day,
        "evidence": [{"text": " ".join(dice.choices(WORDS, k=14)) + ".", "start": 0, "end": 80}],
    }


def _party(dice: random.Random, people: list[str]) -> dict[str, Any]:
    name = people[min(int(dice.expovariate(12 / PEOPLE)), PEOPLE - 1)]
    return {"name": name, "title": dice.choice(OFFICES), "kind": "person", "country": None}


def _place(place: Place) -> dict[str, Any]:
    lon, lat = point_geometry((place.lon, place.lat))["coordinates"]
    return {
        **{"text": place.name, "id": place.id, "name": place.name, "name_en": place.name_en},
        **{"kind": place.kind.value, "country": place.country, "lon": lon, "lat": lat},
        **{"radius_km": place.radius_km, "inferred": False, "why": None, "confidence": 0.9},
    }
