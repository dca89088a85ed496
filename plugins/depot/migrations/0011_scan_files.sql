-- What alih media made: each file with the dossier, or the item on paper, it shows. `item` 0: the dossier as a whole; dpi 0:
-- the file does not tell. A file refused or taken out stays as history and goes with its dossier.
ALTER TABLE depot_scan ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE depot_scan ADD COLUMN round {{integer}} NOT NULL DEFAULT 1;

CREATE TABLE depot_scan_file (
  id {{uuid}} NOT NULL PRIMARY KEY,
  scan_id {{uuid}} NOT NULL REFERENCES depot_scan (id),
  dossier_id {{uuid}} NOT NULL,
  item {{integer}} NOT NULL,
  round {{integer}} NOT NULL,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  pages {{integer}} NOT NULL,
  dpi {{integer}} NOT NULL,
  octets {{integer}} NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  looked {{bool}} NOT NULL,
  added_by {{uuid}} NOT NULL,
  added_position {{uuid}} NOT NULL,
  added_name TEXT NOT NULL,
  added_at {{ms}} NOT NULL
){{table}};

CREATE INDEX depot_scan_file_scan ON depot_scan_file (scan_id);
CREATE INDEX depot_scan_file_dossier ON depot_scan_file (dossier_id);
CREATE INDEX depot_scan_file_digest ON depot_scan_file (digest);

-- Each look of a second person at what a round made.
CREATE TABLE depot_scan_check (
  scan_id {{uuid}} NOT NULL REFERENCES depot_scan (id),
  round {{integer}} NOT NULL,
  accepted {{bool}} NOT NULL,
  pages {{bool}} NOT NULL,
  legible {{bool}} NOT NULL,
  straight {{bool}} NOT NULL,
  complete {{bool}} NOT NULL,
  files {{integer}} NOT NULL,
  looked {{integer}} NOT NULL,
  refused {{integer}} NOT NULL,
  note TEXT NOT NULL,
  checked_by {{uuid}} NOT NULL,
  checked_position {{uuid}} NOT NULL,
  checked_name TEXT NOT NULL,
  checked_at {{ms}} NOT NULL,
  PRIMARY KEY (scan_id, round)
){{table}};
