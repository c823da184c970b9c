CREATE TABLE acknowledgement (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  who TEXT NOT NULL,
  contribution TEXT NOT NULL,
  thanks TEXT NOT NULL,
  date TEXT,
  PRIMARY KEY (id)
);
CREATE TABLE adjustment (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  date TEXT,
  what TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE agenda_item (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  session TEXT NOT NULL,
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  sort TEXT NOT NULL,
  minutes INTEGER,
  lead TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_agenda_item_session ON agenda_item (session);
CREATE TABLE agreement (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  text TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE answer (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE asset (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  sort TEXT NOT NULL,
  whose TEXT NOT NULL,
  use TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE barrier (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  barrier TEXT NOT NULL,
  sort TEXT NOT NULL,
  action TEXT NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE benefit (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  benefit TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE change (
  op BLOB NOT NULL,
  tbl TEXT NOT NULL,
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (op)
)
  WITHOUT ROWID;
CREATE INDEX change_field ON change (tbl, "row", field);
CREATE TABLE decision_elsewhere (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  decision TEXT NOT NULL,
  body TEXT NOT NULL,
  date TEXT,
  influence TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE decision_rule (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  decision TEXT NOT NULL,
  how TEXT NOT NULL,
  who TEXT NOT NULL,
  by_when TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE expected_person (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  session TEXT NOT NULL,
  stakeholder TEXT NOT NULL,
  role TEXT NOT NULL,
  coming TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_expected_person_session ON expected_person (session);
CREATE INDEX ix_expected_person_stakeholder ON expected_person (stakeholder);
CREATE TABLE file_info (
  project_id TEXT NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (project_id)
)
  WITHOUT ROWID;
CREATE TABLE learning_entry (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  date TEXT,
  taken TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE learning_need (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  who TEXT NOT NULL,
  wants TEXT NOT NULL,
  setting TEXT NOT NULL,
  offer TEXT NOT NULL,
  date TEXT,
  buddy TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE lesson (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  lesson TEXT NOT NULL,
  source TEXT NOT NULL,
  next_time TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE milestone (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  date TEXT,
  who TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE next_step (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  date TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE objective (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  change TEXT NOT NULL,
  benefit TEXT NOT NULL,
  success TEXT NOT NULL,
  openness TEXT NOT NULL,
  why TEXT NOT NULL,
  who_decides TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE observation (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  date TEXT,
  outcome TEXT NOT NULL,
  noticed TEXT NOT NULL,
  quote TEXT NOT NULL,
  quote_consent TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE outcome (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  outcome TEXT NOT NULL,
  indicator TEXT NOT NULL,
  how_often TEXT NOT NULL,
  whose_words TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE parent (
  op BLOB NOT NULL,
  parent BLOB NOT NULL,
  PRIMARY KEY (op, parent),
  FOREIGN KEY(op) REFERENCES change (op)
)
  WITHOUT ROWID;
CREATE TABLE perspective (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  perspective TEXT NOT NULL,
  why TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  found TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE project (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE reciprocity (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  contribution TEXT NOT NULL,
  offer TEXT NOT NULL,
  choice TEXT NOT NULL,
  advice_offered TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE reflection (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  session TEXT NOT NULL,
  question TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_reflection_session ON reflection (session);
CREATE TABLE role (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  role TEXT NOT NULL,
  who TEXT NOT NULL,
  responsibility TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE session (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  start TEXT,
  "end" TEXT,
  venue TEXT NOT NULL,
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
CREATE TABLE stakeholder (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  name TEXT NOT NULL,
  sort TEXT NOT NULL,
  perspective TEXT NOT NULL,
  why TEXT NOT NULL,
  speaks_for TEXT NOT NULL,
  invitation TEXT NOT NULL,
  name_on_papers TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE step_state (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL,
  looked_at TEXT,
  look_again_on TEXT,
  PRIMARY KEY (id)
);
CREATE TABLE value_action (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  level TEXT NOT NULL,
  value TEXT NOT NULL,
  now TEXT NOT NULL,
  will_do TEXT NOT NULL,
  who TEXT NOT NULL,
  "when" TEXT NOT NULL,
  rating TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE value_check (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  value TEXT NOT NULL,
  date TEXT,
  rating TEXT NOT NULL,
  what_we_do TEXT NOT NULL,
  PRIMARY KEY (id)
);
