-- SPDX-License-Identifier: Apache-2.0
-- A file that several destructions free is looked at by each: the last finds that nobody needs it.
CREATE TABLE disposal_freed_by (
    bytes TEXT NOT NULL,
    proposal_id {{uuid}} NOT NULL REFERENCES disposal_proposal (id),
    PRIMARY KEY (bytes, proposal_id)
) {{table}};
INSERT INTO disposal_freed_by (bytes, proposal_id) SELECT bytes, proposal_id FROM disposal_freed;
DROP TABLE disposal_freed;
ALTER TABLE disposal_freed_by RENAME TO disposal_freed;
