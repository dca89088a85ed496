-- SPDX-License-Identifier: Apache-2.0
-- A table somebody sent, between what he was shown of it and his yes; removed by it, and after a day.
CREATE TABLE core_waiting_table (
  id {{uuid}} NOT NULL PRIMARY KEY,
  act TEXT NOT NULL,
  person_id {{uuid}} NOT NULL,
  position_id {{uuid}} NOT NULL,
  made_at {{ms}} NOT NULL,
  outline TEXT NOT NULL,
  about TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file {{bytes}} NOT NULL
){{table}};
CREATE INDEX core_waiting_table_made ON core_waiting_table (made_at);
