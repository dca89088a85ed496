-- Instruments of record keeping by edition, and the rows that wait for a person.
CREATE TABLE classification_version (
    id {{uuid}} PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    verified {{bool}} NOT NULL DEFAULT 0,
    imported_at {{ms}} NOT NULL,
    UNIQUE (kind, name)
) {{table}};

-- sort_key: digits padded, compared byte by byte. stems: words of the name between blanks.
CREATE TABLE classification_code (
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    code TEXT NOT NULL,
    sort_key {{uuid}} NOT NULL,
    name TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    stems TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (version_id, code)
) {{table}};
CREATE INDEX classification_code_tree ON classification_code (version_id, parent, sort_key);

CREATE TABLE classification_rule (
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    code TEXT NOT NULL,
    active_years {{integer}} NOT NULL,
    trigger_words TEXT NOT NULL DEFAULT '',
    inactive_years {{integer}} NOT NULL,
    fate TEXT NOT NULL,
    exception_words TEXT NOT NULL DEFAULT '',
    verbatim TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (version_id, code)
) {{table}};

CREATE TABLE classification_access (
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    code TEXT NOT NULL,
    access TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (version_id, code)
) {{table}};

-- state: open, accepted, corrected, dropped. mark: digest of the row, so that a second import does
-- not ask again what was asked or answered.
CREATE TABLE classification_review (
    id {{uuid}} PRIMARY KEY,
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    kind TEXT NOT NULL,
    line {{integer}} NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    row_cells {{json}} NOT NULL,
    present TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open',
    decided_by TEXT NOT NULL DEFAULT '',
    decided_at {{ms}},
    mark TEXT NOT NULL,
    UNIQUE (version_id, mark)
) {{table}};
CREATE INDEX classification_review_open ON classification_review (state, id);
