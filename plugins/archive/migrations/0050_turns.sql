-- SPDX-License-Identifier: Apache-2.0
-- Who reads a letter in order to write of it, and who changes it, wait for each other by its name. A row lives within
-- one unit of work.
CREATE TABLE archive_turn (
  name TEXT NOT NULL PRIMARY KEY
){{table}};
