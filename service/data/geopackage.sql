-- The tables that every GeoPackage has (OGC 12-128r18), and those of Masalik that other programs need not see.
-- Version 1.3: user_version 10300; the R*Tree triggers in `ddl.py` are those of this version.
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- GDAL's and QGIS's counter of features, kept by triggers.
CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);

CREATE TABLE articles (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  published TEXT,
  published_inferred BOOLEAN NOT NULL,
  language TEXT NOT NULL,
  url TEXT,
  source TEXT,
  text TEXT NOT NULL
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
  VALUES ('articles', 'attributes', 'articles', 'The articles that were read');

-- Private side tables. `version` counts changes of the data, `identity` tells stores apart.
CREATE TABLE masalik_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO masalik_meta VALUES ('schema', 6), ('version', 0), ('identity', abs(random()));

-- What clients get of an article, as it is sent: its reading, and its events in their order. `key` is the name
-- by which tellings know the article; `id` and `telling` of a report lead to the event that it is part of.
CREATE TABLE masalik_answers (article TEXT PRIMARY KEY, key TEXT NOT NULL, body TEXT NOT NULL);
CREATE UNIQUE INDEX masalik_answers_key ON masalik_answers (key);
CREATE TABLE masalik_reports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL,
  id TEXT NOT NULL,
  telling TEXT,
  body TEXT NOT NULL
);
CREATE INDEX masalik_reports_article ON masalik_reports (article);
CREATE INDEX masalik_reports_id ON masalik_reports (id);

-- Tellings and the keys under which merging looks for their like; `event` is the event they are part of.
CREATE TABLE masalik_tellings (
  id TEXT PRIMARY KEY, article TEXT NOT NULL, event TEXT NOT NULL DEFAULT '', body TEXT NOT NULL
);
CREATE INDEX masalik_tellings_article ON masalik_tellings (article);
CREATE INDEX masalik_tellings_event ON masalik_tellings (event);
CREATE TABLE masalik_keys (key TEXT NOT NULL, telling TEXT NOT NULL, PRIMARY KEY (key, telling)) WITHOUT ROWID;
CREATE INDEX masalik_keys_telling ON masalik_keys (telling);

-- Events: `told` as the articles tell them (none for what an editor added), `body` with an editor's corrections;
-- `located` where a layer has it, `removed` where an editor took it out.
CREATE TABLE masalik_events (
  fid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, told TEXT, body TEXT NOT NULL,
  located BOOLEAN NOT NULL, removed BOOLEAN NOT NULL
);
-- Events whose rows were changed and not written by this program, which then takes the changes as corrections.
CREATE TABLE masalik_touched (id TEXT PRIMARY KEY) WITHOUT ROWID;
-- Ids that events once had, so that who asks for one is told that it is gone.
CREATE TABLE masalik_gone (id TEXT PRIMARY KEY) WITHOUT ROWID;
-- The tellings that such an event had, in its order: the event that holds the first still there goes on under
-- another id.
CREATE TABLE masalik_gone_tellings (
  id TEXT NOT NULL, place INTEGER NOT NULL, telling TEXT NOT NULL, PRIMARY KEY (id, place)
) WITHOUT ROWID;

-- Corrections by editors, laid over what the articles tell. One belongs to the event that holds the first of its
-- tellings (by `place`) that is still there.
CREATE TABLE masalik_edits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  layer TEXT NOT NULL,
  patch TEXT NOT NULL
);
CREATE TABLE masalik_edit_tellings (
  edit INTEGER NOT NULL, place INTEGER NOT NULL, telling TEXT NOT NULL, PRIMARY KEY (edit, place)
) WITHOUT ROWID;
CREATE INDEX masalik_edit_tellings_telling ON masalik_edit_tellings (telling);

-- Which article names which place, and how often an outlet or a wording comes with a place.
CREATE TABLE masalik_mentions (
  place TEXT NOT NULL, article TEXT NOT NULL, published TEXT, confidence REAL NOT NULL,
  mentions INTEGER NOT NULL, metonyms INTEGER NOT NULL, source TEXT, texts TEXT NOT NULL,
  PRIMARY KEY (place, article)
) WITHOUT ROWID;
CREATE INDEX masalik_mentions_article ON masalik_mentions (article);
CREATE INDEX masalik_mentions_published ON masalik_mentions (place, published);
CREATE INDEX masalik_mentions_confidence ON masalik_mentions (place, confidence);
CREATE TABLE masalik_place_words (
  place TEXT NOT NULL, aspect TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (place, aspect, value)
) WITHOUT ROWID;
