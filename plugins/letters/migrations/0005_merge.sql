-- SPDX-License-Identifier: Apache-2.0
-- A table handed in to make many drafts of one; its rows are here only until the drafts are asked for.
CREATE TABLE letters_merge (
    id {{uuid}} NOT NULL PRIMARY KEY,
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    person_id {{uuid}} NOT NULL,
    pattern {{json}} NOT NULL,
    sheet {{json}} NOT NULL,
    file_name TEXT NOT NULL,
    created_at {{ms}} NOT NULL,
    batch_id {{uuid}}
) {{table}};
CREATE INDEX letters_merge_created ON letters_merge (created_at);

-- Which merge and which line of its table a draft came from.
CREATE TABLE letters_merged (
    letter_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES letters_letter (id),
    merge_id {{uuid}} NOT NULL REFERENCES letters_merge (id),
    line {{integer}} NOT NULL
) {{table}};
CREATE INDEX letters_merged_merge ON letters_merged (merge_id, line);
