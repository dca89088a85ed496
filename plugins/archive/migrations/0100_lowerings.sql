-- SPDX-License-Identifier: Apache-2.0
-- The class of a dossier asked to be lowered: a second person decides. `verdict` '' waits; 'void': it rose meanwhile.
CREATE TABLE archive_lowering (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  was {{integer}} NOT NULL,
  wanted {{integer}} NOT NULL,
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
CREATE UNIQUE INDEX archive_lowering_waiting ON archive_lowering (dossier_id) WHERE verdict = '';

-- An item nobody told a class of has that of the dossier it was filed in, whatever that becomes.
ALTER TABLE archive_item ADD COLUMN inherits {{bool}} NOT NULL DEFAULT 0;
