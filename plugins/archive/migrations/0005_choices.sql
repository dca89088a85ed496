-- Into which dossier a letter of a code and a sender was filed, and which one had been proposed first: what is
-- proposed next time learns from both.
CREATE TABLE archive_choice (
  unit_id {{uuid}} NOT NULL,
  subject TEXT NOT NULL,
  code TEXT NOT NULL,
  sender TEXT NOT NULL,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  proposed_id {{uuid}} REFERENCES archive_dossier (id),
  chosen_at {{ms}} NOT NULL,
  PRIMARY KEY (unit_id, subject)
){{table}};
CREATE INDEX archive_choice_like ON archive_choice (unit_id, code, sender);
