-- SPDX-License-Identifier: Apache-2.0
-- A second person decides on a lesser word about an item (`lesser`) and on a code that keeps less (`recoded`), too; of both
-- target_id is the dossier itself, and of a code item_number is 0.
ALTER TABLE archive_move ADD COLUMN kind TEXT NOT NULL DEFAULT 'moved';
ALTER TABLE archive_move ADD COLUMN word TEXT NOT NULL DEFAULT '';
ALTER TABLE archive_move ADD COLUMN active_years {{integer}};
ALTER TABLE archive_move ADD COLUMN inactive_years {{integer}};
ALTER TABLE archive_move ADD COLUMN code TEXT NOT NULL DEFAULT '';
