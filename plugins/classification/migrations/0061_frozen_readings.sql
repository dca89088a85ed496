-- SPDX-License-Identifier: Apache-2.0
-- What a published edition's phrases mean is frozen with it, and in its digest from form 2 on; those published before keep
-- theirs. A phrase that was not read is read later by an addendum, and nothing else is.
ALTER TABLE classification_version ADD COLUMN digest_form {{integer}} NOT NULL DEFAULT 1;

CREATE TABLE classification_reading (
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    phrase TEXT NOT NULL,
    part {{integer}} NOT NULL,
    event_key TEXT NOT NULL,
    event_name TEXT NOT NULL,
    mode TEXT NOT NULL,
    scope TEXT NOT NULL,
    logic TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_at {{ms}} NOT NULL,
    decided_by TEXT NOT NULL,
    PRIMARY KEY (version_id, phrase, part)
) {{table}};

-- A pair that was wrong is withdrawn, with its reason; the very pair may be told again.
CREATE TABLE classification_pair (
    id {{uuid}} NOT NULL PRIMARY KEY,
    from_version {{uuid}} NOT NULL REFERENCES classification_version (id),
    to_version {{uuid}} NOT NULL REFERENCES classification_version (id),
    from_code TEXT NOT NULL,
    to_code TEXT NOT NULL,
    how TEXT NOT NULL,
    note TEXT NOT NULL,
    decided_at {{ms}} NOT NULL,
    decided_by TEXT NOT NULL,
    withdrawn_at {{ms}},
    withdrawn_by TEXT NOT NULL DEFAULT '',
    withdrawn_reason TEXT NOT NULL DEFAULT ''
) {{table}};
INSERT INTO classification_pair (id, from_version, to_version, from_code, to_code, how, note, decided_at, decided_by)
    SELECT id, from_version, to_version, from_code, to_code, how, note, decided_at, decided_by FROM classification_mapping;
DROP TABLE classification_mapping;
ALTER TABLE classification_pair RENAME TO classification_mapping;
CREATE UNIQUE INDEX classification_mapping_once ON classification_mapping (from_version, to_version, from_code, to_code)
    WHERE withdrawn_at IS NULL;
CREATE INDEX classification_mapping_from ON classification_mapping (from_code);
CREATE INDEX classification_mapping_to ON classification_mapping (to_code);

-- sqlite:
CREATE TRIGGER classification_trigger_frozen_in BEFORE INSERT ON classification_trigger
WHEN (SELECT state FROM classification_version WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_trigger_frozen BEFORE UPDATE ON classification_trigger
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_trigger_frozen_out BEFORE DELETE ON classification_trigger
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_reading_frozen BEFORE UPDATE ON classification_reading
BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER classification_reading_frozen_out BEFORE DELETE ON classification_reading
BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER classification_mapping_frozen BEFORE UPDATE OF id, from_version, to_version, from_code, to_code, how, note,
decided_at, decided_by ON classification_mapping
BEGIN SELECT RAISE(ABORT, 'a pair is withdrawn, never changed'); END;
CREATE TRIGGER classification_mapping_frozen_end BEFORE UPDATE ON classification_mapping WHEN OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a pair is withdrawn once'); END;
CREATE TRIGGER classification_mapping_frozen_out BEFORE DELETE ON classification_mapping
BEGIN SELECT RAISE(ABORT, 'a pair is withdrawn, never deleted'); END;
-- postgres:
CREATE TRIGGER classification_trigger_frozen BEFORE INSERT OR UPDATE OR DELETE ON classification_trigger
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
CREATE FUNCTION classification_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'this row never changes';
END
$$;
CREATE TRIGGER classification_reading_frozen BEFORE UPDATE OR DELETE ON classification_reading
    FOR EACH ROW EXECUTE FUNCTION classification_kept();
CREATE TRIGGER classification_mapping_frozen BEFORE UPDATE OF id, from_version, to_version, from_code, to_code, how, note,
    decided_at, decided_by OR DELETE ON classification_mapping FOR EACH ROW EXECUTE FUNCTION classification_kept();
CREATE TRIGGER classification_mapping_frozen_end BEFORE UPDATE ON classification_mapping
    FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION classification_kept();
-- both:
