-- SPDX-License-Identifier: Apache-2.0
-- A closed dossier asked to be opened again: the records unit decides. `verdict` '' waits.
CREATE TABLE archive_reopening (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  reason TEXT NOT NULL,
  asked_at {{ms}} NOT NULL,
  asked_by {{uuid}} NOT NULL,
  asked_position {{uuid}} NOT NULL,
  asked_by_name TEXT NOT NULL,
  verdict TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  decided_at {{ms}},
  decided_by {{uuid}},
  decided_by_name TEXT NOT NULL DEFAULT ''
){{table}};
CREATE UNIQUE INDEX archive_reopening_waiting ON archive_reopening (dossier_id) WHERE verdict = '';
