-- SPDX-License-Identifier: Apache-2.0
-- Files that came with items of a package that was taken, beside those the archive has: each lives as long as one has it.
CREATE TABLE packages_beside (
    import_id {{uuid}} NOT NULL REFERENCES packages_import (id),
    digest TEXT NOT NULL,
    PRIMARY KEY (import_id, digest)
) {{table}};
CREATE INDEX packages_beside_digest ON packages_beside (digest);
