"""The table of errors says the first thing that went wrong, as far as a program can tell."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from evaluation.causes import causes_of
from evaluation.judging import judge_article
from gazetteer import Gazetteer


class Scorer(ModuleType):
    """A scorer as strict as these cases need: places are the same by their names."""

    def place_of(self, gold: dict[str, Any], name: str | None) -> dict[str, Any] | None:
        """The place of an article by its name."""
        return next((place for place in gold["places"] if place["text"] == name), None)

    def right_place(self, gold: dict[str, Any], place: dict[str, Any], _: int) -> bool:
        """Whether a place that was read is the annotated one."""
        return bool(
            gold["country"] == place["country"] and gold["text"] == (place.get("text") or gold["text"])
        )

    def same_form(self, one: str, other: str) -> bool:
        """Whether two names are one."""
        return one == other

    def actor_match(self, gold: list[str], actors: list[Any]) -> bool:
        """Whether some actor is among the annotated."""
        return any(name in (one["name"] if isinstance(one, dict) else one) for name in gold for one in actors)

    def date_fits(self, gold: dict[str, Any], event: dict[str, Any]) -> bool:
        """Whether the days are the same."""
        return bool(gold["start"] == event["start"])

    def judge(
        self, gold: dict[str, Any], told: dict[str, Any], event: dict[str, Any]
    ) -> dict[str, bool] | None:
        """None if they are not the same event, else what of it is right."""
        place = event.get("destination")
        where = self.place_of(gold, told["to"])
        if place is None or where is None or not self.right_place(where, place, 50):
            return None
        moves = (told["kind"] == "movement", event["kind"] == "movement")
        if moves[0] is not moves[1] and not told["optional"]:
            return None
        return {
            "kind": told["kind"] == event["kind"],
            "actors": self.actor_match(told["actors"], event["actors"]),
            "date": self.date_fits(told, event) if "start" in event else True,
            "status": told["status"] == event["status"],
        }


def gold(text: str, *places: tuple[str, str], **event: Any) -> dict[str, Any]:
    """An annotated article of one sentence with one event."""
    told = {
        "kind": "visit",
        "actors": ["الوزير"],
        "hosts": [],
        "to": places[0][0],
        "from": None,
        "via": [],
        "start": None,
        "date_text": None,
        "status": "happened",
        "evidence": [text],
        "optional": False,
    }
    named = [{"text": name, "country": country, "metonym": False} for name, country in places]
    return {
        "id": "x",
        "text": text,
        "published": "2020-12-27",
        "places": named,
        "events": [{**told, **event}],
    }


PARIS, CAIRO = ("باريس", "FR"), ("القاهرة", "EG")
EVE = {"start": "2020-12-26", "date_text": "عشية العيد"}
ELSEWHERE = {"evidence": [], "optional": True, "to": "القاهرة"}
GUEST = {"actors": ["الملك"], "hosts": ["الوزير"]}


@pytest.mark.parametrize(
    ("article", "cause"),
    [
        (gold("رقص الوزير في باريس.", PARIS), ("missed", "no word known that reports it")),
        (gold("زار الوزير قرية فلانة.", ("فلانة", "XX")), ("missed", "its place was not found")),
        (gold("زار الوزير باريس.", PARIS, kind="movement"), ("missed", "stay and move confused")),
        (gold("زار الوزير باريس. وأهله في القاهرة.", CAIRO, PARIS), ("missed", "reported at another place")),
        (gold("زار الوزير باريس.", PARIS, **ELSEWHERE), ("invented", "in a sentence without events")),
        (gold("زار الوزير باريس أمس.", PARIS), ("date wrong", "dated, though the article does not tell")),
        (gold("زار الوزير باريس.", PARIS, **EVE), ("date wrong", "undated, its words were not found")),
        (gold("زار الوزير باريس.", PARIS, actors=["الملك"]), ("actors wrong", "others")),
        (gold("زار الوزير باريس.", PARIS, **GUEST), ("actors wrong", "host and guest confused")),
        (gold("زار الوزير باريس.", PARIS, status="planned"), ("status wrong", "planned read as happened")),
        (gold("زار الوزير باريس.", PARIS, kind="meeting"), ("kind wrong", "meeting read as visit")),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_an_error_has_its_cause(
    article: dict[str, Any], cause: tuple[str, str], gazetteer: Gazetteer
) -> None:
    """Each cause in a sentence that shows it."""
    assert cause in [found for found, _ in causes_of(judge_article(article, gazetteer, Scorer("scorer")))]


def test_what_is_right_has_no_cause(gazetteer: Gazetteer) -> None:
    """An event with everything right is no row of the table."""
    article = gold("زار الوزير باريس.", PARIS)
    assert list(causes_of(judge_article(article, gazetteer, Scorer("scorer")))) == []
