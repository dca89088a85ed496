-- SPDX-License-Identifier: Apache-2.0
-- Keepers of signing keys, which of them serves whom, and why signatures that have their number are not finished.
CREATE TABLE signing_provider (
  id {{uuid}} NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  active {{bool}} NOT NULL,
  address TEXT NOT NULL,
  app_user TEXT NOT NULL,
  token_label TEXT NOT NULL,
  token_serial TEXT NOT NULL,
  plain_http {{bool}} NOT NULL,
  one_time {{bool}} NOT NULL,
  null_text {{bool}} NOT NULL,
  version {{integer}} NOT NULL,
  changed_at {{ms}} NOT NULL,
  changed_by TEXT NOT NULL,
  checked_at {{ms}},
  ill_since {{ms}},
  fault TEXT NOT NULL DEFAULT '',
  fault_args TEXT NOT NULL DEFAULT '[]'
){{table}};

CREATE TABLE signing_provider_use (
  scope TEXT NOT NULL,
  holder TEXT NOT NULL,
  provider_id {{uuid}} NOT NULL REFERENCES signing_provider (id),
  person_key TEXT NOT NULL,
  PRIMARY KEY (scope, holder)
){{table}};

CREATE TABLE signing_failure (
  step_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES signing_step (id),
  provider_id {{uuid}},
  provider_name TEXT NOT NULL,
  fault TEXT NOT NULL,
  fault_args TEXT NOT NULL,
  since_at {{ms}} NOT NULL,
  last_at {{ms}} NOT NULL,
  tries {{integer}} NOT NULL,
  answered_at {{ms}}
){{table}};

CREATE INDEX signing_failure_provider ON signing_failure (provider_id);

CREATE INDEX signing_evidence_signed ON signing_evidence (signed_at);
