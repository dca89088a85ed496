-- SPDX-License-Identifier: Apache-2.0
-- Several sign one after another: each signature keeps the bytes it made, and evidence of its own.
ALTER TABLE signing_step ADD COLUMN sealed TEXT;

UPDATE signing_step SET sealed = (SELECT e.sealed FROM signing_evidence e WHERE e.round_id = signing_step.round_id)
WHERE kind = 'signature' AND state = 'passed';

CREATE TABLE signing_evidence_of_step (
  step_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES signing_step (id),
  round_id {{uuid}} NOT NULL REFERENCES signing_round (id),
  signed_at {{ms}} NOT NULL,
  shown TEXT NOT NULL,
  sealed TEXT NOT NULL,
  certificate TEXT NOT NULL,
  certificate_serial TEXT NOT NULL,
  person_id {{uuid}} NOT NULL,
  appointment_id {{uuid}} NOT NULL,
  capacity TEXT NOT NULL,
  origin TEXT NOT NULL,
  request_id TEXT NOT NULL
){{table}};

INSERT INTO signing_evidence_of_step (step_id, round_id, signed_at, shown, sealed, certificate, certificate_serial,
  person_id, appointment_id, capacity, origin, request_id)
SELECT s.id, e.round_id, e.signed_at, e.shown, e.sealed, e.certificate, e.certificate_serial,
  e.person_id, e.appointment_id, e.capacity, e.origin, e.request_id
FROM signing_evidence e JOIN signing_step s
  ON s.round_id = e.round_id AND s.kind = 'signature' AND s.state = 'passed';

DROP TABLE signing_evidence;

ALTER TABLE signing_evidence_of_step RENAME TO signing_evidence;
