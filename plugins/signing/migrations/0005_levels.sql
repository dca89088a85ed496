CREATE TABLE signing_level (
  sealed TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  bytes TEXT NOT NULL,
  level TEXT NOT NULL,
  wanted TEXT NOT NULL,
  open {{integer}} NOT NULL,
  renew_by {{ms}},
  renew_at {{ms}},
  made_at {{ms}} NOT NULL
){{table}};

CREATE INDEX signing_level_open ON signing_level (open, made_at);
CREATE INDEX signing_level_renewal ON signing_level (renew_at);

CREATE TABLE signing_revision (
  bytes TEXT NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL REFERENCES signing_level (sealed),
  level TEXT NOT NULL,
  made_at {{ms}} NOT NULL
){{table}};

CREATE INDEX signing_revision_sealed ON signing_revision (sealed, made_at);

INSERT INTO signing_level (sealed, subject, bytes, level, wanted, open, made_at)
SELECT r.sealed, r.subject, r.sealed, 'B-T', 'B-T', 0, r.opened_at FROM signing_round r
WHERE r.sealed IS NOT NULL AND r.state = 'sealed';

INSERT INTO signing_revision (bytes, sealed, level, made_at)
SELECT sealed, sealed, level, made_at FROM signing_level;
