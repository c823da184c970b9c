UPDATE change SET value = (
    SELECT '"' || id || '"' FROM stakeholder WHERE name <> '' AND json_quote(name) = change.value
  )
  WHERE (tbl = 'value_action' AND field = 'who'
      OR tbl = 'perspective' AND field = 'brought_by'
      OR tbl = 'barrier' AND field = 'who'
      OR tbl = 'asset' AND field = 'whose'
      OR tbl = 'acknowledgement' AND field = 'who'
      OR tbl = 'role' AND field = 'who'
      OR tbl = 'milestone' AND field = 'who'
      OR tbl = 'decision_rule' AND field = 'who'
      OR tbl = 'learning_need' AND field IN ('who', 'buddy')
      OR tbl = 'next_step' AND field = 'who'
      OR tbl = 'session' AND field = 'place_checked_by')
    AND 1 = (SELECT count(*) FROM stakeholder
      WHERE name <> '' AND json_quote(name) = change.value);
UPDATE value_action SET who = (SELECT id FROM stakeholder WHERE name = value_action.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = value_action.who);
UPDATE perspective SET brought_by = (SELECT id FROM stakeholder WHERE name = perspective.brought_by)
  WHERE brought_by <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = perspective.brought_by);
UPDATE barrier SET who = (SELECT id FROM stakeholder WHERE name = barrier.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = barrier.who);
UPDATE asset SET whose = (SELECT id FROM stakeholder WHERE name = asset.whose)
  WHERE whose <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = asset.whose);
UPDATE acknowledgement SET who = (SELECT id FROM stakeholder WHERE name = acknowledgement.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = acknowledgement.who);
UPDATE role SET who = (SELECT id FROM stakeholder WHERE name = role.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = role.who);
UPDATE milestone SET who = (SELECT id FROM stakeholder WHERE name = milestone.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = milestone.who);
UPDATE decision_rule SET who = (SELECT id FROM stakeholder WHERE name = decision_rule.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = decision_rule.who);
UPDATE learning_need SET who = (SELECT id FROM stakeholder WHERE name = learning_need.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = learning_need.who);
UPDATE learning_need SET buddy = (SELECT id FROM stakeholder WHERE name = learning_need.buddy)
  WHERE buddy <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = learning_need.buddy);
UPDATE next_step SET who = (SELECT id FROM stakeholder WHERE name = next_step.who)
  WHERE who <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = next_step.who);
UPDATE session SET place_checked_by = (SELECT id FROM stakeholder WHERE name = session.place_checked_by)
  WHERE place_checked_by <> '' AND 1 = (SELECT count(*) FROM stakeholder WHERE name = session.place_checked_by);
UPDATE change SET field = 'how_to_invite'
  WHERE tbl = 'stakeholder' AND field = 'invitation';
UPDATE change SET value = '"thing"'
  WHERE tbl = 'asset' AND field = 'sort' AND value = '"place_or_thing"';
UPDATE asset SET sort = 'thing' WHERE sort = 'place_or_thing';
UPDATE change
  SET tbl = 'consent', "row" = substr("row", 1, 14) || '8' || substr("row", 16), field = 'answer'
  WHERE tbl = 'stakeholder' AND field = 'name_on_papers';
ALTER TABLE agreement RENAME TO old_agreement;
CREATE TABLE agreement (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  text TEXT NOT NULL,
  how TEXT NOT NULL,
  agreed_on TEXT,
  PRIMARY KEY (id)
);
INSERT INTO agreement
  SELECT id, position, text, how, NULL
  FROM old_agreement;
DROP TABLE old_agreement;
ALTER TABLE asset RENAME TO old_asset;
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
INSERT INTO asset
  SELECT id, position, what, sort, whose, use, ''
  FROM old_asset;
DROP TABLE old_asset;
ALTER TABLE barrier RENAME TO old_barrier;
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
INSERT INTO barrier
  SELECT id, position, barrier, sort, '', '', action, who, NULL, NULL, state
  FROM old_barrier;
DROP TABLE old_barrier;
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
ALTER TABLE decision_elsewhere RENAME TO old_decision_elsewhere;
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
INSERT INTO decision_elsewhere
  SELECT id, position, decision, body, date, influence, how, '', ''
  FROM old_decision_elsewhere;
DROP TABLE old_decision_elsewhere;
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
ALTER TABLE learning_need RENAME TO old_learning_need;
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
INSERT INTO learning_need
  SELECT id, position, who, wants, setting, '', offer, '', date, buddy, NULL, state
  FROM old_learning_need;
DROP TABLE old_learning_need;
CREATE TABLE levelling (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);
ALTER TABLE observation RENAME TO old_observation;
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
INSERT INTO observation
  SELECT id, position, date, outcome, noticed, quote, '', quote_consent
  FROM old_observation;
DROP TABLE old_observation;
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
ALTER TABLE reciprocity RENAME TO old_reciprocity;
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
INSERT INTO reciprocity
  SELECT id, position, contribution, '', offer, NULL, '', choice, '', advice_offered, NULL, NULL, NULL, NULL, NULL, NULL
  FROM old_reciprocity;
DROP TABLE old_reciprocity;
CREATE TABLE session_cost (
  id TEXT NOT NULL,
  position FLOAT NOT NULL,
  session TEXT NOT NULL,
  what TEXT NOT NULL,
  sort TEXT NOT NULL,
  amount INTEGER,
  PRIMARY KEY (id)
);
ALTER TABLE stakeholder RENAME TO old_stakeholder;
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
INSERT INTO stakeholder
  SELECT id, position, name, sort, '', perspective, why, '', '', speaks_for, '', invitation, '', '', '', '', '', NULL, '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''
  FROM old_stakeholder;
INSERT INTO consent
  SELECT substr(id, 1, 14) || '8' || substr(id, 16), 0.0, id, 'name', name_on_papers, NULL, '', '',
    '', NULL, NULL, ''
  FROM old_stakeholder
  WHERE EXISTS (SELECT 1 FROM change WHERE tbl = 'consent' AND field = 'answer'
    AND "row" = substr(old_stakeholder.id, 1, 14) || '8' || substr(old_stakeholder.id, 16));
INSERT INTO change
  SELECT CAST(substr(owner.op, 2) || X'd1' AS BLOB), 'consent', consent."row", '_deleted',
    owner.value, owner.hlc, owner.author, owner.at
  FROM (SELECT DISTINCT "row" FROM change WHERE tbl = 'consent' AND field = 'answer') AS consent
  JOIN change AS owner ON owner.tbl = 'stakeholder' AND owner.field = '_deleted'
    AND substr(owner."row", 1, 14) || '8' || substr(owner."row", 16) = consent."row";
INSERT INTO change
  SELECT CAST(substr(owner.op, 2) || X'd2' AS BLOB), 'consent', consent."row", 'stakeholder',
    '"' || owner."row" || '"', owner.hlc, owner.author, owner.at
  FROM change AS consent
  JOIN change AS owner ON consent.op = CAST(substr(owner.op, 2) || X'd1' AS BLOB)
  WHERE owner.op = (SELECT op FROM change AS first WHERE first.tbl = 'stakeholder'
    AND first."row" = owner."row" AND first.field = '_deleted' ORDER BY hlc, op LIMIT 1);
INSERT INTO change
  SELECT CAST(substr(owner.op, 2) || X'd3' AS BLOB), 'consent', consent."row", 'purpose',
    '"name"', owner.hlc, owner.author, owner.at
  FROM change AS consent
  JOIN change AS owner ON consent.op = CAST(substr(owner.op, 2) || X'd1' AS BLOB)
  WHERE owner.op = (SELECT op FROM change AS first WHERE first.tbl = 'stakeholder'
    AND first."row" = owner."row" AND first.field = '_deleted' ORDER BY hlc, op LIMIT 1);
INSERT INTO parent
  SELECT made.op, was.op
  FROM change AS owner
  JOIN change AS made ON made.op = CAST(substr(owner.op, 2) || X'd1' AS BLOB)
  JOIN parent ON parent.op = owner.op
  JOIN change AS was ON was.tbl = 'consent'
    AND was.op IN (parent.parent, CAST(substr(parent.parent, 2) || X'd1' AS BLOB))
  WHERE owner.tbl = 'stakeholder' AND owner.field = '_deleted';
INSERT INTO parent
  SELECT made.op, was.op
  FROM change AS made
  JOIN change AS was ON was.tbl = 'consent' AND was."row" = made."row"
    AND was.field IN ('stakeholder', 'purpose')
  WHERE made.tbl = 'consent' AND made.field = '_deleted' AND made.value = 'true';
INSERT INTO undo_op
  SELECT undo_op.step, change.op
  FROM undo_op JOIN change ON change.op IN (CAST(substr(undo_op.op, 2) || X'd1' AS BLOB),
    CAST(substr(undo_op.op, 2) || X'd2' AS BLOB), CAST(substr(undo_op.op, 2) || X'd3' AS BLOB));
DROP TABLE old_stakeholder;
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
CREATE INDEX ix_consent_stakeholder ON consent (stakeholder);
CREATE INDEX ix_invitation_stakeholder ON invitation (stakeholder);
CREATE INDEX ix_session_cost_session ON session_cost (session);
