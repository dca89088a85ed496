-- SPDX-License-Identifier: Apache-2.0
-- Packages asked for, each of one dossier or a numbered part of it. state: waiting, ready, expired (its file was
-- deleted, the row stays). subjects: the items it takes, as they were when it was asked for.
CREATE TABLE packages_package (
    id {{uuid}} NOT NULL PRIMARY KEY,
    dossier {{uuid}} NOT NULL,
    part {{integer}} NOT NULL,
    parts {{integer}} NOT NULL,
    subjects {{json}} NOT NULL,
    receiver TEXT NOT NULL,
    purpose TEXT NOT NULL,
    batch TEXT NOT NULL,
    asked_at {{ms}} NOT NULL,
    asked_by TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at {{ms}},
    bytes {{integer}},
    digest TEXT,
    manifest TEXT,
    stamped {{bool}} NOT NULL
) {{table}};
CREATE INDEX packages_package_newest ON packages_package (asked_at, id);
CREATE INDEX packages_package_kept ON packages_package (made_at) WHERE state = 'ready';
