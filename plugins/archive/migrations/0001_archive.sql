-- `access`: 0 biasa, 1 terbatas, 2 rahasia, 3 sangat rahasia; from 2 on only the readers see it.
-- `rule` is the retention rule applied, `rule_seen` the one last found in the schedule.
CREATE TABLE archive_dossier (
  id {{uuid}} NOT NULL PRIMARY KEY,
  unit_id {{uuid}} NOT NULL,
  unit_name TEXT NOT NULL,
  number {{integer}} NOT NULL,
  year {{integer}} NOT NULL,
  code TEXT NOT NULL,
  code_name TEXT NOT NULL,
  title TEXT NOT NULL,
  access {{integer}} NOT NULL,
  state TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  trigger_on TEXT,
  trigger_note TEXT NOT NULL,
  place TEXT NOT NULL,
  opened_by {{uuid}} NOT NULL,
  rule TEXT NOT NULL,
  rule_seen TEXT NOT NULL,
  version {{integer}} NOT NULL,
  UNIQUE (unit_id, year, number)
){{table}};

CREATE INDEX archive_dossier_code ON archive_dossier (unit_id, code);

CREATE TABLE archive_item (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  unit_id {{uuid}} NOT NULL,
  subject TEXT NOT NULL,
  item_number {{integer}} NOT NULL,
  letter_number TEXT NOT NULL,
  letter_date TEXT NOT NULL,
  title TEXT NOT NULL,
  digest TEXT NOT NULL,
  amount {{integer}} NOT NULL,
  amount_unit TEXT NOT NULL,
  stage TEXT NOT NULL,
  access {{integer}} NOT NULL,
  filed_at {{ms}} NOT NULL,
  filed_by {{uuid}} NOT NULL,
  filed_by_name TEXT NOT NULL,
  UNIQUE (subject, unit_id),
  UNIQUE (dossier_id, item_number)
){{table}};

CREATE TABLE archive_pending (
  subject TEXT NOT NULL,
  unit_id {{uuid}} NOT NULL,
  letter_number TEXT NOT NULL,
  letter_date TEXT NOT NULL,
  title TEXT NOT NULL,
  access {{integer}} NOT NULL,
  finished_at {{ms}} NOT NULL,
  PRIMARY KEY (subject, unit_id)
){{table}};

CREATE INDEX archive_pending_unit ON archive_pending (unit_id, finished_at);

-- Positions that may know of a restricted dossier, or of a restricted letter not yet filed.
CREATE TABLE archive_dossier_reader (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  position_id {{uuid}} NOT NULL,
  PRIMARY KEY (dossier_id, position_id)
){{table}};

CREATE TABLE archive_pending_reader (
  subject TEXT NOT NULL,
  position_id {{uuid}} NOT NULL,
  PRIMARY KEY (subject, position_id)
){{table}};

-- A filed item never changes: what is wrong is corrected by a further act.
-- sqlite:
CREATE TRIGGER archive_item_no_update BEFORE UPDATE ON archive_item
BEGIN SELECT RAISE(ABORT, 'archive_item is append only'); END;
CREATE TRIGGER archive_item_no_delete BEFORE DELETE ON archive_item
BEGIN SELECT RAISE(ABORT, 'archive_item is append only'); END;
-- postgres:
CREATE FUNCTION archive_item_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_item is append only';
END
$$;
CREATE TRIGGER archive_item_no_change BEFORE UPDATE OR DELETE ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse();
CREATE TRIGGER archive_item_no_truncate BEFORE TRUNCATE ON archive_item
    FOR EACH STATEMENT EXECUTE FUNCTION archive_item_refuse();
-- both:
