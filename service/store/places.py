"""The places that articles name: one feature a place, with how often and by whom.

Counts are kept by adding and taking away, so that a country that a hundred thousand articles name costs no
more to count than any other place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from maps import LIST_SEPARATOR

from .layers import PLACES
from .rows import delete_features, write_features

__all__ = ["add_mentions", "take_back_mentions"]

_SHOWN = 30
"""Outlets and wordings of a place that are listed, the most frequent first; all are counted."""
_LASTING = ("place", "name", "name_en", "kind", "feature", "country", "radius_km")
_COUNT, _SOURCE, _TEXT = "count", "source", "text"
_MENTIONS, _METONYMS, _ARTICLES = "mentions", "metonyms", "articles"

Counted = Sequence[tuple[str, str, int]]
"""Aspect, value and number."""


def add_mentions(db: sqlite3.Connection, article: str, mentions: Iterable[Mapping[str, Any]]) -> None:
    """Add the places that an article names, flat features with the counts within it."""
    for feature in mentions:
        told = feature["properties"]
        texts = msgspec.json.encode(told["texts"].split(LIST_SEPARATOR)).decode()
        row = (
            *(told["place"], article, told["published"], told["confidence"]),
            *(told["mentions"], told["metonyms"], told["source"], texts),
        )
        db.execute("INSERT INTO masalik_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        _count(db, told["place"], _counted(*row[4:]), +1)
        lasting = {name: told[name] for name in _LASTING}
        _refresh(db, {**feature, "id": told["place"], "properties": lasting})


def take_back_mentions(db: sqlite3.Connection, article: str) -> None:
    """Take the places of an article back; a place that nobody else names goes."""
    sql = """SELECT place, mentions, metonyms, source, texts FROM masalik_mentions WHERE article = ?"""
    rows = db.execute(sql, (article,)).fetchall()
    db.execute("DELETE FROM masalik_mentions WHERE article = ?", (article,))
    for place, *counts in rows:
        _count(db, place, _counted(*counts), -1)
        _refresh(db, _known(db, place))


def _counted(mentions: int, metonyms: int, source: str | None, texts: str) -> Counted:
    return [
        (_COUNT, _ARTICLES, 1),
        (_COUNT, _MENTIONS, mentions),
        (_COUNT, _METONYMS, metonyms),
        *([(_SOURCE, source, 1)] if source else []),
        *((_TEXT, text, 1) for text in msgspec.json.decode(texts)),
    ]


def _count(db: sqlite3.Connection, place: str, counted: Counted, sign: int) -> None:
    db.executemany(
        """INSERT INTO masalik_place_words VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET count = count + excluded.count""",
        [(place, aspect, value, sign * number) for aspect, value, number in counted],
    )
    db.execute("DELETE FROM masalik_place_words WHERE place = ? AND count = 0", (place,))


def _known(db: sqlite3.Connection, place: str) -> dict[str, Any]:
    """What lasts of a place's feature."""
    sql = "SELECT body FROM masalik_places_bodies b JOIN places f ON f.fid = b.fid WHERE f.id = ?"
    feature: dict[str, Any] = msgspec.json.decode(db.execute(sql, (place,)).fetchone()[0])
    return {**feature, "properties": {name: feature["properties"][name] for name in _LASTING}}


def _refresh(db: sqlite3.Connection, feature: dict[str, Any]) -> None:
    """Write the feature of a place with its counts, or take it out where nobody names it any more."""
    place = feature["id"]
    words: dict[str, dict[str, int]] = {_COUNT: {}, _SOURCE: {}, _TEXT: {}}
    sql = "SELECT aspect, value, count FROM masalik_place_words WHERE place = ? ORDER BY count DESC, value"
    for aspect, value, count in db.execute(sql, (place,)):
        words[aspect][value] = count
    if not words[_COUNT].get(_ARTICLES):
        delete_features(db, PLACES, [place])
        return
    first, last, confidence = db.execute(
        """SELECT (SELECT min(published) FROM masalik_mentions WHERE place = ?1),
                  (SELECT max(published) FROM masalik_mentions WHERE place = ?1),
                  (SELECT max(confidence) FROM masalik_mentions WHERE place = ?1)""",
        (place,),
    ).fetchone()
    counted = {
        "mentions": words[_COUNT].get(_MENTIONS, 0),
        "metonyms": words[_COUNT].get(_METONYMS, 0),
        "article_count": words[_COUNT][_ARTICLES],
        "sources": LIST_SEPARATOR.join(list(words[_SOURCE])[:_SHOWN]) or None,
        "source_count": len(words[_SOURCE]),
        "texts": LIST_SEPARATOR.join(list(words[_TEXT])[:_SHOWN]),
        "confidence": confidence,
        "first_published": first,
        "last_published": last,
    }
    write_features(db, PLACES, [{**feature, "properties": {**feature["properties"], **counted}}])
