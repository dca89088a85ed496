-- Dossiers whose class was raised above what their place is for, until they stand where they may (archive.md I13).
CREATE TABLE depot_misplaced (
  dossier_id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  since {{ms}} NOT NULL
){{table}};

CREATE INDEX depot_misplaced_unit ON depot_misplaced (unit_id);
