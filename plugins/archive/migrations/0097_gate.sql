-- SPDX-License-Identifier: Apache-2.0
-- One row, shared by whoever ends a dossier and changed by whoever puts something in the way of dossiers told by a query.
CREATE TABLE archive_gate (
  one {{integer}} NOT NULL PRIMARY KEY,
  turn {{integer}} NOT NULL
){{table}};

INSERT INTO archive_gate (one, turn) VALUES (1, 0);
