-- Readers and their cards; what they said of themselves is emptied when the office's period after the last visit is over.
CREATE TABLE depot_reader (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  origin TEXT NOT NULL,
  rules_on TEXT NOT NULL,
  entered_name TEXT NOT NULL,
  last_on TEXT NOT NULL,
  forgotten_on TEXT,
  UNIQUE (unit_id, year, number)
){{table}};

CREATE TABLE depot_visit (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  reader_id {{uuid}} NOT NULL REFERENCES depot_reader (id),
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  purpose TEXT NOT NULL,
  came_at {{ms}} NOT NULL,
  left_at {{ms}},
  entered_name TEXT NOT NULL,
  UNIQUE (unit_id, year, number)
){{table}};

CREATE UNIQUE INDEX depot_visit_once ON depot_visit (reader_id) WHERE left_at IS NULL;

-- What was asked for at the table: a loan that ends the same day.
CREATE TABLE depot_visit_loan (
  visit_id {{uuid}} NOT NULL REFERENCES depot_visit (id),
  loan_id {{uuid}} NOT NULL REFERENCES depot_loan (id),
  PRIMARY KEY (visit_id, loan_id)
){{table}};
