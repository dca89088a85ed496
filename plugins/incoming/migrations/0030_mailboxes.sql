-- SPDX-License-Identifier: Apache-2.0
-- Personal letters go with the person who held the position when they came. Marks of who sorts a mailbox: what
-- comes first for the position, with a word why.
ALTER TABLE incoming_entry ADD COLUMN person_id {{uuid}};
CREATE INDEX incoming_entry_by_person ON incoming_entry (person_id);

CREATE TABLE incoming_mark (
    entry_id {{uuid}} NOT NULL REFERENCES incoming_entry (id),
    position_id {{uuid}} NOT NULL,
    mark TEXT NOT NULL,
    note TEXT NOT NULL,
    marked_by TEXT NOT NULL,
    marked_at {{ms}} NOT NULL,
    PRIMARY KEY (entry_id, position_id)
) {{table}};
