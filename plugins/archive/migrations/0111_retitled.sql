-- SPDX-License-Identifier: Apache-2.0
-- What was written down wrongly is corrected by a further record, which keeps what it was: title and code of a dossier,
-- title, number and days of an item on paper. No row ever changes; those of an item go with it.
CREATE TABLE archive_retitling (
  dossier_id {{uuid}} NOT NULL REFERENCES archive_dossier (id),
  ordinal {{integer}} NOT NULL,
  was_title TEXT NOT NULL,
  was_code TEXT NOT NULL,
  was_code_name TEXT NOT NULL,
  was_scheme TEXT NOT NULL,
  title TEXT NOT NULL,
  code TEXT NOT NULL,
  code_name TEXT NOT NULL,
  scheme TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  recorded_by {{uuid}} NOT NULL,
  recorded_by_name TEXT NOT NULL,
  PRIMARY KEY (dossier_id, ordinal)
){{table}};
CREATE TABLE archive_naming (
  item_id {{uuid}} NOT NULL,
  ordinal {{integer}} NOT NULL,
  title TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  letter_date TEXT NOT NULL,
  first_on TEXT,
  dated TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  recorded_by {{uuid}} NOT NULL,
  recorded_by_name TEXT NOT NULL,
  PRIMARY KEY (item_id, ordinal)
){{table}};

-- sqlite:
CREATE TRIGGER archive_retitling_no_update BEFORE UPDATE ON archive_retitling
BEGIN SELECT RAISE(ABORT, 'archive_retitling is append only'); END;
CREATE TRIGGER archive_retitling_no_delete BEFORE DELETE ON archive_retitling
BEGIN SELECT RAISE(ABORT, 'archive_retitling is append only'); END;
CREATE TRIGGER archive_naming_no_update BEFORE UPDATE ON archive_naming
BEGIN SELECT RAISE(ABORT, 'archive_naming is append only'); END;
CREATE TRIGGER archive_naming_no_delete BEFORE DELETE ON archive_naming
WHEN EXISTS (SELECT 1 FROM archive_item i WHERE i.id = OLD.item_id)
BEGIN SELECT RAISE(ABORT, 'archive_naming is append only'); END;
-- What was annulled stays so, and takes nothing in.
CREATE TRIGGER archive_dossier_annulled BEFORE UPDATE ON archive_dossier
WHEN OLD.life = 'annulled' AND NEW.life <> 'annulled'
BEGIN SELECT RAISE(ABORT, 'archive_dossier was annulled'); END;
CREATE TRIGGER archive_item_not_into_annulled BEFORE INSERT ON archive_item
WHEN EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND d.life = 'annulled')
BEGIN SELECT RAISE(ABORT, 'archive_dossier was annulled'); END;
-- postgres:
CREATE FUNCTION archive_retitling_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive_retitling is append only';
END
$$;
CREATE TRIGGER archive_retitling_no_change BEFORE UPDATE OR DELETE ON archive_retitling
    FOR EACH ROW EXECUTE FUNCTION archive_retitling_refuse();
CREATE TRIGGER archive_retitling_no_truncate BEFORE TRUNCATE ON archive_retitling
    FOR EACH STATEMENT EXECUTE FUNCTION archive_retitling_refuse();
CREATE FUNCTION archive_naming_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM archive_item i WHERE i.id = OLD.item_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'archive_naming is append only';
END
$$;
CREATE TRIGGER archive_naming_no_change BEFORE UPDATE OR DELETE ON archive_naming
    FOR EACH ROW EXECUTE FUNCTION archive_naming_refuse();
CREATE TRIGGER archive_naming_no_truncate BEFORE TRUNCATE ON archive_naming
    FOR EACH STATEMENT EXECUTE FUNCTION archive_naming_refuse();
CREATE FUNCTION archive_annulled_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.life = 'annulled' AND NEW.life <> 'annulled' THEN
        RAISE EXCEPTION 'archive_dossier was annulled';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER archive_dossier_annulled BEFORE UPDATE ON archive_dossier
    FOR EACH ROW EXECUTE FUNCTION archive_annulled_refuse();
CREATE FUNCTION archive_item_refuse_annulled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND d.life = 'annulled') THEN
        RAISE EXCEPTION 'archive_dossier was annulled';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER archive_item_not_into_annulled BEFORE INSERT ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse_annulled();
-- both:
