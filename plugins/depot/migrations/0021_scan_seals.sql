-- SPDX-License-Identifier: Apache-2.0
-- What an office vouches for of the copies an alih media made of a dossier: a CMS signature over their digests, beside them.
CREATE TABLE depot_scan_seal (
  scan_id {{uuid}} NOT NULL REFERENCES depot_scan (id),
  dossier_id {{uuid}} NOT NULL,
  sums TEXT NOT NULL,
  cms {{bytes}} NOT NULL,
  office TEXT NOT NULL,
  sealed_at {{ms}} NOT NULL,
  PRIMARY KEY (scan_id, dossier_id)
){{table}};
CREATE INDEX depot_scan_seal_dossier ON depot_scan_seal (dossier_id);

-- The letter its berita acara was begun as.
CREATE TABLE depot_scan_act (
  scan_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES depot_scan (id),
  letter_id {{uuid}} NOT NULL,
  begun_by TEXT NOT NULL,
  begun_at {{ms}} NOT NULL
){{table}};
