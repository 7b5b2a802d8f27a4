-- What became of each record when a new expression of its act came, and who decided what about it.
-- Curated: texts are named by their keys.

CREATE TABLE rechecks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,             -- annotation link evidence gap ask paper
  record TEXT NOT NULL,           -- its id
  link TEXT NOT NULL,             -- the link through which it stands there, or empty
  work TEXT NOT NULL,
  anchor TEXT NOT NULL,           -- exact moved changed lost
  from_expression TEXT NOT NULL,
  from_eid TEXT NOT NULL,
  to_expression TEXT NOT NULL,
  to_eid TEXT NOT NULL,
  from_quote TEXT NOT NULL,       -- JSON, null: none
  to_quote TEXT NOT NULL,
  state TEXT NOT NULL,            -- settled open confirmed amended closed overtaken
  made_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX rechecks_record ON rechecks (kind, record);
CREATE INDEX rechecks_link ON rechecks (link);
CREATE INDEX rechecks_text ON rechecks (to_expression);
CREATE INDEX rechecks_state ON rechecks (state, work);

-- Texts whose coming was answered; a catalogue made anew asks nobody again.
CREATE TABLE reanchored_texts (
  expression TEXT PRIMARY KEY,
  on_instant TEXT NOT NULL
);
INSERT INTO reanchored_texts (expression, on_instant)
SELECT DISTINCT expression, '' FROM originals;
