-- SPDX-License-Identifier: Apache-2.0
-- The day on which it is asked whether a secret dossier is still to be secret. Whoever may know of it is told then;
-- its class is lowered by two persons alone (archive_lowering).
CREATE TABLE archive_secrecy (
  dossier_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES archive_dossier (id),
  review_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  told {{bool}} NOT NULL DEFAULT 0,
  set_at {{ms}} NOT NULL,
  set_by_name TEXT NOT NULL
){{table}};
CREATE INDEX archive_secrecy_due ON archive_secrecy (review_on) WHERE told = 0;
-- Secret ones are few: their count for a head reads no others.
CREATE INDEX archive_dossier_secret ON archive_dossier (unit_id) WHERE access >= 2;
