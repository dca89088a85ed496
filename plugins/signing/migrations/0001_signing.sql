CREATE TABLE signing_round (
  id {{uuid}} NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  sealed TEXT,
  opened_at {{ms}} NOT NULL,
  version {{integer}} NOT NULL
){{table}};

CREATE INDEX signing_round_subject ON signing_round (subject, opened_at);

CREATE TABLE signing_step (
  id {{uuid}} NOT NULL PRIMARY KEY,
  round_id {{uuid}} NOT NULL REFERENCES signing_round (id),
  step_order {{integer}} NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  position_id {{uuid}} NOT NULL,
  position_name TEXT NOT NULL,
  person_id {{uuid}},
  appointment_id {{uuid}},
  capacity TEXT NOT NULL,
  person_name TEXT NOT NULL,
  note TEXT NOT NULL,
  acted_at {{ms}},
  UNIQUE (round_id, step_order)
){{table}};

CREATE INDEX signing_step_turn ON signing_step (position_id, state);

CREATE TABLE signing_evidence (
  round_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES signing_round (id),
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
