"""Pages of features and single features as answers: GeoJSON or HTML, in any system of coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import msgspec
from litestar import Response
from litestar.enums import MediaType

from ..answering.caching import conditional, item_tag, tag_of
from ..answering.links import READABLE, base_of, link, with_query
from ..answering.negotiation import GEOJSON, HTML, JSON, Formats
from ..answering.pages import Site
from ..answering.words import Language
from ..errors import Gone, NotFound
from ..given import Served
from ..http_types import Answer, AnyRequest
from ..middleware.strictness import known_parameters
from ..schemas import Link
from ..store import LAYERS, FeatureStore, Layer, Page, Query, layer_named
from .addresses import feature_url
from .crs import System, system_of
from .query import ItemParameters, cursor_of, order_text, query_of

__all__ = ["AskedAs", "absent", "feature_answer", "item_answer", "layer_of", "page_answer", "page_links"]

_FEED = "application/atom+xml"
_OF_THE_PAGE = ("limit", "offset", "cursor", "f")


def layer_of(name: str) -> Layer:
    """The layer behind a collection. Raises `NotFound`."""
    layer = layer_named(name)
    if layer is None:
        raise NotFound("no_collection", id=name, known=", ".join(layer.name for layer in LAYERS))
    return layer


def absent(store: FeatureStore, layer: Layer, feature_id: str) -> NotFound | Gone:
    """What is to be said of a feature that is not there: that its event is gone, or that it never was.

    An event that is there may have no feature in a layer: a visit draws no line.
    """
    event = store.event_of(feature_id)
    if store.gone(feature_id) or (event is not None and store.event(event) is None):
        return Gone("gone", id=feature_id)
    return NotFound("no_feature", id=feature_id, collection=layer.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAs:
    """The form in which features are asked for; `crs` as it was said. `others` are the formats besides that
    they are offered in, by name with their media types, `exports` those of all that matches."""

    media_type: str
    language: Language
    crs: str | None
    others: Formats = field(default_factory=dict)
    exports: Formats = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether features go out as the text they are stored as."""
        return self.media_type != HTML and self.crs is None

    @property
    def html(self) -> Language | None:
        """The language of the page, None where data are asked for."""
        return self.language if self.media_type == HTML else None


def page_answer(
    request: AnyRequest, layer: Layer, asked: ItemParameters, asked_as: AskedAs, served: Served
) -> Answer:
    """A page of features, unless the client holds it."""
    query = query_of(layer, asked, known_parameters(request.route_handler))
    system, site = system_of("crs", asked_as.crs), served.site
    base = base_of(request, site.settings.public_url)
    told = (asked_as.media_type, asked_as.language, site.fingerprint, base, layer.name)
    tag = tag_of(served.store.version(), *told, request.scope["query_string"].decode("latin-1"))

    def build() -> Answer:
        if asked_as.html is not None:
            page, links = _page_with_links(request, query, base, served.store, asked_as.others)
            return _html_page(request, layer, page, links, asked_as, site)
        return _made(request, query, system, base, served.store, asked_as.others)

    return conditional(request, tag, build)


def _made(
    request: AnyRequest, query: Query, system: System, base: str, store: FeatureStore, others: Formats
) -> Answer:
    page, links = _page_with_links(request, query, base, store, others)
    headers = {"Content-Crs": f"<{system.uri}>", **_header_links(links)}
    return Response(_feature_collection(page, system, links), media_type=GEOJSON, headers=headers)


def _page_with_links(
    request: AnyRequest, query: Query, base: str, store: FeatureStore, others: Formats
) -> tuple[Page, list[Link]]:
    page = store.page(query)
    onward = cursor_of(page.next, order_text(query.sort)) if page.next is not None else None
    url = f"{base}/collections/{query.layer.name}"
    return page, page_links(url, request.query_params, onward, others)


def item_answer(
    request: AnyRequest, layer: Layer, feature_id: str, asked_as: AskedAs, served: Served
) -> Answer:
    """One feature, unless the client holds it; where it is now part of another, the way there."""
    system, site = system_of("crs", asked_as.crs), served.site
    body = served.store.feature(layer, feature_id)
    if body is None:
        return _elsewhere(request, layer, feature_id, served)
    tag = item_tag(body, asked_as.media_type, asked_as.language, site.fingerprint, str(request.url))
    return conditional(
        request, tag, lambda: feature_answer(request, layer, body, system, site, html=asked_as.html)
    )


def feature_answer(
    request: AnyRequest,
    layer: Layer,
    body: bytes,
    system: System,
    site: Site,
    *,
    html: Language | None = None,
) -> Answer:
    """One feature; as HTML in a language, else as GeoJSON."""
    base = base_of(request, site.settings.public_url)
    told = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    links = _feature_links(base, layer, msgspec.json.decode(told["id"], type=str))
    if html is not None:
        feature = msgspec.json.decode(body)
        return site.page("item.html", request, html, layer=layer, feature=feature, links=links)
    feature = {**msgspec.json.decode(system.feature(body), type=dict[str, msgspec.Raw]), "links": links}
    return Response(
        msgspec.json.encode(feature), media_type=GEOJSON, headers={"Content-Crs": f"<{system.uri}>"}
    )


def _elsewhere(request: AnyRequest, layer: Layer, feature_id: str, served: Served) -> Answer:
    """Where an event went whose first report is now part of another; else that it is gone or never was."""
    event = served.store.event_of(feature_id)
    if event is None or event == feature_id or served.store.feature(layer, event) is None:
        raise absent(served.store, layer, feature_id)
    url = feature_url(base_of(request, served.site.settings.public_url), layer, event)
    asked = f"?{request.url.query}" if request.url.query else ""
    headers = {"Location": url + asked, "Cache-Control": "no-cache"}
    return Response(b"", status_code=301, media_type=MediaType.TEXT, headers=headers)


def _html_page(
    request: AnyRequest, layer: Layer, page: Page, links: list[Link], asked_as: AskedAs, site: Site
) -> Answer:
    """The page, with links to all that matches as a file of each format."""
    url = f"{base_of(request, site.settings.public_url)}/collections/{layer.name}/export"
    asked = {name: text for name, text in request.query_params.items() if name not in _OF_THE_PAGE}
    answer = site.page(
        "items.html",
        request,
        asked_as.language,
        exports=[
            link("enclosure", with_query(url, {**asked, "f": name}), kind)
            for name, kind in asked_as.exports.items()
        ],
        layer=layer,
        features=msgspec.json.decode(b"[%b]" % page.text),
        matched=page.matched,
        links=links,
    )
    answer.headers.update(_header_links(links))
    return answer


def _feature_collection(page: Page, system: System, links: list[Link]) -> bytes:
    """The page as GeoJSON; in the stored system the features go in as the text they are stored as.

    Nothing in it depends on when it was asked for, so that its tag holds for every byte.
    """
    counts = {"links": links, "numberReturned": page.count}
    if page.matched is not None:
        counts["numberMatched"] = page.matched
    text = page.text if system.is_stored else b",".join(map(system.feature, page.bodies))
    members = msgspec.json.encode(counts).removeprefix(b"{")
    return b"".join((b'{"type":"FeatureCollection","features":[', text, b"],", members))


def page_links(
    url: str, asked: Mapping[str, str], onward: str | None, others: Formats, media_type: str = GEOJSON
) -> list[Link]:
    """The links of a page; parameters are quoted once for all of them."""
    parts = {name: urlencode({name: text}, safe=READABLE) for name, text in asked.items()}
    own = "&".join(part for name, part in parts.items() if name != "f")
    links = [
        link("self", f"{url}/items?{own}" if own else f"{url}/items", GEOJSON),
        link("alternate", f"{url}/items?{own}&f=html" if own else f"{url}/items?f=html", HTML),
        *(
            link("alternate", f"{url}/items?{own}&f={name}".replace("?&", "?"), other)
            for name, other in others.items()
        ),
        link("collection", url, JSON),
    ]
    if onward is not None:
        further = [part for name, part in parts.items() if name not in ("offset", "cursor")]
        next_page = "&".join([*further, f"cursor={onward}"])
        links.append(link("next", f"{url}/items?{next_page}", media_type))
    return links


def _feature_links(base: str, layer: Layer, feature_id: str) -> list[Link]:
    own = feature_url(base, layer, feature_id)
    links = [
        link("self", own, GEOJSON),
        link("alternate", f"{own}?f=html", HTML),
        link("collection", f"{base}/collections/{layer.name}", JSON),
    ]
    event = f"{base}/events/{quote(feature_id, safe='')}"
    return [*links, link("related", event, GEOJSON)] if layer.editable else links


def _header_links(links: list[Link]) -> dict[str, str]:
    """The same `next` as in the body, and the feed, for clients that do not look into it."""
    told = [one for one in links if one.rel == "next" or one.type == _FEED]
    header = ", ".join(f'<{one.href}>; rel="{one.rel}"; type="{one.type}"' for one in told)
    return {"Link": header} if told else {}
