"""The look of a layer as QGIS finds it in a GeoPackage: the table `layer_styles` with one style in QML."""

from __future__ import annotations

from ..store import Geometry, Layer
from .markup import attribute

__all__ = ["style_script"]

_COLOUR, _EDGE = "15,122,90,200", "255,255,255,255"
_MARKER = {
    "class": "SimpleMarker",
    "values": {"name": "circle", "color": _COLOUR, "outline_color": _EDGE, "size": "2.6"},
}
_LINE = {"class": "SimpleLine", "values": {"line_color": _COLOUR, "line_width": "0.5", "capstyle": "round"}}
_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
  VALUES ('layer_styles', 'attributes', 'layer_styles', '');
"""


def style_script(layer: Layer) -> str:
    """The table of styles with that of a layer; nothing in it comes from a client."""
    style = _qml(layer).replace("'", "''")
    return f"""{_TABLE}
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
  styleQML, styleSLD, useAsDefault, description, owner)
VALUES ('', '', '{layer.name}', 'geom', 'masalik', '{style}', '', 1, 'Masalik', '');
"""


def _qml(layer: Layer) -> str:
    is_point = layer.geometry is Geometry.POINT
    symbol, kind = (_MARKER, "marker") if is_point else (_LINE, "line")
    values = symbol["values"]
    assert isinstance(values, dict)
    options = "".join(
        f'<Option type="QString" name={attribute(name)} value={attribute(value)}/>'
        for name, value in values.items()
    )
    props = "".join(f"<prop k={attribute(name)} v={attribute(value)}/>" for name, value in values.items())
    return (
        f'<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM"><qgis styleCategories="Symbology" '
        f'version="3.22"><renderer-v2 type="singleSymbol" symbollevels="0"><symbols><symbol name="0" '
        f'type="{kind}" alpha="1"><layer class="{symbol["class"]}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{options}</Option>{props}</layer></symbol></symbols></renderer-v2></qgis>'
    )
