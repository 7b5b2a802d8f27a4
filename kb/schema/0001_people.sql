-- People's words and decisions, and the program's own vocabularies and register: curated tables,
-- migrated forward only, never dropped. Portable between SQLite and PostgreSQL: text ids, ISO 8601
-- text dates (NULL where there is none), lists as JSON text written and read by the program.
-- Columns of records are the fields of kb/json/fields.h under the same names; a struct inside a
-- struct is flattened (statement_who). Provisions are named by text keys (canonical references).

CREATE TABLE meta (            -- single facts about this database
  name TEXT PRIMARY KEY,       -- applied_seq: how far the index has taken over the outbox
  value TEXT NOT NULL
);

CREATE TABLE counters (        -- visible numbers; never reused
  kind TEXT PRIMARY KEY,       -- G, P, A
  last INTEGER NOT NULL
);

CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  signatory INTEGER NOT NULL
);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,  -- lower case
  display_name TEXT NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  language TEXT NOT NULL,
  password_hash TEXT NOT NULL, -- opaque; argon2id by server/auth
  created_on TEXT NOT NULL
);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, -- SHA-256 of the cookie's token; the token itself is nowhere
  account TEXT NOT NULL REFERENCES accounts (id),
  csrf TEXT NOT NULL,
  created_on TEXT NOT NULL,
  seen_on TEXT NOT NULL,
  expires_on TEXT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);

CREATE TABLE failures (        -- failed sign-ins, for throttling
  failure_key TEXT NOT NULL,   -- a hash: neither login nor address in the clear
  failed_on TEXT NOT NULL
);
CREATE INDEX failures_key ON failures (failure_key, failed_on);

CREATE TABLE gaps (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,        -- account id, or empty
  owner TEXT NOT NULL,         -- organisation id, or empty
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  statement_who TEXT NOT NULL,
  statement_where TEXT NOT NULL,
  statement_right TEXT NOT NULL,
  statement_cause TEXT NOT NULL,
  statement_standard TEXT NOT NULL,
  statement_requirement TEXT NOT NULL,
  primary_type TEXT NOT NULL,
  types TEXT NOT NULL,
  levels TEXT NOT NULL,
  groups TEXT NOT NULL,
  sectors TEXT NOT NULL,
  territories TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  state_reason TEXT NOT NULL,
  score_severity INTEGER NOT NULL,
  score_reach INTEGER NOT NULL,
  score_legal_force INTEGER NOT NULL,
  score_urgency INTEGER NOT NULL,
  score_feasibility INTEGER NOT NULL,
  score_scorer TEXT NOT NULL,
  score_on TEXT NOT NULL,
  score_weights TEXT NOT NULL,
  no_norm_exists INTEGER NOT NULL,
  no_norm_scope TEXT NOT NULL,
  no_norm_on TEXT,
  no_norm_by TEXT NOT NULL,
  ngo_dependent INTEGER NOT NULL,
  review_needed INTEGER NOT NULL,
  review_by TEXT,
  closed_on TEXT,
  validated_by TEXT NOT NULL,
  scope_note TEXT NOT NULL,
  priority INTEGER NOT NULL,   -- derived from the score, -1 unscored; for sorting
  critical INTEGER NOT NULL,   -- derived: the score's band is critical
  search_text TEXT NOT NULL,   -- derived: number, title and statement in lower case, for filters
  withdrawn_on TEXT            -- set: for nobody there any more, kept for the history
);

CREATE TABLE gap_terms (       -- derived from the gap's lists, for filters
  gap TEXT NOT NULL REFERENCES gaps (id),
  field TEXT NOT NULL,         -- type level group sector territory
  notation TEXT NOT NULL,
  PRIMARY KEY (field, notation, gap)
);
CREATE INDEX gap_terms_gap ON gap_terms (gap);

CREATE TABLE record_shares (   -- derived from shared_with of every kind of record
  record TEXT NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (record, organisation)
);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  gap TEXT NOT NULL REFERENCES gaps (id),
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  grade TEXT NOT NULL,
  direction TEXT NOT NULL,
  observed_on TEXT,
  event TEXT NOT NULL,
  source_organisation TEXT NOT NULL,
  summary TEXT NOT NULL,
  source TEXT NOT NULL,
  source_url TEXT NOT NULL,
  provision TEXT NOT NULL,     -- canonical reference
  territory TEXT NOT NULL,
  "group" TEXT NOT NULL,
  sample_size INTEGER NOT NULL,
  practice INTEGER NOT NULL,
  consent_basis TEXT NOT NULL,
  withdrawn_on TEXT
);
CREATE INDEX evidence_gap ON evidence (gap);

CREATE TABLE papers (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  addressees TEXT NOT NULL,
  key_message TEXT NOT NULL,
  work TEXT NOT NULL,          -- key of the imported paper, or empty
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  dated TEXT,
  search_text TEXT NOT NULL,
  withdrawn_on TEXT
);
CREATE INDEX papers_work ON papers (work);

CREATE TABLE asks (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  addressee TEXT NOT NULL,
  text TEXT NOT NULL,
  proposed_wording TEXT NOT NULL,
  deadline TEXT,
  paper TEXT NOT NULL,         -- id of the paper that makes it, or empty
  state TEXT NOT NULL,
  submitted_on TEXT,
  submitted_channel TEXT NOT NULL,
  search_text TEXT NOT NULL,
  withdrawn_on TEXT
);
CREATE INDEX asks_paper ON asks (paper);

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  from_kind TEXT NOT NULL,
  from_key TEXT NOT NULL,      -- canonical reference of a provision, id of the others
  to_kind TEXT NOT NULL,
  to_key TEXT NOT NULL,
  verb TEXT NOT NULL,
  rationale TEXT NOT NULL,
  strength INTEGER NOT NULL,
  from_work TEXT NOT NULL,     -- derived: work of a provision, or empty
  to_work TEXT NOT NULL,
  withdrawn_on TEXT
);
CREATE INDEX links_from ON links (from_key);
CREATE INDEX links_to ON links (to_key);
CREATE INDEX links_from_work ON links (from_work);
CREATE INDEX links_to_work ON links (to_work);

CREATE TABLE annotations (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  target_kind TEXT NOT NULL,
  target_key TEXT NOT NULL,
  expression TEXT NOT NULL,    -- key of the text it was made on
  text_hash TEXT NOT NULL,
  quote TEXT NOT NULL,         -- JSON: exact, prefix, suffix, start, end; null: none
  reply_to TEXT NOT NULL,
  thread TEXT NOT NULL,
  motivation TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  moderation TEXT NOT NULL,
  anchor TEXT NOT NULL,
  guest_name TEXT NOT NULL,
  target_work TEXT NOT NULL,   -- derived: work and eId of a provision, or empty
  target_eid TEXT NOT NULL,
  withdrawn_on TEXT
);
CREATE INDEX annotations_target ON annotations (target_key);
CREATE INDEX annotations_work ON annotations (target_work);
CREATE INDEX annotations_thread ON annotations (thread);

CREATE TABLE guest_emails (    -- moderators alone; apart, so that no query meets it by accident
  annotation TEXT PRIMARY KEY REFERENCES annotations (id),
  email TEXT NOT NULL
);

CREATE TABLE history (         -- every change; append-only
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  action TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  before TEXT NOT NULL,        -- JSON, or empty
  after TEXT NOT NULL,
  reason TEXT NOT NULL,
  seq INTEGER NOT NULL UNIQUE  -- order, whatever the clock does
);
CREATE INDEX history_record ON history (kind, record);
CREATE TRIGGER history_stands BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE outbox (          -- what the index has yet to take over
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  op TEXT NOT NULL
);

CREATE TABLE concept_schemes (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,         -- JSON: language to label
  source TEXT NOT NULL
);

CREATE TABLE concepts (
  scheme TEXT NOT NULL REFERENCES concept_schemes (id),
  notation TEXT NOT NULL,
  pref_label TEXT NOT NULL,    -- JSON: language to label
  alt_label TEXT NOT NULL,     -- JSON: language to labels
  hidden_label TEXT NOT NULL,
  definition TEXT NOT NULL,
  broader TEXT NOT NULL,       -- JSON: notations
  related TEXT NOT NULL,
  position INTEGER NOT NULL,   -- the order people see
  PRIMARY KEY (scheme, notation)
);

CREATE TABLE agents (
  key TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  names TEXT NOT NULL,         -- JSON
  parent TEXT NOT NULL,
  successors TEXT NOT NULL,
  territory TEXT NOT NULL,
  source TEXT NOT NULL,
  checked_on TEXT
);

CREATE TABLE register_works (  -- facts about works, from corpus/register
  key TEXT PRIMARY KEY,
  facts TEXT NOT NULL          -- JSON of a Work
);

CREATE TABLE originals (       -- every file read: what the catalogue is rebuilt from
  sha256 TEXT NOT NULL,        -- its name under files/
  expression TEXT NOT NULL,    -- key of the text made of it
  path TEXT NOT NULL,          -- as the person named it
  media_type TEXT NOT NULL,
  reader TEXT NOT NULL,
  retrieved_on TEXT NOT NULL,
  seq INTEGER NOT NULL UNIQUE, -- the order they came
  PRIMARY KEY (sha256, path)
);
CREATE INDEX originals_expression ON originals (expression);

CREATE TABLE text_decisions (  -- accepted, withdrawn: survives a rebuild
  work TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  state TEXT NOT NULL,         -- published or withdrawn
  reviewed INTEGER NOT NULL,
  PRIMARY KEY (work, text_hash)
);
