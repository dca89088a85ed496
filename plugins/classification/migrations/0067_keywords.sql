-- SPDX-License-Identifier: Apache-2.0
-- Other words a code is looked for by (kata kunci), told by the table of its edition and frozen with it.
ALTER TABLE classification_code ADD COLUMN keywords TEXT NOT NULL DEFAULT '';

-- sqlite:
CREATE TRIGGER classification_code_worded BEFORE UPDATE OF keywords ON classification_code
WHEN (SELECT state FROM classification_version WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
-- postgres:
CREATE TRIGGER classification_code_worded BEFORE UPDATE OF keywords ON classification_code
    FOR EACH ROW EXECUTE FUNCTION classification_refuse();
-- both:
