-- Small records that are no features: keys, jobs, saved maps, the log of writes. A version is never used again,
-- since a record that is changed becomes a new row.
CREATE TABLE IF NOT EXISTS masalik_records (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (kind, id)
);
