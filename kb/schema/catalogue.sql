-- What was read out of the originals: rebuilt from them at any time (reset_catalogue), so nothing
-- here may point into, or be pointed to from, people's tables but by text keys. Numbers of texts
-- are internal to these tables.

DROP TABLE IF EXISTS citations;
DROP TABLE IF EXISTS events;
DROP TABLE IF EXISTS provisions;
DROP TABLE IF EXISTS expressions;
DROP TABLE IF EXISTS work_aliases;
DROP TABLE IF EXISTS works;

CREATE TABLE works (
  key TEXT PRIMARY KEY,
  jurisdiction TEXT NOT NULL,
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  date_document TEXT,
  title TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_from TEXT NOT NULL,
  issuer TEXT NOT NULL,
  gazette TEXT NOT NULL,         -- JSON
  celex TEXT NOT NULL,
  eli TEXT NOT NULL,
  force TEXT NOT NULL,
  in_force_from TEXT,
  applies_from TEXT,
  repealed_from TEXT,
  replaced_by TEXT NOT NULL,     -- JSON: work keys
  temporal_scope TEXT NOT NULL,
  source TEXT NOT NULL,
  source_url TEXT NOT NULL,
  checked_on TEXT,
  confidence TEXT NOT NULL,
  uncertainty TEXT NOT NULL,
  aliases TEXT NOT NULL,         -- JSON
  illustrative INTEGER NOT NULL,
  stated TEXT NOT NULL,          -- JSON of a Work: what its texts say, before the register's facts
  cited_subject TEXT NOT NULL,   -- a subject taken from how others cite it
  search_text TEXT NOT NULL      -- key, number, title, subject in lower case, for filters
);

CREATE TABLE work_aliases (
  alias TEXT NOT NULL,           -- lower case
  work TEXT NOT NULL,
  PRIMARY KEY (alias, work)
);
CREATE INDEX work_aliases_work ON work_aliases (work);

CREATE TABLE expressions (
  no INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  work TEXT NOT NULL,
  date TEXT,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  reviewed INTEGER NOT NULL,
  loaded_on TEXT NOT NULL,
  source TEXT NOT NULL,
  counts_articles INTEGER NOT NULL,
  counts_recitals INTEGER NOT NULL,
  counts_provisions INTEGER NOT NULL,
  counts_citations INTEGER NOT NULL,
  counts_events INTEGER NOT NULL,
  warnings TEXT NOT NULL,        -- JSON
  text_hash TEXT NOT NULL
);
CREATE INDEX expressions_work ON expressions (work, text_hash);
CREATE INDEX expressions_state ON expressions (state);

CREATE TABLE provisions (
  expression INTEGER NOT NULL,   -- expressions.no
  position INTEGER NOT NULL,     -- 0 first, reading order
  subtree_end INTEGER NOT NULL,  -- position behind its last descendant
  eid TEXT NOT NULL,
  wid TEXT NOT NULL,
  level TEXT NOT NULL,
  basic INTEGER NOT NULL,
  num_raw TEXT NOT NULL,
  num_norm TEXT NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  wrapup TEXT NOT NULL,
  quotation TEXT NOT NULL,
  footnote TEXT NOT NULL,
  language TEXT NOT NULL,        -- empty: the expression's
  valid_from TEXT,
  valid_to TEXT,
  extent TEXT NOT NULL,
  parent INTEGER NOT NULL,       -- position, -1 top
  state TEXT NOT NULL,
  line INTEGER NOT NULL,
  flags TEXT NOT NULL,
  PRIMARY KEY (expression, position)
);
CREATE UNIQUE INDEX provisions_eid ON provisions (expression, eid);
CREATE INDEX provisions_wid ON provisions (expression, wid) WHERE wid <> '';

CREATE TABLE events (
  expression INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  affected_work TEXT NOT NULL,
  affected_eid TEXT NOT NULL,
  acting TEXT NOT NULL,
  effective_on TEXT,
  note_raw TEXT NOT NULL,
  text TEXT NOT NULL,
  noted_at_eid TEXT NOT NULL,
  PRIMARY KEY (expression, position)
);

CREATE INDEX events_affected ON events (affected_work) WHERE affected_work <> '';

CREATE TABLE citations (
  expression INTEGER NOT NULL,
  position INTEGER NOT NULL,
  source_eid TEXT NOT NULL,
  part TEXT NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  target_work TEXT NOT NULL,
  target_date TEXT,
  target_eid TEXT NOT NULL,
  target_range_end TEXT NOT NULL,
  target_sentence INTEGER NOT NULL,
  resolution TEXT NOT NULL,
  kind TEXT NOT NULL,
  relation TEXT NOT NULL,
  confidence REAL NOT NULL,
  flags TEXT NOT NULL,
  candidates TEXT NOT NULL,
  PRIMARY KEY (expression, position)
);
CREATE INDEX citations_target ON citations (target_work, target_eid);
