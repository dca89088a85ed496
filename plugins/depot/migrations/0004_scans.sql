-- A batch of dossiers brought to another medium (alih media). What is recorded stands in `snapshot` as it was, and its
-- fingerprint on the berita acara.
CREATE TABLE depot_scan (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  unit_name TEXT NOT NULL,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  resolution {{integer}} NOT NULL,
  format TEXT NOT NULL,
  medium_from TEXT NOT NULL,
  medium_to TEXT NOT NULL,
  kept_in TEXT NOT NULL,
  operator TEXT NOT NULL,
  made_on TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_by {{uuid}} NOT NULL,
  opened_position {{uuid}} NOT NULL,
  opened_name TEXT NOT NULL,
  opened_at {{ms}} NOT NULL,
  checked_by {{uuid}},
  checked_name TEXT NOT NULL,
  checked_at {{ms}},
  check_note TEXT NOT NULL,
  act_number TEXT NOT NULL,
  act_on TEXT,
  snapshot TEXT NOT NULL,
  version {{integer}} NOT NULL,
  UNIQUE (unit_id, year, number)
){{table}};

CREATE TABLE depot_scan_line (
  scan_id {{uuid}} NOT NULL REFERENCES depot_scan (id),
  line {{integer}} NOT NULL,
  dossier_id {{uuid}} NOT NULL,
  PRIMARY KEY (scan_id, line),
  UNIQUE (scan_id, dossier_id)
){{table}};

CREATE INDEX depot_scan_line_dossier ON depot_scan_line (dossier_id);
