-- SPDX-License-Identifier: Apache-2.0
-- Signatures that failed at a keeper of keys one after another, until one is good again.
CREATE TABLE signing_provider_trouble (
  provider_id {{uuid}} NOT NULL PRIMARY KEY,
  since_at {{ms}} NOT NULL,
  last_at {{ms}} NOT NULL,
  failures {{integer}} NOT NULL,
  fault TEXT NOT NULL,
  fault_args TEXT NOT NULL
){{table}};
