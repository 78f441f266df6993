"""The pages that ours is measured beside: static Leaflet pages written by hand, and Folium's three ways.

All load the same Leaflet from our assets; Folium's also jQuery, which its popups ask for, and
Leaflet.markercluster, both from PyPI (`xstatic-*`). What else Folium's pages link (Bootstrap, Font Awesome)
is left out, which makes them quicker than they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import folium
from folium.plugins import FastMarkerCluster

from gazetteer import DEFAULT_WORLD_VIEW
from maps import Assets
from maps.ground import GroundLayer, world

__all__ = ["PAGES", "PEERS", "Peer", "peer_files"]

Feature = dict[str, Any]

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A page: its name, its file, what is in the addresses of its data, and the most events it is given."""

    name: str
    page: str
    data: str
    most: int = 10_000


PEERS = (
    Peer(name="static + ground", page="ground.html", data="events.json"),
    Peer(name="static", page="static.html", data="events.json"),
    Peer(name="GeoJson", page="geojson.html", data="geojson.html"),
    Peer(name="FastMarkerCluster", page="cluster.html", data="cluster.html"),
    Peer(name="Marker+Popup", page="markers.html", data="markers.html", most=1000),
)


READY = "\nrequestAnimationFrame(() => requestAnimationFrame(() => { window.ready = true; }));\n"
ALONE_JS = "events().then(() => { window.ready = true; });\n"
BOTH_JS = "Promise.all([events(), ground()]).then(() => { window.ready = true; });\n"


def peer_files(shown: list[Feature], assets: Assets) -> dict[str, bytes]:
    """What the server of the peers answers, by path."""
    collection = json.dumps({"type": "FeatureCollection", "features": shown}, ensure_ascii=False)
    pages = {
        "static.html": _own("static.html").replace("SCRIPT", "static.js"),
        "ground.html": _own("static.html").replace("SCRIPT", "ground.js"),
        "static.js": _own("events.js") + ALONE_JS,
        "ground.js": _own("events.js") + _own("ground.js") + BOTH_JS,
        "events.json": collection,
        "ground.json": json.dumps(_ground(assets)),
        "geojson.html": _geojson_page(shown),
        "cluster.html": _cluster_page(shown),
    }
    if len(shown) <= PEERS[-1].most:
        pages["markers.html"] = _markers_page(shown)
    return {f"/{name}": text.encode() for name, text in pages.items()} | _libraries(assets)


def _ground(assets: Assets) -> Feature:
    """Our basemap as the GeoJSON that somebody would have beside a page of their own, without its names."""
    layers = world(assets, DEFAULT_WORLD_VIEW).layers
    features = [
        {"type": "Feature", "properties": {"layer": layer.name}, "geometry": _geometry(layer)}
        for layer in layers
    ]
    return {"type": "FeatureCollection", "features": features}


def _geometry(layer: GroundLayer) -> dict[str, Any]:
    if layer.areas:
        return {"type": "MultiPolygon", "coordinates": layer.areas}
    return {"type": "MultiLineString", "coordinates": layer.lines}


def _own(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def _libraries(assets: Assets) -> dict[str, bytes]:
    from xstatic.pkg import jquery, leaflet_markercluster  # type: ignore[import-untyped]  # peers alone need them

    cluster = Path(leaflet_markercluster.BASE_DIR)
    files = {
        **{name: assets.directory / assets.files[name].file for name in ("leaflet.js", "leaflet.css")},
        **{
            "jquery.js": Path(jquery.BASE_DIR, "jquery.min.js"),
            "cluster.js": cluster / "leaflet.markercluster.js",
        },
        **{
            "cluster.css": cluster / "MarkerCluster.css",
            "clusters.css": cluster / "MarkerCluster.Default.css",
        },
    }
    icons = {name: assets.directory / assets.files[name].file for name in ("marker-icon.png",)}
    return {f"/{name}": path.read_bytes() for name, path in (files | icons).items()}


def _map() -> folium.Map:
    """Folium's map without tiles, and without what it links from other hosts."""
    drawn = folium.Map(location=(26, 20), zoom_start=4, tiles=None, prefer_canvas=True, maxZoom=10)
    drawn.default_js = [("leaflet", "leaflet.js"), ("jquery", "jquery.js")]
    drawn.default_css = [("leaflet_css", "leaflet.css")]
    return drawn


def _page(drawn: folium.Map) -> str:
    """The page, which says when its script has run and two frames are drawn."""
    figure = drawn.get_root()
    figure.script.add_child(folium.Element(READY))
    return str(figure.render())


def _told(feature: Feature) -> str:
    """A popup in HTML, as the documentation of Folium makes them."""
    told = feature["properties"]
    quotes = "<br>".join(escape(one["text"]) for one in told["evidence"])
    where = " ← ".join(escape(told[end]["name"] or "") for end in ("origin", "destination") if told[end])
    link = f'<a href="{escape(told["url"])}">{escape(told["article_title"])}</a>'
    return f"<b>{escape(told['actors'][0]['name'])}</b><br>{where}<br>{told['start']}<br>{quotes}<br>{link}"


def _spot(feature: Feature) -> tuple[float, float] | None:
    place = feature["properties"]["destination"]
    return (place["lat"], place["lon"]) if place.get("lat") is not None else None


def _markers_page(shown: list[Feature]) -> str:
    drawn = _map()
    for feature in shown:
        spot = _spot(feature)
        if spot is not None:
            folium.Marker(spot, popup=folium.Popup(_told(feature), max_width=300)).add_to(drawn)
    return _page(drawn)


def _geojson_page(shown: list[Feature]) -> str:
    drawn = _map()
    located = [_flat(feature) for feature in shown if feature["geometry"]]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": located},
        marker=folium.CircleMarker(radius=6),
        popup=folium.GeoJsonPopup(fields=["told"], labels=False),
    ).add_to(drawn)
    return _page(drawn)


def _flat(feature: Feature) -> Feature:
    return {**feature, "properties": {"told": _told(feature)}}


def _cluster_page(shown: list[Feature]) -> str:
    drawn = _map()
    rows = [[*spot, _told(feature)] for feature in shown if (spot := _spot(feature)) is not None]
    callback = "row => L.circleMarker([row[0], row[1]], { radius: 6 }).bindPopup(row[2])"
    cluster = FastMarkerCluster(rows, callback=callback)
    cluster.default_js = [("cluster", "cluster.js")]
    cluster.default_css = [("cluster_css", "cluster.css"), ("clusters_css", "clusters.css")]
    cluster.add_to(drawn)
    return _page(drawn)
