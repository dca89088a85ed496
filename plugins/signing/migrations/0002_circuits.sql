-- SPDX-License-Identifier: Apache-2.0
-- Steps in groups, what became of each while the round ran, and the circuits of units.
ALTER TABLE signing_round ADD COLUMN opened_by {{uuid}};

ALTER TABLE signing_step ADD COLUMN step_group {{integer}} NOT NULL DEFAULT 0;
ALTER TABLE signing_step ADD COLUMN origin TEXT NOT NULL DEFAULT 'drafter';
ALTER TABLE signing_step ADD COLUMN required {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE signing_step ADD COLUMN opened_at {{ms}};
ALTER TABLE signing_step ADD COLUMN content TEXT;
ALTER TABLE signing_step ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE signing_step ADD COLUMN change_reason TEXT NOT NULL DEFAULT '';

UPDATE signing_step SET step_group = step_order;

CREATE TABLE signing_circuit (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  matter TEXT NOT NULL,
  name TEXT NOT NULL,
  line {{bool}} NOT NULL,
  steps {{json}} NOT NULL,
  version {{integer}} NOT NULL,
  changed_at {{ms}} NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (unit_id, matter)
){{table}};
