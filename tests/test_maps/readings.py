"""Readings made by hand for the tests of maps: places of the real world, sentences of our own."""

from __future__ import annotations

from articles import (
    Actor,
    ActorKind,
    ArticleInfo,
    DateExpression,
    Event,
    EventKind,
    PlaceMention,
    PlaceRef,
    Precision,
    Reading,
    Span,
    Status,
)
from gazetteer import Candidate, Kind, Match, Place, Resolution

TEXT = (
    "وصل وفد أمني مصري إلى طرابلس يوم الأحد، والتقى وزير الداخلية سالم الفيتوري.\n"
    "ومن المقرر أن يسافر المبعوث الأممي من تونس إلى بنغازي عبر مالطا في منتصف مايو 2024.\n"
    "وقالت مصادر إن رتلا عسكريا انتقل من الكفرة إلى المثلث الحدودي.\n"
    "ونفى المتحدث أن يكون القائد قد زار موسكو.\n"
    "وأعلن الوزير في بكين أنه سيزور ليبيا قريبا، ولم يغادر بلدة الريحان.\n"
)


def place(id_: str, name: str, name_en: str, lon: float, lat: float, **more: object) -> Place:
    """A city unless told otherwise."""
    facts: dict[str, object] = {"kind": Kind.CITY, "feature": "city", "country": "LY", **more}
    return Place(id=id_, name=name, name_en=name_en, lon=lon, lat=lat, **facts)  # type: ignore[arg-type]


TRIPOLI = place("geonames:2210247", "طرابلس", "Tripoli", 13.18746, 32.88743, feature="capital")
TRIPOLI_LB = place("geonames:266826", "طرابلس", "Tripoli", 35.84972, 34.43352, country="LB")
EGYPT = place("iso3166:EG", "مصر", "Egypt", 30.0, 26.8, kind=Kind.COUNTRY, feature="country", country="EG")
LIBYA = place("iso3166:LY", "ليبيا", "Libya", 17.0, 27.0, kind=Kind.COUNTRY, feature="country")
TUNIS = place("geonames:2464470", "تونس", "Tunis", 10.16579, 36.81897, feature="capital", country="TN")
BENGHAZI = place("geonames:88319", "بنغازي", "Benghazi", 20.06859, 32.11486)
MALTA = place("iso3166:MT", "مالطا", "Malta", 14.4, 35.9, kind=Kind.COUNTRY, feature="country", country="MT")
KUFRA = place("geonames:83310", "الكفرة", "Al Kufrah", 23.3, 24.2)
TRIANGLE = place(
    "masalik:triangle", "المثلث الحدودي", "border triangle", 25.0, 22.0, kind=Kind.REGION, radius_km=80.0
)
MOSCOW = place("geonames:524901", "موسكو", "Moscow", 37.61556, 55.75222, feature="capital", country="RU")


def span(words: str, text: str = TEXT) -> Span:
    """The first place where `words` stand in the text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def actor(name: str, *, title: str | None = None, kind: ActorKind = ActorKind.PERSON) -> Actor:
    """Someone whom TEXT names."""
    return Actor(name=name, title=title, kind=kind, span=span(name))


def ref(where: Place | None, words: str | None = None, *, why: str = "") -> PlaceRef:
    """A place as TEXT states it, or inferred where there are no words."""
    return PlaceRef(
        place=where,
        span=span(words) if words else None,
        confidence=0.9 if words else 0.6,
        inferred=words is None,
        why=why,
    )


def date(words: str, begin: str | None, until: str | None, precision: Precision) -> DateExpression:
    """A date that TEXT gives in `words`."""
    return DateExpression(span=span(words), begin=begin, until=until, precision=precision, basis="explicit")


def mention(where: Place | None, words: str, *others: Place, metonym: bool = False) -> PlaceMention:
    """A name in TEXT, with the places it might also have meant."""
    alternatives = tuple(
        Candidate(place=other, match=Match.EXACT, matched_name=other.name, score=0.2) for other in others
    )
    resolution = Resolution(
        place=where, confidence=0.87654, match=Match.EXACT, reasons=("سياق",), alternatives=alternatives
    )
    return PlaceMention(span=span(words), resolution=resolution, metonym=metonym)


def event(kind: EventKind, trigger: str, evidence: int, **more: object) -> Event:
    """An event that TEXT tells in its line number `evidence`."""
    facts: dict[str, object] = {
        "status": Status.HAPPENED,
        "actors": (),
        "hosts": (),
        "destination": None,
        "origin": None,
        "via": (),
        "date": None,
        "confidence": 0.8,
        **more,
    }
    words = TEXT.splitlines()[evidence]
    return Event(kind=kind, trigger=span(trigger), evidence=(span(words),), **facts)  # type: ignore[arg-type]


ARTICLE = ArticleInfo(
    id="a1b2c3",
    text=TEXT,
    title="وفد مصري في طرابلس",
    published="2020-12-28",
    published_inferred=False,
    language="ar",
    url="https://news.example/1",
    source="صحيفة المثال",
)

DELEGATION = event(
    EventKind.VISIT,
    "وصل",
    0,
    actors=(actor("وفد أمني مصري", kind=ActorKind.GROUP),),
    hosts=(actor("سالم الفيتوري", title="وزير الداخلية"),),
    destination=ref(TRIPOLI, "طرابلس"),
    origin=ref(EGYPT, why="وفد مصري"),
    date=date("يوم الأحد", "2020-12-27", "2020-12-27", Precision.DAY),
)
MEETING = event(
    EventKind.MEETING,
    "التقى",
    0,
    actors=(actor("وفد أمني مصري", kind=ActorKind.GROUP),),
    hosts=(actor("سالم الفيتوري", title="وزير الداخلية"),),
    destination=ref(TRIPOLI, "طرابلس"),
    date=date("يوم الأحد", "2020-12-27", "2020-12-27", Precision.DAY),
)
ENVOY = event(
    EventKind.MOVEMENT,
    "يسافر",
    1,
    status=Status.PLANNED,
    actors=(actor("المبعوث الأممي"),),
    destination=ref(BENGHAZI, "بنغازي"),
    origin=ref(TUNIS, "تونس"),
    via=(ref(MALTA, "مالطا"),),
    date=date("منتصف مايو 2024", "2024-05-11", "2024-05-20", Precision.VAGUE),
)
CONVOY = event(
    EventKind.MOVEMENT,
    "انتقل",
    2,
    status=Status.ALLEGED,
    actors=(actor("رتلا عسكريا", kind=ActorKind.FORCE),),
    destination=ref(TRIANGLE, "المثلث الحدودي"),
    origin=ref(KUFRA, "الكفرة"),
    attributed_to="مصادر",
)
DENIED = event(
    EventKind.VISIT,
    "زار",
    3,
    status=Status.DENIED,
    actors=(actor("القائد"),),
    destination=ref(MOSCOW, "موسكو"),
    attributed_to="المتحدث",
)
LEAVING = event(EventKind.MOVEMENT, "يغادر", 4, actors=(actor("الوزير"),), origin=ref(LIBYA, "ليبيا"))
NOWHERE = event(EventKind.VISIT, "سيزور", 4, destination=ref(None, "بلدة الريحان"))

READING = Reading(
    article=ARTICLE,
    places=(
        mention(TRIPOLI, "طرابلس", TRIPOLI_LB),
        mention(TUNIS, "تونس"),
        mention(BENGHAZI, "بنغازي"),
        mention(LIBYA, "ليبيا", metonym=True),
        mention(None, "بلدة الريحان"),
    ),
    events=(DELEGATION, MEETING, ENVOY, CONVOY, DENIED, LEAVING, NOWHERE),
)


def movement_between(origin: Place, destination: Place, *via: Place) -> Reading:
    """A reading with one movement from `origin` through `via` to `destination`."""
    moved = event(
        EventKind.MOVEMENT,
        "انتقل",
        2,
        origin=ref(origin),
        destination=ref(destination),
        via=tuple(ref(stop) for stop in via),
    )
    return Reading(article=ARTICLE, places=(), events=(moved,))
