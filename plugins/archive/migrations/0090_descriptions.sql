-- SPDX-License-Identifier: Apache-2.0
-- What the forms tell of an item, corrected: the last row of an item counts, before it what it was filed with. No row
-- ever changes; they go with their item.
CREATE TABLE archive_description (
  item_id {{uuid}} NOT NULL,
  ordinal {{integer}} NOT NULL,
  sender TEXT NOT NULL,
  stage TEXT NOT NULL,
  medium TEXT NOT NULL,
  physical TEXT NOT NULL,
  amount {{integer}} NOT NULL,
  amount_unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at {{ms}} NOT NULL,
  recorded_by {{uuid}} NOT NULL,
  recorded_by_name TEXT NOT NULL,
  PRIMARY KEY (item_id, ordinal)
){{table}};

-- Pencipta arsip and its unit, of a dossier another house handed over; '' = this house and the dossier's own unit.
ALTER TABLE archive_dossier ADD COLUMN creator TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_dossier ADD COLUMN creator_unit TEXT NOT NULL DEFAULT '';

-- sqlite:
CREATE TRIGGER archive_description_no_update BEFORE UPDATE ON archive_description
BEGIN SELECT RAISE(ABORT, 'archive_description is append only'); END;
CREATE TRIGGER archive_description_no_delete BEFORE DELETE ON archive_description
WHEN EXISTS (SELECT 1 FROM archive_item i WHERE i.id = OLD.item_id)
BEGIN SELECT RAISE(ABORT, 'archive_description is append only'); END;
-- postgres:
CREATE FUNCTION archive_description_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM archive_item i WHERE i.id = OLD.item_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'archive_description is append only';
END
$$;
CREATE TRIGGER archive_description_no_change BEFORE UPDATE OR DELETE ON archive_description
    FOR EACH ROW EXECUTE FUNCTION archive_description_refuse();
CREATE TRIGGER archive_description_no_truncate BEFORE TRUNCATE ON archive_description
    FOR EACH STATEMENT EXECUTE FUNCTION archive_description_refuse();
-- both:
