CREATE TABLE erased (
  "row" TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY ("row")
)
  WITHOUT ROWID;
CREATE TABLE undo_step (
  id INTEGER NOT NULL,
  verb TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE undo_op (
  step INTEGER NOT NULL,
  op BLOB NOT NULL,
  PRIMARY KEY (step, op),
  FOREIGN KEY(step) REFERENCES undo_step (id)
)
  WITHOUT ROWID;
ALTER TABLE session RENAME TO old_session;
CREATE TABLE session (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  start TEXT,
  "end" TEXT,
  place TEXT NOT NULL,
  directions TEXT NOT NULL,
  place_checked TEXT NOT NULL,
  place_checked_by TEXT NOT NULL,
  purpose TEXT NOT NULL,
  what_is_open TEXT NOT NULL,
  costs_covered TEXT NOT NULL,
  reply_by TEXT,
  may_upset TEXT NOT NULL,
  notes TEXT NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO session
  SELECT id, position, title, date, start, "end", venue, directions, place_checked,
    place_checked_by, purpose, what_is_open, costs_covered, reply_by, may_upset, notes
  FROM old_session;
DROP TABLE old_session;
ALTER TABLE change RENAME TO old_change;
DROP INDEX change_field;
CREATE TABLE change (
  op BLOB NOT NULL,
  tbl TEXT NOT NULL,
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (op)
)
  WITHOUT ROWID;
CREATE INDEX change_field ON change (tbl, "row", field);
INSERT INTO change
  SELECT op, tbl, "row", CASE WHEN tbl = 'session' AND field = 'venue' THEN 'place' ELSE field
    END, value, hlc, '', at
  FROM old_change;
DROP TABLE old_change;
