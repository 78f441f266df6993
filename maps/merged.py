"""Events that several articles tell, as GeoJSON: one feature an event with every report of it.

Nested for maps and programs, flat for the collections `visits` and `movements`. A merged event quotes several
articles; what it quotes names the article, and offsets count letters of that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles import Disagreement, Language, MergedEvent, Party, PlaceRef, Telling
from articles.tellings import Link, reason

from .features import LIST_SEPARATOR, SENTENCE_SEPARATOR, event_columns, is_line, standing
from .geodesy import point_geometry
from .geojson import Feature, FeatureCollection, event_geometry, quoted_evidence, ref_properties

__all__ = [
    "Source",
    "merged_collection",
    "merged_columns",
    "merged_feature",
    "merged_movement_feature",
    "merged_visit_feature",
]

_OFFSETS = ("start", "end")
ID_SEPARATOR = " "
ANSWER_SEPARATOR = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as its readers know it."""

    id: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None


def merged_collection(
    events: Iterable[MergedEvent],
    *,
    sources: Mapping[str, Source] | None = None,
    reasons_in: Language | None = None,
) -> FeatureCollection:
    """One feature for every event, in the order given, as `merged_feature` makes it.

    Of an article that `sources` do not have, its tellings say the key, the outlet and the day.
    With `reasons_in`, `links` tell in that language why reports were taken for one event.
    """
    features = []
    for event in events:
        known = {telling.article: _source(telling) for telling in event.tellings} | dict(sources or {})
        feature = merged_feature(event, known)
        if reasons_in is not None:
            feature["properties"]["links"] = [_link(link, reasons_in) for link in event.links]
        features.append(feature)
    return {"type": "FeatureCollection", "features": features}


def _source(telling: Telling) -> Source:
    return Source(id=telling.article, source=telling.outlet, published=telling.published)


def _link(link: Link, language: Language) -> dict[str, Any]:
    """Which two reports, what spoke for one event, and how much it weighs."""
    findings = [{"code": one.value, "words": reason(one, language=language)} for one in link.findings]
    return {"one": link.one, "other": link.other, "weight": round(link.weight, 2), "findings": findings}


def merged_feature(event: MergedEvent, sources: Mapping[str, Source]) -> Feature:
    """An event with every report of it; `sources` are the articles by the keys that tellings name them by.

    What the first report's article is stands beside it, as in the events of one article.
    """
    first = sources[event.tellings[0].article]
    date = event.date
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": event_geometry(event),
        "properties": {
            "kind": event.kind.value,
            "status": event.status.value,
            "actors": [_party(party) for party in event.actors],
            "hosts": [_party(party) for party in event.hosts],
            "destination": _place(event.destination),
            "origin": _place(event.origin),
            "via": [_place(stop) for stop in event.via],
            "start": date.begin if date else None,
            "end": date.until if date else None,
            "date_precision": date.precision.value if date and date.precision else None,
            "date_text": date.span.text if date else None,
            "evidence": [quote for telling in event.tellings for quote in _quotes(telling, sources)],
            "attributed_to": _joined(telling.event.attributed_to for telling in event.tellings),
            "confidence": round(event.confidence, 3),
            "source_count": event.sources,
            "article_count": len({telling.article for telling in event.tellings}),
            "disagreements": [_disagreement(one, event, sources) for one in event.disagreements],
            "reports": [_report(telling, sources[telling.article]) for telling in event.tellings],
            "source": first.source,
            "url": first.url,
            "article": first.id,
            "article_title": first.title,
            "published": first.published,
        },
    }


def merged_visit_feature(event: Feature) -> Feature | None:
    """A `merged_feature` as a Point of the collection `visits`: who was where, None where that is no point.

    `place_role` says which end of the event it stands at (`destination` or `origin`).
    """
    stands = standing(event)
    if stands is None:
        return None
    role, at = stands
    geometry = point_geometry((at["lon"], at["lat"]))
    return {**event, "geometry": geometry, "properties": {"place_role": role, **merged_columns(event)}}


def merged_movement_feature(event: Feature) -> Feature | None:
    """A `merged_feature` as a line of the collection `movements`, None where one end is not located."""
    return {**event, "properties": merged_columns(event)} if is_line(event) else None


def merged_columns(event: Feature) -> dict[str, Any]:
    """The properties as columns. The lines of `evidence` and of `evidence_articles` belong together."""
    properties, reports = event["properties"], event["properties"]["reports"]
    return {
        **event_columns(event),
        "evidence_articles": SENTENCE_SEPARATOR.join(quote["article"] for quote in properties["evidence"]),
        "attributed_to": properties["attributed_to"],
        "confidence": properties["confidence"],
        "sources": _joined(report["source"] for report in reports),
        "source_count": properties["source_count"],
        "articles": _joined((report["article"] for report in reports), ID_SEPARATOR),
        "article_count": properties["article_count"],
        "urls": _joined((report["url"] for report in reports), ID_SEPARATOR),
        "titles": _joined((report["article_title"] for report in reports), SENTENCE_SEPARATOR),
        "published": properties["published"],
        "disagreements": SENTENCE_SEPARATOR.join(map(_answers, properties["disagreements"])) or None,
    }


def _answers(disagreement: Mapping[str, Any]) -> str:
    """`when: 2020-12-27 | 2020-12-28`, the answer of most first."""
    values = (alternative["value"] for alternative in disagreement["alternatives"])
    return f"{disagreement['aspect']}: {ANSWER_SEPARATOR.join(values)}"


def _joined(values: Iterable[str | None], separator: str = LIST_SEPARATOR) -> str | None:
    """Each value once, None for none; none of them can be taken for two."""
    return separator.join(dict.fromkeys(_one(value, separator) for value in values if value)) or None


def _one(value: str, separator: str) -> str:
    """A value in one line. In a list with commas, one that has such a comma itself is in quotation marks; in
    one with blanks, its own are written as in addresses."""
    line = " ".join(value.split())
    if separator == ID_SEPARATOR:
        return line.replace(ID_SEPARATOR, "%20")
    return f"«{line}»" if LIST_SEPARATOR.strip() in line and separator == LIST_SEPARATOR else line


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "title": party.titles[0] if party.titles else None,
        "kind": party.kind.value,
        "country": party.country,
        "names": list(party.names),
        "titles": list(party.titles),
    }


def _place(reference: PlaceRef | None) -> dict[str, Any] | None:
    """A place without the offsets of the one article that words it so."""
    told = ref_properties(reference)
    return told and {key: value for key, value in told.items() if key not in _OFFSETS}


def _quotes(telling: Telling, sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    source = sources[telling.article]
    named = {"article": source.id, "source": source.source}
    return [{**quote, **named} for quote in quoted_evidence(telling.event)]


def _report(telling: Telling, source: Source) -> dict[str, Any]:
    """What one article says, in its own words."""
    event = telling.event
    return {
        "telling": telling.id,
        "article": source.id,
        "article_title": source.title,
        "url": source.url,
        "source": source.source,
        "published": source.published,
        "kind": event.kind.value,
        "status": event.status.value,
        "start": event.date.begin if event.date else None,
        "end": event.date.until if event.date else None,
        "attributed_to": event.attributed_to,
        "confidence": round(event.confidence, 3),
        "evidence": quoted_evidence(event),
    }


def _disagreement(
    disagreement: Disagreement, event: MergedEvent, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """The answers with the articles that give them."""
    article_of = {telling.id: sources[telling.article] for telling in event.tellings}
    return {
        "aspect": disagreement.aspect.value,
        "alternatives": [
            {"value": answer.value, **_givers([article_of[id_] for id_ in answer.tellings])}
            for answer in disagreement.alternatives
        ],
    }


def _givers(sources: Sequence[Source]) -> dict[str, list[str]]:
    return {
        "articles": list(dict.fromkeys(source.id for source in sources)),
        "sources": list(dict.fromkeys(source.source for source in sources if source.source)),
    }
