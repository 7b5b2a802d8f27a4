-- What people follow, and the secret address under which a reader of feeds asks for it. Both are of
-- one account on one server.

CREATE TABLE follows (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL,          -- act provision gap territory body filter
  target TEXT NOT NULL,        -- text key: see kb/model/follow.h
  note TEXT NOT NULL,
  created_on TEXT NOT NULL,
  UNIQUE (account, kind, target)
);

CREATE TABLE feed_keys (
  account TEXT PRIMARY KEY REFERENCES accounts (id),
  secret_hash TEXT NOT NULL UNIQUE,  -- SHA-256; the secret itself is nowhere
  created_on TEXT NOT NULL
);
