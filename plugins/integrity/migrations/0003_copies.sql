-- SPDX-License-Identifier: Apache-2.0
-- Files that were destroyed lawfully and whose copy in integrity.replica is not known to be gone, too.
CREATE TABLE integrity_copy (
    digest TEXT NOT NULL PRIMARY KEY
) {{table}};
INSERT INTO integrity_copy (digest) SELECT digest FROM integrity_object WHERE state = 'gone';
