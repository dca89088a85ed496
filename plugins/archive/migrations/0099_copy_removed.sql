-- SPDX-License-Identifier: Apache-2.0
-- Of what was handed over to another house the copy here may go, and it stays handed over: ended_at tells since when
-- only its stub is left.
-- sqlite:
DROP TRIGGER archive_item_no_delete;
CREATE TRIGGER archive_item_no_delete BEFORE DELETE ON archive_item
WHEN NOT EXISTS (SELECT 1 FROM archive_dossier d WHERE (d.life = 'destroyed' OR (d.life = 'handed_over' AND d.ended_at IS NOT NULL))
  AND d.id = COALESCE((SELECT e.target_id FROM archive_exception e WHERE e.item_id = OLD.id AND e.kind = 'moved'
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1), OLD.dossier_id))
BEGIN SELECT RAISE(ABORT, 'archive_item is append only'); END;
CREATE TRIGGER archive_dossier_emptied BEFORE UPDATE ON archive_dossier
WHEN OLD.life = 'handed_over' AND OLD.ended_at IS NOT NULL AND (NEW.life <> 'handed_over' OR NEW.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'archive_dossier was handed over and its copy removed'); END;
CREATE TRIGGER archive_item_not_into_emptied BEFORE INSERT ON archive_item
WHEN EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND d.life = 'handed_over' AND d.ended_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'archive_dossier was handed over and its copy removed'); END;
-- postgres:
CREATE OR REPLACE FUNCTION archive_item_refuse_living() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_dossier d WHERE (d.life = 'destroyed' OR (d.life = 'handed_over' AND d.ended_at IS NOT NULL))
  AND d.id = COALESCE((SELECT e.target_id FROM archive_exception e WHERE e.item_id = OLD.id AND e.kind = 'moved'
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1), OLD.dossier_id)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'archive_item is append only';
END
$$;
CREATE OR REPLACE FUNCTION archive_dossier_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.life = 'destroyed' AND NEW.life <> 'destroyed' THEN
        RAISE EXCEPTION 'archive_dossier was destroyed';
    END IF;
    IF OLD.life = 'handed_over' AND OLD.ended_at IS NOT NULL AND (NEW.life <> 'handed_over' OR NEW.ended_at IS NULL) THEN
        RAISE EXCEPTION 'archive_dossier was handed over and its copy removed';
    END IF;
    RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION archive_item_refuse_stub() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND (d.life = 'destroyed' OR
  (d.life = 'handed_over' AND d.ended_at IS NOT NULL))) THEN
        RAISE EXCEPTION 'archive_dossier is a stub';
    END IF;
    RETURN NEW;
END
$$;
-- both:
