-- SPDX-License-Identifier: Apache-2.0
-- Invitations in the mailbox: what a position is invited to, and how it answered. starts, ends: minutes of
-- the day as far as they could be read from `hours`. letter_id: none for an invitation on paper.
CREATE TABLE incoming_invitation (
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
CREATE INDEX incoming_invitation_by_position ON incoming_invitation (position_id, day);
CREATE INDEX incoming_invitation_by_letter ON incoming_invitation (letter_id);
