-- SPDX-License-Identifier: Apache-2.0
-- What was guessed from words at each question is a mark of the edition: codes of personal dossiers, rules whose exception
-- goes into them, events that may be told again. Those that stand take over what was guessed of them until now.
ALTER TABLE classification_code ADD COLUMN personal {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE classification_rule ADD COLUMN to_personal {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE classification_trigger ADD COLUMN repeats {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE classification_reading ADD COLUMN repeats {{bool}} NOT NULL DEFAULT 0;

-- sqlite:
DROP TRIGGER classification_rule_frozen;
DROP TRIGGER classification_trigger_frozen;
DROP TRIGGER classification_reading_frozen;
-- postgres:
ALTER TABLE classification_rule DISABLE TRIGGER classification_rule_frozen;
ALTER TABLE classification_trigger DISABLE TRIGGER classification_trigger_frozen;
ALTER TABLE classification_reading DISABLE TRIGGER classification_reading_frozen;
-- both:
UPDATE classification_code SET personal = 1 WHERE LOWER(name) LIKE '%perseorangan%';
UPDATE classification_rule SET to_personal = 1 WHERE LOWER(exception_words) LIKE '%perseorangan%';
UPDATE classification_trigger SET repeats = 1 WHERE LOWER(event_name) LIKE '%terakhir%';
UPDATE classification_reading SET repeats = 1 WHERE LOWER(event_name) LIKE '%terakhir%';

-- sqlite:
CREATE TRIGGER classification_rule_frozen BEFORE UPDATE ON classification_rule
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_trigger_frozen BEFORE UPDATE ON classification_trigger
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER classification_reading_frozen BEFORE UPDATE ON classification_reading
BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
CREATE TRIGGER classification_code_marked BEFORE UPDATE OF personal ON classification_code
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
-- postgres:
ALTER TABLE classification_rule ENABLE TRIGGER classification_rule_frozen;
ALTER TABLE classification_trigger ENABLE TRIGGER classification_trigger_frozen;
ALTER TABLE classification_reading ENABLE TRIGGER classification_reading_frozen;
CREATE TRIGGER classification_code_marked BEFORE UPDATE OF personal ON classification_code
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
-- both:
