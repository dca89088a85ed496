-- SPDX-License-Identifier: Apache-2.0
-- The seal an office sets to a file after the last signature: wanted when the file is sealed, and once it is
-- there the evidence of it. `sealed` is the file by which its subject is known; `shown` the one the seal covers.
CREATE TABLE signing_office_seal (
  sealed TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  wanted_at {{ms}} NOT NULL,
  fault TEXT NOT NULL DEFAULT '',
  tried_at {{ms}},
  set_at {{ms}},
  shown TEXT,
  bytes TEXT,
  certificate TEXT,
  certificate_serial TEXT
){{table}};

CREATE INDEX signing_office_seal_wanted ON signing_office_seal (set_at, wanted_at);
