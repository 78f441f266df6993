"""The data definition of a GeoPackage store: the fixed tables, and one table a layer with its triggers."""

from __future__ import annotations

from importlib.resources import files

from .geometry import SRS_ID
from .model import DAYS, Column, ColumnType, Layer

__all__ = [
    "SCHEMA_VERSION",
    "bodies_table",
    "boxes_table",
    "core_script",
    "layer_script",
    "listing_script",
    "marks_script",
    "quoted",
    "records_script",
    "script",
    "sql_type",
    "tree_script",
    "tree_table",
    "words_table",
]

SCHEMA_VERSION = 6

_SQL_TYPES = {
    ColumnType.STRING: "TEXT",
    ColumnType.DATE: "DATE",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.BOOLEAN: "BOOLEAN",
}
_TREE_DEFINITION = "http://www.geopackage.org/spec120/#extension_rtree"


def script(layers: tuple[Layer, ...]) -> str:
    """All statements that turn an empty file into a store."""
    fixed = core_script() + _text("geopackage.sql") + marks_script() + records_script()
    return fixed + "".join(layer_script(layer) for layer in layers)


def core_script() -> str:
    """The tables that every GeoPackage has."""
    return _text("geopackage-core.sql")


def marks_script() -> str:
    """The tables that maps ask."""
    return _text("marks.sql")


def records_script() -> str:
    """The table of records that are no features; nothing happens where it is there."""
    return _text("records.sql")


def _text(name: str) -> str:
    return files("service").joinpath("data", name).read_text(encoding="utf-8")


def quoted(name: str) -> str:
    """A name as an SQL identifier; only names from layers come here, never a client's words."""
    return '"' + name.replace('"', '""') + '"'


def bodies_table(layer: Layer) -> str:
    """The side table with the features of a layer as JSON text."""
    return f"masalik_{layer.name}_bodies"


def tree_table(layer: Layer) -> str:
    """The R*Tree of a layer, by the name the GeoPackage extension gives it."""
    return f"rtree_{layer.name}_geom"


def words_table(layer: Layer) -> str:
    """The full-text index of a layer."""
    return f"masalik_{layer.name}_words"


def boxes_table(layer: Layer) -> str:
    """The boxes of a layer's features in double precision, a row for each, also for one without geometry."""
    return f"masalik_{layer.name}_boxes"


def layer_script(layer: Layer) -> str:
    """All that one layer consists of."""
    return _table(layer) + tree_script(layer) + _upkeep_triggers(layer)


def tree_script(layer: Layer) -> str:
    """The triggers that keep the R*Tree of a layer."""
    return _tree(layer) + _tree_triggers(layer)


def _table(layer: Layer) -> str:
    told = [column for column in layer.columns if column.name not in DAYS]
    columns = "".join(f", {quoted(column.name)} {sql_type(column)}" for column in told)
    return f"""
CREATE TABLE {layer.name} (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {layer.geometry},
  id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(10)))){columns}, first_day DATE, last_day DATE
);
CREATE INDEX {layer.name}_first_day ON {layer.name} (first_day);
CREATE INDEX {layer.name}_last_day ON {layer.name} (last_day);
CREATE TABLE {bodies_table(layer)} (fid INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE {boxes_table(layer)} (
  fid INTEGER PRIMARY KEY, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
);
CREATE INDEX {boxes_table(layer)}_nowhere ON {boxes_table(layer)} (fid) WHERE west IS NULL;
CREATE VIRTUAL TABLE {words_table(layer)}
  USING fts5(words, detail=none, tokenize="unicode61 remove_diacritics 2");
{listing_script(layer)}INSERT INTO gpkg_ogr_contents VALUES ('{layer.name}', 0);
"""


def listing_script(layer: Layer, code: int = SRS_ID) -> str:
    """What tells other programs of a layer in a system of coordinates, and its empty R*Tree."""
    return f"""
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('{layer.name}', 'features', '{layer.name}', {code});
INSERT INTO gpkg_geometry_columns VALUES ('{layer.name}', 'geom', '{layer.geometry}', {code}, 0, 0);
INSERT INTO gpkg_extensions
  VALUES ('{layer.name}', 'geom', 'gpkg_rtree_index', '{_TREE_DEFINITION}', 'write-only');
CREATE VIRTUAL TABLE {tree_table(layer)} USING rtree(id, minx, maxx, miny, maxy);
"""


def sql_type(column: Column) -> str:
    """The type of a column by GeoPackage's name."""
    return _SQL_TYPES[column.type]


_BOUNDS = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
_HAS = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"
_HAS_NOT = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"


def _tree(layer: Layer) -> str:
    tree = tree_table(layer)
    return f"""
CREATE TRIGGER {tree}_insert AFTER INSERT ON {layer.name} WHEN {_HAS}
  BEGIN INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {_BOUNDS}); END;
CREATE TRIGGER {tree}_delete AFTER DELETE ON {layer.name} WHEN OLD.geom NOT NULL
  BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
"""


def _tree_triggers(layer: Layer) -> str:
    """The four triggers on change that GeoPackage 1.3 asks for, by their names."""
    tree, table = tree_table(layer), layer.name
    return f"""
CREATE TRIGGER {tree}_update1 AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND {_HAS}
  BEGIN INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {_BOUNDS}); END;
CREATE TRIGGER {tree}_update2 AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND {_HAS_NOT}
  BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
CREATE TRIGGER {tree}_update3 AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND {_HAS}
  BEGIN DELETE FROM {tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {_BOUNDS}); END;
CREATE TRIGGER {tree}_update4 AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND {_HAS_NOT}
  BEGIN DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid); END;
"""


def _upkeep_triggers(layer: Layer) -> str:
    """Boxes, counter, version and stored JSON follow every change, also of another program such as QGIS."""
    table, bodies, boxes = layer.name, bodies_table(layer), boxes_table(layer)
    edges = "ST_MinX(NEW.geom), ST_MinY(NEW.geom), ST_MaxX(NEW.geom), ST_MaxY(NEW.geom)"
    box = f"INSERT OR REPLACE INTO {boxes} VALUES (NEW.fid, {edges});"
    newer = "UPDATE masalik_meta SET value = value + 1 WHERE name = 'version';"
    count = f"UPDATE gpkg_ogr_contents SET feature_count = feature_count {{}} 1 WHERE table_name = '{table}';"
    touched = "INSERT OR IGNORE INTO masalik_touched VALUES ({}.id);" if layer.editable else ""
    new, old = touched.format("NEW"), touched.format("OLD")
    return f"""
CREATE TRIGGER masalik_{table}_insert AFTER INSERT ON {table}
  BEGIN {box} {newer} {count.format("+")} {new} END;
CREATE TRIGGER masalik_{table}_update AFTER UPDATE ON {table}
  BEGIN DELETE FROM {bodies} WHERE fid IN (OLD.fid, NEW.fid); {newer} {old} {new} END;
CREATE TRIGGER masalik_{table}_move AFTER UPDATE OF fid, geom ON {table}
  BEGIN DELETE FROM {boxes} WHERE fid = OLD.fid; {box} END;
CREATE TRIGGER masalik_{table}_delete AFTER DELETE ON {table}
  BEGIN DELETE FROM {bodies} WHERE fid = OLD.fid; DELETE FROM {boxes} WHERE fid = OLD.fid;
  {newer} {count.format("-")} {old} END;
"""
