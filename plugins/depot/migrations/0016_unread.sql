-- SPDX-License-Identifier: Apache-2.0
-- Digital copies accepted before their words were read: the night asks for each once, and its row is gone.
CREATE TABLE depot_scan_unread (
    file_id {{uuid}} NOT NULL PRIMARY KEY
) {{table}};
INSERT INTO depot_scan_unread (file_id) SELECT f.id FROM depot_scan_file f JOIN depot_scan s ON s.id = f.scan_id
    WHERE f.state = 'here' AND s.state IN ('accepted', 'recorded', 'received');
