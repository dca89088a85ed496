-- SPDX-License-Identifier: Apache-2.0
-- Consent of a signer to one letter: what he had before him, since when, and the batch it is signed in. One for each
-- signature; it stays as evidence of it.
CREATE TABLE signing_consent (
  step_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES signing_step (id),
  round_id {{uuid}} NOT NULL REFERENCES signing_round (id),
  content TEXT NOT NULL,
  opened_at {{ms}},
  consented_at {{ms}} NOT NULL,
  person_id {{uuid}} NOT NULL,
  appointment_id {{uuid}} NOT NULL,
  capacity TEXT NOT NULL,
  batch_id TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL,
  request_id TEXT NOT NULL
){{table}};

CREATE INDEX signing_consent_batch ON signing_consent (batch_id);
