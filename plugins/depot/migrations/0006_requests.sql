-- Requests for public information. What the requester said of himself and of his matter stands in this row alone, never
-- in the trail, and is emptied when the office's period is over (forgotten_on); what was decided stays.
CREATE TABLE depot_request (
  id {{uuid}} NOT NULL PRIMARY KEY,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  unit_name TEXT NOT NULL,
  state TEXT NOT NULL,
  requester TEXT NOT NULL,
  contact TEXT NOT NULL,
  purpose TEXT NOT NULL,
  sought TEXT NOT NULL,
  received_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  registered_by {{uuid}} NOT NULL,
  registered_position {{uuid}} NOT NULL,
  registered_name TEXT NOT NULL,
  registered_at {{ms}} NOT NULL,
  first_due TEXT,
  extended_reason TEXT NOT NULL,
  answer TEXT NOT NULL,
  reason TEXT NOT NULL,
  ground TEXT NOT NULL,
  ended_on TEXT,
  ended_name TEXT NOT NULL,
  letter TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  reminded_for TEXT,
  pressed_on TEXT,
  forgotten_on TEXT,
  version {{integer}} NOT NULL,
  UNIQUE (unit_id, year, number)
){{table}};

CREATE INDEX depot_request_due ON depot_request (due_on) WHERE state = 'open';

-- Records proposed for a request, and what was decided of each.
CREATE TABLE depot_request_record (
  request_id {{uuid}} NOT NULL REFERENCES depot_request (id),
  dossier_id {{uuid}} NOT NULL,
  release TEXT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  closed_until TEXT,
  added_at {{ms}} NOT NULL,
  PRIMARY KEY (request_id, dossier_id)
){{table}};

CREATE INDEX depot_request_record_dossier ON depot_request_record (dossier_id);

-- Copies given: no row ever changes.
CREATE TABLE depot_request_copy (
  id {{uuid}} NOT NULL PRIMARY KEY,
  request_id {{uuid}} NOT NULL REFERENCES depot_request (id),
  dossier_id {{uuid}} NOT NULL,
  copies {{integer}} NOT NULL,
  redacted {{bool}} NOT NULL,
  given_on TEXT NOT NULL,
  given_name TEXT NOT NULL
){{table}};

CREATE INDEX depot_request_copy_request ON depot_request_copy (request_id);

-- Grounds on which the office withholds, in its own words; `years`: how long a record stays closed on it, when it says so.
CREATE TABLE depot_ground (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  name TEXT NOT NULL,
  citation TEXT NOT NULL,
  years {{integer}},
  ended_on TEXT
){{table}};

CREATE INDEX depot_ground_unit ON depot_ground (unit_id);
