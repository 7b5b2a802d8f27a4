-- Entries: records of the kinds in kb/model/entry_kinds.h, and the territories they name.

CREATE TABLE entries (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  author TEXT NOT NULL,
  owner TEXT NOT NULL,
  visibility TEXT NOT NULL,
  shared_with TEXT NOT NULL,
  illustrative INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  within TEXT NOT NULL,        -- id of the entry it is a part of, or empty
  "values" TEXT NOT NULL,      -- JSON: field to list of texts
  search_text TEXT NOT NULL,   -- derived: number, title and words in lower case, for filters
  withdrawn_on TEXT
);
CREATE INDEX entries_kind ON entries (kind, changed_on);
CREATE INDEX entries_within ON entries (within) WHERE within <> '';

CREATE TABLE entry_terms (     -- derived from the values that name something, for filters and back-links
  entry TEXT NOT NULL REFERENCES entries (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (field, value, entry)
);
CREATE INDEX entry_terms_entry ON entry_terms (entry);
CREATE INDEX entry_terms_value ON entry_terms (value);

CREATE TABLE territories (     -- from corpus/register
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  facts TEXT NOT NULL          -- JSON of a Territory
);
