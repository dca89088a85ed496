-- SPDX-License-Identifier: Apache-2.0
-- The letter of approval is kept with the request, and what was asked and decided never changes.
ALTER TABLE classification_approval ADD COLUMN letter TEXT;
ALTER TABLE classification_approval ADD COLUMN letter_name TEXT NOT NULL DEFAULT '';
CREATE INDEX classification_approval_letter ON classification_approval (letter);

-- A request that was left open by an edition that is withdrawn meanwhile waits for nobody.
UPDATE classification_approval SET outcome = 'lapsed' WHERE outcome = '' AND version_id IN
    (SELECT id FROM classification_version WHERE state = 'withdrawn');

-- sqlite:
CREATE TRIGGER classification_approval_frozen BEFORE UPDATE OF id, version_id, regulation, regulation_date, approval_number,
approval_date, approval_document, digest, asked_at, asked_by, asked_person, letter, letter_name ON classification_approval
BEGIN SELECT RAISE(ABORT, 'what was asked for never changes'); END;
CREATE TRIGGER classification_approval_frozen_end BEFORE UPDATE ON classification_approval WHEN OLD.outcome <> ''
BEGIN SELECT RAISE(ABORT, 'an approval is decided once'); END;
CREATE TRIGGER classification_approval_frozen_out BEFORE DELETE ON classification_approval
BEGIN SELECT RAISE(ABORT, 'what was asked for never changes'); END;
-- postgres:
CREATE TRIGGER classification_approval_frozen BEFORE UPDATE OF id, version_id, regulation, regulation_date, approval_number,
    approval_date, approval_document, digest, asked_at, asked_by, asked_person, letter, letter_name OR DELETE
    ON classification_approval FOR EACH ROW EXECUTE FUNCTION classification_kept();
CREATE TRIGGER classification_approval_frozen_end BEFORE UPDATE ON classification_approval
    FOR EACH ROW WHEN (OLD.outcome <> '') EXECUTE FUNCTION classification_kept();
-- both:
