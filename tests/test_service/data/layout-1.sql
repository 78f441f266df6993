-- The tables of a store of layout 1, as the first version laid them out.
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

-- Private side tables: what clients get, as it is sent.
CREATE TABLE masalik_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO masalik_meta VALUES ('schema', 1), ('version', 41), ('identity', 77);
CREATE TABLE masalik_answers (article TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE masalik_reports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX masalik_reports_article ON masalik_reports (article);

CREATE TABLE visits (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT,
  id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(10)))), "place_role" TEXT, "kind" TEXT, "status" TEXT, "actors" TEXT, "hosts" TEXT, "destination" TEXT, "destination_en" TEXT, "country" TEXT, "origin" TEXT, "origin_en" TEXT, "origin_inferred" BOOLEAN, "via" TEXT, "start" TEXT, "end" TEXT, "date_precision" TEXT, "date_text" TEXT, "evidence" TEXT, "trigger" TEXT, "attributed_to" TEXT, "confidence" DOUBLE, "source" TEXT, "url" TEXT, "article" TEXT, "article_title" TEXT, "published" TEXT, first_day DATE, last_day DATE
);
CREATE INDEX visits_article ON visits (article);
CREATE TABLE masalik_visits_bodies (fid INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('visits', 'features', 'visits', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('visits', 'geom', 'POINT', 4326, 0, 0);
INSERT INTO gpkg_extensions
  VALUES ('visits', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_ogr_contents VALUES ('visits', 0);
CREATE VIRTUAL TABLE rtree_visits_geom USING rtree(id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_visits_geom_insert AFTER INSERT ON visits WHEN (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_visits_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_visits_geom_delete AFTER DELETE ON visits WHEN OLD.geom NOT NULL
  BEGIN DELETE FROM rtree_visits_geom WHERE id = OLD.fid; END;

CREATE TRIGGER rtree_visits_geom_update1 AFTER UPDATE OF geom ON visits WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_visits_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_visits_geom_update2 AFTER UPDATE OF geom ON visits WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_visits_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_visits_geom_update3 AFTER UPDATE ON visits WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_visits_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_visits_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_visits_geom_update4 AFTER UPDATE ON visits WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_visits_geom WHERE id IN (OLD.fid, NEW.fid); END;

CREATE TRIGGER masalik_visits_insert AFTER INSERT ON visits BEGIN UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE table_name = 'visits'; END;
CREATE TRIGGER masalik_visits_update AFTER UPDATE ON visits
  BEGIN DELETE FROM masalik_visits_bodies WHERE fid IN (OLD.fid, NEW.fid); UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; END;
CREATE TRIGGER masalik_visits_delete AFTER DELETE ON visits
  BEGIN DELETE FROM masalik_visits_bodies WHERE fid = OLD.fid; UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE table_name = 'visits'; END;

CREATE TABLE movements (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTILINESTRING,
  id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(10)))), "kind" TEXT, "status" TEXT, "actors" TEXT, "hosts" TEXT, "destination" TEXT, "destination_en" TEXT, "country" TEXT, "origin" TEXT, "origin_en" TEXT, "origin_inferred" BOOLEAN, "via" TEXT, "start" TEXT, "end" TEXT, "date_precision" TEXT, "date_text" TEXT, "evidence" TEXT, "trigger" TEXT, "attributed_to" TEXT, "confidence" DOUBLE, "source" TEXT, "url" TEXT, "article" TEXT, "article_title" TEXT, "published" TEXT, first_day DATE, last_day DATE
);
CREATE INDEX movements_article ON movements (article);
CREATE TABLE masalik_movements_bodies (fid INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('movements', 'features', 'movements', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('movements', 'geom', 'MULTILINESTRING', 4326, 0, 0);
INSERT INTO gpkg_extensions
  VALUES ('movements', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_ogr_contents VALUES ('movements', 0);
CREATE VIRTUAL TABLE rtree_movements_geom USING rtree(id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_movements_geom_insert AFTER INSERT ON movements WHEN (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_movements_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_movements_geom_delete AFTER DELETE ON movements WHEN OLD.geom NOT NULL
  BEGIN DELETE FROM rtree_movements_geom WHERE id = OLD.fid; END;

CREATE TRIGGER rtree_movements_geom_update1 AFTER UPDATE OF geom ON movements WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_movements_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_movements_geom_update2 AFTER UPDATE OF geom ON movements WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_movements_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_movements_geom_update3 AFTER UPDATE ON movements WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_movements_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_movements_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_movements_geom_update4 AFTER UPDATE ON movements WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_movements_geom WHERE id IN (OLD.fid, NEW.fid); END;

CREATE TRIGGER masalik_movements_insert AFTER INSERT ON movements BEGIN UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE table_name = 'movements'; END;
CREATE TRIGGER masalik_movements_update AFTER UPDATE ON movements
  BEGIN DELETE FROM masalik_movements_bodies WHERE fid IN (OLD.fid, NEW.fid); UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; END;
CREATE TRIGGER masalik_movements_delete AFTER DELETE ON movements
  BEGIN DELETE FROM masalik_movements_bodies WHERE fid = OLD.fid; UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE table_name = 'movements'; END;

CREATE TABLE places (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT,
  id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(10)))), "place" TEXT, "name" TEXT, "name_en" TEXT, "kind" TEXT, "feature" TEXT, "country" TEXT, "radius_km" DOUBLE, "mentions" INTEGER, "metonyms" INTEGER, "texts" TEXT, "confidence" DOUBLE, "source" TEXT, "url" TEXT, "article" TEXT, "article_title" TEXT, "published" TEXT, first_day DATE, last_day DATE
);
CREATE INDEX places_article ON places (article);
CREATE TABLE masalik_places_bodies (fid INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('places', 'features', 'places', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('places', 'geom', 'POINT', 4326, 0, 0);
INSERT INTO gpkg_extensions
  VALUES ('places', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_ogr_contents VALUES ('places', 0);
CREATE VIRTUAL TABLE rtree_places_geom USING rtree(id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_places_geom_insert AFTER INSERT ON places WHEN (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_delete AFTER DELETE ON places WHEN OLD.geom NOT NULL
  BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; END;

CREATE TRIGGER rtree_places_geom_update1 AFTER UPDATE OF geom ON places WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN INSERT OR REPLACE INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_update2 AFTER UPDATE OF geom ON places WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_places_geom_update3 AFTER UPDATE ON places WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_update4 AFTER UPDATE ON places WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_places_geom WHERE id IN (OLD.fid, NEW.fid); END;

CREATE TRIGGER masalik_places_insert AFTER INSERT ON places BEGIN UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE table_name = 'places'; END;
CREATE TRIGGER masalik_places_update AFTER UPDATE ON places
  BEGIN DELETE FROM masalik_places_bodies WHERE fid IN (OLD.fid, NEW.fid); UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; END;
CREATE TRIGGER masalik_places_delete AFTER DELETE ON places
  BEGIN DELETE FROM masalik_places_bodies WHERE fid = OLD.fid; UPDATE masalik_meta SET value = value + 1 WHERE name = 'version'; UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE table_name = 'places'; END;
