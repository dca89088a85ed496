-- What the clock of a closed dossier says (domain/retention.h), kept so that lists and the calendar ask an index.
-- `stands`: waiting, review, unruled, or running; a running one is active, inactive or ended by its dates and today.
CREATE TABLE archive_clock (
  dossier_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES archive_dossier (id),
  unit_id {{uuid}} NOT NULL,
  stands TEXT NOT NULL,
  start_on TEXT,
  active_until TEXT,
  inactive_until TEXT,
  fate TEXT NOT NULL,
  route TEXT NOT NULL,
  whole {{bool}} NOT NULL,
  why {{json}} NOT NULL,
  wound_at {{ms}} NOT NULL
){{table}};

CREATE INDEX archive_clock_active ON archive_clock (unit_id, active_until);
CREATE INDEX archive_clock_inactive ON archive_clock (unit_id, inactive_until);
CREATE INDEX archive_clock_stands ON archive_clock (stands, unit_id);

-- `fiscal_year`: corrected with a reason; otherwise the year of the number. `source`: the row of a table it came from.
ALTER TABLE archive_dossier ADD COLUMN fiscal_year {{integer}};
ALTER TABLE archive_dossier ADD COLUMN volume {{integer}} NOT NULL DEFAULT 1;
ALTER TABLE archive_dossier ADD COLUMN source TEXT;
CREATE UNIQUE INDEX archive_dossier_source ON archive_dossier (source);
CREATE INDEX archive_dossier_fiscal ON archive_dossier (fiscal_year);
CREATE INDEX archive_dossier_year ON archive_dossier (year);

-- A volume that was closed because a further one was begun; the last one is the dossier's own closing.
CREATE TABLE archive_volume (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  number {{integer}} NOT NULL,
  closed_on TEXT NOT NULL,
  closed_at {{ms}} NOT NULL,
  closed_by_name TEXT NOT NULL,
  PRIMARY KEY (dossier_id, number)
){{table}};

-- What an item is on, apart from letters of this house: `first_on` of a bundle is its earliest day.
ALTER TABLE archive_item ADD COLUMN medium TEXT NOT NULL DEFAULT 'electronic';
ALTER TABLE archive_item ADD COLUMN volume {{integer}} NOT NULL DEFAULT 1;
ALTER TABLE archive_item ADD COLUMN first_on TEXT;
ALTER TABLE archive_item ADD COLUMN sender TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_item ADD COLUMN receiver TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_item ADD COLUMN physical TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_item ADD COLUMN remark TEXT NOT NULL DEFAULT '';

-- How an item departs from the rule of its dossier (item_id), or that somebody went through all of them (none).
-- A row outlives its item. The last row of an item counts. Of a move: into which dossier, and as which item there. No row ever changes.
CREATE TABLE archive_exception (
  id {{uuid}} NOT NULL PRIMARY KEY,
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  ordinal {{integer}} NOT NULL,
  item_id {{uuid}},
  item_number {{integer}} NOT NULL,
  kind TEXT NOT NULL,
  active_years {{integer}},
  inactive_years {{integer}},
  target_id {{uuid}} REFERENCES archive_dossier (id),
  target_number {{integer}},
  reason TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  recorded_by {{uuid}} NOT NULL,
  recorded_by_name TEXT NOT NULL,
  UNIQUE (dossier_id, ordinal)
){{table}};
CREATE INDEX archive_exception_target ON archive_exception (target_id);
CREATE INDEX archive_exception_item ON archive_exception (item_id);

-- sqlite:
CREATE TRIGGER archive_exception_no_update BEFORE UPDATE ON archive_exception
BEGIN SELECT RAISE(ABORT, 'archive_exception is append only'); END;
CREATE TRIGGER archive_exception_no_delete BEFORE DELETE ON archive_exception
BEGIN SELECT RAISE(ABORT, 'archive_exception is append only'); END;
-- postgres:
CREATE FUNCTION archive_exception_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_exception is append only';
END
$$;
CREATE TRIGGER archive_exception_no_change BEFORE UPDATE OR DELETE ON archive_exception
    FOR EACH ROW EXECUTE FUNCTION archive_exception_refuse();
CREATE TRIGGER archive_exception_no_truncate BEFORE TRUNCATE ON archive_exception
    FOR EACH STATEMENT EXECUTE FUNCTION archive_exception_refuse();
-- both:
-- Tunjuk silang: read from both ends.
CREATE TABLE archive_reference (
  id {{uuid}} NOT NULL PRIMARY KEY,
  from_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  to_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  reason TEXT NOT NULL,
  made_at {{ms}} NOT NULL,
  made_by_name TEXT NOT NULL,
  UNIQUE (from_id, to_id)
){{table}};
CREATE INDEX archive_reference_to ON archive_reference (to_id);

-- Vital and terjaga, each with its programme; `told`: months after the activity ended, or 1 for a review, that were told.
CREATE TABLE archive_mark (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  kind TEXT NOT NULL,
  unit_id {{uuid}} NOT NULL,
  category TEXT NOT NULL,
  protection TEXT NOT NULL,
  review_on TEXT,
  ended_on TEXT,
  reported_on TEXT,
  report_number TEXT NOT NULL,
  reason TEXT NOT NULL,
  told {{integer}} NOT NULL,
  made_at {{ms}} NOT NULL,
  made_by_name TEXT NOT NULL,
  PRIMARY KEY (dossier_id, kind)
){{table}};
CREATE INDEX archive_mark_kind ON archive_mark (kind, unit_id);
