-- SPDX-License-Identifier: Apache-2.0
-- Units that ended, merged into another or dissolved, and who took over what they had. Told once.
CREATE TABLE directory_ending (
    unit_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES directory_unit (id),
    successor_id {{uuid}} NOT NULL REFERENCES directory_unit (id),
    ended_on TEXT NOT NULL,
    basis TEXT NOT NULL,
    told_at {{ms}} NOT NULL,
    told_by TEXT NOT NULL
) {{table}};
CREATE INDEX directory_ending_successor ON directory_ending (successor_id);
