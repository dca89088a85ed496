-- SPDX-License-Identifier: Apache-2.0
-- That an edition was compared with the annex of its regulation is told by name and day, and with what. Told when it is
-- asked to put it in force, it counts from the confirmation on.
ALTER TABLE classification_version ADD COLUMN compared_with TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN compared_by TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_version ADD COLUMN compared_at {{ms}};
ALTER TABLE classification_approval ADD COLUMN compared {{bool}} NOT NULL DEFAULT 0;

-- sqlite:
CREATE TRIGGER classification_approval_compared BEFORE UPDATE OF compared ON classification_approval
BEGIN SELECT RAISE(ABORT, 'what was asked for never changes'); END;
-- postgres:
CREATE TRIGGER classification_approval_compared BEFORE UPDATE OF compared ON classification_approval
    FOR EACH ROW EXECUTE FUNCTION classification_kept();
-- both:
