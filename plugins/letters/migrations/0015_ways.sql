-- SPDX-License-Identifier: Apache-2.0
-- Each way to a letter has an index that ends in the order of the list, and one of what is neither sent nor void beside
-- it. changed_at, open: as the letter has them. Conditions stand as the queries have them.
ALTER TABLE letters_participant ADD COLUMN changed_at {{ms}} NOT NULL DEFAULT 0;
ALTER TABLE letters_participant ADD COLUMN open {{bool}} NOT NULL DEFAULT 1;
UPDATE letters_participant SET
    changed_at = (SELECT l.changed_at FROM letters_letter l WHERE l.id = letters_participant.letter_id),
    open = (SELECT CASE WHEN l.state IN ('sent', 'void') THEN 0 ELSE 1 END FROM letters_letter l
            WHERE l.id = letters_participant.letter_id);
DROP INDEX letters_participant_by_position;
CREATE INDEX letters_participant_by_position ON letters_participant (position_id, changed_at, letter_id);
CREATE INDEX letters_participant_open ON letters_participant (position_id, changed_at, letter_id) WHERE open = 1;

DROP INDEX letters_letter_sealed;
DROP INDEX letters_letter_printed;
CREATE INDEX letters_letter_by_drafter_position ON letters_letter (drafter_position_id, changed_at, id);
CREATE INDEX letters_letter_by_signer ON letters_letter (signer_id, changed_at, id) WHERE state <> 'draft';
CREATE INDEX letters_letter_in_book ON letters_letter (book_id, changed_at, id) WHERE state IN ('sealed', 'sent', 'void');
CREATE INDEX letters_letter_open_by_drafter ON letters_letter (drafter_id, changed_at, id)
    WHERE state NOT IN ('sent', 'void');
CREATE INDEX letters_letter_open_by_position ON letters_letter (drafter_position_id, changed_at, id)
    WHERE state NOT IN ('sent', 'void');
CREATE INDEX letters_letter_open_by_signer ON letters_letter (signer_id, changed_at, id)
    WHERE state NOT IN ('sent', 'void');
CREATE INDEX letters_letter_open_by_unit ON letters_letter (unit_id, changed_at, id) WHERE state NOT IN ('sent', 'void');
CREATE INDEX letters_letter_open_in_book ON letters_letter (book_id, changed_at, id) WHERE state NOT IN ('sent', 'void');
CREATE INDEX letters_outside_to_hand ON letters_outside (letter_id) WHERE way IS NULL;
CREATE INDEX letters_letter_by_number ON letters_letter (number);
