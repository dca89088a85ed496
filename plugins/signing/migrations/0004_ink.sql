-- SPDX-License-Identifier: Apache-2.0
-- Rounds that end on paper, and the evidence of a signature in ink: the sheet printed and the scan of it signed.
ALTER TABLE signing_round ADD COLUMN ink {{bool}} NOT NULL DEFAULT 0;

CREATE TABLE signing_ink (
  round_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES signing_round (id),
  signed_on TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  made TEXT NOT NULL,
  scan TEXT NOT NULL,
  person_id {{uuid}} NOT NULL,
  appointment_id {{uuid}} NOT NULL,
  capacity TEXT NOT NULL,
  recorder_id {{uuid}} NOT NULL,
  recorder_name TEXT NOT NULL,
  origin TEXT NOT NULL,
  request_id TEXT NOT NULL
){{table}};
