-- What a person said a citation means; it survives every reading of the text.

CREATE TABLE citation_decisions (
  work TEXT NOT NULL,          -- that cites
  eid TEXT NOT NULL,           -- its unit
  part TEXT NOT NULL,          -- which of the unit's strings
  raw TEXT NOT NULL,           -- the words as printed
  occurrence INTEGER NOT NULL, -- among equal words of that string, 0 first
  target TEXT NOT NULL,        -- canonical reference; empty: the words cite nothing
  account TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  PRIMARY KEY (work, eid, part, raw, occurrence)
);
