-- A loan of one whole dossier. No title stands here: it is asked of the archive in the reader's name.
-- Days are of the office; due_on is the last day it may be out.
CREATE TABLE depot_loan (
  id {{uuid}} NOT NULL PRIMARY KEY,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  dossier_id {{uuid}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  state TEXT NOT NULL,
  borrower {{uuid}},
  borrower_position {{uuid}},
  borrower_name TEXT NOT NULL,
  borrower_unit TEXT NOT NULL,
  phone TEXT NOT NULL,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  days {{integer}} NOT NULL,
  asked_at {{ms}} NOT NULL,
  decided_by {{uuid}},
  decided_position {{uuid}},
  decided_name TEXT NOT NULL,
  decided_at {{ms}},
  decision TEXT NOT NULL,
  place TEXT NOT NULL,
  out_on TEXT,
  out_by TEXT NOT NULL,
  due_on TEXT,
  extensions {{integer}} NOT NULL,
  ended_on TEXT,
  ended_by TEXT NOT NULL,
  complete {{bool}},
  condition TEXT NOT NULL,
  note TEXT NOT NULL,
  loss_number TEXT NOT NULL,
  reminded_for TEXT,
  pressed_on TEXT,
  version {{integer}} NOT NULL,
  UNIQUE (unit_id, year, number)
){{table}};

-- One paper can be with one borrower only.
CREATE UNIQUE INDEX depot_loan_once ON depot_loan (dossier_id) WHERE state IN ('out', 'lost');
CREATE INDEX depot_loan_dossier ON depot_loan (dossier_id);
CREATE INDEX depot_loan_unit ON depot_loan (unit_id, state);
CREATE INDEX depot_loan_borrower ON depot_loan (borrower, state);
CREATE INDEX depot_loan_due ON depot_loan (due_on) WHERE state = 'out';

CREATE TABLE depot_extension (
  loan_id {{uuid}} NOT NULL REFERENCES depot_loan (id),
  number {{integer}} NOT NULL,
  was_due TEXT NOT NULL,
  due TEXT NOT NULL,
  reason TEXT NOT NULL,
  at {{ms}} NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (loan_id, number)
){{table}};
