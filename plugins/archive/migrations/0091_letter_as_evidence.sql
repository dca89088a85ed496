-- SPDX-License-Identifier: Apache-2.0
-- The filed item that proves an event, by its subject: told only to who may read it.
ALTER TABLE archive_event ADD COLUMN letter_subject TEXT NOT NULL DEFAULT '';
CREATE INDEX archive_item_letter ON archive_item (letter_number);
