-- SPDX-License-Identifier: Apache-2.0
-- An official list as it stood when it was kept. Its digest is over those of its parts, one for each dossier, which stay
-- where the rows of a part went with what was destroyed.
CREATE TABLE archive_list (
  id {{uuid}} NOT NULL PRIMARY KEY,
  form TEXT NOT NULL,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  unit_name TEXT NOT NULL,
  head {{json}} NOT NULL,
  dossiers {{integer}} NOT NULL,
  digest TEXT NOT NULL,
  made_at {{ms}} NOT NULL,
  made_by {{uuid}} NOT NULL,
  made_by_name TEXT NOT NULL,
  position_name TEXT NOT NULL,
  report_number TEXT NOT NULL,
  reported_on TEXT,
  UNIQUE (unit_id, year, number)
){{table}};
CREATE INDEX archive_list_unit ON archive_list (unit_id, id);

CREATE TABLE archive_list_part (
  list_id {{uuid}} NOT NULL REFERENCES archive_list (id),
  place {{integer}} NOT NULL,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  row_cells TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (list_id, place)
){{table}};
CREATE INDEX archive_list_part_dossier ON archive_list_part (dossier_id);
