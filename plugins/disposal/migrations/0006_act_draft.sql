-- SPDX-License-Identifier: Apache-2.0
-- The draft that was begun of its act, so that it is not begun twice.
CREATE TABLE disposal_act_draft (
    proposal_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES disposal_proposal (id),
    subject TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at {{ms}} NOT NULL
) {{table}};
