-- SPDX-License-Identifier: Apache-2.0
-- One item a hold was laid on. It is held by its subject in the archive of its unit, so wherever it is moved there;
-- `dossier_id` and `item_number` tell where it stood then.
CREATE TABLE depot_hold_item (
  hold_id {{uuid}} NOT NULL REFERENCES depot_hold (id),
  unit_id {{uuid}} NOT NULL,
  subject TEXT NOT NULL,
  dossier_id {{uuid}} NOT NULL,
  item_number {{integer}} NOT NULL,
  added_at {{ms}} NOT NULL,
  added_name TEXT NOT NULL,
  PRIMARY KEY (hold_id, unit_id, subject)
){{table}};

CREATE INDEX depot_hold_item_subject ON depot_hold_item (subject);
