-- SPDX-License-Identifier: Apache-2.0
-- BSrE's Esign Client: how each installation differs, whether it may be sent files to judge, how each of its users
-- stands there, and how the activation of an office's seal stands. What opens it lies with the keys, never here.
ALTER TABLE signing_provider ADD COLUMN habits TEXT NOT NULL DEFAULT '{}';
ALTER TABLE signing_provider ADD COLUMN opinions {{bool}} NOT NULL DEFAULT 0;

CREATE TABLE signing_bsre_user (
  person_id {{uuid}} NOT NULL PRIMARY KEY,
  provider_id {{uuid}} NOT NULL,
  status TEXT NOT NULL,
  since_at {{ms}},
  asked_at {{ms}} NOT NULL,
  fault TEXT NOT NULL,
  fault_args TEXT NOT NULL
){{table}};

CREATE TABLE signing_activation (
  unit_code TEXT NOT NULL PRIMARY KEY,
  kept_at {{ms}} NOT NULL,
  until_at {{ms}},
  renewed_at {{ms}},
  tried_at {{ms}},
  fault TEXT NOT NULL,
  fault_args TEXT NOT NULL
){{table}};
