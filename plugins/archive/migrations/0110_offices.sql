-- SPDX-License-Identifier: Apache-2.0
-- Who may know of something withheld is kept by the office that lets him (domain/reader.h), no more by the position that
-- had it then. What was kept before opens nothing; a job asks each letter anew and empties those tables.
ALTER TABLE archive_dossier_reader RENAME TO archive_dossier_reader_before;
ALTER TABLE archive_pending_reader RENAME TO archive_pending_reader_before;

CREATE TABLE archive_dossier_reader (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  position_id {{uuid}} NOT NULL,
  office TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (dossier_id, position_id, office)
){{table}};
CREATE INDEX archive_dossier_reader_position ON archive_dossier_reader (position_id);
CREATE INDEX archive_dossier_reader_office ON archive_dossier_reader (office) WHERE office <> '';

CREATE TABLE archive_pending_reader (
  subject TEXT NOT NULL,
  position_id {{uuid}} NOT NULL,
  office TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (subject, position_id, office)
){{table}};
