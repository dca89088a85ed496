CREATE TABLE core_account (
  id {{uuid}} NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  person_id {{uuid}},
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  language TEXT NOT NULL,
  active {{bool}} NOT NULL,
  failures {{integer}} NOT NULL DEFAULT 0,
  locked_until {{ms}},
  created_at {{ms}} NOT NULL
){{table}};

CREATE INDEX core_account_person ON core_account (person_id);

CREATE TABLE core_session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account_id {{uuid}} NOT NULL REFERENCES core_account (id),
  csrf TEXT NOT NULL,
  appointment_id TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at {{ms}} NOT NULL,
  seen_at {{ms}} NOT NULL
){{table}};

CREATE INDEX core_session_account ON core_session (account_id);

CREATE TABLE core_token (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account_id {{uuid}} NOT NULL REFERENCES core_account (id),
  name TEXT NOT NULL,
  created_at {{ms}} NOT NULL,
  expires_at {{ms}}
){{table}};
