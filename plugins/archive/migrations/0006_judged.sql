-- SPDX-License-Identifier: Apache-2.0
-- What a committee decided of a dossier that was to be judged anew. The last row counts; 'lapsed': it was opened again
-- since. No row ever changes.
CREATE TABLE archive_judgement (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  ordinal {{integer}} NOT NULL,
  verdict TEXT NOT NULL,
  years {{integer}} NOT NULL,
  judged_on TEXT NOT NULL,
  paper TEXT NOT NULL,
  reason TEXT NOT NULL,
  judged_at {{ms}} NOT NULL,
  judged_by_name TEXT NOT NULL,
  PRIMARY KEY (dossier_id, ordinal)
){{table}};

-- sqlite:
CREATE TRIGGER archive_judgement_no_update BEFORE UPDATE ON archive_judgement
BEGIN SELECT RAISE(ABORT, 'archive_judgement is append only'); END;
CREATE TRIGGER archive_judgement_no_delete BEFORE DELETE ON archive_judgement
BEGIN SELECT RAISE(ABORT, 'archive_judgement is append only'); END;
-- postgres:
CREATE FUNCTION archive_judgement_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_judgement is append only';
END
$$;
CREATE TRIGGER archive_judgement_no_change BEFORE UPDATE OR DELETE ON archive_judgement
    FOR EACH ROW EXECUTE FUNCTION archive_judgement_refuse();
CREATE TRIGGER archive_judgement_no_truncate BEFORE TRUNCATE ON archive_judgement
    FOR EACH STATEMENT EXECUTE FUNCTION archive_judgement_refuse();
-- both:
