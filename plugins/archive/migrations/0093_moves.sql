-- SPDX-License-Identifier: Apache-2.0
-- An item asked to be moved to where it is kept less long or less surely: a second person decides. `verdict` '' waits.
CREATE TABLE archive_move (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  item_number {{integer}} NOT NULL,
  target_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
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
CREATE UNIQUE INDEX archive_move_waiting ON archive_move (dossier_id, item_number) WHERE verdict = '';
