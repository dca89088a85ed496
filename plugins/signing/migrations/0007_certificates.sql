-- SPDX-License-Identifier: Apache-2.0
-- The register of certificates, what officers are asked for, and the revocation lists given out.
CREATE TABLE signing_certificate (
  id {{uuid}} NOT NULL PRIMARY KEY,
  authority TEXT NOT NULL,
  issuer TEXT NOT NULL,
  serial TEXT NOT NULL,
  subject TEXT NOT NULL,
  common_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  origin TEXT NOT NULL,
  person_id {{uuid}},
  from_at {{ms}} NOT NULL,
  until_at {{ms}} NOT NULL,
  certificate TEXT NOT NULL,
  entered_at {{ms}} NOT NULL,
  state TEXT NOT NULL,
  state_at {{ms}} NOT NULL,
  state_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  warned {{integer}} NOT NULL,
  asked_at {{ms}},
  UNIQUE (issuer, serial)
){{table}};

CREATE INDEX signing_certificate_person ON signing_certificate (person_id, entered_at);
CREATE INDEX signing_certificate_authority ON signing_certificate (authority, serial);

CREATE TABLE signing_enrolment (
  id {{uuid}} NOT NULL PRIMARY KEY,
  person_id {{uuid}} NOT NULL,
  person_name TEXT NOT NULL,
  position_name TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at {{ms}} NOT NULL,
  reason TEXT NOT NULL,
  decided_at {{ms}},
  decided_by TEXT NOT NULL,
  decider_id {{uuid}},
  document TEXT NOT NULL,
  way TEXT NOT NULL,
  note TEXT NOT NULL
){{table}};

CREATE UNIQUE INDEX signing_enrolment_open ON signing_enrolment (person_id) WHERE state IN ('asked', 'approved');
CREATE INDEX signing_enrolment_state ON signing_enrolment (state, asked_at);

CREATE TABLE signing_crl (
  authority TEXT NOT NULL PRIMARY KEY,
  number {{integer}} NOT NULL,
  made_at {{ms}} NOT NULL,
  until_at {{ms}} NOT NULL,
  entries {{integer}} NOT NULL,
  list TEXT NOT NULL
){{table}};
