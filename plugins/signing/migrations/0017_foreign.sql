-- SPDX-License-Identifier: Apache-2.0
-- Files others signed, as they were judged when they came in; `keeping` is what became of them since. A report is
-- written once.
CREATE TABLE signing_foreign (
  bytes TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  judged_at {{ms}} NOT NULL,
  report {{json}} NOT NULL,
  keeping TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
){{table}};

CREATE INDEX signing_foreign_keeping ON signing_foreign (keeping, judged_at);
