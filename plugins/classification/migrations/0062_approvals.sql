-- SPDX-License-Identifier: Apache-2.0
-- By what an edition is put in force: asked by one, confirmed by another. `digest` is of the content that was asked for.
CREATE TABLE classification_approval (
    id {{uuid}} NOT NULL PRIMARY KEY,
    version_id {{uuid}} NOT NULL REFERENCES classification_version (id),
    regulation TEXT NOT NULL,
    regulation_date TEXT NOT NULL,
    approval_number TEXT NOT NULL DEFAULT '',
    approval_date TEXT,
    approval_document TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    asked_at {{ms}} NOT NULL,
    asked_by TEXT NOT NULL,
    asked_person TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    decided_at {{ms}},
    decided_by TEXT NOT NULL DEFAULT '',
    decided_person TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE UNIQUE INDEX classification_approval_open ON classification_approval (version_id) WHERE outcome = '';
CREATE INDEX classification_approval_version ON classification_approval (version_id);

-- Why a row of a table was not taken.
ALTER TABLE classification_review ADD COLUMN reason_told TEXT NOT NULL DEFAULT '';
