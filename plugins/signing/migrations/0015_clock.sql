-- SPDX-License-Identifier: Apache-2.0
-- Dates of signatures a wrong clock had given and an administrator set aside, in a table of their own: at most one row.
CREATE TABLE signing_clock_aside (
  only_row {{integer}} NOT NULL PRIMARY KEY CHECK (only_row = 1),
  first_at {{ms}} NOT NULL,
  last_at {{ms}} NOT NULL
){{table}};

INSERT INTO signing_clock_aside (only_row, first_at, last_at)
  SELECT 1, ill_since, checked_at FROM signing_service_health
  WHERE name = 'clock' AND ill_since IS NOT NULL AND checked_at IS NOT NULL;

DELETE FROM signing_service_health WHERE name = 'clock';
