-- SPDX-License-Identifier: Apache-2.0
-- A lower class its clerk asks for, until who answers for the letter gives or refuses it; one at a time.
CREATE TABLE incoming_class_proposal (
    entry_id {{uuid}} PRIMARY KEY REFERENCES incoming_entry (id),
    access TEXT NOT NULL,
    reason TEXT NOT NULL,
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    person_name TEXT NOT NULL,
    proposed_at {{ms}} NOT NULL
) {{table}};

-- What a row said before its clerk corrected it; null: that stayed as it was.
CREATE TABLE incoming_correction (
    id {{uuid}} PRIMARY KEY,
    entry_id {{uuid}} NOT NULL REFERENCES incoming_entry (id),
    corrected_at {{ms}} NOT NULL,
    person_name TEXT NOT NULL,
    position_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    sender TEXT,
    number TEXT,
    letter_date TEXT,
    subject TEXT
) {{table}};
CREATE INDEX incoming_correction_by_entry ON incoming_correction (entry_id, corrected_at);

-- number_key: the number without what people write now so and now so (domain/likeness.h). original: what came in,
-- before a picture was made a PDF. duplicate_of: the row of the same book this one is a second registration of.
ALTER TABLE incoming_entry ADD COLUMN number_key TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_entry ADD COLUMN original TEXT NOT NULL DEFAULT '';
ALTER TABLE incoming_entry ADD COLUMN duplicate_of {{uuid}};
ALTER TABLE incoming_scan ADD COLUMN original TEXT NOT NULL DEFAULT '';
UPDATE incoming_scan SET original = bytes;
UPDATE incoming_entry SET original = bytes, number_key =
    LOWER(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(number, ' ', ''), '/', ''), '.', ''), '-', ''), '_', ''),
    ',', ''), ':', ''));
CREATE INDEX incoming_entry_by_number_key ON incoming_entry (number_key, letter_date);
CREATE INDEX incoming_entry_by_original ON incoming_entry (original);
CREATE INDEX incoming_entry_by_duplicate ON incoming_entry (duplicate_of);

-- Units whose mail the clerk of another unit registers, where none of their own does (a head of region and his
-- deputy have a secretariat below them).
CREATE TABLE incoming_mailroom (
    unit_id {{uuid}} PRIMARY KEY,
    served_by {{uuid}} NOT NULL,
    set_at {{ms}} NOT NULL,
    set_by TEXT NOT NULL
) {{table}};
