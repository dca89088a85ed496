-- SPDX-License-Identifier: Apache-2.0
-- Of a vital dossier: where its duplicate lies, and what was done to protect, secure, rescue or recover it. Append-only.
ALTER TABLE archive_mark ADD COLUMN copy_place TEXT NOT NULL DEFAULT '';

CREATE TABLE archive_safeguard (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  phase TEXT NOT NULL,
  done_on TEXT NOT NULL,
  what TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  recorded_by_name TEXT NOT NULL
){{table}};
CREATE INDEX archive_safeguard_dossier ON archive_safeguard (dossier_id, done_on);
