"""What clients send and get, as msgspec structs: the edge of the service, and what its OpenAPI is made of."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from articles.explaining import Ground, PlaceReasons, Retelling, Vote, Weight

__all__ = [
    "ArticleEntry",
    "ArticleFields",
    "ArticleList",
    "ExplainedEvent",
    "Health",
    "Link",
    "MergeRequest",
    "MergedEvents",
    "PlaceAnswers",
    "PlaceQueries",
    "PlaceQuery",
    "Places",
    "ReadAnswer",
    "ReadRequest",
    "ReadingWarning",
    "Ready",
    "Reasons",
    "ReconcileForm",
    "RejectedClaim",
    "StoredAnswer",
]


class ReadRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An article to read: its text or its page."""

    text: Annotated[str | None, Meta(description="The text of an Arabic article, boilerplate and all")] = None
    html: Annotated[str | None, Meta(description="Its page instead; text, title and date are found")] = None
    title: Annotated[str | None, Meta(description="Its headline")] = None
    published: Annotated[str | None, Meta(description="Publication: an ISO 8601 date or date-time")] = None
    url: Annotated[str | None, Meta(description="Where it was published")] = None
    source: Annotated[str | None, Meta(description="Who published it")] = None


class MergeRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Articles to read together."""

    articles: Annotated[list[ReadRequest], Meta(description="Each as for POST /read; 100 at most")]


class MergedEvents(Struct, frozen=True, kw_only=True):
    """Events that articles tell, as GeoJSON."""

    type: Annotated[str, Meta(description="FeatureCollection")]
    features: Annotated[
        list[dict[str, Any]],
        Meta(
            description="An event each: `reports` and `evidence` by article, `disagreements`, with "
            "explain=true `links`: why reports were taken for one event"
        ),
    ]


class PlaceQuery(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A name to look up, one of several: the parameters of `GET /gazetteer/search` as members."""

    q: Annotated[str, Meta(description="The name")]
    country: Annotated[list[str] | str | None, Meta(description="Only in these countries (ISO codes)")] = None
    kind: Annotated[list[str] | str | None, Meta(description="Only places of these kinds")] = None
    bbox: Annotated[list[float] | str | None, Meta(description="Only within west, south, east, north")] = None
    near: Annotated[list[float] | str | None, Meta(description="Rather near this lon, lat")] = None
    limit: Annotated[int, Meta(ge=1, le=50, description="Candidates at most")] = 10


class PlaceQueries(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Names to look up together."""

    queries: Annotated[list[Any], Meta(description="Each a name, or a PlaceQuery; 100 at most")]
    context: Annotated[str | None, Meta(description="The text they stand in; its places count")] = None
    lang: Annotated[str | None, Meta(description="ar or en: the language of names")] = None


class ReconcileForm(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What clients of the reconciliation service send as a form: one of the first three."""

    queries: Annotated[str | None, Meta(description="A batch of queries as JSON")] = None
    query: Annotated[str | None, Meta(description="One query as JSON, or the bare name")] = None
    extend: Annotated[str | None, Meta(description="A data extension query as JSON")] = None
    lang: Annotated[str | None, Meta(description="ar or en: the language of names")] = None


class Link(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A link to another resource."""

    href: str
    rel: str
    type: str
    title: str | None = None
    hreflang: str | None = None
    templated: bool = False


class Places(Struct, frozen=True, kw_only=True, rename={"number_returned": "numberReturned"}):
    """Places as GeoJSON: features whose properties tell name, kind, country, match, score and reasons."""

    type: Annotated[str, Meta(description="FeatureCollection")]
    features: Annotated[list[dict[str, Any]], Meta(description="The places, the most likely first")]
    number_returned: Annotated[int, Meta(description="How many")]
    query: Annotated[str, Meta(description="The name or point asked for")]
    world_view: Annotated[str, Meta(description="Whose view on disputed places `country` follows")]
    sources: Annotated[list[str], Meta(description="Whom to credit")]
    resolution: Annotated[
        dict[str, Any] | None,
        Meta(description="Which place is meant: id, confidence, radius_km, approximate, alternatives"),
    ] = None
    country: Annotated[str | None, Meta(description="Of a point: the country that contains it")] = None


class PlaceAnswers(Struct, frozen=True, kw_only=True):
    """The answers to several queries."""

    answers: Annotated[list[dict[str, Any]], Meta(description="For each query its places, or a `problem`")]
    world_view: str
    sources: list[str]


class ArticleFields(Struct, frozen=True, kw_only=True):
    """The article that was read."""

    id: Annotated[str, Meta(description="A hash of its content")]
    title: str | None
    published: Annotated[str | None, Meta(description="ISO 8601 date")]
    published_inferred: Annotated[bool, Meta(description="Whether the date was taken out of the text")]
    language: str
    url: str | None
    source: str | None
    text: Annotated[str, Meta(description="The text that all offsets count in, in Unicode code points")]


class ExplainedEvent(Struct, frozen=True, kw_only=True):
    """Why an event was read."""

    id: Annotated[str, Meta(description="That of the event among `events`")]
    heading: Annotated[str, Meta(description="Kind, people and place in a line")]
    reports: Annotated[
        tuple[Retelling, ...],
        Meta(description="The reports that tell it: word, sentence, rule with examples, why they are one"),
    ]
    grounds: Annotated[
        tuple[Ground, ...],
        Meta(description="Its arguments: how each is known, by which words, and why"),
    ]
    otherwise: Annotated[tuple[Ground, ...], Meta(description="What other reports of the article say of it")]
    confidence: Annotated[float, Meta(description="The chance that the article reports it")]
    weights: Annotated[tuple[Weight, ...], Meta(description="What makes the confidence, in log odds")]


class Reasons(Struct, frozen=True, kw_only=True):
    """Why an article was read so, in the words of one language."""

    language: Annotated[str, Meta(description="ar or en")]
    published: Annotated[Ground, Meta(description="Where the day of publication comes from")]
    events: Annotated[list[ExplainedEvent], Meta(description="In the order of `events`")]
    places: Annotated[
        tuple[PlaceReasons, ...],
        Meta(description="Each name once, with candidates, scores and votes; `spans` are its mentions"),
    ]
    votes: Annotated[
        tuple[Vote, ...], Meta(description="The countries that names and nationalities vote for")
    ]


class ReadingWarning(Struct, frozen=True, kw_only=True):
    """Something that the reader of an answer should know; the words in both languages."""

    code: Annotated[str, Meta(description="model_unavailable: the rules alone have read it")]
    ar: str
    en: str


class RejectedClaim(Struct, frozen=True, kw_only=True):
    """What a language model stated and the article does not bear out."""

    what: Annotated[str, Meta(description="What it was meant to be: event, place, date, actor, model")]
    quote: str


class ReadAnswer(Struct, frozen=True, kw_only=True):
    """A reading: the article, the places it names and the events it tells."""

    article: ArticleFields
    places: Annotated[dict[str, Any], Meta(description="GeoJSON: the place mentions, in text order")]
    events: Annotated[
        dict[str, Any],
        Meta(description="GeoJSON: visits, meetings, movements, most important first"),
    ]
    rejected: Annotated[
        list[RejectedClaim], Meta(description="What was not taken over from a language model")
    ] = []
    warnings: Annotated[list[ReadingWarning], Meta(description="What went wrong on the way")] = []
    explanation: Annotated[Reasons | None, Meta(description="With explain=true: why it was read so")] = None


class StoredAnswer(ReadAnswer, frozen=True, kw_only=True, omit_defaults=True):
    """The reading of a stored article."""

    outcome: Annotated[str | None, Meta(description="After storing: created, replaced or unchanged")] = None
    links: list[Link] = []


class ArticleEntry(Struct, frozen=True, kw_only=True):
    """An article in the list of articles."""

    id: str
    title: str | None
    published: str | None
    language: str
    url: str | None
    source: str | None
    events: Annotated[int, Meta(description="How many events it tells")]
    links: list[Link]


class ArticleList(Struct, frozen=True, kw_only=True):
    """Stored articles, latest stored first."""

    articles: list[ArticleEntry]
    links: list[Link]


class Health(Struct, frozen=True, kw_only=True):
    """Whether the service is up."""

    status: str
    version: str


class Ready(Struct, frozen=True, kw_only=True):
    """Whether the service can do its work."""

    status: str
    version: str
    checks: Annotated[dict[str, str], Meta(description="`ok` for each thing that the service needs")]
