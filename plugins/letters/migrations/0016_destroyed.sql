-- SPDX-License-Identifier: Apache-2.0
-- Letters destroyed with their dossier, and by which act; nothing takes a row out again.
CREATE TABLE letters_destroyed (
    letter_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES letters_letter (id),
    act TEXT NOT NULL,
    destroyed_at {{ms}} NOT NULL
) {{table}};
