-- SPDX-License-Identifier: Apache-2.0
-- Words inside files of a dossier that are no letter of this house. state: waiting, read, unreadable.
CREATE TABLE archive_reading (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  recognised TEXT NOT NULL DEFAULT '',
  trouble TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (dossier_id, digest)
){{table}};

CREATE INDEX archive_reading_waiting ON archive_reading (dossier_id) WHERE state = 'waiting';
