"""Readings made by hand for the tests of merging: places of the real world, people and outlets made up."""

from __future__ import annotations

from articles import (
    Actor,
    ActorKind,
    ArticleInfo,
    DateExpression,
    Event,
    EventKind,
    PlaceRef,
    Precision,
    Reading,
    Span,
    Status,
)
from gazetteer import Kind, Place


def place(id_: str, name: str, lon: float, lat: float, **more: object) -> Place:
    """A Libyan city unless told otherwise."""
    facts: dict[str, object] = {"kind": Kind.CITY, "feature": "city", "country": "LY", **more}
    return Place(id=id_, name=name, name_en=name, lon=lon, lat=lat, **facts)  # type: ignore[arg-type]


SEBHA = place("p:sebha", "سبها", 14.43, 27.04)
SEBHA_AIRPORT = place("p:sebha-airport", "مطار سبها", 14.47, 26.99, kind=Kind.POI, feature="airport")
DERNA = place("p:derna", "درنة", 22.64, 32.77)
LIBYA = place("iso3166:LY", "ليبيا", 17.0, 27.0, kind=Kind.COUNTRY, feature="country")
MALTA = place("iso3166:MT", "مالطا", 14.4, 35.9, kind=Kind.COUNTRY, feature="country", country="MT")


def person(name: str, *, title: str | None = None, country: str | None = None) -> Actor:
    """Somebody told by name."""
    return Actor(name=name, title=title, kind=ActorKind.PERSON, span=span(name), named=True, country=country)


def group(name: str, *, country: str | None = None, kind: ActorKind = ActorKind.GROUP) -> Actor:
    """A group told by its words."""
    return Actor(name=name, title=None, kind=kind, span=span(name), country=country)


def office(name: str, *, country: str | None = None) -> Actor:
    """Somebody told by office alone."""
    return Actor(name=name, title=None, kind=ActorKind.PERSON, span=span(name), country=country)


def span(text: str, start: int = 0) -> Span:
    """A span of no particular article."""
    return Span(start=start, end=start + len(text), text=text)


def on(begin: str | None, until: str | None = None, precision: Precision = Precision.DAY) -> DateExpression:
    """A date."""
    return DateExpression(
        span=span("أمس"), begin=begin, until=until or begin, precision=precision, basis="explicit"
    )


def event(*actors: Actor, to: Place | None = SEBHA, start: int = 0, **more: object) -> Event:
    """A visit that happened, unless told otherwise."""
    facts: dict[str, object] = {
        "kind": EventKind.VISIT,
        "status": Status.HAPPENED,
        "hosts": (),
        "origin": None,
        "via": (),
        "date": on("2021-03-04"),
        "confidence": 0.8,
        **more,
    }
    destination = None if to is None else PlaceRef(place=to, span=None, confidence=0.9)
    return Event(
        actors=actors,
        destination=destination,
        trigger=span("زار", start),
        evidence=(span("زار", start),),
        **facts,  # type: ignore[arg-type]
    )


def reading(
    *events: Event, id_: str, outlet: str | None = None, published: str | None = "2021-03-05"
) -> Reading:
    """An article that tells some events."""
    article = ArticleInfo(
        id=id_,
        text="زار",
        title=None,
        published=published,
        published_inferred=False,
        language="ar",
        source=outlet or f"outlet of {id_}",
    )
    return Reading(article=article, places=(), events=events)
