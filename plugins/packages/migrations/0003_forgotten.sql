-- SPDX-License-Identifier: Apache-2.0
-- What is in which package: a record that is destroyed is found in packages of the dossiers it was in before, too.
-- Packages asked for before this stood are found by their dossier alone, and end within packages.days.
CREATE TABLE packages_item (
    subject TEXT NOT NULL,
    package {{uuid}} NOT NULL REFERENCES packages_package (id),
    PRIMARY KEY (subject, package)
) {{table}};
CREATE INDEX packages_import_origin ON packages_import (unit, origin);
