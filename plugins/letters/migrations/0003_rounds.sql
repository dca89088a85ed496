-- SPDX-License-Identifier: Apache-2.0
-- Why a version was saved, and who is writing now.
ALTER TABLE letters_version ADD COLUMN cause TEXT NOT NULL DEFAULT 'draft';

CREATE TABLE letters_writer (
    letter_id {{uuid}} PRIMARY KEY REFERENCES letters_letter (id),
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    since {{ms}} NOT NULL,
    beat {{ms}} NOT NULL
) {{table}};
