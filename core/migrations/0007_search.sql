-- SPDX-License-Identifier: Apache-2.0
-- Search knows exact words beside stems, annexes and recognised text, facets and spans of days. What was
-- indexed before is found by its old stems until the job core.search_renew has taken it apart anew.

ALTER TABLE core_search ADD COLUMN annexes TEXT NOT NULL DEFAULT '';
ALTER TABLE core_search ADD COLUMN ocr TEXT NOT NULL DEFAULT '';
ALTER TABLE core_search ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
CREATE INDEX core_search_made ON core_search (made_by, place);

CREATE TABLE core_search_mark (
    place {{integer}} NOT NULL,
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (place, facet, value)
){{table}};
CREATE INDEX core_search_mark_value ON core_search_mark (facet, value, place);

-- Only of what spans more than one day.
CREATE TABLE core_search_span (
    place {{integer}} NOT NULL PRIMARY KEY,
    last_day {{integer}} NOT NULL
){{table}};

-- sqlite:
CREATE VIRTUAL TABLE core_search_index USING fts5(
    title, body, stitle, sbody, parts, ocr, kind, readers, tokenize = "ascii tokenchars '#-=~'");
INSERT INTO core_search_index (rowid, title, body, stitle, sbody, parts, ocr, kind, readers)
    SELECT w.rowid, d.title || ' ## ' || d.number, d.body, w.title || ' ## ' || w.number, w.body, w.parts, '',
           w.kind, w.readers
    FROM core_search_words w JOIN core_search d ON d.place = w.rowid;
DROP TABLE core_search_words;
-- both:

INSERT INTO core_job (id, kind, key, payload, run_at)
    SELECT '01900000-0000-7000-8000-000000000007', 'core.search_renew', 'core.search_renew', '{}', 0
    WHERE EXISTS (SELECT 1 FROM core_search);
