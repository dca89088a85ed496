-- An edition is a draft until somebody puts it in force; from then on it never changes, and what is wrong in it is
-- mended by a new one. `digest` is of its content when it was put in force, `basis` the decree.
ALTER TABLE classification_version ADD COLUMN state TEXT NOT NULL DEFAULT 'draft';
ALTER TABLE classification_version ADD COLUMN basis TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN published_at {{ms}};
ALTER TABLE classification_version ADD COLUMN published_by TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN digest TEXT NOT NULL DEFAULT '';

-- Which code of a newer scheme took the place of one of an older. `to_code` is '' for those given up.
CREATE TABLE classification_mapping (
    id {{uuid}} NOT NULL PRIMARY KEY,
    from_version {{uuid}} NOT NULL REFERENCES classification_version (id),
    to_version {{uuid}} NOT NULL REFERENCES classification_version (id),
    from_code TEXT NOT NULL,
    to_code TEXT NOT NULL,
    how TEXT NOT NULL,
    note TEXT NOT NULL,
    decided_at {{ms}} NOT NULL,
    decided_by TEXT NOT NULL,
    UNIQUE (from_version, to_version, from_code, to_code)
) {{table}};
CREATE INDEX classification_mapping_from ON classification_mapping (from_code);
CREATE INDEX classification_mapping_to ON classification_mapping (to_code);

-- sqlite:
CREATE TRIGGER classification_code_frozen_in BEFORE INSERT ON classification_code
WHEN (SELECT state FROM classification_version WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_code_frozen BEFORE UPDATE OF version_id, code, name, parent, source ON classification_code
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_code_frozen_out BEFORE DELETE ON classification_code
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_rule_frozen_in BEFORE INSERT ON classification_rule
WHEN (SELECT state FROM classification_version WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_rule_frozen BEFORE UPDATE ON classification_rule
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_rule_frozen_out BEFORE DELETE ON classification_rule
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_access_frozen_in BEFORE INSERT ON classification_access
WHEN (SELECT state FROM classification_version WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_access_frozen BEFORE UPDATE ON classification_access
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_access_frozen_out BEFORE DELETE ON classification_access
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_version_frozen BEFORE UPDATE OF kind, name, effective_from, basis, published_at,
published_by, digest ON classification_version WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
-- postgres:
CREATE FUNCTION classification_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM classification_version
        WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.version_id ELSE OLD.version_id END) <> 'draft' THEN
        RAISE EXCEPTION 'a published edition never changes';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER classification_code_frozen_in BEFORE INSERT OR DELETE ON classification_code
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
CREATE TRIGGER classification_code_frozen BEFORE UPDATE OF version_id, code, name, parent, source ON classification_code
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
CREATE TRIGGER classification_rule_frozen BEFORE INSERT OR UPDATE OR DELETE ON classification_rule
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
CREATE TRIGGER classification_access_frozen BEFORE INSERT OR UPDATE OR DELETE ON classification_access
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
CREATE FUNCTION classification_version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'a published edition never changes';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER classification_version_frozen BEFORE UPDATE OF kind, name, effective_from, basis, published_at,
    published_by, digest ON classification_version FOR EACH ROW EXECUTE FUNCTION classification_version_refuse();
-- both:
