"""Events made by hand for tests of filters and time: a spring of visits, told by two outlets."""

from __future__ import annotations

from typing import Any

from maps import events_collection

from .readings import READING

_FEATURES = events_collection(READING)["features"]
VISIT_TO_TRIPOLI, MOVEMENT_TO_BENGHAZI = _FEATURES[0], _FEATURES[2]


def event(id_: str, start: str | None, end: str | None = None, **properties: Any) -> dict[str, Any]:
    """A visit to Tripoli on a day, or on one of several; `properties` say what else is otherwise."""
    template = MOVEMENT_TO_BENGHAZI if properties.get("kind") == "movement" else VISIT_TO_TRIPOLI
    precision = None if start is None else "day" if end is None else "vague"
    told = {
        "kind": "visit",
        "status": "happened",
        "start": start,
        "end": end or start,
        "date_precision": precision,
        "source": "وكالة النخلة",
        "actors": [{"name": "وفد أممي"}],
        "hosts": [],
        "evidence": [],
    }
    return {**template, "id": id_, "properties": {**template["properties"], **told, **properties}}


SPRING: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        event("a", "2024-03-01"),
        event("b", "2024-03-20", kind="meeting", actors=[{"name": "الوزيرة ليلى"}]),
        event("c", "2024-04-02", kind="movement", source="صحيفة المرفأ"),
        event("d", "2024-05-01", "2024-05-31", actors=[{"name": "الوزيره ليلى"}]),
        event("e", "2024-05-12", status="planned", source="صحيفة المرفأ"),
        event("f", "2024-05-13", status="denied"),
        event("g", "2025-01-05", evidence=[{"text": "وصل الوفد إلى الإسكندريّة."}]),
        event("h", None, actors=[{"name": "الوزيرة ليلى"}]),
    ],
}
"""Seven that are not denied: six of known days (one of them «May 2024»), and one of an unknown day."""


def many(number: int) -> dict[str, Any]:
    """So many events, one a day from 2020 on."""
    days = [f"{2020 + index // 336}-{index // 28 % 12 + 1:02}-{index % 28 + 1:02}" for index in range(number)]
    return {**SPRING, "features": [event(str(index), day) for index, day in enumerate(days)]}
