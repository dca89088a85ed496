-- SPDX-License-Identifier: Apache-2.0
-- form: eark, or atom for archives that run AtoM. handover: its dossier leaves the house only with the receipts of
-- all its parts. stamp: the timestamp over the manifest where it was given after the file was written.
ALTER TABLE packages_package ADD COLUMN form TEXT NOT NULL DEFAULT 'eark';
ALTER TABLE packages_package ADD COLUMN handover {{bool}} NOT NULL DEFAULT 0;
ALTER TABLE packages_package ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
CREATE INDEX packages_package_dossier ON packages_package (dossier, asked_at);

-- Tanda terima: what the house a package went to says it holds now. The first that fits stands.
CREATE TABLE packages_receipt (
    package {{uuid}} NOT NULL PRIMARY KEY REFERENCES packages_package (id),
    receipt {{json}} NOT NULL,
    receiver TEXT NOT NULL,
    received_at {{ms}} NOT NULL,
    recorded_at {{ms}} NOT NULL,
    recorded_by TEXT NOT NULL
) {{table}};

-- Packages that came in. state: checked (its file waits), taken (its dossier is here), expired (nobody took it).
-- content: what its metadata tells; of one that was taken it is where its dossier comes from.
CREATE TABLE packages_import (
    id {{uuid}} NOT NULL PRIMARY KEY,
    manifest TEXT NOT NULL,
    unit {{uuid}} NOT NULL,
    position {{uuid}} NOT NULL,
    origin TEXT NOT NULL,
    part {{integer}} NOT NULL,
    parts {{integer}} NOT NULL,
    content {{json}} NOT NULL,
    files {{json}} NOT NULL,
    payload {{integer}} NOT NULL,
    bytes {{integer}} NOT NULL,
    stamped {{bool}} NOT NULL,
    state TEXT NOT NULL,
    brought_at {{ms}} NOT NULL,
    brought_by TEXT NOT NULL,
    dossier {{uuid}},
    taken_at {{ms}},
    receipt {{json}},
    UNIQUE (unit, manifest)
) {{table}};
CREATE INDEX packages_import_newest ON packages_import (brought_at, id);
CREATE INDEX packages_import_dossier ON packages_import (dossier);
