-- The tables of a store beside those that every GeoPackage has; most are Masalik's own.
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
