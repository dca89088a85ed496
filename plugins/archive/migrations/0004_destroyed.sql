-- Items that stand in a destroyed dossier go, and no others (one that was moved stands where it was moved to); what is destroyed stays destroyed.
-- sqlite:
DROP TRIGGER archive_item_no_delete;
CREATE TRIGGER archive_item_no_delete BEFORE DELETE ON archive_item
WHEN NOT EXISTS (SELECT 1 FROM archive_dossier d WHERE d.life = 'destroyed' AND d.id = COALESCE((SELECT e.target_id FROM archive_exception e WHERE e.item_id = OLD.id AND e.kind = 'moved'
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1), OLD.dossier_id))
BEGIN SELECT RAISE(ABORT, 'archive_item is append only'); END;
CREATE TRIGGER archive_dossier_destroyed BEFORE UPDATE ON archive_dossier
WHEN OLD.life = 'destroyed' AND NEW.life <> 'destroyed'
BEGIN SELECT RAISE(ABORT, 'archive_dossier was destroyed'); END;
CREATE TRIGGER archive_item_not_into_stub BEFORE INSERT ON archive_item
WHEN EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND d.life = 'destroyed')
BEGIN SELECT RAISE(ABORT, 'archive_dossier was destroyed'); END;
-- postgres:
DROP TRIGGER archive_item_no_change ON archive_item;
CREATE TRIGGER archive_item_no_update BEFORE UPDATE ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse();
CREATE FUNCTION archive_item_refuse_living() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_dossier d WHERE d.life = 'destroyed' AND d.id = COALESCE((SELECT e.target_id FROM archive_exception e WHERE e.item_id = OLD.id AND e.kind = 'moved'
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1), OLD.dossier_id)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'archive_item is append only';
END
$$;
CREATE TRIGGER archive_item_no_delete BEFORE DELETE ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse_living();
CREATE FUNCTION archive_dossier_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.life = 'destroyed' AND NEW.life <> 'destroyed' THEN
        RAISE EXCEPTION 'archive_dossier was destroyed';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER archive_dossier_destroyed BEFORE UPDATE ON archive_dossier
    FOR EACH ROW EXECUTE FUNCTION archive_dossier_refuse();
CREATE FUNCTION archive_item_refuse_stub() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = NEW.dossier_id AND d.life = 'destroyed') THEN
        RAISE EXCEPTION 'archive_dossier was destroyed';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER archive_item_not_into_stub BEFORE INSERT ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse_stub();
-- both:
-- By which act, as it is told.
ALTER TABLE archive_dossier ADD COLUMN ended_by TEXT NOT NULL DEFAULT '';
