"""Pages of features and single features as answers: GeoJSON or HTML, in any system of coordinates."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from litestar import Response

from .crs import System
from .errors import Gone, NotFound
from .http_types import Answer, AnyRequest
from .item_query import cursor_of
from .links import base_of, link, with_query
from .negotiation import GEOJSON, HTML, JSON
from .pages import Site
from .schemas import Link
from .store import LAYERS, FeatureStore, Layer, Page, layer_named
from .words import Language

__all__ = ["absent", "feature_answer", "feature_url", "items_answer", "layer_of"]


def layer_of(name: str) -> Layer:
    """The layer behind a collection. Raises `NotFound`."""
    layer = layer_named(name)
    if layer is None:
        raise NotFound("no_collection", id=name, known=", ".join(layer.name for layer in LAYERS))
    return layer


def absent(store: FeatureStore, layer: Layer, feature_id: str) -> NotFound | Gone:
    """What is to be said of a feature that is not there: that it is gone, or never was."""
    if store.gone(feature_id) or store.event_of(feature_id) is not None:
        return Gone("gone", id=feature_id)
    return NotFound("no_feature", id=feature_id, collection=layer.name)


def items_answer(
    request: AnyRequest, layer: Layer, page: Page, system: System, site: Site, *, html: Language | None
) -> Answer:
    """A page of features; as HTML in a language, else as GeoJSON."""
    links = _page_links(request, layer, page, site)
    if html is not None:
        features = [msgspec.json.decode(body) for body in page.bodies]
        return site.page(
            "items.html",
            request,
            html,
            layer=layer,
            features=features,
            matched=page.matched,
            links=links,
        )
    collection = _feature_collection(page, system, links)
    return Response(collection, media_type=GEOJSON, headers=_crs_header(system) | _next_header(links))


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
    return Response(msgspec.json.encode(feature), media_type=GEOJSON, headers=_crs_header(system))


def feature_url(base: str, layer: Layer, feature_id: str) -> str:
    """The address of a feature."""
    return f"{base}/collections/{layer.name}/items/{quote(feature_id, safe='')}"


def _feature_collection(page: Page, system: System, links: list[Link]) -> bytes:
    """The page as GeoJSON; in the stored system the features go in as the text they are stored as.

    Nothing in it depends on when it was asked for, so that its tag holds for every byte.
    """
    document = {
        "type": "FeatureCollection",
        "features": [msgspec.Raw(system.feature(body)) for body in page.bodies],
        "links": links,
        "numberReturned": len(page.bodies),
    }
    if page.matched is not None:
        document["numberMatched"] = page.matched
    return msgspec.json.encode(document)


def _page_links(request: AnyRequest, layer: Layer, page: Page, site: Site) -> list[Link]:
    base = base_of(request, site.settings.public_url)
    url = f"{base}/collections/{layer.name}"
    asked = {name: text for name, text in request.query_params.items() if name != "f"}
    links = [
        link("self", with_query(f"{url}/items", asked), GEOJSON),
        link("alternate", with_query(f"{url}/items", {**asked, "f": "html"}), HTML),
        link("collection", url, JSON),
    ]
    if page.next is not None:
        further = {name: text for name, text in request.query_params.items() if name != "offset"}
        links.append(
            link("next", with_query(f"{url}/items", {**further, "cursor": cursor_of(page.next)}), GEOJSON)
        )
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


def _crs_header(system: System) -> dict[str, str]:
    return {"Content-Crs": f"<{system.uri}>"}


def _next_header(links: list[Link]) -> dict[str, str]:
    """The same `next` as in the body, for clients that do not look into it."""
    onward = [f'<{link.href}>; rel="next"; type="{link.type}"' for link in links if link.rel == "next"]
    return {"Link": onward[0]} if onward else {}
