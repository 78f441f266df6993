"""A reading as GeoJSON (RFC 7946): its place mentions and its events, each a FeatureCollection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from articles import Actor, Event, EventAlternative, MergedEvent, PlaceMention, PlaceRef, Reading, Span
from gazetteer import Candidate, Place

from .geodesy import LonLat, line_geometry, point_geometry, same_spot

__all__ = [
    "Feature",
    "FeatureCollection",
    "event_geometry",
    "event_ids",
    "events_collection",
    "places_collection",
    "quoted_evidence",
    "ref_properties",
    "span_properties",
]

Feature = dict[str, Any]
"""A GeoJSON Feature, ready for a JSON encoder."""

FeatureCollection = dict[str, Any]
"""A GeoJSON FeatureCollection, ready for a JSON encoder."""


def places_collection(reading: Reading) -> FeatureCollection:
    """One feature for every place mention, in text order; geometry null where the name was not located.

    The runners-up of a name stand at its first mention; `same_as` of the others is the id of that one.
    """
    first: dict[_Meaning, int] = {}
    return _collection(_mention_feature(mention, _first(mention, first)) for mention in reading.places)


_Meaning = tuple[str, str | None, float]
"""A name, the place it was resolved to, and how surely: what mentions with the same candidates share."""


def _first(mention: PlaceMention, first: dict[_Meaning, int]) -> int | None:
    """Where the same name with the same meaning was mentioned first; None if here."""
    place = mention.resolution.place
    meaning = (mention.span.text, place.id if place else None, mention.resolution.confidence)
    start = first.setdefault(meaning, mention.span.start)
    return start if start != mention.span.start else None


def events_collection(reading: Reading) -> FeatureCollection:
    """One feature for every event, most important first.

    The geometry is the great circle from the origin through `via` to the destination where both ends are
    located, else the Point of the end that is, else null. The feature ids are those of `event_ids`.
    """
    ids = event_ids(reading)
    return _collection(_event_feature(event, id_) for event, id_ in zip(reading.events, ids, strict=True))


def event_ids(reading: Reading) -> tuple[str, ...]:
    """A stable id for each event of a reading, in their order.

    It hashes the article, the kind, the destination and the place of the trigger in the text, so that it
    survives a change of everything else that is known of the event. A second event with all four the same
    (two envoys sent in one breath) gets `-2` behind it, and so on.
    """
    seen: Counter[str] = Counter()
    ids = []
    for event in reading.events:
        base = _event_hash(reading.article.id, event)
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return tuple(ids)


def _event_hash(article: str, event: Event) -> str:
    parts = (article, event.kind.value, _destination_key(event.destination), str(event.trigger.start))
    return sha256("\n".join(parts).encode()).hexdigest()[:20]


def _destination_key(destination: PlaceRef | None) -> str:
    if destination is None:
        return ""
    if destination.place is not None:
        return destination.place.id
    return destination.span.text if destination.span else ""


def _collection(features: Iterable[Feature]) -> FeatureCollection:
    return {"type": "FeatureCollection", "features": list(features)}


def _mention_feature(mention: PlaceMention, same_as: int | None) -> Feature:
    place, resolution = mention.resolution.place, mention.resolution
    return {
        "type": "Feature",
        "id": mention.span.start,
        "geometry": point_geometry((place.lon, place.lat)) if place else None,
        "properties": {
            **span_properties(mention.span),
            **_place(place),
            "confidence": round(resolution.confidence, 3),
            "metonym": mention.metonym,
            "reasons": list(resolution.reasons),
            "alternatives": [
                _alternative(candidate)
                for candidate in (() if same_as is not None else resolution.alternatives)
            ],
            "same_as": same_as,
        },
    }


def _event_feature(event: Event, id_: str) -> Feature:
    date = event.date
    return {
        "type": "Feature",
        "id": id_,
        "geometry": event_geometry(event),
        "properties": {
            "kind": event.kind.value,
            "status": event.status.value,
            "actors": [_actor(actor) for actor in event.actors],
            "hosts": [_actor(host) for host in event.hosts],
            "destination": ref_properties(event.destination),
            "origin": ref_properties(event.origin),
            "via": [ref_properties(ref) for ref in event.via],
            "start": date.begin if date else None,
            "end": date.until if date else None,
            "date_precision": date.precision.value if date and date.precision else None,
            **_quoted("date_text", date.span if date else None),
            **_quoted("trigger", event.trigger),
            "evidence": quoted_evidence(event),
            "confidence": round(event.confidence, 3),
            "attributed_to": event.attributed_to,
            "reasons": list(event.reasons),
            "alternatives": [_otherwise(one) for one in event.alternatives],
        },
    }


def quoted_evidence(event: Event) -> list[dict[str, Any]]:
    """The sentences of an event, each with its `words`: what they say (role), and where they stand."""
    told = list(_telling_words(event))
    return [
        {
            **span_properties(quote),
            "words": [
                {"role": role, "start": span.start, "end": span.end}
                for role, span in told
                if quote.start <= span.start and span.end <= quote.end
            ],
        }
        for quote in event.evidence
    ]


def _telling_words(event: Event) -> Iterator[tuple[str, Span]]:
    """The words that say what, who, with whom, where and when."""
    yield "trigger", event.trigger
    yield from (("actor", actor.span) for actor in event.actors)
    yield from (("host", host.span) for host in event.hosts)
    places = [
        ("destination", event.destination),
        ("origin", event.origin),
        *(("via", one) for one in event.via),
    ]
    yield from ((role, place.span) for role, place in places if place is not None and place.span is not None)
    if event.date is not None:
        yield "date", event.date.span


def _otherwise(one: EventAlternative) -> dict[str, Any]:
    """What another report of the article says of an event."""
    return {
        "aspect": one.aspect.value,
        "value": one.value,
        **span_properties(one.span),
        "evidence": span_properties(one.evidence),
        "place": ref_properties(one.place),
    }


def event_geometry(event: Event | MergedEvent) -> dict[str, Any] | None:
    """The line through all that is located of an event, else the point of the one end that is, else None."""
    origin, destination = _position(event.origin), _position(event.destination)
    if origin and destination:
        stops = _without_repeats([origin, *filter(None, map(_position, event.via)), destination])
        if len(stops) > 1:
            return line_geometry(stops)
    located = destination or origin
    return point_geometry(located) if located else None


def _position(ref: PlaceRef | None) -> LonLat | None:
    return (ref.place.lon, ref.place.lat) if ref and ref.place else None


def _without_repeats(stops: Sequence[LonLat]) -> list[LonLat]:
    return [stop for index, stop in enumerate(stops) if index == 0 or not same_spot(stop, stops[index - 1])]


def span_properties(span: Span) -> dict[str, Any]:
    """Quoted words with their offsets."""
    return {"text": span.text, "start": span.start, "end": span.end}


def _quoted(key: str, span: Span | None) -> dict[str, Any]:
    """A quoted stretch as flat properties: its words under `key`, its offsets beside them."""
    if span is None:
        return {key: None, f"{key}_start": None, f"{key}_end": None}
    return {key: span.text, f"{key}_start": span.start, f"{key}_end": span.end}


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "title": actor.title,
        "kind": actor.kind.value,
        "start": actor.span.start,
        "end": actor.span.end,
    }


def ref_properties(ref: PlaceRef | None) -> dict[str, Any] | None:
    """A place of an event; without a span in the article (an inferred place) its text is its name."""
    if ref is None:
        return None
    span, place = ref.span, ref.place
    return {
        "text": span.text if span else (place.name if place else None),
        "start": span.start if span else None,
        "end": span.end if span else None,
        **_place(place),
        "confidence": round(ref.confidence, 3),
        "inferred": ref.inferred,
        "why": ref.why,
    }


def _place(place: Place | None) -> dict[str, Any]:
    """What is known of a place; all null for one that was not located."""
    if place is None:
        return dict.fromkeys(
            ("id", "name", "name_en", "kind", "feature", "country", "lon", "lat", "radius_km"), None
        )
    lon, lat = point_geometry((place.lon, place.lat))["coordinates"]
    return {
        "id": place.id,
        "name": place.name,
        "name_en": place.name_en,
        "kind": place.kind.value,
        "feature": place.feature,
        "country": place.country,
        "lon": lon,
        "lat": lat,
        "radius_km": place.radius_km,
    }


def _alternative(candidate: Candidate) -> dict[str, Any]:
    return {**_place(candidate.place), "score": round(candidate.score, 3), "reasons": list(candidate.reasons)}
