-- Whose records unit or institution has it, while one does; and the chain of all who had it. No row of the chain
-- ever changes.
ALTER TABLE archive_dossier ADD COLUMN keeper_id {{uuid}};
CREATE INDEX archive_dossier_keeper ON archive_dossier (keeper_id, custody);

CREATE TABLE archive_custody (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  ordinal {{integer}} NOT NULL,
  custody TEXT NOT NULL,
  unit_id {{uuid}},
  unit_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  since {{ms}} NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (dossier_id, ordinal)
){{table}};

-- sqlite:
CREATE TRIGGER archive_custody_no_update BEFORE UPDATE ON archive_custody
BEGIN SELECT RAISE(ABORT, 'archive_custody is append only'); END;
CREATE TRIGGER archive_custody_no_delete BEFORE DELETE ON archive_custody
BEGIN SELECT RAISE(ABORT, 'archive_custody is append only'); END;
-- postgres:
CREATE FUNCTION archive_custody_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_custody is append only';
END
$$;
CREATE TRIGGER archive_custody_no_change BEFORE UPDATE OR DELETE ON archive_custody
    FOR EACH ROW EXECUTE FUNCTION archive_custody_refuse();
CREATE TRIGGER archive_custody_no_truncate BEFORE TRUNCATE ON archive_custody
    FOR EACH STATEMENT EXECUTE FUNCTION archive_custody_refuse();
-- both:
