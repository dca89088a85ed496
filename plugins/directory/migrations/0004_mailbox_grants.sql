-- SPDX-License-Identifier: Apache-2.0
-- Mailboxes lent: who works in the mailbox of which position, for which acts, from when until when.
-- acts and works: words between ';'; no works: all of it. until_date null: until revoked.
CREATE TABLE directory_mailbox_grant (
    id {{uuid}} PRIMARY KEY,
    kind TEXT NOT NULL,
    position_id {{uuid}} NOT NULL REFERENCES directory_position (id),
    giver_id {{uuid}} NOT NULL REFERENCES directory_appointment (id),
    receiver_id {{uuid}} NOT NULL REFERENCES directory_appointment (id),
    acts TEXT NOT NULL,
    works TEXT NOT NULL DEFAULT '',
    highest TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT,
    reason TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL,
    entered_at {{ms}} NOT NULL,
    revoked_at {{ms}},
    revoked_by TEXT NOT NULL DEFAULT '',
    revoke_reason TEXT NOT NULL DEFAULT ''
) {{table}};
CREATE INDEX directory_mailbox_grant_position ON directory_mailbox_grant (position_id, id);
CREATE INDEX directory_mailbox_grant_receiver ON directory_mailbox_grant (receiver_id, id);
