-- SPDX-License-Identifier: Apache-2.0
-- What came with a letter from outside, in the order it lay there.
CREATE TABLE incoming_attachment (
    entry_id {{uuid}} NOT NULL REFERENCES incoming_entry (id),
    place {{integer}} NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    bytes TEXT NOT NULL,
    PRIMARY KEY (entry_id, place)
) {{table}};
