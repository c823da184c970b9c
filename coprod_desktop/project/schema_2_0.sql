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
  agreed_on TEXT,
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
  used TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE barrier (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  barrier TEXT NOT NULL,
  sort TEXT NOT NULL,
  whose TEXT NOT NULL,
  helps TEXT NOT NULL,
  action TEXT NOT NULL,
  who TEXT NOT NULL,
  by_when TEXT,
  cost INTEGER,
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
CREATE TABLE budget_line (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  sort TEXT NOT NULL,
  amount INTEGER,
  date TEXT,
  source TEXT NOT NULL,
  PRIMARY KEY (id)
);
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
CREATE TABLE consent (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  stakeholder TEXT NOT NULL,
  purpose TEXT NOT NULL,
  answer TEXT NOT NULL,
  given_on TEXT,
  how TEXT NOT NULL,
  told TEXT NOT NULL,
  uses TEXT NOT NULL,
  until TEXT,
  withdrawn_on TEXT,
  noted_by TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_consent_stakeholder ON consent (stakeholder);
CREATE TABLE decision_elsewhere (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  decision TEXT NOT NULL,
  body TEXT NOT NULL,
  date TEXT,
  influence TEXT NOT NULL,
  how TEXT NOT NULL,
  teller TEXT NOT NULL,
  told TEXT NOT NULL,
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
CREATE TABLE erased (
  "row" TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY ("row")
)
  WITHOUT ROWID;
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
CREATE TABLE invitation (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  stakeholder TEXT NOT NULL,
  session TEXT NOT NULL,
  date TEXT,
  how TEXT NOT NULL,
  "by" TEXT NOT NULL,
  said TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_on TEXT,
  reply TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_invitation_stakeholder ON invitation (stakeholder);
CREATE TABLE leader_update (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  leader TEXT NOT NULL,
  what TEXT NOT NULL,
  date TEXT,
  teller TEXT NOT NULL,
  answer TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
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
  care TEXT NOT NULL,
  offer TEXT NOT NULL,
  training TEXT NOT NULL,
  date TEXT,
  buddy TEXT NOT NULL,
  cost INTEGER,
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
CREATE TABLE levelling (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL,
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
  whose_quote TEXT NOT NULL,
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
CREATE TABLE rate (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  name TEXT NOT NULL,
  payer TEXT NOT NULL,
  amount INTEGER,
  per TEXT NOT NULL,
  since TEXT,
  source TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE reciprocity (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  contribution TEXT NOT NULL,
  whose TEXT NOT NULL,
  offer TEXT NOT NULL,
  offered_on TEXT,
  rate TEXT NOT NULL,
  choice TEXT NOT NULL,
  form TEXT NOT NULL,
  advice_offered TEXT NOT NULL,
  advice_on TEXT,
  amount INTEGER,
  advanced INTEGER,
  advanced_on TEXT,
  claimed_on TEXT,
  paid_on TEXT,
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
CREATE TABLE session_cost (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  session TEXT NOT NULL,
  what TEXT NOT NULL,
  sort TEXT NOT NULL,
  amount INTEGER,
  PRIMARY KEY (id)
);
CREATE INDEX ix_session_cost_session ON session_cost (session);
CREATE TABLE stakeholder (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  name TEXT NOT NULL,
  sort TEXT NOT NULL,
  part TEXT NOT NULL,
  perspective TEXT NOT NULL,
  why TEXT NOT NULL,
  interest TEXT NOT NULL,
  influence TEXT NOT NULL,
  speaks_for TEXT NOT NULL,
  footing TEXT NOT NULL,
  how_to_invite TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  hear_by TEXT NOT NULL,
  reach_note TEXT NOT NULL,
  print_size INTEGER,
  paper_colour TEXT NOT NULL,
  ink_colour TEXT NOT NULL,
  font TEXT NOT NULL,
  formats TEXT NOT NULL,
  language TEXT NOT NULL,
  communication TEXT NOT NULL,
  professionals TEXT NOT NULL,
  access TEXT NOT NULL,
  what_helps TEXT NOT NULL,
  support_person TEXT NOT NULL,
  buddy TEXT NOT NULL,
  care TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  badge TEXT NOT NULL,
  notes TEXT NOT NULL,
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
CREATE TABLE term (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  list TEXT NOT NULL,
  "group" TEXT NOT NULL,
  text TEXT NOT NULL,
  hidden TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE training_offer (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  title TEXT NOT NULL,
  sort TEXT NOT NULL,
  about TEXT NOT NULL,
  setting TEXT NOT NULL,
  formats TEXT NOT NULL,
  given_by TEXT NOT NULL,
  place TEXT NOT NULL,
  date TEXT,
  cost INTEGER,
  PRIMARY KEY (id)
);
CREATE TABLE undo_op (
  step INTEGER NOT NULL,
  op BLOB NOT NULL,
  PRIMARY KEY (step, op),
  FOREIGN KEY(step) REFERENCES undo_step (id)
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
