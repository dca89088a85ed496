-- SPDX-License-Identifier: Apache-2.0
-- How far each kind of document was put into the index by the edition that holds now; after_id: the last one put.
CREATE TABLE core_search_source (
    kind TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL,
    after_id TEXT NOT NULL,
    ended {{bool}} NOT NULL
){{table}};
