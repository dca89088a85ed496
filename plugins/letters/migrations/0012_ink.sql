-- SPDX-License-Identifier: Apache-2.0
-- Scans of sheets signed with ink. All are kept; the last is the letter once it was said to bear the signature.
CREATE TABLE letters_scan (
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    number {{integer}} NOT NULL,
    bytes TEXT NOT NULL,
    name TEXT NOT NULL,
    pages {{integer}} NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    uploaded_at {{ms}} NOT NULL,
    reason TEXT NOT NULL,
    signed_on TEXT,
    said_by_id {{uuid}},
    said_by TEXT,
    said_at {{ms}},
    PRIMARY KEY (letter_id, number)
) {{table}};
