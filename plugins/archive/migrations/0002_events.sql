-- What happened to a dossier, in a unit or in a fiscal year, so that retention starts: one of the three is told.
-- `cancels` names the row this one takes back; `evidence` is then the reason. No row ever changes.
CREATE TABLE archive_event (
  id {{uuid}} NOT NULL PRIMARY KEY,
  event_key TEXT NOT NULL,
  event_name TEXT NOT NULL,
  dossier_id {{uuid}} REFERENCES archive_dossier (id),
  unit_id {{uuid}},
  unit_name TEXT NOT NULL,
  fiscal_year {{integer}},
  happened_on TEXT NOT NULL,
  evidence TEXT NOT NULL,
  cancels {{uuid}} UNIQUE REFERENCES archive_event (id),
  recorded_at {{ms}} NOT NULL,
  recorded_by {{uuid}} NOT NULL,
  recorded_by_name TEXT NOT NULL
){{table}};

CREATE INDEX archive_event_dossier ON archive_event (dossier_id);
CREATE INDEX archive_event_unit ON archive_event (unit_id);
CREATE INDEX archive_event_year ON archive_event (fiscal_year);

-- sqlite:
CREATE TRIGGER archive_event_no_update BEFORE UPDATE ON archive_event
BEGIN SELECT RAISE(ABORT, 'archive_event is append only'); END;
CREATE TRIGGER archive_event_no_delete BEFORE DELETE ON archive_event
BEGIN SELECT RAISE(ABORT, 'archive_event is append only'); END;
-- postgres:
CREATE FUNCTION archive_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_event is append only';
END
$$;
CREATE TRIGGER archive_event_no_change BEFORE UPDATE OR DELETE ON archive_event
    FOR EACH ROW EXECUTE FUNCTION archive_event_refuse();
CREATE TRIGGER archive_event_no_truncate BEFORE TRUNCATE ON archive_event
    FOR EACH STATEMENT EXECUTE FUNCTION archive_event_refuse();
-- both:
