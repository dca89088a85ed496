-- SPDX-License-Identifier: Apache-2.0
-- Berkas perseorangan: of whom the dossier is. The NIP names the person, whether he is in the directory or left long ago.
CREATE TABLE archive_person (
  dossier_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES archive_dossier (id),
  name TEXT NOT NULL,
  nip TEXT NOT NULL
){{table}};

CREATE INDEX archive_person_nip ON archive_person (nip);
