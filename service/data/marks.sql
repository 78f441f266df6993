-- Events as maps ask for them: a narrow row each, so that a hundred thousand are counted in milliseconds.
-- `spot` is where an event stands, `leaves` where its way begins (none where it is no way), both numbers of
-- `masalik_spots`; `spots` are all that its outline names, `outline` is sent as it stands. `fid` is the event's.
CREATE TABLE masalik_spots (
  id INTEGER PRIMARY KEY, lon DOUBLE, lat DOUBLE, body TEXT NOT NULL UNIQUE
);
CREATE INDEX masalik_spots_position ON masalik_spots (lon, lat) WHERE lon NOTNULL;
CREATE TABLE masalik_marks (
  fid INTEGER PRIMARY KEY, spot INTEGER, leaves INTEGER, inferred BOOLEAN NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, first_day DATE, last_day DATE, spots TEXT NOT NULL, outline TEXT NOT NULL
);
CREATE INDEX masalik_marks_tally ON masalik_marks (spot, leaves, inferred, kind, status, first_day, last_day);
CREATE INDEX masalik_marks_leaves ON masalik_marks (leaves, spot) WHERE leaves NOTNULL;
CREATE INDEX masalik_marks_order ON masalik_marks (first_day);
-- The names by which events are chosen: `aspect` is actor, place or outlet, `value` the name folded (of a place
-- its id), `label` how it is written.
CREATE TABLE masalik_mark_values (
  aspect TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, english TEXT NOT NULL, PRIMARY KEY (aspect, value)
) WITHOUT ROWID;
CREATE TABLE masalik_mark_names (
  aspect TEXT NOT NULL, value TEXT NOT NULL, mark INTEGER NOT NULL, PRIMARY KEY (aspect, value, mark)
) WITHOUT ROWID;
CREATE INDEX masalik_mark_names_mark ON masalik_mark_names (mark);
CREATE VIRTUAL TABLE masalik_mark_words USING fts5(words, detail=none, tokenize="unicode61 remove_diacritics 2");
