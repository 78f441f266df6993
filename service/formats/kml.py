"""Features as KML 2.2 (OGC 07-147r2), for Google Earth and its like: typed columns, spans of time."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any

from ..items.addresses import feature_url
from ..store import Column, ColumnType, Layer
from .markup import DECLARATION, element, text
from .selection import Feature, Selection
from .wording import headline

__all__ = ["kml"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_TYPES = {ColumnType.NUMBER: "double", ColumnType.INTEGER: "int", ColumnType.BOOLEAN: "bool"}
_STYLE = (
    '<Style id="masalik"><IconStyle><color>ff5a7a0f</color></IconStyle>'
    "<LineStyle><color>ff5a7a0f</color><width>2</width></LineStyle></Style>\n"
)


def kml(selection: Selection) -> Iterator[bytes]:
    """One document with a folder of placemarks."""
    layer = selection.layer
    head = f'<kml xmlns="{_NAMESPACE}"><Document>{element("name", text(selection.title))}\n{_STYLE}'
    folder = f'<Folder id="{layer.name}">{element("name", text(layer.name))}\n'
    yield (DECLARATION + head + _schema(layer) + folder).encode()
    for features in selection.features():
        yield "".join(_placemark(selection, feature) for feature in features).encode()
    yield b"</Folder></Document></kml>\n"


def _schema(layer: Layer) -> str:
    names = [Column(name="id"), *layer.columns]
    fields = (
        element("SimpleField", "", {"name": column.name, "type": _TYPES.get(column.type, "string")})
        for column in names
    )
    return element("Schema", "".join(fields), {"name": layer.name, "id": f"columns-{layer.name}"}) + "\n"


def _placemark(selection: Selection, feature: Feature) -> str:
    """The order of the elements is that of the schema."""
    properties, layer = feature["properties"], selection.layer
    url = feature_url(selection.base, layer, feature["id"])
    parts = (
        element("name", text(headline(feature, selection.words))),
        element("atom:link", "", {"xmlns:atom": "http://www.w3.org/2005/Atom", "href": url}),
        _description(properties),
        _span(layer, properties),
        "<styleUrl>#masalik</styleUrl>",
        _columns(layer, feature),
        _geometry(feature["geometry"]),
    )
    return f"<Placemark>{''.join(parts)}</Placemark>\n"


def _description(properties: Feature) -> str:
    """The sentences that tell it; viewers show descriptions as HTML, so that they are escaped twice."""
    told = properties.get("evidence") or properties.get("texts")
    if not told:
        return ""
    lines = "<br/>".join(html.escape(line) for line in str(told).splitlines())
    return element("description", text(f'<div dir="auto">{lines}</div>'))


def _span(layer: Layer, properties: Feature) -> str:
    """When it was, as precisely as it is known: KML takes years and months for what they are."""
    begin, end = (properties.get(name) for name in layer.time)
    if not begin:
        return ""
    return element("TimeSpan", element("begin", text(begin)) + element("end", text(end or begin)))


def _columns(layer: Layer, feature: Feature) -> str:
    properties = feature["properties"]
    told = {"id": feature["id"], **{one.name: properties.get(one.name) for one in layer.columns}}
    data = (
        element("SimpleData", text(_value(value)), {"name": name})
        for name, value in told.items()
        if value is not None
    )
    return element(
        "ExtendedData", element("SchemaData", "".join(data), {"schemaUrl": f"#columns-{layer.name}"})
    )


def _value(value: object) -> object:
    return ("1" if value else "0") if isinstance(value, bool) else value


def _geometry(geometry: Any) -> str:
    if not geometry:
        return ""
    if geometry["type"] == "Point":
        return element("Point", element("coordinates", _positions([geometry["coordinates"]])))
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    drawn = "".join(
        element("LineString", f"<tessellate>1</tessellate>{element('coordinates', _positions(line))}")
        for line in lines
    )
    return drawn if len(lines) == 1 else element("MultiGeometry", drawn)


def _positions(positions: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{position[0]},{position[1]}" for position in positions)
