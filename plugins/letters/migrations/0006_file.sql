-- SPDX-License-Identifier: Apache-2.0
-- The final unsigned sheet of a letter written elsewhere, made once.
CREATE TABLE letters_final_sheet (
    letter_id {{uuid}} PRIMARY KEY REFERENCES letters_letter (id),
    bytes TEXT NOT NULL,
    pages {{integer}} NOT NULL,
    place {{json}} NOT NULL
) {{table}};
