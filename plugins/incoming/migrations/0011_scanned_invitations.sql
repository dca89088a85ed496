-- SPDX-License-Identifier: Apache-2.0
-- Letters on paper invite too: they have no letter of this house. starts, ends: minutes of the day as far as
-- they could be read from `hours`.
CREATE TABLE incoming_invitation_kept (
    entry_id {{uuid}} PRIMARY KEY REFERENCES incoming_entry (id),
    letter_id {{uuid}},
    position_id {{uuid}} NOT NULL,
    day TEXT NOT NULL,
    starts {{integer}},
    ends {{integer}},
    hours TEXT NOT NULL,
    place TEXT NOT NULL,
    matter TEXT NOT NULL,
    stance TEXT NOT NULL,
    deputy_id {{uuid}},
    deputy_name TEXT NOT NULL,
    assignment_id {{uuid}},
    note TEXT NOT NULL,
    answered_at {{ms}},
    answered_by TEXT NOT NULL
) {{table}};
INSERT INTO incoming_invitation_kept (entry_id, letter_id, position_id, day, starts, ends, hours, place, matter,
    stance, deputy_id, deputy_name, assignment_id, note, answered_at, answered_by)
SELECT entry_id, letter_id, position_id, day, starts, ends, hours, place, matter, stance, deputy_id, deputy_name,
    assignment_id, note, answered_at, answered_by FROM incoming_invitation;
DROP TABLE incoming_invitation;
ALTER TABLE incoming_invitation_kept RENAME TO incoming_invitation;
CREATE INDEX incoming_invitation_by_position ON incoming_invitation (position_id, day);
CREATE INDEX incoming_invitation_by_letter ON incoming_invitation (letter_id);
