-- SPDX-License-Identifier: Apache-2.0
-- The tree the nightly look ended with: the next goes on from there.
CREATE TABLE integrity_looked (
    id {{integer}} NOT NULL PRIMARY KEY CHECK (id = 1),
    tree {{integer}} NOT NULL
) {{table}};
INSERT INTO integrity_looked (id, tree) VALUES (1, 0);
