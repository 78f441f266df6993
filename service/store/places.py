"""The places that articles name: one feature a place, with how often and by whom.

Counts are kept by adding and taking away, so that a country that a hundred thousand articles name costs no
more to count than any other place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from maps import LIST_SEPARATOR

from .connection import AMONG, Connection, listed
from .layers import PLACES
from .rows import delete_features, write_features

__all__ = ["add_mentions", "take_back_mentions"]

_SHOWN = 30
"""Outlets and wordings of a place that are listed, the most frequent first; all are counted."""
_LASTING = ("place", "name", "name_en", "kind", "feature", "country", "radius_km")
_COUNT, _SOURCE, _TEXT = "count", "source", "text"
_MENTIONS, _METONYMS, _ARTICLES = "mentions", "metonyms", "articles"

_Key = tuple[str, str, str]
"""Place, aspect and value of what is counted."""


def add_mentions(db: Connection, articles: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Add the places that articles name, flat features with the counts within each, by the articles' ids.

    Many at once, because a place that several name is counted and written once.
    """
    rows, features = list[tuple[Any, ...]](), dict[str, dict[str, Any]]()
    for article, mentions in articles.items():
        for feature in mentions:
            told = feature["properties"]
            place, texts = told["place"], listed(told["texts"].split(LIST_SEPARATOR))
            rows.append(
                (
                    *(place, article, told["published"], told["confidence"]),
                    *(told["mentions"], told["metonyms"], told["source"], texts),
                )
            )
            lasting = {name: told[name] for name in _LASTING}
            features[place] = {**feature, "id": place, "properties": lasting}
    db.executemany("INSERT INTO masalik_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    _count(db, [(row[0], row[4:]) for row in rows], +1)
    _refresh(db, features)


def take_back_mentions(db: Connection, article: str) -> None:
    """Take the places of an article back; a place that nobody else names goes."""
    sql = "SELECT place, mentions, metonyms, source, texts FROM masalik_mentions WHERE article = ?"
    rows = [(place, tuple(counts)) for place, *counts in db.execute(sql, (article,)).fetchall()]
    db.execute("DELETE FROM masalik_mentions WHERE article = ?", (article,))
    _count(db, rows, -1)
    _refresh(db, _known(db, [place for place, _ in rows]))


def _count(db: Connection, rows: Iterable[tuple[str, tuple[Any, ...]]], sign: int) -> None:
    """Add what is counted of mentions, or take it away; what is down to nothing goes."""
    counted = Counter[_Key]()
    for place, counts in rows:
        for aspect, value, number in _counted(*counts):
            counted[place, aspect, value] += sign * number
    db.executemany(
        """INSERT INTO masalik_place_words AS w (place, aspect, value, count) VALUES (?, ?, ?, ?)
           ON CONFLICT (place, aspect, value) DO UPDATE SET count = w.count + excluded.count""",
        [(*key, number) for key, number in counted.items()],
    )
    sql = f"DELETE FROM masalik_place_words WHERE count = 0 AND place {AMONG}"
    db.execute(sql, (listed({place for place, *_ in counted}),))


def _counted(mentions: int, metonyms: int, source: str | None, texts: str) -> Iterator[tuple[str, str, int]]:
    """Aspects, values and numbers of a mention."""
    yield _COUNT, _ARTICLES, 1
    yield _COUNT, _MENTIONS, mentions
    yield _COUNT, _METONYMS, metonyms
    if source:
        yield _SOURCE, source, 1
    for text in msgspec.json.decode(texts):
        yield _TEXT, text, 1


def _known(db: Connection, places: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What lasts of the features of places."""
    sql = f"""SELECT b.body FROM masalik_places_bodies b JOIN places f ON f.fid = b.fid WHERE f.id {AMONG}"""
    features = [msgspec.json.decode(body) for (body,) in db.execute(sql, (listed(places),))]
    return {
        one["id"]: {**one, "properties": {name: one["properties"][name] for name in _LASTING}}
        for one in features
    }


def _refresh(db: Connection, features: Mapping[str, dict[str, Any]]) -> None:
    """Write the features of places with their counts, or take those out that nobody names any more."""
    words, spans = _words(db, features), _spans(db, features)
    delete_features(db, PLACES, [place for place in features if place not in spans])
    counted = [
        {**feature, "properties": {**feature["properties"], **_told(words[place], spans[place])}}
        for place, feature in features.items()
        if place in spans
    ]
    write_features(db, PLACES, counted)


def _words(db: Connection, places: Iterable[str]) -> dict[str, dict[str, dict[str, int]]]:
    """What is counted of places, the most frequent first, by place, aspect and value."""
    words: dict[str, dict[str, dict[str, int]]] = {}
    sql = f"""SELECT place, aspect, value, count FROM masalik_place_words WHERE place {AMONG}
              ORDER BY count DESC, value"""
    for place, aspect, value, count in db.execute(sql, (listed(places),)):
        words.setdefault(place, {_COUNT: {}, _SOURCE: {}, _TEXT: {}})[aspect][value] = count
    return words


def _spans(db: Connection, places: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """First and last publication and the highest confidence of places that somebody names; each is read off
    the end of an index, so that a place that many name costs no more."""
    sql = f"""SELECT p.place, (SELECT min(published) FROM masalik_mentions WHERE place = p.place),
                     (SELECT max(published) FROM masalik_mentions WHERE place = p.place),
                     (SELECT max(confidence) FROM masalik_mentions WHERE place = p.place)
              FROM masalik_place_words p WHERE aspect = ? AND value = ? AND place {AMONG}"""
    rows = db.execute(sql, (_COUNT, _ARTICLES, listed(places)))
    return {place: tuple(span) for place, *span in rows}


def _told(words: dict[str, dict[str, int]], span: tuple[Any, ...]) -> dict[str, Any]:
    first, last, confidence = span
    return {
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
